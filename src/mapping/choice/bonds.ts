import type { FramePath } from '../paths/framePath';
import { commonEnding } from './fits';

/** A frame that may lie in more files than this tells nothing. */
const MOST_FILES = 200;

/**
 * What the frames of one trace tell about each other: frames that start with `/srv/app` were found below
 * `services/shop`, so another that starts there lies there too. A code mapping, guessed from one trace.
 */
export class Bonds {
  /** Start of a frame's path → the frames that were found from there. */
  private readonly votes = new Map<string, Vote[]>();

  /** Notes the files that a frame's path may be, each with `/` between segments. */
  add(path: FramePath, files: readonly string[]): void {
    const whole = startOf(path, path.segments.length);
    for (const file of files.length > MOST_FILES ? [] : files) {
      const here = file.split('/');
      const common = commonEnding(path.segments, here);
      const start = startOf(path, path.segments.length - common);
      const folder = here.slice(0, here.length - common).join('/');
      const votes = this.votes.get(start) ?? [];
      const vote = votes.find((one) => one.path === whole) ?? { path: whole, folders: new Set() };
      vote.folders.add(folder);
      this.votes.set(start, votes.includes(vote) ? votes : [...votes, vote]);
    }
  }

  /** The file that the other frames point to, if it `exists`; the longest start that agrees decides. */
  fileFor(path: FramePath, exists: (file: string) => boolean): string | undefined {
    const self = startOf(path, path.segments.length);
    for (let length = path.segments.length - 1; length >= 0; length--) {
      const votes = this.votes.get(startOf(path, length)) ?? [];
      const folder = winner(votes.filter((vote) => vote.path !== self));
      const below = path.segments.slice(length).join('/');
      const file = folder === '' ? below : `${folder ?? ''}/${below}`;
      if (folder !== undefined && exists(file)) {
        return file;
      }
    }
    return undefined;
  }
}

/** A frame's path, and the folders from which it may have been found. */
interface Vote {
  readonly path: string;
  readonly folders: Set<string>;
}

/** The one folder that suits all frames; else the one for which most of those speak that know only one. */
function winner(votes: readonly Vote[]): string | undefined {
  const [first, ...others] = votes;
  const shared = [...(first?.folders ?? [])].filter((folder) =>
    others.every(({ folders }) => folders.has(folder)),
  );
  if (shared.length === 1) {
    return shared[0];
  }
  const counts = new Map<string, number>();
  for (const [folder] of votes.map(({ folders }) => [...folders]).filter(({ length }) => length === 1)) {
    counts.set(folder ?? '', (counts.get(folder ?? '') ?? 0) + 1);
  }
  const [most, next] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && most[1] > (next?.[1] ?? 0) ? most[0] : undefined;
}

function startOf(path: FramePath, length: number): string {
  return JSON.stringify([path.root, path.climbs, ...path.segments.slice(0, length)]);
}
