import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import { byManifest, type Claim } from './claim';

/** `rack` of `gems/rack-2.2.3/lib/rack/head.rb`; one that Bundler fetched from git bears its commit. */
export function gem(_frame: TraceFrame, { paths: [path], inDependency }: FramePaths): readonly Claim[] {
  const [folder = '', ...below] = inDependency ?? [];
  const name = folder.replace(/-(?:\d+(?:\.\w+)*|[0-9a-f]{7,40})(?:-[a-z][\w-]*)?$/, '');
  return path === undefined || name === ''
    ? []
    : [{ path, isSure: true, unknown: 'foreign', find: byManifest([`${name}.gemspec`], below) }];
}
