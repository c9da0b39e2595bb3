import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Occurrence } from './occurrences';
import { browserOf, tenantOf } from './people';
import type { Run } from './run';
import type { Program } from './shopError';

/** The programs that run on Node. */
export type NodeProgram = Exclude<Program, 'recommendations'>;

const commands: Readonly<Record<NodeProgram, readonly string[]>> = {
  api: ['--enable-source-maps', 'packages/api/dist/index.js'],
  web: ['--enable-source-maps', 'packages/web/dist/app.js'],
  webWithoutMap: ['packages/web/dist/app.js'],
  basket: ['packages/storefront/dist/basket.js'],
  wishlist: ['packages/storefront/dist/wishlist.js'],
  ledger: ['ledger/ledger.js'],
  nightly: ['--enable-source-maps', 'packages/worker/dist/nightly.js'],
  worker: ['--enable-source-maps', 'packages/worker/dist/index.js'],
};

/**
 * Starts a program where its release was deployed, hands it one line for each occurrence, and waits until it has
 * sent all it has to say and ended by itself.
 * @throws when it did not end well, with the end of what it wrote about that.
 */
export async function use(
  program: NodeProgram,
  run: Run,
  folder: string,
  dsn: string,
  signal?: AbortSignal,
): Promise<void> {
  const calendar = path.join(__dirname, 'calendar.cjs');
  const child = spawn(process.execPath, ['--require', calendar, ...commands[program]], {
    cwd: folder,
    env: environmentOf(run, dsn),
    stdio: ['pipe', 'ignore', 'pipe'],
    signal,
  });
  const ended = once(child, 'close');
  const complaints = text(child.stderr);
  child.stdin.on('error', () => undefined); // a program that ends early hears no more: its exit code says so
  child.stdin.end(run.occurrences.map(lineFor).join(''));
  await ended;
  if (child.exitCode !== 0) {
    throw new Error(`${program} of ${run.release} did not end well: ${(await complaints).slice(-2000)}`);
  }
}

function environmentOf({ release, environment, period }: Run, dsn: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(SENTRY_|NODE_OPTIONS$)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    SENTRY_DSN: dsn,
    SENTRY_RELEASE: release,
    SENTRY_ENVIRONMENT: environment,
    SHOP_FROM: String(period.from),
    SHOP_UNTIL: String(period.until),
  };
}

function lineFor({ error, person }: Occurrence): string {
  const who = { user: person, tenant: tenantOf(person), browser: browserOf(person) };
  return `${JSON.stringify({ ...error.provocation, ...who })}\n`;
}
