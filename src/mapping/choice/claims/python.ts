import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import type { Claim } from './claim';

/** `orders/signals.py` in `site-packages`: a top package is named otherwise than what was installed, so its folder tells. */
export function topPackage(
  _frame: TraceFrame,
  { paths: [path], inDependency }: FramePaths,
): readonly Claim[] {
  return path === undefined || inDependency === undefined
    ? []
    : [
        {
          path,
          isSure: true,
          unknown: 'foreign',
          find: ({ all }, index) =>
            all
              .flatMap((one) => ['', 'src/'].map((folder) => ({ one, file: one.folder + folder })))
              .filter(({ file }) => index.has(file + inDependency.join('/')))
              .map(({ one, file }) => ({
                package: one,
                below: `${file.slice(one.folder.length)}${inDependency.join('/')}`.split('/'),
              })),
        },
      ];
}
