import { isGenerated } from '../paths/names';
import { type Built, builtAt, type GeneratedFrame, type GeneratedGround } from './build';
import { generatedFiles, packageFolders } from './generatedFiles';
import type { NamedLike } from './namedLike';

/**
 * The maps that may be a frame's, all of one standing: asks for debug ids first, then among the files of the frame's
 * name, then among all that builds have left. `undefined` where there is none at all.
 */
export async function buildsOf(
  one: GeneratedFrame,
  ground: GeneratedGround,
): Promise<readonly Built[] | undefined> {
  const isOutput = one.debugId !== undefined || one.paths.paths.some(isGenerated);
  const named: (readonly Built[])[] = [];
  for (const files of generatedFiles(one.paths.paths, ground.index, isOutput)) {
    const group = await builtAtEach(files, one, ground);
    const proven = group.filter(one.debugId === undefined ? isSame : isStamped);
    if (proven.length > 0) {
      return proven;
    }
    named.push(...(group.length > 0 ? [group] : []));
  }
  const left = isOutput ? await leftByBuilds(one, named.length === 0, ground) : [];
  const all = [...named, ...left];
  return first(all, isStamped) ?? first(all, isSame) ?? first(all, isUnknown) ?? all[0];
}

/** Of the first group that has any the maps that pass. */
function first(
  groups: readonly (readonly Built[])[],
  passes: (built: Built) => boolean,
): readonly Built[] | undefined {
  return groups.map((group) => group.filter(passes)).find((group) => group.length > 0);
}

const isStamped = (built: Built) => built.isStamped;
const isSame = ({ build }: Built) => build === 'same';
const isUnknown = ({ build }: Built) => build === 'unknown';

/** Looks through build output for the frame's debug id and, unless files of its name were found, for names like it. */
async function leftByBuilds(
  one: GeneratedFrame,
  byName: boolean,
  ground: GeneratedGround,
): Promise<readonly (readonly Built[])[]> {
  const { paths, debugId } = one;
  if (debugId === undefined && !byName) {
    return [];
  }
  const segments = paths.paths.map((path) => path.segments);
  const left = await ground.generated.output(packageFolders(ground.index), segments, debugId);
  const stamped = await Promise.all(
    left.stamped.map((file) => builtAt(file.replace(/\.map$/, ''), one, ground, file)),
  );
  const groups: (readonly Built[])[] = [stamped.filter((map) => map !== undefined).filter(isStamped)];
  for (const { like, nearest, others } of byName ? left.named : []) {
    const further = like === 'same' ? [] : await builtAtEach(others, one, ground);
    groups.push(believed(like, await builtAtEach(nearest, one, ground), further));
  }
  return groups.filter((group) => group.length > 0);
}

async function builtAtEach(
  files: readonly string[],
  one: GeneratedFrame,
  ground: GeneratedGround,
): Promise<readonly Built[]> {
  const built = await Promise.all(files.map((file) => builtAt(file, one, ground)));
  return built.filter((map) => map !== undefined);
}

/** Under another name the same build is only what proves to be it; one file that differs in its hash is another build. */
function believed(
  like: NamedLike['like'],
  nearest: readonly Built[],
  others: readonly Built[],
): readonly Built[] {
  if (like === 'same') {
    return nearest;
  }
  const same = [...nearest, ...others].filter(isSame);
  return same.length === 0 && like === 'otherHash' && nearest.length === 1
    ? nearest.map((map) => ({ ...map, build: 'other' as const }))
    : same;
}
