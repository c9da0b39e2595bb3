import type { Reason } from '../issues/bindings/candidates';
import { t } from './speak';

/** *Bind Folder…*; organizations, projects, files and servers are made one line and harmless where they are shown. */
export const bindFolder = {
  notSignedIn: () => t('Sign in first.'),
  noFolder: () => t('Open a folder first: a binding says which project its errors go to.'),
  whichFolder: () => t('Which folder do you want to bind?'),
  title: (folder: string) => t('Which project do the errors of {0} go to?', folder),
  looking: () => t('Looking for what the folder says…'),
  choose: () => t('Type to find a project'),
  found: () => t('found in this folder'),
  here: () => t('this folder'),
  inFolder: (path: string) => t('for {0}', path),
  together: (count: number) => t('Bind these {0} folders as found', count),
  pair: (path: string, project: string) => t('{0} → {1}', path, project),
  every: (org: string) => t('Every project of {0}', org),
  organizationOf: (org: string, account: string) => t('{0}, as {1}', org, account),
  hidden: () => t('its projects are not listed: it has none, or asks you to sign in through the browser'),
  notAnswered: (account: string) => t('{0} gets no answer', account),
  signInTo: (server: string) => t('Sign in to {0}…', server),
  otherServers: () => t('servers that nobody is signed in to'),
  signInDetail: (file: string) =>
    t('{0} names it. A token goes only to an address that you type yourself.', file),
  forget: () => t('Forget the binding of this folder'),
  none: () =>
    t('No account sees an organization. Ask for the scope org:read, or sign in with another token.'),
  bySettings: () =>
    t('The setting faultline.bindings says what this folder is bound to; it goes before a choice.'),
  openSettings: () => t('Open Settings'),
  restricted: () => t('In Restricted Mode no file of the workspace is read, so nothing is suggested.'),
};

/** Why a project is suggested for a folder; the name is that of a file or a repository. */
export function bindingReason({ kind }: Reason, name: string): string {
  switch (kind) {
    case 'dsn':
      return t('DSN in {0}', name);
    case 'names':
      return t('named in {0}', name);
    case 'codeMapping':
      return t('code mapping of {0}', name);
    case 'repository':
      return t('repository {0}', name);
  }
}

export const shareBinding = {
  title: () => t('Which bindings does the team get in its settings?'),
  nothing: () => t('There is no binding of yours to share: you have bound no folder by yourself.'),
  shared: () => t('Moved into .vscode/settings.json.'),
};

export const switchEnvironment = {
  which: () => t('Of which binding?'),
  title: () => t('Events of which environment?'),
  all: () => t('All environments'),
  bySettings: () => t('As the settings say'),
  now: () => t('now'),
  unbound: () => t('No open folder is bound to a project. Run "Bind Folder…" first.'),
  noAccount: () => t('Nobody is signed in to the server of this binding.'),
};
