import { type Family, paths } from './family';

/** Perl. */
export const perl: Family = {
  platforms: ['perl'],
  endings: ['pl', 'pm'],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [],
  manifests: [],
};
