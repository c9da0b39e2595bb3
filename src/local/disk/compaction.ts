import { type FileHandle, open, rename } from 'node:fs/promises';
import * as path from 'node:path';
import { headLength, type Line } from './journalFile';
import { flushDirectory, removeIfThere } from './privateFiles';

const CHUNK = 1024 * 1024;

interface Smaller {
  readonly handle: FileHandle;
  readonly lines: Line[];
  readonly bytes: number;
}

/**
 * Rewrites a journal without the details of its oldest events, until it has `goal` bytes or none is left to drop.
 * Every entry stays, so that counts and the numbers of entries stay, too: an issue outlives its events.
 * The old file remains valid until the new one, flushed, takes its name.
 */
export async function dropOldestDetails(
  file: string,
  old: FileHandle,
  lines: readonly Line[],
  header: Buffer,
  goal: number,
): Promise<Smaller> {
  const handle = await open(`${file}.new`, 'ax+', 0o600);
  try {
    const kept = firstKept(lines, header.length, goal);
    await handle.appendFile(header);
    const heads = await copyHeads(old, lines.slice(0, kept), handle, header.length);
    const from = lines[kept]?.start ?? 0;
    const shift = heads.bytes - from;
    const rest = lines.slice(kept);
    const bytes = heads.bytes + (await copyBytes(old, from, (rest.at(-1)?.end ?? from - 1) + 1, handle));
    await handle.datasync();
    await rename(`${file}.new`, file);
    await flushDirectory(path.dirname(file));
    const moved = rest.map(({ start, details, end }) => ({
      start: start + shift,
      details: details + shift,
      end: end + shift,
    }));
    return { handle, lines: [...heads.lines, ...moved], bytes };
  } catch (error) {
    await handle.close();
    await removeIfThere(`${file}.new`);
    throw error;
  }
}

/** The first line whose details can stay. */
function firstKept(lines: readonly Line[], headerBytes: number, goal: number): number {
  let bytes = headerBytes + lines.reduce((sum, { start, end }) => sum + end + 1 - start, 0);
  let kept = 0;
  for (const line of lines) {
    if (bytes <= goal) {
      break;
    }
    bytes -= line.end - line.start - headLength(line);
    kept++;
  }
  return kept;
}

async function copyHeads(
  from: FileHandle,
  lines: readonly Line[],
  to: FileHandle,
  start: number,
): Promise<{ lines: Line[]; bytes: number }> {
  const written: Line[] = [];
  let bytes = start;
  let waiting: Buffer[] = [];
  for (const line of lines) {
    const length = headLength(line);
    const head = Buffer.alloc(length + 1, '\n');
    await from.read(head, 0, length, line.start);
    waiting.push(head);
    written.push({ start: bytes, details: bytes + length, end: bytes + length });
    bytes += length + 1;
    if (waiting.length === 1000) {
      await to.appendFile(Buffer.concat(waiting));
      waiting = [];
    }
  }
  await to.appendFile(Buffer.concat(waiting));
  return { lines: written, bytes };
}

async function copyBytes(from: FileHandle, start: number, end: number, to: FileHandle): Promise<number> {
  const buffer = Buffer.alloc(CHUNK);
  for (let at = start; at < end;) {
    const { bytesRead } = await from.read(buffer, 0, Math.min(CHUNK, end - at), at);
    if (bytesRead === 0) {
      throw new Error('the journal is shorter than it was');
    }
    await to.appendFile(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
  return end - start;
}
