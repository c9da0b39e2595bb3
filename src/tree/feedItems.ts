import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { escapeIcons, oneLine } from '../base/oneLine';
import type { BoundFolder } from '../issues/binding';
import type { FeedState } from '../issues/storeState';
import { folderName } from '../mapping/folderUri';
import { accountLabels } from '../sentry/accountNames';
import type { SentryErrorKind } from '../sentry/sentryError';
import { bindingFacts, commandTitles, hostOf, projectsOf, scopeOf } from '../words';
import { feedLabel, feedSentence } from './feedWords';
import type { FeedWord } from './rows';

/** The row above the issues of a binding: what it shows, for which folders, of which server. */
export function feedItem(feed: FeedState, all: readonly FeedState[]): TreeItem {
  const { binding } = feed;
  const folders = foldersOf(binding.folders, all);
  const item = new TreeItem(safe(scopeOf(binding)), TreeItemCollapsibleState.Expanded);
  item.description = safe(`${folders} · ${hostOf(binding)}`);
  item.tooltip = factsOf(feed, folders)
    .map((fact) => oneLine(fact))
    .join('\n');
  item.contextValue = 'feed';
  return item;
}

/** `apps/web, apps/admin`; with the names of the workspace folders where there are several. */
function foldersOf(folders: readonly BoundFolder[], all: readonly FeedState[]): string {
  const workspaceFolders = new Set(all.flatMap(({ binding }) => binding.folders).map(({ folder }) => folder));
  return folders
    .map(({ folder, path }) => {
      const below = path === '' ? [] : [path];
      return [...(workspaceFolders.size > 1 || path === '' ? [folderName(folder)] : []), ...below].join('/');
    })
    .join(', ');
}

function factsOf(feed: FeedState, folders: string): readonly string[] {
  const { binding } = feed;
  const { org, projects, environments, statsPeriod } = binding;
  const shown = projects.length === 0 ? bindingFacts.everything() : projectsOf(binding);
  const seenBy = 'account' in feed ? accountLabels([feed.account]).get(feed.account.id) : undefined;
  return [
    bindingFacts.of(shown, org, hostOf(binding)),
    bindingFacts.folders(folders),
    ...(seenBy === undefined ? [] : [bindingFacts.seenBy(seenBy)]),
    environments.length === 0
      ? bindingFacts.allEnvironments(statsPeriod)
      : bindingFacts.environments(environments.join(', '), statsPeriod),
  ];
}

/** A row that says what is to be known of a feed; one of a failure runs the step that helps. */
export function wordItem(feed: FeedState, word: FeedWord): TreeItem {
  const item = new TreeItem(feedLabel(feed, word));
  const step = stepOf(feed, word);
  item.iconPath = new ThemeIcon(icons[word]);
  item.tooltip = feedSentence(feed, word);
  if (step !== undefined) {
    const title = commandTitles[step]();
    item.command = { command: `faultline.${step}`, title };
    item.tooltip = `${feedSentence(feed, word)}\n${title}`;
  }
  return item;
}

const icons: Readonly<Record<FeedWord, string>> = {
  noAccount: 'sign-in',
  loading: 'loading~spin',
  failed: 'warning',
  trouble: 'warning',
  server: 'info',
  dropped: 'info',
};

/** The command that a row runs, without `faultline.`. */
type HelpfulStep = 'signIn' | 'whyEmpty' | 'refresh';

function stepOf(feed: FeedState, word: FeedWord): HelpfulStep | undefined {
  switch (word) {
    case 'noAccount':
      return 'signIn';
    case 'failed':
      return feed.kind === 'failed' ? stepAfter[feed.error.kind] : undefined;
    case 'trouble':
      return feed.kind === 'ready' && feed.trouble !== undefined ? stepAfter[feed.trouble.kind] : undefined;
    case 'loading':
    case 'server':
    case 'dropped':
      return undefined;
  }
}

/** What is worth a click after a failure. */
const stepAfter: Readonly<Record<SentryErrorKind, HelpfulStep>> = {
  auth: 'signIn',
  scope: 'signIn',
  redirect: 'signIn',
  shape: 'signIn',
  notFound: 'whyEmpty',
  badRequest: 'whyEmpty',
  gone: 'refresh',
  sso: 'refresh',
  rateLimited: 'refresh',
  server: 'refresh',
  network: 'refresh',
  timeout: 'refresh',
  proxy: 'refresh',
  tls: 'refresh',
  cancelled: 'refresh',
  unexpected: 'refresh',
};

function safe(label: string): string {
  return escapeIcons(oneLine(label));
}
