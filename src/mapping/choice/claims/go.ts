import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import type { Package, PackageBook } from '../packages';
import type { Claim } from './claim';

/** `github.com/acme/shop/v2`, wherever in the path it begins: at its start, at a host, in `src` or `vendor`. */
export function goModule(_frame: TraceFrame, { paths, inDependency = [] }: FramePaths): readonly Claim[] {
  return paths.map((path) => ({
    path,
    isSure: true,
    unknown: path.root === '' && path.segments.length > 1 && isHost(path.segments[0]) ? 'foreign' : 'silent',
    find: (book) => {
      for (const named of [(name: string) => book.named(name), otherMajors(book)]) {
        for (const [start, end] of modulePaths(path.segments)) {
          const packages = named(path.segments.slice(start, end).join('/'));
          if (packages.length > 0) {
            return packages.map((one) => ({ package: one, below: path.segments.slice(end) }));
          }
        }
      }
      const [name = '', ...below] = inDependency;
      return book.unnamed(name).map((one) => ({ package: one, below }));
    },
  }));
}

/** The modules of a name but for their major version: a release may be older than the last `/v3`, or newer. */
function otherMajors({ all }: PackageBook): (name: string) => readonly Package[] {
  const byName = new Map<string, Package[]>();
  for (const one of all.filter(({ isGuess }) => !isGuess)) {
    const name = withoutMajor(one.name);
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return (name) => byName.get(withoutMajor(name)) ?? [];
}

function withoutMajor(name: string): string {
  return name.replace(/\/v\d+$/, '');
}

/** So many leading segments may stand before a module's path, and be in it. */
const GO_REACH = { start: 12, length: 8 } as const;

/** Where in a path a module's path may stand, the innermost and then the longest first: from the first, up to the second. */
function modulePaths(segments: readonly string[]): readonly (readonly [number, number])[] {
  return segments
    .slice(0, GO_REACH.start)
    .map((segment, start) =>
      start === 0 || segment.includes('.') || segments[start - 1] === 'src'
        ? Array.from(
            { length: GO_REACH.length },
            (_one, at) => [start, start + GO_REACH.length - at] as const,
          )
        : [],
    )
    .toReversed()
    .flat();
}

function isHost(segment = ''): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/.test(segment);
}
