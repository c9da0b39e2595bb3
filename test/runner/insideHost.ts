/** What VS Code calls inside its extension host: `--extensionTestsPath` names the bundle of this file. */
import { markConsole } from '../vscode/consoleMark';
import { mochaRunFromEnvironment, runMocha } from './runMocha';

/** Rejects when a test failed, which is how the host comes to its exit code. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  markConsole();
  const { failed } = await runMocha(mochaRunFromEnvironment());
  if (failed > 0) throw new Error(`${failed} test(s) failed`);
}
