import type { SentryError, SentryErrorKind } from '../sentry/sentryError';
import { t } from './speak';

const failures: Readonly<Record<SentryErrorKind, (error: SentryError) => string>> = {
  auth: () => t('The server does not take the token: it is wrong, expired or revoked. Sign in again.'),
  sso: () => t('Your organization asks you to sign in through the browser first. Do that, then try again.'),
  scope: () => t('The token may not do this: it lacks a scope, or you are no member of the project.'),
  notFound: () => t('The server knows no such thing (any more).'),
  gone: () => t('The server has retired this part of its API. Update Faultline.'),
  rateLimited: () => t('The server asks to slow down. Try again in a minute.'),
  badRequest: () => t('The server refused the request. Its reason is in the log.'),
  server: (error) =>
    t('The server has a problem of its own ({0}). Try again later.', error.details.status ?? 500),
  network: () => t('The server cannot be reached. Check the network and the proxy settings.'),
  tls: () =>
    t(
      "The server's certificate is not trusted by this machine. Install your company's certificate in the system.",
    ),
  redirect: () =>
    t('The server sends requests elsewhere. Sign in with the address that it names in the log.'),
  timeout: () => t('The server did not answer in time. Try again.'),
  shape: () => t('What answered is not a Sentry server, or a proxy in between. Check the address.'),
  unexpected: () => t('Faultline met an error of its own. The log says more.'),
};

/** What went wrong with a call and what to do next; safe for a toast. */
export function failure(error: SentryError): string {
  return failures[error.kind](error);
}

export const failed = {
  action: (what: string, why: string) => t('{0} failed. {1}', what, why),
  unexpected: (what: string) =>
    t('{0} failed in a way that Faultline does not know. The log says more.', what),
  showLog: () => t('Show Log'),
  noRelease: () =>
    t('The server refused: most likely the project has no release yet, so there is no next one.'),
  resolveInstead: () => t('Resolve'),
};
