import type { TraceFrame } from '../../trace';
import { inCheckout } from './checkouts';
import {
  type EndsAlike,
  evaluatedAt,
  type Family,
  type Layout,
  paths,
  spelled,
  type Spelling,
} from './family';

/** Ruby. */
export const ruby: Family = {
  platforms: ['ruby'],
  endings: ['rb'],
  spellings: [evaluated, inGem, paths],
  // `(execjs)`, `(eval)`, `(irb)`
  nowhere: [/^\(.*\)$/s],
  runtimePaths: [
    // also `jruby.home/lib/ruby/stdlib/…`
    /(?:^|\/)lib(?:64)?\/ruby\/(?:\d[\d.]*|stdlib|site_ruby)\/(?!gems\/)/,
  ],
  runtimeFrames: [isInternal],
  dependencies: [
    // `gems/rack-2.2.3/lib/rack/head.rb`
    { folder: ['gems'], isCopy: true, holds: isGem },
    // what Bundler packs beside the application
    { folder: ['vendor', 'cache'], holds: ([gem = '']) => /-(?:\d+\.\d|[0-9a-f]{7,40}$)/.test(gem) },
    // where Ruby and Bundler keep gems, versions may have no dot: `bundle/gems/foo-20/lib/foo.rb`
    { folder: [/^(?:bundle|\d+\.\d+(?:\.\d+)?)$/, 'gems'], holds: ([gem = '']) => /-\d+$/.test(gem) },
    // from git: `bundler/gems/blorgh-19a101f550c9/…`
    { folder: ['bundler', 'gems'], isCopy: true },
    // what starts gems' programs in a container
    { folder: ['local', 'bundle', 'bin'] },
    // Debian's packages
    { folder: ['ruby', 'vendor_ruby'] },
    { folder: ['vendor'], isCopy: true, holds: ([name = '']) => /^(?:bundle|gems)$/.test(name) },
  ],
  layouts: [inProject, inCheckout],
  manifests: [],
};

/** Folders of a gem that hold its code. */
export const GEM_FOLDERS: ReadonlySet<string> = new Set(['lib', 'app', 'bin', 'exe', 'ext', 'config', 'db']);

/** `rack-2.2.3`, and what a gem has in it. */
function isGem([gem = '', ...below]: readonly string[]): boolean {
  return /-\d+\.\d/.test(gem) && (GEM_FOLDERS.has(below[0] ?? '') || below.at(-1)?.endsWith('.rb') === true);
}

/** `webpacker (4.3.0) lib/webpacker/compiler.rb`: Rails shortens the paths of gems. */
function inGem({ filename = '' }: TraceFrame): readonly Spelling[] {
  const [, name, version, path] = /^([\w.-]{1,100}) \((\d[\w.-]*)\) ([^\s].*)$/s.exec(filename) ?? [];
  return path === undefined ? [] : [spelled('filename', `gems/${name}-${version}/${path}`)];
}

/** `(eval at /srv/shop/lib/rules.rb:265)` */
function evaluated({ filename = '' }: TraceFrame): readonly Spelling[] {
  const [, file, line] = /^\(eval at (.+):(\d{1,9})\)$/s.exec(filename) ?? [];
  return file === undefined || line === undefined ? [] : [evaluatedAt('filename', file, line)];
}

/** The file name of the application's own code is all of its path below the application's root. */
function inProject({
  frame: { filename = '', absPath = '', inApp },
  from,
  told,
  here,
  has,
}: EndsAlike): Layout {
  const isStripped = inApp === true && absPath.endsWith(`/${filename}`) && !/^[/\\]|^[a-z]:/i.test(filename);
  const path = (isStripped ? filename : '').replaceAll('\\', '/');
  const isRivalled = from !== 'module' && told.length > 1 && path !== here.join('/') && has(path);
  return isRivalled ? 'differs' : undefined;
}

/** `<internal:kernel>`: Ruby's own methods that are written in Ruby. */
function isInternal({ filename = '' }: TraceFrame): boolean {
  return filename.startsWith('<internal:');
}
