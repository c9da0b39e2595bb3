import type { TraceFrame } from '../../trace';
import { erlangFiles, elixirModules } from './beamLibrary';
import { type EndsAlike, type Family, type Layout, paths } from './family';

/** Elixir and Erlang. */
export const elixir: Family = {
  platforms: ['elixir'],
  endings: ['ex', 'erl'],
  spellings: [paths],
  // `nofile` and `iex`, where code was typed or evaluated
  nowhere: [/^(?:nofile|iex(?:#\d+)?)$/],
  runtimePaths: [
    // `lib/elixir/lib/kernel.ex`
    /(?:^|\/)lib\/(?:elixir|eex|ex_unit|iex|logger|mix)\/lib\/.*\.ex$/s,
    // `/usr/lib/erlang/lib/stdlib-3.17/src/gen_server.erl`
    /(?:^|\/)(?:erlang|otp)\/lib\/\w+(?:-[\d.]+)?\/(?:src|include)\/.*\.[eh]rl$/s,
  ],
  runtimeFrames: [isOfElixir, isOfErlang],
  dependencies: [
    {
      folder: ['deps'],
      holds: ([, folder = '', ...below]) =>
        /^(?:lib|src|web)$/.test(folder) && /\.(?:exs?|erl|hrl|[hl]?eex)$/.test(below.at(-1) ?? ''),
    },
  ],
  layouts: [inItsApplication],
  manifests: ['mix.exs'],
  packageNames: applicationsOf,
};

/** `BusinessLogic.ApiKey` of `Elixir.BusinessLogic.ApiKey`. */
function moduleOf({ module = '' }: TraceFrame): string {
  return module.replace(/^Elixir\./, '');
}

/** An application's folder is named like the first part of its modules, or like the first two: `shop_web`. */
function applicationsOf(frame: TraceFrame): readonly string[] {
  const [first = '', second = ''] = moduleOf(frame).slice(0, 200).split('.');
  const heads = /^[A-Z]/.test(first) ? [first, first + second] : [];
  return heads.map((head) => head.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase());
}

/** A module of Elixir's own applications, whose paths are like those of any other: `lib/uri.ex`. */
function isOfElixir(frame: TraceFrame): boolean {
  return paths(frame).length > 0 && elixirModules.has(moduleOf(frame));
}

/** A file of Erlang's own applications, which were built in their folders. */
function isOfErlang({ filename = '' }: TraceFrame): boolean {
  return erlangFiles.has(filename);
}

/** A path begins at an application: below `lib` lies the folder that is named like it. */
function inItsApplication({
  told: [root = '', application = '', ...below],
  here,
  matched,
}: EndsAlike): Layout {
  const isPackaged = root === 'lib' && below.length > 0 && matched <= here.length;
  return isPackaged && !here.includes(application) ? 'differs' : undefined;
}
