import type { FramePath } from '../paths/framePath';

/**
 * What the frames of one trace tell about each other: frames that start with `/srv/app` were found below
 * `services/shop`, so another that starts there lies there too. A code mapping, guessed from one trace.
 */
export class Bonds {
  /** Start of a frame's path → folder of the workspace → the paths that were found there. */
  private readonly votes = new Map<string, Map<string, Set<string>>>();

  /** Notes that a frame's path was found to be this file, `/` between segments. */
  add(path: FramePath, file: string): void {
    const here = file.split('/');
    const common = commonSuffix(path.segments, here);
    const start = startOf(path, path.segments.length - common);
    const folder = here.slice(0, here.length - common).join('/');
    const folders = this.votes.get(start) ?? new Map<string, Set<string>>();
    const voters = folders.get(folder) ?? new Set<string>();
    this.votes.set(start, folders.set(folder, voters.add(startOf(path, path.segments.length))));
  }

  /** The file that the other frames point to, if it `exists`; the longest start that agrees decides. */
  fileFor(path: FramePath, exists: (file: string) => boolean): string | undefined {
    const self = startOf(path, path.segments.length);
    for (let length = path.segments.length - 1; length >= 0; length--) {
      const folder = winner(this.votes.get(startOf(path, length)), self);
      const below = path.segments.slice(length).join('/');
      const file = folder === '' ? below : `${folder ?? ''}/${below}`;
      if (folder !== undefined && exists(file)) {
        return file;
      }
    }
    return undefined;
  }
}

/** The folder with the most votes of others; none where two have as many. */
function winner(
  folders: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  self: string,
): string | undefined {
  const counted = [...(folders ?? [])].map(([folder, voters]) => ({
    folder,
    votes: voters.size - Number(voters.has(self)),
  }));
  const [first, second] = counted.sort((a, b) => b.votes - a.votes);
  return first !== undefined && first.votes > (second?.votes ?? 0) ? first.folder : undefined;
}

function startOf(path: FramePath, length: number): string {
  return JSON.stringify([path.root, path.climbs, ...path.segments.slice(0, length)]);
}

function commonSuffix(one: readonly string[], other: readonly string[]): number {
  let common = 0;
  while (common < one.length && common < other.length && one.at(-1 - common) === other.at(-1 - common)) {
    common++;
  }
  return common;
}
