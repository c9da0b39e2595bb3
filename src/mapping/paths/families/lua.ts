import { type Family, paths } from './family';

/** Lua. */
export const lua: Family = {
  platforms: ['lua'],
  endings: ['lua'],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [],
  manifests: [],
};
