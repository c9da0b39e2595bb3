import type { Answer, Call } from '../http/call';
import { refusals } from '../http/refusal';
import type { Backend } from '../http/route';
import { ever } from '../model/eventTable';
import { eventOf } from './events';
import { countsBody, issueBody } from './issueBody';
import { issueInPath } from './issueRow';

/** Where an event is, by its id alone. */
export async function findEvent(backend: Backend, call: Call): Promise<Answer> {
  const { store } = backend;
  const id = call.param('event').toLowerCase();
  for (const project of store.organization.projects) {
    const found = store.event(project.id, id);
    if (found !== undefined) {
      const { issue, index } = found;
      const event = await eventOf(backend, issue, issue.events.row(index));
      return {
        json: {
          organizationSlug: store.organization.slug,
          projectSlug: project.slug,
          groupId: String(issue.id),
          eventId: id,
          event,
        },
      };
    }
  }
  throw refusals.missing();
}

/** An issue by its short id. */
export function lookUpShortId({ store }: Backend, call: Call): Answer {
  const issue = /-/.test(call.param('issue')) ? store.issue(call.param('issue')) : undefined;
  if (issue === undefined) {
    throw refusals.missing();
  }
  return {
    json: {
      organizationSlug: store.organization.slug,
      projectSlug: issue.project.slug,
      groupId: String(issue.id),
      group: { ...issueBody(issue, store, call), ...countsBody(issue.events.tally(ever)) },
      shortId: issue.shortId,
    },
  };
}

/** Where other trackers know of an issue: nowhere. */
export function listExternalIssues({ store }: Backend, call: Call): Answer {
  issueInPath(call, store);
  return { json: [] };
}
