import { record } from '../../base/decode';
import { LocalSentryError } from '../localSentryError';
import { type Line, lineBytes } from './journalFile';

/** The first line of every journal. */
const HEADER = { kind: 'journal', version: 1 };

/** The bytes with which a journal begins. */
export function headerBytes(): Buffer {
  return lineBytes(HEADER, undefined);
}

/** @throws {LocalSentryError} for a first line that is not ours, or of a newer version. */
export function checkHeader(file: string, line: Line, happened: unknown): void {
  const header = record(happened);
  if (line.start !== 0 || header?.['kind'] !== HEADER.kind || header['version'] !== HEADER.version) {
    throw notAJournal(file);
  }
}

/** What is said of a file that we must not touch. */
export function notAJournal(file: string): LocalSentryError {
  return new LocalSentryError('unreadable', `${file} is not a journal that this version can read`);
}
