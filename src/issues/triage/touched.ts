import type { Action } from './action';
import type { Seen, Shared } from './seen';
import { wanted } from './wanted';

/**
 * What of an issue is as it is because of an action.
 * @param after what the issue is afterwards. @param me the id of the person who acted: to whom resolves an issue a
 * server may assign it.
 */
export function touched(action: Action, after: Seen, me: string): readonly Shared[] {
  const { status, assignedTo, priority } = wanted(action);
  const isMine = after.assignedTo?.type === 'user' && after.assignedTo.id === me;
  return [
    ...(status === undefined ? [] : (['status', 'substatus', 'statusDetails'] as const)),
    ...(assignedTo !== undefined || (status !== undefined && isMine) ? (['assignedTo'] as const) : []),
    ...(priority === undefined ? [] : (['priority'] as const)),
  ];
}

/** What a person saw for whom an earlier action of theirs was not made yet, once it is: no more than what it touched. */
export function rebased(seen: Seen, earlier: Action, after: Seen, me: string): Seen {
  const fields = touched(earlier, after, me).map((field) => [field, after[field]] as const);
  return { ...seen, ...Object.fromEntries(fields) };
}
