import type { FramePath } from './framePath';

/**
 * What the frames of one trace tell about each other: frames that start with `/srv/app` were found below
 * `services/shop`, so another that starts there lies there too. A code mapping, guessed from one trace.
 */
export class Bonds {
  /** Start of a frame's path → folder of the workspace → number of frames. */
  private readonly votes = new Map<string, Map<string, number>>();

  /** Notes that a frame's path was found to be this file, `/` between segments. */
  add(path: FramePath, file: string): void {
    const here = file.split('/');
    const common = commonSuffix(path.segments, here);
    const start = startOf(path, path.segments.length - common);
    const folder = here.slice(0, here.length - common).join('/');
    const folders = this.votes.get(start) ?? new Map<string, number>();
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
    this.votes.set(start, folders);
  }

  /** The file that the other frames point to, if it `exists`; the longest start that agrees decides. */
  fileFor(path: FramePath, exists: (file: string) => boolean): string | undefined {
    for (let length = path.segments.length - 1; length >= 0; length--) {
      const folder = winner(this.votes.get(startOf(path, length)));
      const file = [...(folder ?? '').split('/'), ...path.segments.slice(length)]
        .filter((part) => part !== '')
        .join('/');
      if (folder !== undefined && exists(file)) {
        return file;
      }
    }
    return undefined;
  }
}

/** The folder with the most votes; none where two have as many. */
function winner(folders: ReadonlyMap<string, number> | undefined): string | undefined {
  const [first, second] = [...(folders ?? [])].sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
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
