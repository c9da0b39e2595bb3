import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../../../src/local/localSentry';
import type { LocalSentryOptions } from '../../../../src/local/options';

/** An answer of the API: its status, its JSON (`undefined` for none) and its headers. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers: Headers;
}

/** A moment to begin with: 2026-11-20, 12:00 UTC, in milliseconds since the epoch. */
export const NOON = Date.UTC(2026, 10, 20, 12);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A running local Sentry with a clock that stands still until it is moved. */
export class TestSentry {
  constructor(
    readonly sentry: LocalSentry,
    readonly clock: { now: number },
  ) {}

  /** Calls the API below `/api/0/organizations/local`. */
  org(call: string, body?: unknown): Promise<Answer> {
    const [method = '', below = ''] = call.split(' ');
    return this.api(`${method} /organizations/local${below}`, body);
  }

  /** Calls the API below `/api/0`, such as `GET /organizations/`. */
  async api(call: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const [method = '', below = ''] = call.split(' ');
    const response = await fetch(`${this.sentry.address}/api/0${below}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.sentry.token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answerOf(response);
  }

  /** Sends events to a project, one envelope each, in order. */
  async send(project: string, ...events: readonly object[]): Promise<void> {
    for (const event of events) {
      const { status, json } = await this.post(project, envelope({ type: 'event' }, event));
      if (status !== 200) {
        throw new Error(`the envelope was answered with ${status}: ${JSON.stringify(json)}`);
      }
    }
  }

  /** Posts the bytes of an envelope, with the project's key in the query. */
  async post(
    project: string,
    bytes: string | Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const { username, pathname } = new URL(this.sentry.dsn(project));
    const url = `${this.sentry.address}/api${pathname}/envelope/?sentry_version=7&sentry_key=${username}`;
    return answerOf(await fetch(url, { method: 'POST', body: bytes, headers }));
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    status: response.status,
    json: text === '' ? undefined : JSON.parse(text),
    headers: response.headers,
  };
}

/** An envelope of one item. */
export function envelope(header: object, payload: unknown, envelopeHeader: object = {}): string {
  return [envelopeHeader, header, payload].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * A way to start local Sentries in a test: each in a new folder, with the project `shop`. After the test they are
 * closed and their folders removed. Call it inside a `describe`.
 */
export function testSentries(): (options?: Partial<LocalSentryOptions>) => Promise<TestSentry> {
  const running: LocalSentry[] = [];
  const newFolder = testFolders();
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sentry) => sentry.close()));
  });
  return async (options = {}) => {
    const clock = { now: NOON };
    const directory = options.directory ?? (await newFolder());
    const sentry = await startLocalSentry({
      projects: [{ slug: 'shop', platform: 'node' }],
      now: () => clock.now,
      ...options,
      directory,
      limits: { eventsPerSecond: 100_000, ...options.limits },
    });
    running.push(sentry);
    return new TestSentry(sentry, clock);
  };
}

/** A way to make folders that are removed after the test. Call it inside a `describe`. */
export function testFolders(): () => Promise<string> {
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
  });
  return async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'local-sentry-'));
    folders.push(folder);
    return folder;
  };
}
