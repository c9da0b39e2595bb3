import { buildExtension } from '../build';
import { findChromium } from '../vscode/chromium';
import { hasServerBuild } from '../vscode/desktop';
import { serverBuild } from '../vscode/serverBuild';
import { releaseNamed } from '../vscode/versions';

/**
 * Builds the extension and fetches the editor, before the clocks of the tests start. Returns what is in the way, as the
 * end of a sentence, or nothing.
 */
export async function prepareEditor(vscode: string): Promise<string | undefined> {
  try {
    await buildExtension();
  } catch {
    return 'the extension could not be built'; // esbuild has said why
  }
  if (!hasServerBuild) return undefined;
  try {
    await serverBuild(releaseNamed(vscode));
    await findChromium();
  } catch (error) {
    console.error((error as Error).message);
    return 'VS Code or Chromium could not be fetched';
  }
  return undefined;
}
