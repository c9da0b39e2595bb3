import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import type { LocalSentryOptions } from '../../src/local/options';
import { projectRoot } from '../projectRoot';
import { temporaryFolder } from '../vscode/temporaryFolder';

/** A sale that fails: `extra` goes into the event's user, tags, context, request and breadcrumb. */
export interface Failure {
  readonly cart: object;
  readonly user: string;
  readonly extra?: object;
}

/** Sales that fail in `cart.cjs` and in `checkout.cjs`. */
export const failures = {
  noProduct: (user: string): Failure => ({ cart: { owner: user, items: [{ quantity: 1 }] }, user }),
  noOwner: (user: string): Failure => ({ cart: { items: [] }, user }),
};

/**
 * A small world to test in: a server, an application as it was released, and the repository of its source, in which
 * a licence stands above the code since.
 */
export interface World {
  /** The server that runs now. */
  readonly sentry: LocalSentry;
  /** Starts the server again on the same port, after `sentry.close()`. */
  restartSentry(): Promise<void>;
  /** What the server's API answers to a path below `/api/0`. */
  ask(path: string): Promise<unknown>;
  /** Changes what a path below `/api/0` stands for. */
  tell(path: string, body: object): Promise<void>;
  /** The open folder: a git repository with nothing changed. */
  readonly workspace: string;
  /** Where the release runs. */
  readonly deployed: string;
  /** Everything of this world. */
  readonly folder: string;
  /** Lets the released application fail under the real SDK; resolves when the server has it all. */
  crash(failed: readonly Failure[], release?: string): Promise<void>;
  /** Runs git in the workspace and answers what it printed. */
  git(...words: string[]): string;
  end(): Promise<void>;
}

const licence = '// Copyright the cart authors.\n// All carts reserved.\n\n';

export async function createWorld(options: Partial<LocalSentryOptions> = {}): Promise<World> {
  const folder = temporaryFolder();
  const [workspace, deployed] = ['workspace', 'srv/cart-1.0.0'].map((name) =>
    path.join(folder.path, name),
  ) as [string, string];
  for (const place of [workspace, deployed]) {
    mkdirSync(place, { recursive: true });
    cpSync(path.join(projectRoot, 'test/fixtures/cart'), place, { recursive: true });
  }
  const git = gitIn(workspace);
  commit(git, 'Sell carts');
  for (const file of ['src/cart.cjs', 'src/checkout.cjs']) {
    const source = path.join(workspace, file);
    writeFileSync(source, licence + readFileSync(source, 'utf8'));
  }
  commit(git, 'Add the licence');
  const directory = path.join(folder.path, 'sentry');
  const start = () => startLocalSentry({ directory, port: 'kept', projects: [{ slug: 'cart' }], ...options });
  let sentry = await start();
  return {
    ...{ workspace, deployed, folder: folder.path, git },
    get sentry() {
      return sentry;
    },
    async restartSentry() {
      sentry = await start();
    },
    async ask(below) {
      const headers = { authorization: `Bearer ${sentry.token}` };
      return (await fetch(`${sentry.address}/api/0${below}`, { headers })).json();
    },
    async tell(below, body) {
      const headers = { authorization: `Bearer ${sentry.token}`, 'content-type': 'application/json' };
      const url = `${sentry.address}/api/0${below}`;
      const { status } = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
      if (status !== 200) throw new Error(`PUT ${below}: ${status}`);
    },
    crash: (failed, release = 'cart@1.0.0') => crash(sentry.dsn('cart'), deployed, failed, release),
    async end() {
      await sentry.close();
      folder.remove();
    },
  };
}

async function crash(
  dsn: string,
  deployed: string,
  failed: readonly Failure[],
  release: string,
): Promise<void> {
  const program = path.join(projectRoot, 'test/fixtures/senders/shopper.cjs');
  await promisify(execFile)(process.execPath, [program, deployed], {
    env: {
      ...process.env,
      SENTRY_DSN: dsn,
      SENTRY_RELEASE: release,
      SENTRY_ENVIRONMENT: 'production',
      FAILURES: JSON.stringify(failed),
      WITH_VARIABLES: failed.some(({ extra }) => extra !== undefined) ? '1' : '',
    },
  });
}

/** Runs git in a folder, as somebody with no settings of their own. */
export function gitIn(folder: string): World['git'] {
  const settings = [
    '-c',
    'user.name=Cart',
    '-c',
    'user.email=cart@example.com',
    '-c',
    'init.defaultBranch=main',
  ];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return (...words) =>
    execFileSync('git', [...settings, ...words], { cwd: folder, env, encoding: 'utf8' }).trim();
}

/** Commits all that is in the folder, which becomes a repository if it is none. */
export function commit(git: World['git'], message: string): void {
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', message);
}
