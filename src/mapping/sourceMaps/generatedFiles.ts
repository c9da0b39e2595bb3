import type { FilesByName } from '../files/filesByName';
import type { FramePath } from '../paths/framePath';

/** Where builds put what servers serve from elsewhere: `/assets/index-3f2a1b9c.js` lies in `dist/assets/`. */
const OUTPUTS = ['dist', 'build', 'public', 'out'];

/** So many segments of a frame's path are kept, and in so many packages of a monorepo a file is simply tried. */
const MOST_SEGMENTS = 6;
const MOST_TRIED = 9;
const MOST_GROUPS = 8;

/** So many packages of a monorepo are looked through for what builds have left. */
const MOST_PACKAGES = 300;

/**
 * Where in the workspace a generated file may lie, in groups that agree equally far with the frame's path, longest
 * first: below the folder itself and below each package. Build output is usually ignored by git, so that the index
 * does not know it: these paths are simply tried. `isOutput` tells that the frame's path looks like build output;
 * else only the folder itself is tried.
 */
export function generatedFiles(
  paths: readonly FramePath[],
  index: FilesByName,
  isOutput: boolean,
): readonly (readonly string[])[] {
  const endings = [...new Set(paths.flatMap(({ segments }) => endingsOf(segments)))].sort(
    (a, b) => depth(b) - depth(a),
  );
  const folders = isOutput ? packageFolders(index).slice(0, MOST_TRIED) : [''];
  const below = (ending: string) => folders.map((folder) => (folder === '' ? ending : `${folder}/${ending}`));
  const served = (isOutput ? endings.slice(-2) : []).map((ending) =>
    OUTPUTS.flatMap((output) => below(`${output}/${ending}`)),
  );
  const groups = [...endings.filter((ending) => isOutput || depth(ending) > 1).map(below), ...served];
  return groups.slice(0, MOST_GROUPS);
}

/** `['app/dist/main.js', 'dist/main.js', 'main.js']` of `/app/dist/main.js`. */
function endingsOf(segments: readonly string[]): readonly string[] {
  const kept = segments.slice(-MOST_SEGMENTS);
  return kept.map((_segment, at) => kept.slice(at).join('/'));
}

function depth(path: string): number {
  return path.split('/').length;
}

/** The folders below which builds write: the workspace folder itself, `''`, and those of its packages. */
export function packageFolders(index: FilesByName): readonly string[] {
  const folders = index.named('package.json').map((manifest) => manifest.slice(0, -'/package.json'.length));
  return [...new Set(['', ...folders])].slice(0, MOST_PACKAGES);
}
