import { iniValues } from '../base/ini';
import { parseServerAddress, sentryIo, type ServerAddress } from './serverAddress';
import { type PastedToken, readToken } from './token';

/** Where a token of Sentry's own command line tool was found. */
export type TokenSource = 'SENTRY_AUTH_TOKEN' | '~/.sentryclirc';

/** A token that this machine holds already. It is sent nowhere before a person has seen the server and said so. */
export interface FoundToken {
  readonly source: TokenSource;
  /** The server that the token is for. */
  readonly server: ServerAddress;
  readonly token: PastedToken;
}

/**
 * The tokens of the environment and of the home folder's `.sentryclirc`. As for Sentry's tool, a server that the one
 * does not name is the one that the other names, else sentry.io: never one that a workspace names.
 * @param file the text of `~/.sentryclirc`; `undefined` where there is none.
 */
export function foundTokens(
  environment: Readonly<Record<string, string | undefined>>,
  file: string | undefined,
): readonly FoundToken[] {
  const values = iniValues(file ?? '');
  const [urlHere, urlInFile] = [environment['SENTRY_URL'], values.get('defaults.url')].map(present);
  const given: readonly (readonly [TokenSource, string | undefined, string | undefined])[] = [
    ['SENTRY_AUTH_TOKEN', present(environment['SENTRY_AUTH_TOKEN']), urlHere ?? urlInFile],
    ['~/.sentryclirc', present(values.get('auth.token')), urlInFile ?? urlHere],
  ];
  return given.flatMap(([source, token, url]) =>
    token === undefined
      ? []
      : [{ source, server: parseServerAddress(url ?? sentryIo), token: readToken(token) }],
  );
}

function present(value: string | undefined): string | undefined {
  return value?.trim() === '' ? undefined : value;
}
