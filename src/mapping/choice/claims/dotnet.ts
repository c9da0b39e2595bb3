import type { FramePaths } from '../../paths/framePath';
import type { TraceFrame } from '../../trace';
import { byManifest, type Claim } from './claim';

/** So many parts of a class's name may be its project's. */
const MOST_PARTS = 20;

/**
 * `Shop.Api.csproj` of the assembly `Shop.Api, Version=1.0.0.0`, or of the class `Shop.Api.Controllers.CartController`:
 * the longest name that is here.
 */
export function project(frame: TraceFrame, { paths, inDependency }: FramePaths): readonly Claim[] {
  const [assembly = ''] = (frame.package ?? '').split(',');
  const parts = (frame.module ?? '').split('.').slice(0, MOST_PARTS);
  const namespaces = parts.map((_part, at) => parts.slice(0, parts.length - at).join('.'));
  const names = [assembly.trim(), ...namespaces].filter((name) => name !== '');
  const manifests = names.flatMap((name) => ['cs', 'fs', 'vb'].map((kind) => `${name}.${kind}proj`));
  return names.length === 0 || inDependency !== undefined
    ? []
    : paths.map((path) => ({
        path,
        isSure: false,
        unknown: 'silent',
        find: byManifest(manifests, path.segments),
      }));
}
