import { printable } from '../base/printable';
import type { Trace } from '../mapping/trace';
import { type FrameAnswer, frameAnswers } from './answer';
import { InvalidInput } from './invalidInput';
import { type Line, linesOf } from './lines';
import { decodeRequest, parseLine } from './request';
import { Printer, type Terminal } from './terminal';
import { Workspaces } from './workspaces';

/** What one line is answered. */
export type BatchAnswer =
  | { readonly id: unknown; readonly frames: readonly FrameAnswer[] }
  | { readonly id?: unknown; readonly error: string };

/**
 * Answers each line of standard input by a line, in order and one at a time. What is wrong with a line is its answer;
 * rejects only where standard input or output fails. Lines of white space are skipped.
 */
export async function answerBatch(
  { input, output, directory }: Terminal,
  explain: boolean,
  signal: AbortSignal,
): Promise<void> {
  const printer = new Printer(output);
  const workspaces = new Workspaces();
  try {
    for await (const line of linesOf(input)) {
      if (line.text === undefined || /\S/.test(line.text)) {
        const answer = await answerTo(line, { workspaces, directory, explain }, signal);
        await printer.print(JSON.stringify(answer));
      }
    }
  } finally {
    workspaces.dispose();
  }
}

interface Setting {
  readonly workspaces: Workspaces;
  readonly directory: string;
  readonly explain: boolean;
}

async function answerTo(
  { number, text }: Line,
  { workspaces, directory, explain }: Setting,
  signal: AbortSignal,
): Promise<BatchAnswer> {
  let id: unknown;
  try {
    if (text === undefined) {
      throw new InvalidInput('This line is too long to be read: leave out of the event what has no stack.');
    }
    const line = parseLine(text);
    ({ id } = line);
    const { workspace, event, commit, codeMappings, buffers } = decodeRequest(line, directory);
    const folder = await workspaces.at(workspace);
    const found = await folder.find(
      { trace: builtFrom(event.trace, commit), buffers, codeMappings, explain },
      signal,
    );
    return { id, frames: frameAnswers(event, found, explain) };
  } catch (error) {
    if (signal.aborted || !(error instanceof Error)) {
      throw error;
    }
    return { id, error: `Line ${number}: ${sentenceOf(error)}` };
  }
}

/** A trace whose release was built from this commit, whatever the event says. */
function builtFrom(trace: Trace, commit: string | undefined): Trace {
  return commit === undefined ? trace : { ...trace, build: { lastCommit: commit } };
}

function sentenceOf(error: Error): string {
  return error instanceof InvalidInput
    ? error.message
    : `This could not be located (${printable(error.message)}). Check that the workspace can be read, and try again.`;
}
