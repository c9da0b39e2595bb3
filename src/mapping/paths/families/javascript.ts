import type { TraceFrame } from '../../trace';
import { type Family, paths } from './family';

/** JavaScript and what is compiled to it. */
export const javascript: Family = {
  platforms: ['javascript', 'node'],
  endings: [],
  spellings: [paths],
  runtimePaths: [],
  runtimeFrames: [isNodeRuntime],
  dependencies: [
    { folder: ['node_modules'] },
    { folder: ['bower_components'] },
    { folder: ['.pnpm'] },
    // old webpack's `./~/react/index.js`
    { folder: ['~'], holds: (below) => /\.[cm]?jsx?$/.test(below.at(-1) ?? '') },
  ],
  manifests: ['package.json'],
};

/** Old versions of Node name their own files without `node:`. */
function isNodeRuntime({ filename = '', inApp }: TraceFrame): boolean {
  return inApp !== true && /^internal\/[\w/-]+(?:\.js)?$/.test(filename);
}
