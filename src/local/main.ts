import { homedir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { LocalSentryError } from './localSentryError';
import { startLocalSentry } from './localSentry';
import type { LocalSentryOptions } from './options';
import { printable } from '../base/printable';

const USAGE = `Usage: npm run local-sentry -- [--directory DIRECTORY] [--port PORT] [--project SLUG]...

Takes the errors of apps on this machine and answers Sentry's API, for nobody but this machine.
  --directory  where its data lies (default ~/.faultline/local-sentry)
  --port       where it listens (default: the port of last time, if it is free)
  --project    a project to have; may be given several times`;

/** Runs a local Sentry in a terminal until Ctrl+C. */
async function main(): Promise<void> {
  const options = readArguments();
  if (options === undefined) {
    print(USAGE);
    return;
  }
  const sentry = await startLocalSentry(options);
  print(`The local Sentry listens on ${sentry.address}`);
  for (const slug of sentry.projects) {
    print(`  DSN of ${slug}: ${sentry.dsn(slug)}`);
  }
  print(`  The token of its API is in ${sentry.tokenFile}`);
  print('Stop it with Ctrl+C.');
  // Anyone can send an event: of what it says nothing reaches the terminal as it is.
  sentry.onDidReceive(({ issue, event, was }) =>
    print(`${was.padEnd(10)} ${printable(`${issue.shortId}  ${event.title}`)}`),
  );
  sentry.onDidFail((error) => print(`error: ${String(error)}`));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void sentry.close().catch(fail));
  }
}

function readArguments(): LocalSentryOptions | undefined {
  const { values } = parseArgs({
    options: {
      directory: { type: 'string', default: path.join(homedir(), '.faultline', 'local-sentry') },
      port: { type: 'string' },
      project: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  const port = values.port === undefined ? 'kept' : Number(values.port);
  if (port !== 'kept' && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new TypeError(`--port ${values.port}: not a port`);
  }
  const projects = values.project.map((slug) => {
    if (!/^[a-z0-9][a-z0-9_-]{0,49}$/.test(slug)) {
      throw new TypeError(`--project ${slug}: small letters, digits, - and _ only`);
    }
    return { slug };
  });
  return { directory: path.resolve(values.directory), port, projects };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): void {
  const isExpected = error instanceof LocalSentryError || error instanceof TypeError;
  process.stderr.write(`${printable(isExpected ? error.message : String(error))}\n`);
  process.exitCode = 1;
}

main().catch(fail);
