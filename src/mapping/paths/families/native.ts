import { type Family, paths } from './family';

/** C, C++, Objective-C and Swift. */
export const native: Family = {
  platforms: ['native', 'cocoa', 'objc', 'c'],
  endings: [],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [],
  dependencies: [{ folder: ['Pods'] }],
  manifests: [],
};
