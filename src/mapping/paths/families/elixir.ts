import { type Family, paths } from './family';

/** Elixir and Erlang. */
export const elixir: Family = {
  platforms: ['elixir'],
  endings: ['ex', 'exs', 'erl'],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [],
  manifests: ['mix.exs'],
};
