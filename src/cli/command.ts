import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { InvalidInput } from './invalidInput';

/** What the person asks for; paths are absolute. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'event';
      readonly workspace: string;
      readonly event: string;
      readonly json: boolean;
      readonly explain: boolean;
    }
  | { readonly kind: 'batch'; readonly explain: boolean };

export const USAGE = `Usage: npm run --silent locate -- --workspace DIR --event FILE [--json] [--explain]
       npm run --silent locate -- --batch [--explain]

Says where the frames of an error are in a folder, now: verdict, path and line of each.
  --workspace  the folder
  --event      a file that holds an event as the event endpoint of Sentry's API answers it
  --json       prints one JSON object: {"frames": [{"exception", "frame", "verdict", …}]}
  --explain    also each step that led there; in JSON as "steps" of each frame
  --batch      answers each line of standard input, a JSON object, by a line of JSON, in order:
                 {"id", "workspace", "event", "commit"?, "codeMappings"?, "buffers"?: {"path": "unsaved text"}}
                 {"id", "frames": [{"exception", "frame", "verdict", "path"?, "line"?, "column"?, "reason"?,
                                    "candidates"?}]}  or  {"id"?, "error"}
  --help       prints this

"exception" and "frame" count from 0 in the event's order, "line" and "column" from 1; paths are below the folder,
with "/". An event without a stack of its exceptions has that of a thread, counted as the last exception's, or of a
message, as exception 0's. A folder is listed once, when a line first names it; "buffers" hold for their line only.
Ends with 0 (for --batch: also where single lines were answered by an error), 1 where it failed, 2 where these
options were misused.`;

/**
 * Reads the arguments; relative paths are relative to `directory`.
 * @throws {InvalidInput}
 */
export function readCommand(args: readonly string[], directory: string): Command {
  const { workspace, event, json, explain, batch, help } = optionsOf(args);
  if (help) {
    return { kind: 'help' };
  }
  if (batch) {
    if (workspace !== undefined || event !== undefined) {
      throw new InvalidInput('--batch reads workspace and event from standard input: leave the options out.');
    }
    return { kind: 'batch', explain };
  }
  if (workspace === undefined || workspace === '') {
    throw new InvalidInput('--workspace DIR is missing: give the folder to look in.');
  }
  if (event === undefined || event === '') {
    throw new InvalidInput('--event FILE is missing: give the file that holds the event, or --batch.');
  }
  return {
    kind: 'event',
    workspace: resolve(directory, workspace),
    event: resolve(directory, event),
    json,
    explain,
  };
}

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        workspace: { type: 'string' },
        event: { type: 'string' },
        json: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        batch: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    if (error instanceof TypeError) {
      throw new InvalidInput(error.message, { cause: error });
    }
    throw error;
  }
}
