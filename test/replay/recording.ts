import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';

const folder = join(projectRoot, 'test', 'fixtures', 'recordings');

/** A recorded body, such as `glitchtip/issues`. */
export function recording(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/** A recorded list. */
export function recordedRows(name: string): readonly Readonly<Record<string, unknown>>[] {
  return recording(name) as Record<string, unknown>[];
}
