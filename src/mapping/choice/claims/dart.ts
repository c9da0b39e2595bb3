import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import { byName, type Claim } from './claim';

/** `shop` of `package:shop/cart/total.dart`; every package but those here is somebody else's. */
export function dartPackage(_frame: TraceFrame, { paths }: FramePaths): readonly Claim[] {
  return paths.flatMap((path) =>
    path.root.startsWith('package:')
      ? [
          {
            path,
            isSure: true,
            unknown: 'foreign' as const,
            find: byName([path.root.slice('package:'.length)], path.segments),
          },
        ]
      : [],
  );
}
