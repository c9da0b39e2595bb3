import * as fs from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as path from 'node:path';
import { startLocalSentry } from '../../src/local/localSentry';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { envelopeOf, failure } from './failures';
import type { Figure } from './figure';
import { postAll } from './post';
import { millisecondsOf } from './stopwatch';

const [EVENTS, SENDERS] = [2000, 20];

/** How many events the local Sentry takes in a second; each is flushed to the disk before it is answered. */
export async function measureIntake(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  try {
    const now = Date.now();
    const envelopes = Array.from({ length: EVENTS }, (_, at) => envelopeOf(failure(at % 50, now)));
    const taken = await takeIn(path.join(folder.path, 'sentry'), envelopes);
    const appended = perSecond(
      await millisecondsOf(() => append(path.join(folder.path, 'plain'), envelopes)),
    );
    const answered = perSecond(await answerAlone(envelopes));
    return [
      {
        what: 'events taken in a second',
        value: taken.perSecond,
        unit: '/s',
        baseline: { what: 'appended and flushed one by one', value: appended },
      },
      {
        what: 'the same beside HTTP alone',
        value: taken.perSecond,
        unit: '/s',
        baseline: { what: 'answered by an empty server', value: answered },
      },
      {
        what: `of ${EVENTS} events answered with 200, counted`,
        value: taken.counted,
        budget: { exactly: EVENTS },
        isCount: true,
      },
    ];
  } finally {
    folder.remove();
  }
}

function perSecond(ms: number): number {
  return Math.round((EVENTS * 1000) / ms);
}

async function takeIn(directory: string, envelopes: readonly string[]) {
  const limits = { eventsPerSecond: 1_000_000 };
  const sentry = await startLocalSentry({ directory, projects: [{ slug: 'shop' }], limits });
  try {
    const ms = await millisecondsOf(() => postAll(sentry.dsn('shop'), envelopes, SENDERS));
    return {
      perSecond: perSecond(ms),
      counted: sentry.issues.reduce((sum, { events }) => sum + events, 0),
    };
  } finally {
    await sentry.close();
  }
}

async function append(file: string, texts: readonly string[]): Promise<void> {
  const handle = await fs.open(file, 'a');
  try {
    for (const text of texts) {
      await handle.appendFile(text);
      await handle.datasync();
    }
  } finally {
    await handle.close();
  }
}

/** Milliseconds that the same requests take of a server that reads and answers, and does nothing else. */
async function answerAlone(envelopes: readonly string[]): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await millisecondsOf(() => postAll(`http://key@127.0.0.1:${port}/1`, envelopes, SENDERS));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
