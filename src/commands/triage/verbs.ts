import type { TrackedIssue } from '../../issues/storeState';
import type { Action } from '../../issues/triage/action';
import { chooseArchive } from './chooseArchive';
import { chooseAssignee, suggestedOwner } from './chooseAssignee';
import { chooseComment } from './chooseComment';
import { choosePriority } from './choosePriority';
import { chooseRelease, warnOfDates } from './chooseRelease';
import { headCommit, lineCommit } from './chooseCommit';
import { plainly, type Verb } from './verb';

const ends = { ends: true };
const archive = (kind: 'escalating' | 'forever'): Action => ({ kind: 'archive', until: { kind } });
const assignToMe = ({ account: { user } }: TrackedIssue): Action => ({
  kind: 'assign',
  to: { type: 'user', id: user.id, name: user.name },
});
const inSomeCommit = (): Action => ({ kind: 'resolveInCommit', commit: '', repository: '' });
const inSomeRelease = (version: string) => (): Action => ({ kind: 'resolveInRelease', version });

/** Everything that is done with issues on their server, in the order in which it is offered. */
export const verbs: readonly Verb[] = [
  plainly('resolve', () => ({ kind: 'resolve' }), ends),
  warnOfDates(plainly('resolveInNextRelease', () => ({ kind: 'resolveInNextRelease' }), ends)),
  warnOfDates(plainly('resolveInThisRelease', inSomeRelease('latest'), ends)),
  warnOfDates({
    ...{ name: 'resolveInRelease', sample: inSomeRelease(''), asks: 'person', ends: true },
    choose: chooseRelease,
  }),
  { name: 'resolveInCommit', sample: inSomeCommit, asks: 'server', ends: true, choose: lineCommit },
  { name: 'resolveInHead', sample: inSomeCommit, asks: 'person', ends: true, choose: headCommit },
  plainly('archive', () => archive('escalating'), ends),
  plainly('archiveForever', () => archive('forever'), ends),
  {
    name: 'archiveUntil',
    sample: () => ({ kind: 'archive', until: { kind: 'later', minutes: 30 } }),
    ...{ asks: 'person', ends: true, choose: chooseArchive },
  },
  plainly('reopen', () => ({ kind: 'reopen' })),
  plainly('assignToMe', assignToMe),
  { name: 'assign', sample: assignToMe, asks: 'person', choose: chooseAssignee },
  { name: 'assignSuggested', sample: assignToMe, asks: 'server', choose: suggestedOwner },
  plainly('unassign', () => ({ kind: 'unassign' })),
  {
    name: 'setPriority',
    sample: () => ({ kind: 'prioritize', priority: 'high' }),
    ...{ asks: 'person', choose: choosePriority },
  },
  plainly('bookmark', ({ issue }) => ({ kind: 'bookmark', on: issue.isBookmarked !== true })),
  plainly('subscribe', ({ issue }) => ({ kind: 'subscribe', on: issue.isSubscribed !== true })),
  { name: 'comment', sample: () => ({ kind: 'comment', text: '' }), asks: 'person', choose: chooseComment },
];
