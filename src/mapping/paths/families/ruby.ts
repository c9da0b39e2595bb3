import type { TraceFrame } from '../../trace';
import { inCheckout } from './checkouts';
import { evaluatedAt, type Family, paths, type Spelling } from './family';

/** Ruby. */
export const ruby: Family = {
  platforms: ['ruby'],
  endings: ['rb'],
  spellings: [evaluated, paths],
  // `(execjs)`, `(eval)`, `(irb)`
  nowhere: [/^\(.*\)$/s],
  runtimePaths: [
    // also `jruby.home/lib/ruby/stdlib/…`
    /(?:^|\/)lib(?:64)?\/ruby\/(?:\d[\d.]*|stdlib|site_ruby)\/(?!gems\/)/,
  ],
  runtimeFrames: [isInternal],
  dependencies: [
    // `gems/rack-2.2.3/lib/rack/head.rb`
    { folder: ['gems'], holds: ([gem = '']) => /-\d+\.\d/.test(gem) },
    // from git: `bundler/gems/blorgh-19a101f550c9/…`
    { folder: ['bundler', 'gems'] },
    // what starts gems' programs in a container
    { folder: ['local', 'bundle', 'bin'] },
    // Debian's packages
    { folder: ['ruby', 'vendor_ruby'] },
    { folder: ['vendor'], holds: ([name = '']) => /^(?:bundle|gems)$/.test(name) },
  ],
  layouts: [inCheckout],
  manifests: [],
};

/** `(eval at /srv/shop/lib/rules.rb:265)` */
function evaluated({ filename = '' }: TraceFrame): readonly Spelling[] {
  const [, file, line] = /^\(eval at (.+):(\d{1,9})\)$/s.exec(filename) ?? [];
  return file === undefined || line === undefined ? [] : [evaluatedAt('filename', file, line)];
}

/** `<internal:kernel>`: Ruby's own methods that are written in Ruby. */
function isInternal({ filename = '' }: TraceFrame): boolean {
  return filename.startsWith('<internal:');
}
