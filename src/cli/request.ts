import { isAbsolute, relative, resolve, sep } from 'node:path';
import { each, list, number, record, text } from '../base/decode';
import { parseJson } from '../base/json';
import { printable } from '../base/printable';
import { type CodeMapping, decodeCodeMapping } from '../sentry/codeMappings';
import type { Buffers } from './bufferedFiles';
import { type GivenEvent, readEvent } from './givenEvent';
import { InvalidInput } from './invalidInput';

type JsonObject = Readonly<Record<string, unknown>>;

/** What one line of a batch asks. */
export interface BatchRequest {
  /** Absolute. */
  readonly workspace: string;
  readonly event: GivenEvent;
  /** The release's commit, a full or short hash in small letters. */
  readonly commit?: string;
  /** Of every repository, as Sentry answers them. */
  readonly codeMappings: readonly CodeMapping[];
  readonly buffers: Buffers;
}

/**
 * Parses one line of a batch.
 * @throws {InvalidInput}
 */
export function parseLine(line: string): JsonObject {
  const shape = 'send one JSON object a line, {"id", "workspace", "event"}';
  try {
    const parsed = record(parseJson(line));
    if (parsed === undefined) {
      throw new InvalidInput(`This line is JSON, but no object: ${shape}.`);
    }
    return parsed;
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new InvalidInput(`This line is no JSON (${printable(error.message)}): ${shape}.`, {
        cause: error,
      });
    }
    throw error;
  }
}

/**
 * Decodes what a line asks; a relative workspace is relative to `directory`.
 * @throws {InvalidInput}
 */
export function decodeRequest(line: JsonObject, directory: string): BatchRequest {
  const folder = text(line['workspace']);
  if (folder === undefined || folder === '') {
    throw new InvalidInput('"workspace" is missing: give the path of the folder to look in.');
  }
  const event = readEvent(line['event']);
  if (event === undefined) {
    throw new InvalidInput(
      `"event" is no event: give the whole object that the event endpoint of Sentry's API answers, with its "entries".`,
    );
  }
  const workspace = resolve(directory, folder);
  return {
    workspace,
    event,
    commit: decodeCommit(line['commit']),
    codeMappings: decodeCodeMappings(line['codeMappings'], line['event']),
    buffers: decodeBuffers(line['buffers'], workspace),
  };
}

/** A release may name its commit by whatever its tool calls one; what is no hash of git is passed over. */
function decodeCommit(value: unknown): string | undefined {
  const commit = text(value)?.toLowerCase();
  return commit !== undefined && /^[0-9a-f]{4,64}$/.test(commit) ? commit : undefined;
}

function decodeCodeMappings(value: unknown, event: unknown): readonly CodeMapping[] {
  if (value !== undefined && value !== null && !Array.isArray(value)) {
    throw new InvalidInput(
      '"codeMappings" is no array: give it as Sentry\'s API answers it, or leave it out.',
    );
  }
  return each(meantFor(number(record(event)?.['projectID']), list(value)), decodeCodeMapping);
}

/** Sentry answers the mappings of all projects: those of the event's are meant, if any is said to be. */
function meantFor(project: number | undefined, mappings: readonly unknown[]): readonly unknown[] {
  const isOwn = (mapping: unknown) => project !== undefined && projectOf(mapping) === project;
  return mappings.some(isOwn)
    ? mappings.filter((mapping) => isOwn(mapping) || projectOf(mapping) === undefined)
    : mappings;
}

function projectOf(mapping: unknown): number | undefined {
  return number(record(mapping)?.['projectId']);
}

/** Paths as the caller's platform spells them, relative to the workspace or absolute. */
function decodeBuffers(value: unknown, workspace: string): Buffers {
  if (value === undefined || value === null) {
    return new Map();
  }
  const buffers = record(value);
  if (buffers === undefined) {
    throw new InvalidInput('"buffers" is no object: give {"path": "unsaved text"}.');
  }
  return new Map(
    Object.entries(buffers).map(([path, content]) => {
      const below = relative(workspace, resolve(workspace, path));
      if (below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
        throw new InvalidInput(
          `"buffers" names ${printable(path)}, which is not below the workspace: give paths relative to it.`,
        );
      }
      if (typeof content !== 'string') {
        throw new InvalidInput(`"buffers" holds no text for ${printable(path)}: give it as a string.`);
      }
      return [below.split(sep).join('/'), content];
    }),
  );
}
