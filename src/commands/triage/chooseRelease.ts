import { window } from 'vscode';
import { escapeIcons, oneLine } from '../../base/oneLine';
import type { Log } from '../../base/log';
import type { TrackedIssue } from '../../issues/storeState';
import { areSemantic, listReleases, type Release } from '../../sentry/releases';
import { SentryError } from '../../sentry/sentryError';
import { choose, releases as words, since } from '../../words';
import { subjectOf } from './subject';
import type { ActionOf, Verb, VerbDesk } from './verb';

/** Asks for one of the project's releases. */
export async function chooseRelease(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<ActionOf | undefined> {
  const releases = issues[0] === undefined ? [] : await releasesOf(issues[0], desk);
  if (releases.length === 0) {
    void window.showInformationMessage(choose.noReleases());
    return undefined;
  }
  const items = releases.map(({ version, dateCreated }) => ({
    label: escapeIcons(oneLine(version)),
    description: dateCreated === undefined ? '' : since(dateCreated, Date.now()),
    version,
  }));
  const picked = await window.showQuickPick(items, { title: choose.release(subjectOf(issues)) });
  return picked && (() => ({ kind: 'resolveInRelease', version: picked.version }));
}

/** Projects, by account, organization and slug, of which it was said that their releases go by date. */
const told = new Set<string>();

/** A verb after which it is said, once for a project, that releases which are no versions are ordered by date. */
export function warnOfDates(verb: Verb): Verb {
  return {
    ...verb,
    async choose(issues, desk, argument) {
      const chosen = await verb.choose(issues, desk, argument);
      if (chosen !== undefined) {
        new Map(issues.map((tracked) => [projectOf(tracked), tracked])).forEach((tracked) => {
          void warn(tracked, desk);
        });
      }
      return chosen;
    },
  };
}

async function warn(tracked: TrackedIssue, desk: VerbDesk): Promise<void> {
  const project = projectOf(tracked);
  if (told.has(project)) {
    return;
  }
  told.add(project);
  const releases = await tellNot(releasesOf(tracked, desk), desk.log);
  if (releases === undefined) {
    told.delete(project);
  } else if (releases.length > 0 && !areSemantic(releases)) {
    void window.showInformationMessage(words.notSemantic());
  }
}

function projectOf({ account, binding, issue }: TrackedIssue): string {
  return JSON.stringify([account.id, binding.org, issue.project.slug]);
}

/** Nothing where the server does not tell: nobody waits for it. */
async function tellNot(
  asked: Promise<readonly Release[]>,
  log: Log,
): Promise<readonly Release[] | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof SentryError)) {
      throw error;
    }
    log.error('the releases of a project could not be read', error);
    return undefined;
  }
}

async function releasesOf(
  { binding, issue }: TrackedIssue,
  { store }: VerbDesk,
): Promise<readonly Release[]> {
  const http = store.whoSees(binding)?.http;
  const { signal } = new AbortController();
  return http === undefined ? [] : listReleases(http, binding.org, issue.project.slug, signal);
}
