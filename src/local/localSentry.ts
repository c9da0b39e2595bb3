import type { IncomingMessage, Server } from 'node:http';
import { routes } from './api/routes';
import { Emitter, type Event } from '../base/event';
import { Home } from './disk/home';
import { Journal } from './disk/journal';
import { DirectoryLock } from './disk/lock';
import { listen } from './http/listen';
import { RateLimits } from './http/rateLimits';
import { createHttpServer } from './http/server';
import { Tokens } from './http/tokens';
import { Intake } from './intake/intake';
import { LocalSentryControls } from './localSentryControls';
import { Organization } from './model/organization';
import { Store } from './model/store';
import { defaultLimits, type LocalSentryOptions } from './options';

/** A request that was answered. */
export interface Answered {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly status: number;
}

/** A running local Sentry. */
export interface LocalSentry extends LocalSentryControls {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  readonly port: number;
  /** What the API answers to: 64 hexadecimal digits. */
  readonly token: string;
  /** The file that holds the token. */
  readonly tokenFile: string;
  readonly onDidAnswer: Event<Answered>;
  readonly onDidFail: Event<unknown>;
  /** Where an app sends its events. @throws {TypeError} for a project that is not there. */
  dsn(projectSlug: string): string;
  /** Answers what it has taken in, then lets go of port and directory. */
  close(): Promise<void>;
}

/**
 * Starts a local Sentry and resolves once it listens. When `signal` is aborted it closes.
 * @throws {LocalSentryError}
 */
export async function startLocalSentry(
  options: LocalSentryOptions,
  signal?: AbortSignal,
): Promise<LocalSentry> {
  signal?.throwIfAborted();
  const home = await Home.open(options.directory);
  const lock = await DirectoryLock.take(home.directory);
  try {
    const running = await start(options, home, lock);
    signal?.addEventListener('abort', () => void running.close(), { once: true });
    return running;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function start(options: LocalSentryOptions, home: Home, lock: DirectoryLock): Promise<LocalSentry> {
  const now = options.now ?? Date.now;
  const limits = { ...defaultLimits, ...options.limits };
  const projects = await home.projects(options.projects ?? [], now());
  const organization = new Organization(
    options,
    projects,
    Math.min(...projects.map(({ dateCreated }) => dateCreated)),
  );
  const store = new Store(organization, now);
  const journal = await Journal.open(home.journalFile, limits.bytesOnDisk, (happened, entry) =>
    store.replay(happened, entry),
  );
  const token = await home.token();
  const answered = new Emitter<Answered>();
  const failed = new Emitter<unknown>();
  const backend = { store, journal };
  const intake = new Intake(backend, limits);
  let port = 0;
  const parts = {
    backend,
    routes,
    tokens: new Tokens(token, options.tokens ?? [], () => organization.me),
    rateLimits: new RateLimits(limits.enforceRateLimits, now),
    intake: intake.answer.bind(intake),
    faults: options.faults ?? (() => false),
    answered: ({ method = '', url = '' }: IncomingMessage, status: number) =>
      answered.fire({ method, url, status }),
    failed: (error: unknown) => failed.fire(error),
  };
  const server = createHttpServer(parts, () => port);
  try {
    port = await listen(server, options.port ?? 0, home);
    await lock.announce(port);
  } catch (error) {
    await journal.close();
    throw error;
  }
  return running({ backend, server, lock, port, token, tokenFile: home.tokenFile, answered, failed });
}

interface Running {
  readonly backend: { readonly store: Store; readonly journal: Journal };
  readonly server: Server;
  readonly lock: DirectoryLock;
  readonly port: number;
  readonly token: string;
  readonly tokenFile: string;
  readonly answered: Emitter<Answered>;
  readonly failed: Emitter<unknown>;
}

function running({ backend, server, lock, port, token, tokenFile, answered, failed }: Running): LocalSentry {
  const { organization } = backend.store;
  let closing: Promise<void> | undefined;
  return Object.assign(new LocalSentryControls(backend), {
    address: `http://127.0.0.1:${port}`,
    port,
    token,
    tokenFile,
    onDidAnswer: answered.event,
    onDidFail: failed.event,
    dsn: (projectSlug: string) => {
      const project = organization.project(projectSlug);
      if (project === undefined) {
        throw new TypeError(`the local Sentry has no project ${projectSlug}`);
      }
      return `http://${project.publicKey}@127.0.0.1:${port}/${project.id}`;
    },
    close: () => (closing ??= close(server, backend.journal, lock)),
  });
}

async function close(server: Server, journal: Journal, lock: DirectoryLock): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await journal.close();
  server.closeAllConnections();
  await closed;
  await lock.release();
}
