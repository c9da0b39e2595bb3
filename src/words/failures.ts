import type { SentryError, SentryErrorKind } from '../sentry/sentryError';
import type { MissingFeature } from '../sentry/server/traits';
import { t } from './speak';

/** What went wrong, and the step that helps: a sentence each. */
export interface Explanation {
  readonly what: string;
  readonly next: string;
}

const explanations: Readonly<Record<SentryErrorKind, (error: SentryError) => Explanation>> = {
  auth: () => ({
    what: t('The server does not take the token: it is wrong, expired or revoked.'),
    next: t('Sign in again.'),
  }),
  sso: () => ({
    what: t('Your organization asks you to sign in through the browser first.'),
    next: t('Do that, then try again.'),
  }),
  scope: ({ details: { scope } }) => refused(scope),
  notFound: ({ details: { environments } }) =>
    environments === undefined
      ? {
          what: t('The server knows no such thing (any more).'),
          next: t('Refresh, or choose another project.'),
        }
      : {
          what: t('The server knows no environment of that name: no event has named it yet.'),
          next: t('Switch to another environment.'),
        },
  gone: () => ({ what: t('The server has retired this part of its API.'), next: t('Update Faultline.') }),
  rateLimited: () => ({ what: t('The server asks to slow down.'), next: t('Try again in a minute.') }),
  badRequest: ({ details: { lacks } }) =>
    lacks === undefined
      ? { what: t('The server refused the request.'), next: t('Its reason is in the log: look there.') }
      : lacking[lacks](),
  server: ({ details: { status } }) => ({
    what: t('The server has a problem of its own ({0}).', status ?? 500),
    next: t('Try again later.'),
  }),
  network: () => ({
    what: t('The server cannot be reached.'),
    next: t('Check the network and the proxy settings.'),
  }),
  tls: () => ({
    what: t("The server's certificate is not trusted by this machine."),
    next: t("Install your company's certificate in the system, and keep http.systemCertificates on."),
  }),
  proxy: ({ details: { status } }) => ({
    what:
      status === 407
        ? t('The proxy asks for a user name and a password.')
        : t('The proxy cannot be reached, or lets no request through.'),
    next: t('Check the settings http.proxy and http.noProxy.'),
  }),
  redirect: ({ details: { host } }) =>
    host === undefined
      ? { what: t('The server sends requests elsewhere.'), next: t("Sign in with the server's own address.") }
      : {
          what: t('The server sends requests to {0}.', host),
          next: t('If that is your Sentry, sign in with its address; if not, a proxy is in between.'),
        },
  timeout: () => ({ what: t('The server did not answer in time.'), next: t('Try again.') }),
  shape: () => ({
    what: t('What answered is not a Sentry server, or a proxy in between.'),
    next: t('Check the address.'),
  }),
  cancelled: () => ({ what: t('This was cancelled.'), next: t('Try again.') }),
  unexpected: () => ({
    what: t('Faultline met an error of its own.'),
    next: t('Look into the log, which says more.'),
  }),
};

const openThere = () => t('Open the issue in the browser to do that.');

/** What a server cannot do, where it was asked for that. */
const lacking: Readonly<Record<MissingFeature, () => Explanation>> = {
  suggestedOwners: () => ({
    what: t('This server suggests no owners.'),
    next: t('Search for what is assigned instead.'),
  }),
  forReview: () => ({
    what: t('This server keeps no list of issues for review.'),
    next: t('Look at the unresolved ones instead.'),
  }),
  otherTeams: () => ({
    what: t('This server lists the projects of your own teams alone.'),
    next: t('Join the team of the project.'),
  }),
  period: () => ({ what: t('This server counts all that it keeps.'), next: t('Expect larger numbers.') }),
  users: () => ({ what: t('This server counts no users.'), next: t('Go by the number of events.') }),
  eventScope: () => ({
    what: t('This server shows events of all environments.'),
    next: t("Look at the event's environment."),
  }),
  updates: () => ({ what: t('This server is too old to be changed from here.'), next: openThere() }),
  resolveInNextRelease: () => ({
    what: t('This server cannot resolve an issue in the next release.'),
    next: t('Resolve it at once instead.'),
  }),
  resolveInRelease: () => ({
    what: t('This server cannot resolve an issue in a release.'),
    next: t('Resolve it at once instead.'),
  }),
  archiveUntilEscalating: () => ({
    what: t('This server does not notice that an issue escalates.'),
    next: t('Archive it forever, or for a time, instead.'),
  }),
  archiveConditions: () => ({
    what: t('This server archives an issue without a condition.'),
    next: t('Archive it forever instead.'),
  }),
  priority: () => ({ what: t('This server gives issues no priority.'), next: openThere() }),
  comments: () => ({ what: t('This server takes no comments from here.'), next: openThere() }),
  resolveInCommit: () => ({
    what: t('This server cannot resolve an issue in a commit.'),
    next: t('Resolve it at once instead.'),
  }),
  otherUpdates: () => ({
    what: t('This server can set the status of an issue and nothing else.'),
    next: openThere(),
  }),
  search: () => ({
    what: t('This server does not understand this search.'),
    next: t('Use a status, a level and tags alone.'),
  }),
  firstEvent: () => ({
    what: t('This server does not tell the first event of an issue.'),
    next: t('Look at the newest one.'),
  }),
  codeMappings: () => ({
    what: t('This server knows no code mappings.'),
    next: t('Write path rules in the settings.'),
  }),
  commits: () => ({
    what: t('This server is told no commits of releases.'),
    next: t('Name releases after tags or commits.'),
  }),
  tags: () => ({ what: t('This server does not tell the shares of tags.'), next: t('Look at the event.') }),
  suspectCommits: () => ({
    what: t('This server suspects no commits.'),
    next: t('Look at who changed the line.'),
  }),
  externalIssues: () => ({
    what: t('This server links no issues of other trackers.'),
    next: t('Look for the short id there.'),
  }),
};

/** What a server cannot do, and what to do instead. */
export function explainLack(feature: MissingFeature): string {
  const { what, next } = lacking[feature]();
  return `${what} ${next}`;
}

/** @param scope what the call needs, and whether the token has it; unknown where the server did not tell. */
function refused(scope: SentryError['details']['scope']): Explanation {
  if (scope === undefined) {
    return {
      what: t('The token may not do this: it lacks a scope, or you are no member of the project.'),
      next: t('Sign in with another token, or choose another project.'),
    };
  }
  return scope.isHeld
    ? {
        what: t(
          'The token has the scope that this needs, {0}, but you are no member of the project.',
          scope.needed,
        ),
        next: t('Join a team of the project, or choose another project.'),
      }
    : {
        what: t('The token lacks the scope {0}.', scope.needed),
        next: t('Sign in with a token that has it.'),
      };
}

/** What went wrong with a call, and what to do next. */
export function explain(error: SentryError): Explanation {
  return explanations[error.kind](error);
}

/** What went wrong with a call and what to do next, in one; safe for a toast. */
export function failure(error: SentryError): string {
  const { what, next } = explain(error);
  return `${what} ${next}`;
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
