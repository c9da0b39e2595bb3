import type { TraceFrame } from '../../trace';
import { inCheckout } from './checkouts';
import { evaluatedAt, type Family, paths, type Spelling } from './family';

/** Perl. */
export const perl: Family = {
  platforms: ['perl'],
  endings: ['pl', 'pm'],
  spellings: [evaluated, paths],
  // `(eval 21)`, the command line's `-e` and what came from the standard input
  nowhere: [/^\(eval \d+\)/, /^-e?$/],
  runtimePaths: [
    // Debian's `/usr/share/perl/5.36/…`; below `/usr/local` lies what was added
    /^usr\/(?:share|lib(?:\/[\w-]+)?)\/perl(?:-base|\/5\.\d[\d.]*)\//,
    // `/usr/local/lib/perl5/5.36.0/…`, but not a person's own `~/perl5/lib/perl5/5.36.0/…`
    /(?:^|\/)(?<!perl5\/)lib(?:64)?\/perl5\/(?:5\.\d|core_perl\/)/,
    // perlbrew's `perl-5.36.0/lib/5.36.0/…`
    /(?:^|\/)lib\/5\.\d+\.\d+\/.*\.p[lm]$/s,
  ],
  runtimeFrames: [isOnDrive],
  dependencies: [
    // `/usr/share/perl5/Plack/…`, `~/perl5/lib/perl5/Plack/…`
    { folder: [/^(?:share|lib(?:64)?|\w+-linux-gnu)$/, 'perl5'] },
    { folder: [/^(?:site|vendor)_perl$/] },
    // Windows: `C:/Strawberry/perl/site/lib/Moose.pm`
    { folder: [/^perl(?:64)?$/i, /^(?:site|vendor)$/, 'lib'] },
    // `/usr/local/share/perl/5.36.0/Plack/…`
    { folder: ['perl', /^5\.\d/] },
  ],
  layouts: [inCheckout],
  manifests: [],
};

/** The debugger tells where the code was evaluated: `(eval 5)[shell:2]`. */
function evaluated({ filename = '' }: TraceFrame): readonly Spelling[] {
  const [, file, line] = /^\(eval \d+\)\[(.+):(\d{1,9})\]$/s.exec(filename) ?? [];
  return file === undefined || line === undefined ? [] : [evaluatedAt('filename', file, line)];
}

/** Where Windows has Perl: `D:/Perl/lib/Exporter.pm`, `C:\Strawberry\perl\lib\Carp.pm`. */
function isOnDrive({ filename = '' }: TraceFrame): boolean {
  return /^[a-z]:[\\/](?:strawberry[\\/])?perl(?:64)?[\\/]lib[\\/]/i.test(filename);
}
