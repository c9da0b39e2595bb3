import type { TokenSource } from '../sentry/foundTokens';
import type { PastedToken } from '../sentry/token';
import type { ServerAddress } from '../sentry/serverAddress';
import { t } from './speak';

type WrongAddress = Extract<ServerAddress, { wrong: unknown }>['wrong'];
type WrongToken = Extract<PastedToken, { wrong: unknown }>['wrong'];

const wrongAddress: Readonly<Record<WrongAddress, () => string>> = {
  notAnAddress: () => t('This is no address. Examples: sentry.io, https://sentry.company.example'),
  credentials: () => t('Leave user name and password out of the address.'),
  protocol: () => t('The address must start with https:// (or http:// for this machine).'),
};

const wrongToken: Readonly<Record<WrongToken, () => string>> = {
  empty: () => t('Paste the token here.'),
  organization: () =>
    t(
      'This is an organization token (sntrys_): it cannot read issues. Create a personal token in your user settings.',
    ),
  dsn: () => t('This is a DSN or an address, not a token.'),
  characters: () => t('A token holds no spaces and nothing but ASCII characters. Copy it again.'),
};

const unusableToken: Readonly<Record<WrongToken, () => string>> = {
  empty: () => t('not usable: it is empty'),
  organization: () => t('not usable: an organization token (sntrys_) cannot read issues'),
  dsn: () => t('not usable: it is an address, not a token'),
  characters: () => t('not usable: it holds characters that no token has'),
};

export const signIn = {
  addressTitle: () => t('Sign In to Sentry (1 of 2): the server'),
  addressPlaceholder: () => t('sentry.io, or the address of your own server'),
  /** Of the server that everybody may use. */
  cloud: () => t('Sentry in the cloud'),
  signedInAs: (label: string) => t('signed in as {0}', label),
  ownServer: (address: string) => t('your own server: {0}', address),
  wrongAddress,
  onThisMachine: () => t('tokens on this machine'),
  tokenFor: (server: string) => t('a token for {0}', server),
  unusableToken,
  unusableServer: () => t('not usable: what it names as its server is no address'),
  confirmFound: (server: string, source: TokenSource) =>
    t('Sign in to {0} with the token of {1}?', server, source),
  confirmFoundDetail: () => t("It is sent to this server alone, and kept in the editor's secret store."),
  confirmFoundYes: () => t('Sign In'),
  tokenTitle: (server: string) => t('Sign In to {0} (2 of 2): your token', server),
  tokenPrompt: (scopes: string) => t('A personal token with the scopes {0}', scopes),
  openPage: (server: string) => t('Create a Token on {0}, with the Scopes on the Clipboard', server),
  onClipboard: (scopes: string) =>
    t('On the clipboard are the scopes to tick: {0}. Create the token, and paste it here.', scopes),
  wrongToken,
  plain: (server: string) =>
    t('The token would travel to {0} unencrypted: anyone on the way can read and use it.', server),
  plainYes: () => t('Send It Unencrypted'),
  done: (server: string) => t('Signed in to {0}.', server),
  /** Of a token that can read all, and lacks `event:write`. */
  readOnly: (server: string, scopes: string) =>
    t('Signed in to {0}. The token lacks {1}: issues are shown and cannot be changed.', server, scopes),
  lacking: (server: string, scopes: string) =>
    t(
      'Signed in to {0}, but the token lacks {1}: what needs it will fail. Create a token with these scopes to use all.',
      server,
      scopes,
    ),
  anotherToken: () => t('Use Another Token'),
  working: (server: string) => t('Asking {0}…', server),
};

export const signOut = {
  which: () => t('Sign out of which account? All that is kept of it on this machine is deleted.'),
  nobody: () => t('Nobody is signed in.'),
};
