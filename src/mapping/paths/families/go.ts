import type { TraceFrame } from '../../trace';
import { baseName, type Family, paths, spelled, type Spelling } from './family';

/** Top-level packages of Go's library that servers meet; a module's own path has a dot in its first segment. */
export const goLibrary: ReadonlySet<string> = new Set(
  'bufio bytes compress container context crypto database encoding errors expvar flag fmt go hash html image io iter log maps math mime net os path reflect regexp runtime slices sort strconv strings sync syscall testing text time unicode unsafe'.split(
    ' ',
  ),
);

export const go: Family = {
  platforms: ['go'],
  endings: ['go'],
  spellings: [spellings],
  runtimePaths: [],
  runtimeFrames: [isLibraryFrame],
  dependencies: [
    // the module cache: `pkg/mod/github.com/…`
    { folder: ['pkg', 'mod'], holds: ([host = '']) => host.includes('.') },
    // `vendor/github.com/…`
    { folder: ['vendor'], holds: ([host = '']) => /^[\w-]+\.[a-z]{2,}$/.test(host) },
  ],
  manifests: ['go.mod'],
};

/** The import path `github.com/acme/shop/cart` + the base name; absolute paths leave `filename` empty. */
function spellings(frame: TraceFrame): readonly Spelling[] {
  const told = paths(frame);
  const module = frame.module ?? '';
  const base = baseName(frame.filename ?? frame.absPath ?? '');
  return module.includes('/') && base !== '' ? [...told, spelled('module', `${module}/${base}`)] : told;
}

/** `net/http`, or a file of `…/go/src/net/http/`. */
function isLibraryFrame({ module = '', absPath = '', filename = '', inApp }: TraceFrame): boolean {
  const installed = /(?:^|\/)go\/src\/([a-z]+)\//.exec(absPath === '' ? filename : absPath)?.[1];
  return goLibrary.has(installed ?? '') || (inApp !== true && goLibrary.has(module.replace(/\/.*$/s, '')));
}
