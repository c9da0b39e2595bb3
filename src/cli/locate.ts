import { readFile } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { isAbort } from '../base/abort';
import { parseJson } from '../base/json';
import { printable } from '../base/printable';
import { frameAnswers } from './answer';
import { answerBatch } from './batch';
import { type Command, readCommand, USAGE } from './command';
import { type GivenEvent, readEvent } from './givenEvent';
import { InvalidInput } from './invalidInput';
import { storyOf } from './story';
import { NobodyReads, Printer, type Terminal } from './terminal';
import { Workspaces } from './workspaces';

/** Exit codes, as `--help` tells them. */
const [DONE, FAILED, MISUSED, INTERRUPTED] = [0, 1, 2, 130];

/** `npm run locate`: where the frames of events are in a folder. Resolves with the exit code. */
export async function locate(
  args: readonly string[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const complain = (error: Error) => terminal.errors.write(`${printable(error.message)}\n`);
  let command: Command;
  try {
    command = readCommand(args, terminal.directory);
  } catch (error) {
    if (error instanceof InvalidInput) {
      complain(error);
      terminal.errors.write('--help says how this is used.\n');
      return MISUSED;
    }
    throw error;
  }
  try {
    await run(command, terminal, signal);
    return DONE;
  } catch (error) {
    if (error instanceof NobodyReads) {
      return DONE;
    }
    if (isAbort(error)) {
      return INTERRUPTED;
    }
    complain(error instanceof Error ? error : new Error(String(error)));
    return FAILED;
  }
}

async function run(command: Command, terminal: Terminal, signal: AbortSignal): Promise<void> {
  switch (command.kind) {
    case 'help':
      return new Printer(terminal.output).print(USAGE);
    case 'batch':
      addAbortSignal(signal, terminal.input);
      return answerBatch(terminal, command.explain, signal);
    case 'event':
      return locateEvent(command, new Printer(terminal.output), signal);
  }
}

async function locateEvent(
  { workspace, event: file, json, explain }: Extract<Command, { readonly kind: 'event' }>,
  printer: Printer,
  signal: AbortSignal,
): Promise<void> {
  const event = await readEventFile(file, signal);
  const workspaces = new Workspaces();
  try {
    const folder = await workspaces.at(workspace);
    const asked = { trace: event.trace, buffers: new Map(), codeMappings: [], explain };
    const found = await folder.find(asked, signal);
    await printer.print(
      json
        ? JSON.stringify({ frames: frameAnswers(event, found, explain) })
        : storyOf(event.trace, found).join('\n'),
    );
  } finally {
    workspaces.dispose();
  }
}

async function readEventFile(file: string, signal: AbortSignal): Promise<GivenEvent> {
  const event = readEvent(await readJson(file, signal));
  if (event === undefined) {
    throw new InvalidInput(`${file} holds no event as the event endpoint of Sentry's API answers it.`);
  }
  return event;
}

async function readJson(file: string, signal: AbortSignal): Promise<unknown> {
  try {
    return parseJson(await readFile(file, { encoding: 'utf8', signal }));
  } catch (error) {
    if (error instanceof Error && !isAbort(error)) {
      throw new InvalidInput(`${file} cannot be read as JSON: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

/** Where the person called npm: npm itself moves to the folder of package.json. */
function startingDirectory(environment: NodeJS.ProcessEnv): string {
  const isRunByNpm = environment['npm_lifecycle_event'] === 'locate';
  return (isRunByNpm ? environment['INIT_CWD'] : undefined) ?? process.cwd();
}

if (require.main === module) {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const { stdin: input, stdout: output, stderr: errors } = process;
  const terminal = { input, output, errors, directory: startingDirectory(process.env) };
  void locate(process.argv.slice(2), terminal, stop.signal).then((code) => (process.exitCode = code));
}
