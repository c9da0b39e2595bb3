import type { FamilyName } from '../paths/families/family';
import type { FramePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import { type Claim, type Claims, folderName, installed, saidPackage, versionedName } from './claims/claim';
import { dartPackage } from './claims/dart';
import { project } from './claims/dotnet';
import { application } from './claims/elixir';
import { goModule } from './claims/go';
import { amongSources, namespaces, npmName, webExtension } from './claims/javascript';
import { inModules } from './claims/modules';
import { className, composerName } from './claims/php';
import { topPackage } from './claims/python';
import { gem } from './claims/ruby';
import { crate, crateName } from './claims/rust';

/** What frames say of their packages, by family of languages. */
export const claims: Partial<Record<FamilyName, readonly Claims[]>> = {
  javascript: [namespaces, saidPackage, webExtension, amongSources, installed(npmName)],
  dart: [dartPackage, installed(versionedName)],
  go: [goModule],
  rust: [crate, installed(crateName)],
  php: [className, installed(composerName)],
  python: [topPackage],
  ruby: [gem],
  elixir: [application, installed(folderName)],
  dotnet: [project, installed(versionedName)],
  native: [installed(folderName)],
  perl: [inModules],
  lua: [inModules],
};

/** All that a frame says of its package. */
export function claimsOf(frame: TraceFrame, paths: FramePaths): readonly Claim[] {
  return (claims[paths.family] ?? []).flatMap((claim) => claim(frame, paths));
}
