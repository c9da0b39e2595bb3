import assert from 'node:assert/strict';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { startLocalSentry } from '../../../src/local/localSentry';
import { buildProgram, ChildSentry } from './support/childSentry';
import { failure } from './support/events';
import { envelope } from './support/testSentry';

const RUNS = 20;
const SENDERS = 20;

describe('a local Sentry that is killed while 20 senders post', function () {
  this.timeout(120_000);
  let folder: string;
  let program: string;
  let child: ChildSentry | undefined;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'local-sentry-'));
    program = await buildProgram(folder);
  });

  afterEach(() => child?.stop('SIGKILL'));
  after(() => rm(folder, { recursive: true, force: true }));

  it(`has every event that it answered with 200, in ${RUNS} runs`, async () => {
    let answered = 0;
    for (let run = 0; run < RUNS; run++) {
      const killAfter = randomInt(1, 180);
      const directory = path.join(folder, `run${run}`);
      const outcome = await killed(directory, killAfter);
      const lost = await lostEvents(directory, outcome);
      assert.deepEqual(lost, [], `run ${run}, killed after ${killAfter} answers`);
      assert.ok(outcome.answered.length >= killAfter);
      answered += outcome.answered.length;
    }
    console.log(`      ${answered} events were answered before ${RUNS} kills, and all of them were there`);
  });

  /** Starts a server, posts from all senders at once, kills it after so many answers. */
  async function killed(directory: string, killAfter: number) {
    child = await ChildSentry.start(program, directory);
    const { dsn } = child;
    const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
    const answered: string[] = [];
    const sent: string[] = [];
    let dead: Promise<unknown> | undefined;
    const sender = async () => {
      for (;;) {
        const id = randomBytes(16).toString('hex');
        sent.push(id);
        const status = await post(agent, dsn, id);
        if (status === undefined) {
          return;
        }
        if (status === 200) {
          answered.push(id);
        }
        if (answered.length >= killAfter) {
          dead ??= child?.stop('SIGKILL');
        }
      }
    };
    await Promise.all(Array.from({ length: SENDERS }, sender));
    assert.equal(await dead, 'SIGKILL');
    agent.destroy();
    return { answered, sent };
  }

  /** What was answered and is not there after a restart, or there without having been sent, or twice. */
  async function lostEvents(
    directory: string,
    { answered, sent }: { answered: readonly string[]; sent: readonly string[] },
  ) {
    const sentry = await startLocalSentry({ directory });
    try {
      const there = sent.filter((id) => sentry.hasEvent('shop', id));
      const counted = sentry.issues.reduce((sum, { events }) => sum + events, 0);
      assert.equal(counted, there.length);
      const kept = new Set(there);
      return answered.filter((id) => !kept.has(id));
    } finally {
      await sentry.close();
    }
  }
});

/** The status of the answer; `undefined` when the server is gone. */
function post(agent: Agent, dsn: URL, id: string): Promise<number | undefined> {
  const { username, hostname, port, pathname } = dsn;
  const filling = 'x'.repeat(randomInt(40_000));
  const event = failure(`Error${randomInt(5)}`, { event_id: id, extra: { filling } });
  return new Promise((resolve) => {
    const sending = request(
      { agent, hostname, port, method: 'POST', path: `/api${pathname}/envelope/?sentry_key=${username}` },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode)).once('error', () => resolve(undefined));
      },
    );
    sending.once('error', () => resolve(undefined));
    sending.end(envelope({ type: 'event' }, event));
  });
}
