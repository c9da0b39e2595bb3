import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameCase } from './frameCase';

/** The cases of one family of languages. */
export interface FrameTable {
  readonly name: string;
  readonly cases: readonly FrameCase[];
}

const FOLDER = join(__dirname, 'tables');

/** Every table of the folder `tables`: each file exports `cases`. */
export const tables: readonly FrameTable[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .sort()
  .map((file) => ({
    name: file.slice(0, -'.ts'.length),
    cases: (require(join(FOLDER, file)) as { readonly cases: readonly FrameCase[] }).cases,
  }));
