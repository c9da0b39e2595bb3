import type { TraceFrame } from './trace';

/**
 * In which of several workspace folders the frames of a trace stand that one folder alone has. A frame that several
 * folders have equally well stands in the nearest: the one in which most frames stand whose paths begin as its own
 * does, as those of one program do (`/srv/api/src/orders.ts` and `/srv/api/src/index.ts`).
 */
export class Neighbours {
  /** Start of a path → folder → paths that begin so and were found in it. */
  private readonly found = new Map<string, Map<string, Set<string>>>();

  /** Notes a frame that one folder alone has; `matched` segments of its path agree with the file's. */
  add(frame: TraceFrame, matched: number, folder: string): void {
    const start = startOf(frame, matched);
    const folders = this.found.get(start) ?? new Map<string, Set<string>>();
    const paths = folders.get(folder) ?? new Set<string>();
    this.found.set(start, folders.set(folder, paths.add(pathOf(frame))));
  }

  /** The folder nearest to a frame; `undefined` where no other frame tells, or two folders are as near. */
  nearest(frame: TraceFrame, matched: number): string | undefined {
    const folders = [...(this.found.get(startOf(frame, matched)) ?? [])].map(([folder, paths]) => ({
      folder,
      count: paths.size,
    }));
    const [first, second] = folders.toSorted((a, b) => b.count - a.count);
    return first !== undefined && first.count > (second?.count ?? 0) ? first.folder : undefined;
  }
}

/** What stands before the part of a path that agrees with a file: `/srv/api`. */
function startOf(frame: TraceFrame, matched: number): string {
  const segments = pathOf(frame).split(/[\\/]/);
  return segments.slice(0, Math.max(0, segments.length - matched)).join('/');
}

function pathOf({ absPath, filename, module }: TraceFrame): string {
  return absPath ?? filename ?? module ?? '';
}
