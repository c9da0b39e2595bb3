import { each, number, record, text } from '../base/decode';
import { fingerprint, isFingerprint } from '../base/fingerprint';
import { parseJson } from '../base/json';
import { inSlices, Pacer } from '../base/pacer';
import { type Trace, traceOf } from '../mapping/trace';
import { decodeEvent } from '../sentry/events';
import { decodeIssue, type Issue } from '../sentry/issues';
import type { Account } from '../sentry/accounts';
import { issueInApiShape, traceInApiShape } from './apiShape';
import type { Binding } from './binding';

/** The port to files that this machine keeps for us: mode 0600, replaced whole or not at all; names hold `/`. */
export interface Storage {
  /** `undefined` for what is not there. */
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  /** Removes a file, or a folder with all that it holds, after what is being written below it. */
  remove(name: string): Promise<void>;
  /** What stands in a folder, `''` being the outermost; nothing for one that is not there. */
  list(
    folder: string,
  ): Promise<readonly { readonly name: string; /** Since the epoch. */ readonly modifiedMs: number }[]>;
}

/** What of a binding stands on disk: enough for lens and tree, and nothing of an event but its stacks. */
export interface Snapshot extends Lists {
  /** By issue id. */
  readonly events: ReadonlyMap<string, KnownEvent>;
}

export interface Lists {
  /** When they were last known to be true, in milliseconds since the epoch. */
  readonly asOf: number;
  /** A group's list counts for the query that it was asked with. */
  readonly groups: readonly {
    readonly id: string;
    readonly query: string;
    readonly issues: readonly string[];
  }[];
  readonly issues: readonly Issue[];
}

/** An issue's event as it was at one `lastSeen`; no trace where the issue had no event. */
export interface KnownEvent {
  readonly lastSeen: string;
  readonly trace?: Trace;
}

const VERSION = 2;
const READ_AT_ONCE = 16;
const DAY_MS = 24 * 60 * 60 * 1000;

/** From this age on a snapshot shows no lens. */
export const STALE_MS = 7 * DAY_MS;
/** From this age on a snapshot is deleted. */
const EXPIRED_MS = 30 * DAY_MS;

/** Keeps the last known state of each account and binding: its lists in one file, and each issue's event in its own. */
export class Snapshots {
  constructor(
    private readonly storage: Storage,
    /** Milliseconds since the epoch. */
    private readonly now: () => number,
  ) {}

  /** The last known state; `undefined` where there is none, it cannot be read, or it is older than 30 days. */
  async load(account: Account, binding: Binding): Promise<Snapshot | undefined> {
    const lists = await this.loadLists(account, binding);
    return lists && { ...lists, events: await this.loadEvents(account, binding, lists.issues) };
  }

  /** The last lists, without events; as `load`. */
  async loadLists(account: Account, binding: Binding): Promise<Lists | undefined> {
    const lists = decodeLists(await this.storage.read(`${folderOf(account, binding)}/issues.json`));
    return lists === undefined || this.now() - lists.asOf > EXPIRED_MS ? undefined : lists;
  }

  /** What was written down of the events of issues. */
  loadEvents(
    account: Account,
    binding: Binding,
    issues: readonly Issue[],
  ): Promise<ReadonlyMap<string, KnownEvent>> {
    return this.readEvents(folderOf(account, binding), issues);
  }

  /** A name for a binding as an account sees it, for a file beside what is kept of it; it says nothing. */
  nameOf(account: Account, binding: Binding): string {
    return folderOf(account, binding);
  }

  /** In slices: once cancelled, nothing is written any more. */
  async saveLists(
    account: Account,
    binding: Binding,
    { asOf, groups, issues }: Lists,
    signal: AbortSignal,
  ): Promise<void> {
    const rows = await inSlices(issues, new Pacer(), signal, (issue) =>
      JSON.stringify(issueInApiShape(issue)),
    );
    signal.throwIfAborted();
    const head = JSON.stringify({ version: VERSION, asOf, groups }).slice(0, -1);
    await this.storage.write(
      `${folderOf(account, binding)}/issues.json`,
      `${head},"issues":[${rows.join()}]}`,
    );
  }

  async saveEvent(
    account: Account,
    binding: Binding,
    issue: string,
    { lastSeen, trace }: KnownEvent,
  ): Promise<void> {
    const written = { version: VERSION, lastSeen, event: trace && traceInApiShape(trace) };
    await this.storage.write(eventFile(folderOf(account, binding), issue), JSON.stringify(written));
  }

  /**
   * Deletes everything of an account.
   * @param account its id.
   */
  async forget(account: string): Promise<void> {
    await this.storage.remove(fingerprint(account));
  }

  /** Deletes what is older than 30 days, of all accounts, and of this binding what is no longer listed. */
  async sweep(account: Account, binding: Binding, { issues }: Lists): Promise<void> {
    const [mine, current] = [fingerprint(account.id), folderOf(account, binding)];
    const isOld = ({ modifiedMs }: { readonly modifiedMs: number }) => this.isExpired(modifiedMs);
    await this.removeFrom('', (entry) => isFingerprint(entry.name) && entry.name !== mine && isOld(entry));
    await this.removeFrom(mine, (entry) => `${mine}/${entry.name}` !== current && isOld(entry));
    const listed = new Set(issues.map(({ id }) => `${id}.json`));
    await this.removeFrom(`${current}/events`, ({ name }) => !listed.has(name));
  }

  /** A few at a time, so that decoding them blocks nobody. */
  private async readEvents(
    folder: string,
    issues: readonly Issue[],
  ): Promise<ReadonlyMap<string, KnownEvent>> {
    const events = new Map<string, KnownEvent>();
    for (let at = 0; at < issues.length; at += READ_AT_ONCE) {
      const some = issues.slice(at, at + READ_AT_ONCE);
      const texts = await Promise.all(some.map(({ id }) => this.storage.read(eventFile(folder, id))));
      for (const [index, { id }] of some.entries()) {
        const event = decodeKnownEvent(texts[index]);
        if (event !== undefined) {
          events.set(id, event);
        }
      }
    }
    return events;
  }

  private isExpired(modifiedMs: number): boolean {
    return this.now() - modifiedMs > EXPIRED_MS;
  }

  private async removeFrom(
    folder: string,
    isUnwanted: (entry: { readonly name: string; readonly modifiedMs: number }) => boolean,
  ): Promise<void> {
    const unwanted = (await this.storage.list(folder)).filter(isUnwanted);
    await Promise.all(
      unwanted.map(({ name }) => this.storage.remove(folder === '' ? name : `${folder}/${name}`)),
    );
  }
}

/** A folder an account, so that signing out can delete all of it; names say nothing and hold no character of a server. */
function folderOf(account: Account, binding: Binding): string {
  const { org, projects, environments, statsPeriod, queries } = binding;
  const searches = queries.map(({ query }) => query);
  const asked = JSON.stringify([org, projects, environments, statsPeriod, searches]);
  return `${fingerprint(account.id)}/${fingerprint(asked)}`;
}

/** @param issue an id, which is digits alone. */
function eventFile(folder: string, issue: string): string {
  return `${folder}/events/${issue}.json`;
}

function decodeLists(written: string | undefined): Lists | undefined {
  const lists = fileOf(written);
  const asOf = number(lists?.['asOf']);
  if (lists === undefined || asOf === undefined) {
    return undefined;
  }
  const groups = each(lists['groups'], (value) => {
    const group = record(value);
    const [id, query] = [text(group?.['id']), text(group?.['query'])];
    return id === undefined || query === undefined
      ? undefined
      : { id, query, issues: each(group?.['issues'], text) };
  });
  return { asOf, groups, issues: each(lists['issues'], decodeIssue) };
}

function decodeKnownEvent(written: string | undefined): KnownEvent | undefined {
  const known = fileOf(written);
  const lastSeen = text(known?.['lastSeen']);
  const event = decodeEvent(known?.['event']);
  return lastSeen === undefined ? undefined : { lastSeen, trace: event && traceOf(event) };
}

/** What a file of ours holds; `undefined` for a torn one and for one of another version. */
function fileOf(written: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const file = record(written === undefined ? undefined : parseJson(written));
    return file?.['version'] === VERSION ? file : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
