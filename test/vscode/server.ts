import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import * as path from 'node:path';
import { until } from '../until';
import { atExit } from './atExit';
import { endGroup, signalGroup } from './processGroup';
import type { ServerBuild } from './serverBuild';
import { quietSettings, restrictedSettings, type Settings } from './settings';

export interface ServerOptions {
  readonly build: ServerBuild;
  /** Where settings, logs and sockets of this server go; the same folder again is the same user again. */
  readonly folder: string;
  /** User settings, on top of `quietSettings`. */
  readonly settings?: Settings;
  /** Restricted Mode: the workspace is not trusted, and nobody is asked. */
  readonly restricted?: boolean;
  readonly trace?: boolean;
  /** Environment of the server and its extension host, on top of ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** A free one by default. Secrets survive a restart only on the same port. */
  readonly port?: number;
}

/** A running server of VS Code; `authority` is `host:port`, as in `vscode-remote://authority/path`. */
export interface Server {
  readonly origin: string;
  readonly authority: string;
  readonly port: number;
  readonly logFile: string;
  /** Settles when the server has ended, with a sentence about how. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts VS Code's own server on loopback and returns once it answers. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { folder } = options;
  await prepareFolder(options);
  const port = options.port ?? (await freePort());
  const logFile = path.join(folder, 'server.log');
  const log = await fs.open(logFile, 'a');
  const child = spawn(options.build.node, commandLine(options, port), {
    cwd: folder,
    env: environment(options),
    stdio: ['pipe', log.fd, log.fd], // the pipe is the leash, see stubs/leash.mjs
    detached: true,
  });
  await log.close();
  const ended = endOf(child);
  const forget = atExit(() => signalGroup(child, 'SIGKILL'));
  const authority = `127.0.0.1:${port}`;
  const stop = async () => {
    forget();
    await endGroup(child, 3000);
  };
  try {
    await untilAnswering(`http://${authority}/manifest.json`, ended, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin: `http://${authority}`, authority, port, logFile, ended, stop };
}

async function prepareFolder({ folder, settings, restricted }: ServerOptions): Promise<void> {
  await Promise.all(
    ['user/User', 'extensions', 'tmp'].map((name) => fs.mkdir(path.join(folder, name), { recursive: true })),
  );
  const all = { ...quietSettings, ...(restricted ? restrictedSettings : {}), ...settings };
  await fs.writeFile(path.join(folder, 'user/User/settings.json'), JSON.stringify(all, null, 2));
}

function commandLine({ build, folder, restricted, trace }: ServerOptions, port: number): string[] {
  return [
    path.join(__dirname, 'stubs/leash.mjs'),
    build.main,
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', path.join(folder, 'server')],
    ...['--user-data-dir', path.join(folder, 'user')],
    ...['--extensions-dir', path.join(folder, 'extensions')],
    ...(restricted ? [] : ['--disable-workspace-trust']),
    ...(trace ? ['--log', 'trace'] : []),
  ];
}

/** Ours without what an editor's own terminal or npm put there; sockets and temporary files stay inside the folder. */
function environment({ folder, env }: ServerOptions): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|npm_|ELECTRON_|NODE_OPTIONS$|GIT_|SENTRY_)/;
  const ours = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(ours),
    EXTENSIONS_GALLERY: '{}', // else code-server asks open-vsx.org
    TMPDIR: path.join(folder, 'tmp'),
    XDG_RUNTIME_DIR: path.join(folder, 'tmp'),
    ...env,
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not start: ${error.message}`));
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? `exit code ${code}`}`));
  });
}

async function untilAnswering(url: string, ended: Promise<string>, logFile: string): Promise<void> {
  const end = await Promise.race([ended, until('the VS Code server to answer', () => answers(url))]);
  if (end === true) return;
  throw new Error(`The VS Code server ${end}\n${await fs.readFile(logFile, 'utf8')}`);
}

function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, (response) => {
      response.resume();
      resolve(true);
    });
    request.on('error', () => resolve(false));
    request.setTimeout(2000, () => request.destroy());
  });
}

/** A port that nobody listens on just now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
