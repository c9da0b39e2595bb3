import { ever } from '../model/eventTable';
import type { Answer, Call } from '../http/call';
import type { Backend } from '../http/route';
import { activityBody, issueInPath } from './issueRow';
import { countsBody, issueBody } from './issueBody';
import { changesOf } from './updateChecks';
import { record, text } from '../../base/decode';
import { page } from '../http/paging';
import { refusals } from '../http/refusal';

/** Changes one issue and answers what it is afterwards; resolves when the change is safe on the disk. */
export async function updateIssue({ store, journal }: Backend, call: Call): Promise<Answer> {
  const issue = issueInPath(call, store);
  const changes = changesOf(call.body, issue, store, call.caller);
  if (Object.values(changes).some((value) => value !== undefined)) {
    const { person } = call.caller;
    await store.commit(journal, { kind: 'update', issue: issue.id, at: store.now(), by: person, changes });
  }
  const all = issue.events.tally(ever);
  return { json: { ...issueBody(issue, store, call), ...countsBody(all) } };
}

/** Adds a comment. */
export async function addNote({ store, journal }: Backend, call: Call): Promise<Answer> {
  const issue = issueInPath(call, store);
  const note = text(record(call.body)?.['text'])?.trim();
  if (note === undefined || note === '') {
    throw refusals.field(
      'text',
      note === undefined ? 'This field is required.' : 'This field may not be blank.',
    );
  }
  await store.commit(journal, {
    kind: 'note',
    issue: issue.id,
    at: store.now(),
    by: call.caller.person,
    text: note,
  });
  const last = issue.activity.length - 1;
  const added = issue.activity[last];
  return { status: 201, json: added && activityBody(added, last, store) };
}

/** Comments, newest first. */
export function listNotes({ store }: Backend, call: Call): Answer {
  const { activity } = issueInPath(call, store);
  const notes = activity.map((one, at) => ({ one, at })).filter(({ one }) => one.type === 'note');
  return page(call, notes.reverse(), ({ one, at }) => activityBody(one, at, store));
}
