import type { IncomingMessage, ServerResponse } from 'node:http';
import { record, list, text } from '../../src/base/decode';
import type { Clock } from '../../src/base/clock';
import { Emitter } from '../../src/base/event';
import type { Leases } from '../../src/issues/leases';
import { type Finished, Outbox } from '../../src/issues/outbox/outbox';
import type { OutboxFiles } from '../../src/issues/outbox/outboxFiles';
import type { Action } from '../../src/issues/triage/action';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { defaultScopes } from '../../src/local/options';
import type { SignedIn } from '../../src/sentry/accounts';
import { type Fetch, SentryHttp } from '../../src/sentry/http';
import { decodeIssue, getIssue, type Issue, type IssueUpdate, updateIssue } from '../../src/sentry/issues';
import { exceptionAt, sendEvents } from '../sendEvent';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { hastyClock } from './hastyClock';
import { ImpatientClock } from './impatientClock';

const signal = () => new AbortController().signal;

/** Something that happened to an issue, as the server wrote it down. */
export interface Happened {
  readonly type: string;
  /** The id of whoever did it. */
  readonly by?: string;
  /** Of a comment. */
  readonly text?: string;
}

/** A server with Ann, who acts, and Bob, who changes the same issues; and the outboxes of Ann's windows. */
export class OutboxWorld {
  private issues = 0;
  private readonly open: Outbox[] = [];
  /** What sees each request before the server does; true for one that it has answered. */
  misbehave: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
  /** What goes wrong within the windows. */
  readonly problems: unknown[] = [];

  private constructor(
    readonly sentry: LocalSentry,
    private readonly remove: () => void,
  ) {}

  static async start(): Promise<OutboxWorld> {
    const folder = temporaryFolder();
    let world: OutboxWorld | undefined = undefined;
    const sentry = await startLocalSentry({
      directory: folder.path,
      projects: [{ slug: 'app' }],
      people: [
        { id: '1', name: 'Ann', email: 'ann@example.com' },
        { id: '2', name: 'Bob', email: 'bob@example.com' },
      ],
      tokens: [
        { token: 'bob', scopes: defaultScopes, person: '2' },
        { token: 'expired', scopes: defaultScopes, expired: true },
      ],
      limits: { eventsPerSecond: 10_000 }, // issues are made for many runs at once
      faults: (request, response) => world?.misbehave(request, response) ?? false,
    });
    world = new OutboxWorld(sentry, () => folder.remove());
    return world;
  }

  async end(): Promise<void> {
    this.open.forEach((outbox) => outbox.dispose());
    await this.sentry.close();
    this.remove();
  }

  /** New issues, as Ann sees them now. */
  async make(count: number): Promise<readonly Issue[]> {
    await this.fail(Array.from({ length: count }, (_, at) => this.issues + at));
    const ids = this.sentry.issues.slice(this.issues).map(({ id }) => id);
    this.issues += count;
    const ann = this.connect(this.sentry.token);
    return Promise.all(ids.map(async (id) => getIssue(ann, 'local', id, signal())));
  }

  /** An issue occurs some times more. */
  async occur({ id }: Issue, times: number): Promise<void> {
    const at = this.sentry.issues.findIndex((one) => one.id === id);
    await this.fail(Array.from({ length: times }, () => at));
  }

  private async fail(issues: readonly number[]): Promise<void> {
    const events = issues.map((at) => ({
      ...exceptionAt('TypeError', 'it failed', 'src/a.js', ['a()'], 1),
      fingerprint: [`${at}`],
    }));
    await sendEvents(this.sentry.dsn('app'), events);
  }

  connect(token: string, fetch: Fetch = globalThis.fetch, clock: Clock = new ImpatientClock()): SentryHttp {
    return new SentryHttp(this.sentry.address, token, fetch, clock);
  }

  /** Ann, as she is signed in. */
  ann(fetch?: Fetch, token = this.sentry.token, clock?: Clock): SignedIn {
    const account = {
      id: 'local/1',
      server: this.sentry.address,
      user: { id: '1', name: 'Ann' },
      scopes: [],
    };
    return { account, http: this.connect(token, fetch, clock) };
  }

  /** Bob changes an issue. */
  async bob(issue: string, update: IssueUpdate): Promise<void> {
    await updateIssue(this.connect('bob'), 'local', issue, update, signal());
  }

  /** What a window of Ann's has. */
  window(
    files: OutboxFiles,
    leases: Leases,
    signedIn: SignedIn = this.ann(),
    clock: Clock = hastyClock,
  ): Window {
    const made = new Window(files, leases, signedIn, clock, this.problems);
    this.open.push(made.outbox);
    return made;
  }

  async now(issue: string): Promise<Issue> {
    return (await this.told(issue)).issue;
  }

  async happened(issue: string): Promise<readonly Happened[]> {
    return (await this.told(issue)).happened;
  }

  /** What an issue is now, and what happened to it, oldest first. */
  async told(id: string): Promise<{ readonly issue: Issue; readonly happened: readonly Happened[] }> {
    const url = `${this.sentry.address}/api/0/organizations/local/issues/${id}/?collapse=stats&collapse=tags`;
    const response = await fetch(url, { headers: { Authorization: `Bearer ${this.sentry.token}` } });
    const json = await response.json();
    const issue = decodeIssue(json);
    if (issue === undefined) {
      throw new Error(`no issue ${id}`);
    }
    return { issue, happened: list(record(json)?.['activity']).map(happenedOf).toReversed() };
  }
}

function happenedOf(value: unknown): Happened {
  const one = record(value);
  return {
    type: text(one?.['type']) ?? '',
    by: text(record(one?.['user'])?.['id']),
    text: text(record(one?.['data'])?.['text']),
  };
}

/** One window of Ann's. */
export class Window {
  private readonly changed = new Emitter<void>();
  readonly outbox: Outbox;
  readonly finished: Finished[] = [];

  constructor(
    files: OutboxFiles,
    leases: Leases,
    private me: SignedIn,
    readonly clock: Clock,
    problems: unknown[],
  ) {
    const [current, onDidChange] = [() => this.me, this.changed.event];
    const accounts = {
      onDidChange,
      get signedIn() {
        return [current()];
      },
    };
    const log = { warn: () => undefined, error: (_: string, error: unknown) => void problems.push(error) };
    this.outbox = new Outbox({ files, leases, clock, log, accounts });
    this.outbox.onDidFinish((one) => this.finished.push(one));
  }

  act(issue: Issue, action: Action) {
    return this.outbox.act(this.me.account.id, 'local', issue, action);
  }

  signIn(signedIn: SignedIn): void {
    this.me = signedIn;
    this.changed.fire();
  }

  /** Resolves when what waits is what is wanted. */
  async until(wanted: (outbox: Outbox) => boolean = ({ entries }) => entries.length === 0): Promise<void> {
    const { outbox } = this;
    await new Promise<void>((resolve) => {
      const look = () => wanted(outbox) && (heard.dispose(), resolve());
      const heard = outbox.onDidChange(look);
      look();
    });
  }
}

/** How often an action was made, as far as an issue's activity tells. */
export function timesOf(action: Action, happened: readonly Happened[]): number {
  const comparable = (written: string) => written.replace(/\s+/g, ' ').trim();
  return happened.filter(
    ({ type, by, text: written = '' }) =>
      by === '1' &&
      type === activityOf[action.kind] &&
      (action.kind !== 'comment' || comparable(written) === comparable(action.text)),
  ).length;
}

/** What stands in the activity of an issue for an action. */
const activityOf: Partial<Record<Action['kind'], string>> = {
  resolve: 'set_resolved',
  resolveInNextRelease: 'set_resolved_in_release',
  reopen: 'set_unresolved',
  archive: 'set_ignored',
  assign: 'assigned',
  unassign: 'unassigned',
  prioritize: 'set_priority',
  comment: 'note',
};
