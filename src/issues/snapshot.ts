import { each, number, oneOf, record, text } from '../base/decode';
import { parseJson } from '../base/json';
import { type Trace, traceOf } from '../mapping/trace';
import { decodeEvent } from '../sentry/events';
import { decodeIssue, type Issue } from '../sentry/issues';
import type { Account } from '../sentry/session';
import { issueInApiShape, traceInApiShape } from './apiShape';
import type { Binding } from './binding';
import type { GroupId } from './groups';

/** The port to files that this machine keeps for us: mode 0600, replaced whole or not at all. */
export interface Storage {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** What of a binding stands on disk: enough for lens and tree, and nothing of an event but its stacks. */
export interface Snapshot {
  /** Milliseconds since the epoch. */
  readonly asOf: number;
  readonly groups: readonly { readonly id: GroupId; readonly issues: readonly string[] }[];
  readonly issues: readonly Issue[];
  /** By issue id, with the `lastSeen` for which it was fetched. */
  readonly events: ReadonlyMap<string, KnownEvent>;
}

/** An issue's event as it was at one `lastSeen`; no trace where the issue had no event. */
export interface KnownEvent {
  readonly lastSeen: string;
  readonly trace?: Trace;
}

const VERSION = 1;
const DAY_MS = 24 * 60 * 60 * 1000;

/** From this age on a snapshot shows no lens. */
export const STALE_MS = 7 * DAY_MS;
/** From this age on a snapshot is deleted. */
const EXPIRED_MS = 30 * DAY_MS;

/** Keeps the last known state of each account and binding. */
export class Snapshots {
  constructor(
    private readonly storage: Storage,
    private readonly now: () => number,
  ) {}

  /** The last known state, or `undefined` where there is none, it cannot be read, or it is older than 30 days. */
  async load(account: Account, binding: Binding): Promise<Snapshot | undefined> {
    const name = fileOf(account, binding);
    const snapshot = decodeSnapshot(await this.storage.read(name));
    if (snapshot !== undefined && this.now() - snapshot.asOf > EXPIRED_MS) {
      await this.storage.remove(name);
      return undefined;
    }
    return snapshot;
  }

  /** Deletes everything of an account. */
  async forget(account: Account): Promise<void> {
    await this.storage.remove(accountFolder(account));
  }

  async save(account: Account, binding: Binding, snapshot: Snapshot): Promise<void> {
    await this.storage.write(
      fileOf(account, binding),
      JSON.stringify({
        version: VERSION,
        asOf: snapshot.asOf,
        groups: snapshot.groups,
        issues: snapshot.issues.map(issueInApiShape),
        events: [...snapshot.events].map(([issue, { lastSeen, trace }]) => ({
          issue,
          lastSeen,
          event: trace && traceInApiShape(trace),
        })),
      }),
    );
  }
}

/** A folder an account, so that signing out can delete all of it; names say nothing and hold no character of a server. */
function fileOf(account: Account, binding: Binding): string {
  const { org, projects, environments, statsPeriod } = binding;
  return `${accountFolder(account)}/${hash(JSON.stringify([org, projects, environments, statsPeriod]))}.json`;
}

/** The folder below which everything of an account is kept. */
function accountFolder(account: Account): string {
  return hash(JSON.stringify([account.server, account.user.id]));
}

/** FNV-1a over UTF-16 units, twice with other offsets: names files, guards nothing. */
function hash(written: string): string {
  const half = (offset: number) => {
    let value = offset;
    for (let at = 0; at < written.length; at++) {
      value = Math.imul(value ^ written.charCodeAt(at), 0x01000193);
    }
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x1b873593);
}

function decodeSnapshot(written: string | undefined): Snapshot | undefined {
  const snapshot = record(written === undefined ? undefined : parseOrUndefined(written));
  const asOf = number(snapshot?.['asOf']);
  if (snapshot?.['version'] !== VERSION || asOf === undefined) {
    return undefined;
  }
  const groups = each(snapshot['groups'], (value) => {
    const group = record(value);
    const id = oneOf(['mine', 'forReview', 'all'], group?.['id']);
    return id && { id, issues: each(group?.['issues'], text) };
  });
  const events = each(snapshot['events'], decodeKnownEvent);
  return { asOf, groups, issues: each(snapshot['issues'], decodeIssue), events: new Map(events) };
}

function decodeKnownEvent(value: unknown): [string, KnownEvent] | undefined {
  const known = record(value);
  const issue = text(known?.['issue']);
  const lastSeen = text(known?.['lastSeen']);
  const event = decodeEvent(known?.['event']);
  return issue === undefined || lastSeen === undefined
    ? undefined
    : [issue, { lastSeen, trace: event && traceOf(event) }];
}

function parseOrUndefined(written: string): unknown {
  try {
    return parseJson(written);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
