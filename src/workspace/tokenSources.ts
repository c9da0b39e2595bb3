import { homedir } from 'node:os';
import { textOnDisk } from '../base/textOnDisk';
import { type FoundToken, foundTokens } from '../sentry/foundTokens';

/**
 * The tokens that Sentry's own tool would use on this machine: of the environment and of the home folder, never of a
 * workspace.
 */
export async function tokensOnThisMachine(signal: AbortSignal): Promise<readonly FoundToken[]> {
  return foundTokens(process.env, await textOnDisk(homedir(), '.sentryclirc', signal));
}
