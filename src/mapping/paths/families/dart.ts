import { type Family, paths } from './family';

/** Dart and Flutter. */
export const dart: Family = {
  platforms: ['dart'],
  endings: ['dart'],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [{ folder: ['.pub-cache', 'hosted'] }],
  manifests: ['pubspec.yaml'],
};
