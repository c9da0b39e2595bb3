import type { IssueUpdate } from '../../sentry/issues';
import type { Action } from './action';
import type { Seen, Shared } from './seen';
import { wanted } from './wanted';

/** What a change sets of all that everybody sees of an issue's state. */
export function fieldsOf({ status, assignedTo, priority }: IssueUpdate): readonly Shared[] {
  return [
    ...(status === undefined ? [] : (['status', 'substatus', 'statusDetails'] as const)),
    ...(assignedTo === undefined ? [] : (['assignedTo'] as const)),
    ...(priority === undefined ? [] : (['priority'] as const)),
  ];
}

/** Whether an action changes nothing of that: it can be in nobody's way. */
export function isPersonal(action: Action): boolean {
  return fieldsOf(wanted(action)).length === 0;
}

/**
 * What of an issue is as it is because of an action.
 * @param after what the issue is afterwards. @param me the id of the person who acted: to whom resolves an issue a
 * server may assign it.
 */
export function touched(action: Action, after: Seen, me: string): readonly Shared[] {
  const update = wanted(action);
  const isMine = after.assignedTo?.type === 'user' && after.assignedTo.id === me;
  return fieldsOf({ ...update, ...(update.status !== undefined && isMine && { assignedTo: `user:${me}` }) });
}

/** What a person saw for whom another action of theirs was not made yet, once it is: no more than what it touched. */
export function rebased<T extends Seen>(seen: T, earlier: Action, after: Seen, me: string): T {
  const fields = touched(earlier, after, me).map((field) => [field, after[field]] as const);
  return { ...seen, ...Object.fromEntries(fields) };
}
