import type { FileHandle } from 'node:fs/promises';
import { parseJson } from '../../base/json';

/**
 * One line of the journal: what happened, as JSON; for an event a tab and its details as JSON. JSON text holds
 * neither tab nor line feed, so the details can be left unread.
 */
export interface Line {
  /** Byte of the file at which the line starts. */
  readonly start: number;
  /** Byte at which its details start; equal to `end` where it has none. */
  readonly details: number;
  /** Byte of the line feed that ends it. */
  readonly end: number;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CHUNK = 1024 * 1024;

/** The bytes of a line, its line feed included. */
export function lineBytes(happened: unknown, details: string | undefined): Buffer {
  return Buffer.from(`${JSON.stringify(happened)}${details === undefined ? '' : `\t${details}`}\n`);
}

/** The place of a line that was written at `start`. */
export function placeOf(bytes: Buffer, start: number): Line {
  const end = start + bytes.length - 1;
  const tab = bytes.indexOf(TAB);
  return { start, details: tab === -1 ? end : start + tab + 1, end };
}

/**
 * Reads the lines of a journal in order. A last line without its line feed was torn by a kill and is left out;
 * so is a line whose JSON cannot be read.
 */
export async function* readLines(
  file: FileHandle,
): AsyncGenerator<{ readonly happened: unknown; readonly line: Line }> {
  let rest = Buffer.alloc(0);
  let start = 0;
  for (;;) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, start + rest.length);
    if (bytesRead === 0) {
      return;
    }
    rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
    let from = 0;
    for (let feed = rest.indexOf(LINE_FEED); feed !== -1; feed = rest.indexOf(LINE_FEED, from)) {
      const bytes = rest.subarray(from, feed + 1);
      const line = placeOf(bytes, start + from);
      from = feed + 1;
      const happened = parseHead(bytes.subarray(0, headLength(line)));
      if (happened !== undefined) {
        yield { happened, line };
      }
    }
    rest = rest.subarray(from);
    start += from;
  }
}

/** Bytes of a line before its tab, or before its line feed. */
export function headLength(line: Line): number {
  return line.details === line.end ? line.end - line.start : line.details - 1 - line.start;
}

function parseHead(bytes: Buffer): unknown {
  try {
    return parseJson(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
