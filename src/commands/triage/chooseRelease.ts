import { window } from 'vscode';
import { escapeIcons, oneLine } from '../../base/oneLine';
import type { Log } from '../../base/log';
import type { TrackedIssue } from '../../issues/storeState';
import { inAll, isOneOrganization, onePerProject, projectOf } from '../../issues/triage/oneChoice';
import { areSemantic, listReleases, type Release } from '../../sentry/releases';
import { SentryError } from '../../sentry/sentryError';
import { choose, releases as words, since } from '../../words';
import { pickFrom } from './pickFrom';
import { subjectOf } from './subject';
import type { ActionOf, Verb, VerbDesk } from './verb';

/** Asks for a release that all the projects have. */
export async function chooseRelease(
  issues: readonly TrackedIssue[],
  desk: VerbDesk,
): Promise<ActionOf | undefined> {
  if (!isOneOrganization(issues)) {
    void window.showWarningMessage(choose.severalOrganizations());
    return undefined;
  }
  const projects = onePerProject(issues);
  const picked = await pickFrom(
    choose.release(subjectOf(issues)),
    async (signal) => {
      const asked = projects.map((tracked) => releasesOf(tracked, desk, signal));
      return inAll(await Promise.all(asked), ({ version }) => version).map(itemOf);
    },
    projects.length > 1 ? choose.noCommonReleases() : choose.noReleases(),
  );
  return picked && (() => ({ kind: 'resolveInRelease', version: picked.version }));
}

function itemOf({ version, dateCreated }: Release) {
  return {
    label: escapeIcons(oneLine(version)),
    description: dateCreated === undefined ? '' : since(dateCreated, Date.now()),
    version,
  };
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
  const releases = await tellNot(releasesOf(tracked, desk, new AbortController().signal), desk.log);
  if (releases === undefined) {
    told.delete(project);
  } else if (releases.length > 0 && !areSemantic(releases)) {
    void window.showInformationMessage(words.notSemantic());
  }
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
  signal: AbortSignal,
): Promise<readonly Release[]> {
  const http = store.whoSees(binding)?.http;
  return http === undefined ? [] : listReleases(http, binding.org, issue.project.slug, signal);
}
