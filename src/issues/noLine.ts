import type { NoCrashFrame } from '../mapping/crashFrame';
import type { Located, ReadyFeed } from './storeState';

type Looked = Extract<Located, { readonly kind: 'located' }>;

/** Why an issue whose files were looked at has no line; `undefined` where it has one. */
export function noLineReason({ crash, places }: Looked): NoCrashFrame['reason'] | 'gone' | undefined {
  if ('reason' in crash) {
    return crash.reason;
  }
  return places[crash.stack]?.[crash.frame]?.verdict === 'gone' ? 'gone' : undefined;
}

/** Of an issue whose place may still be found. */
const OPEN: ReadonlySet<Located['kind']> = new Set(['unasked', 'waiting', 'traced']);

/** True where every issue was looked for in the files, and none of them has a line there. */
export function isNothingHere({ issues }: Pick<ReadyFeed, 'issues'>): boolean {
  const located = [...issues.values()].map((tracked) => tracked.located);
  const looked = located.filter((one) => one.kind === 'located');
  return (
    looked.length > 0 &&
    located.every(({ kind }) => !OPEN.has(kind)) &&
    looked.every((one) => noLineReason(one) !== undefined)
  );
}
