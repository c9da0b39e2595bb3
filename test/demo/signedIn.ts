import * as path from 'node:path';
import { projectRoot } from '../projectRoot';

/** What a VS Code of the demo needs to be signed in by itself. */
export interface SignedIn {
  /** The address, and the file that holds the token, for whoever signs in by hand. */
  readonly server: string;
  readonly tokenFile: string;
  /** Folders of extensions: Faultline, and the companion that runs its sign-in command. */
  readonly extensions: readonly string[];
  /** Environment of the extension host. */
  readonly env: Readonly<Record<string, string>>;
}

/** @param tokenFile holds the token; it is not handed over in the environment, which any process may read. */
export function signedIn(server: string, tokenFile: string): SignedIn {
  return {
    ...{ server, tokenFile },
    extensions: [projectRoot, path.join(__dirname, 'companion')],
    env: { FAULTLINE_DEMO_SERVER: server, FAULTLINE_DEMO_TOKEN_FILE: tokenFile },
  };
}
