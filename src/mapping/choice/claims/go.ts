import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import type { Claim } from './claim';

/** `github.com/acme/shop/v2`, wherever in the path it begins: at its start, at a host, in `src` or `vendor`. */
export function goModule(_frame: TraceFrame, { paths, inDependency = [] }: FramePaths): readonly Claim[] {
  return paths.map((path) => ({
    path,
    isSure: true,
    unknown: path.root === '' && isHost(path.segments[0]) ? 'foreign' : 'silent',
    find: (book) => {
      for (const [start, end] of modulePaths(path.segments)) {
        const packages = book.named(path.segments.slice(start, end).join('/'));
        if (packages.length > 0) {
          return packages.map((one) => ({ package: one, below: path.segments.slice(end) }));
        }
      }
      const [name = '', ...below] = inDependency;
      return book.unnamed(name).map((one) => ({ package: one, below }));
    },
  }));
}

/** So many leading segments may stand before a module's path, and be in it. */
const GO_REACH = { start: 12, length: 8 } as const;

/** Where in a path a module's path may stand, the innermost and then the longest first: from the first, up to the second. */
function modulePaths(segments: readonly string[]): readonly (readonly [number, number])[] {
  return segments
    .slice(0, GO_REACH.start)
    .map((segment, start) =>
      start === 0 || segment.includes('.') || segments[start - 1] === 'src'
        ? Array.from(
            { length: GO_REACH.length },
            (_one, at) => [start, start + GO_REACH.length - at] as const,
          )
        : [],
    )
    .toReversed()
    .flat();
}

function isHost(segment = ''): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/.test(segment);
}
