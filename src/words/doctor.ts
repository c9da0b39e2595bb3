import type { SentryError } from '../sentry/sentryError';
import type { Check, Finding, Found, MappingFinding } from '../issues/doctor/finding';
import { commandTitles } from './commands';
import { explain } from './failures';
import { groupName, reasonWords } from './issues';
import { counted } from './numbers';
import { t } from './speak';

/** A finding as a person reads it: what is so and, where something is wrong, what to do about it. */
export interface Told {
  readonly what: string;
  readonly step?: string;
}

export const doctor = {
  title: () => t('Why Is This Empty?'),
  working: () => t('Looking for what is empty, and why…'),
  missing: () => t('This examination is not kept any more. Run "Why Is This Empty?" again.'),
  nothingWrong: () => t('Nothing was found that keeps the view or the lines empty.'),
  skipped: () => t('not looked at: what is above comes first'),
  copied: () =>
    t('The report is on the clipboard. It names no server, no project, no person and nothing of an event.'),
  reportHint: (title: string) => t('For a bug report: run "Faultline: {0}".', title),
};

export const checkNames: Readonly<Record<Check, () => string>> = {
  session: () => t('Session'),
  scopes: () => t('Scopes of the token'),
  binding: () => t('Binding'),
  query: () => t('Query'),
  environment: () => t('Environment'),
  events: () => t('Events'),
  mapping: () => t('Lines'),
};

/** What was found, in words. Names of the settings and the server may be in it: not for a toast. */
export function told(finding: Finding): Told {
  switch (finding.check) {
    case 'session':
      return toldOfSession(finding);
    case 'scopes':
      return toldOfScopes(finding);
    case 'binding':
      return toldOfBinding(finding);
    case 'query':
      return toldOfQuery(finding);
    case 'environment':
      return toldOfEnvironment(finding);
    case 'events':
      return toldOfEvents(finding);
    case 'mapping':
      return toldOfMapping(finding);
  }
}

type Of<C extends Check> = Extract<Finding, { readonly check: C }>;

function toldOfSession(finding: Of<'session'>): Told {
  switch (finding.says) {
    case 'starting':
      return { what: t('The secret store has not answered yet.'), step: t('Wait a moment, and try again.') };
    case 'signedOut':
      return { what: t('Nobody is signed in.'), step: run(commandTitles.signIn()) };
    case 'noAccount':
      return { what: t('Nobody is signed in to this server.'), step: run(commandTitles.signIn()) };
    case 'refused':
      return ofFailure(finding.error);
    case 'fine':
      return { what: t('The server answers and knows the token.') };
  }
}

function toldOfScopes(finding: Of<'scopes'>): Told {
  switch (finding.says) {
    case 'missing':
      return {
        what: t('The token lacks {0}.', finding.missing.join(', ')),
        step: t(
          'Create a token with these scopes, too, and run "Faultline: {0}" with it.',
          commandTitles.signIn(),
        ),
      };
    case 'unknown':
      return { what: t('The server does not say what the token may do.') };
    case 'fine':
      return { what: t('The token may do all that Faultline does.') };
  }
}

function toldOfBinding(finding: Of<'binding'>): Told {
  const bind = run(commandTitles.bindFolder());
  switch (finding.says) {
    case 'noFolder':
      return { what: t('No folder is open.'), step: t('Open the folder of your code.') };
    case 'unbound':
      return { what: t('No open folder is bound to a project.'), step: bind };
    case 'noOrganization':
      return {
        what: t('The token sees no organization "{0}".', finding.org),
        step: t('{0} Or ask to be let into the organization.', bind),
      };
    case 'noProject':
      return {
        what: t(
          'The organization has no such project, or you are no member of it: {0}.',
          finding.projects.join(', '),
        ),
        step: t('{0} Or ask to be let into the project.', bind),
      };
    case 'refused':
      return ofFailure(finding.error);
    case 'fine':
      return { what: t('The server knows the project.') };
  }
}

function toldOfQuery(finding: Of<'query'>): Told {
  switch (finding.says) {
    case 'refused':
      return ofFailure(finding.error);
    case 'groupRefused':
      return {
        what: t(
          'The server does not understand the query of "{0}": {1}',
          groupName(finding.group),
          finding.group.query,
        ),
        step: t('Write it as in the search field of Sentry, in the setting faultline.queries.'),
      };
    case 'tooNarrow':
      return {
        what: t('No issue is among those asked for, though {0} unresolved.', are(finding.others)),
        step: t('Open "All in This Project" in the view, or widen the setting faultline.queries.'),
      };
    case 'period':
      return {
        what: t(
          'Nothing unresolved happened in the period, though {0} unresolved from before it.',
          are(finding.earlier),
        ),
        step: t('Make the setting faultline.period longer, such as 90d.'),
      };
    case 'allResolved':
      return { what: t('Every issue of the project is resolved or archived. Well done.') };
    case 'neverAny':
      return {
        what: t('The project has no issue at all, or none that is kept.'),
        step: t('Check that the app sends its errors to this project: the DSN is in the settings of Sentry.'),
      };
    case 'fine':
      return { what: t('{0} listed.', are(finding.found)) };
  }
}

function toldOfEnvironment(finding: Of<'environment'>): Told {
  const change = run(commandTitles.switchEnvironment());
  switch (finding.says) {
    case 'noSuch':
      return { what: t('No event names the environment {0}.', finding.names.join(', ')), step: change };
    case 'elsewhere':
      return {
        what: t('Nothing is unresolved in this environment, though {0} in others.', are(finding.others)),
        step: change,
      };
    case 'unknown':
      return { what: t('The server does not say which environments there are.') };
    case 'all':
      return { what: t('All environments are shown.') };
    case 'fine':
      return { what: t('The environment exists.') };
  }
}

function toldOfEvents(finding: Of<'events'>): Told {
  switch (finding.says) {
    case 'none':
      return { what: t('There is no issue to fetch an event of.') };
    case 'waiting':
      return { what: t('The events are being fetched, or wait until you open an issue.') };
    case 'expired':
      return {
        what: t(
          'The server keeps no event of {0} in this environment and period: it says that they happened, not where.',
          counted.issues(finding.issues),
        ),
        step: t('Make the setting faultline.period longer, or show all environments.'),
      };
    case 'failed':
      return ofFailure(finding.error);
    case 'fine':
      return {
        what:
          finding.known === 1
            ? t('The event of 1 issue is known.')
            : t('The events of {0} issues are known.', finding.known),
      };
  }
}

function toldOfMapping(finding: MappingFinding): Told {
  switch (finding.says) {
    case 'none':
      return { what: t('No event is known that could be looked for in the files.') };
    case 'restricted':
      return {
        what: t('In Restricted Mode no file of the workspace is read, so no line is marked.'),
        step: t('Trust the workspace.'),
      };
    case 'nothingHere':
      return {
        what: t(
          'No issue has a line in the open folders: {0}.',
          finding.reasons.map(([reason, count]) => `${count} × ${reasonWords(reason)}`).join(', '),
        ),
        step: t(
          'Run "Faultline: {0}" on an issue: it tells what was looked for, and where.',
          commandTitles.explainMapping(),
        ),
      };
    case 'lensesOff':
      return { what: t('The lenses are hidden.'), step: run(commandTitles.toggleLenses()) };
    case 'groupsOff':
      return {
        what: t('The lenses of the groups that have lines here are hidden.'),
        step: t('Click the eye beside a group in the view.'),
      };
    case 'old':
      return {
        what: t('What is known is older than seven days, so no line is marked by it.'),
        step: run(commandTitles.refresh()),
      };
    case 'fine':
      return {
        what: finding.lenses === 1 ? t('1 line is marked.') : t('{0} lines are marked.', finding.lenses),
      };
  }
}

function run(title: string): string {
  return t('Run "Faultline: {0}".', title);
}

function are({ count, more }: Found): string {
  return count === 1 && !more ? t('1 is') : t('{0} are', more ? `${count}+` : count);
}

/** What the server answered, with the step that it leaves. */
function ofFailure(error: SentryError): Told {
  const { what, next } = explain(error);
  return { what, step: next };
}
