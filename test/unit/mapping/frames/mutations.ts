import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../../../projectRoot';

/** One rule of the room that reads paths, and how to do without it for a while. */
export interface Rule {
  /** `paths/families/go.ts go.dependencies[1]` */
  readonly name: string;
  /** Takes the rule away; what it returns puts it back. */
  remove(): () => void;
}

const ROOM = join(projectRoot, 'src/mapping/paths');

/** Every entry of every table that a file of `mapping/paths` exports: arrays, records, and sets of words as a whole. */
export function rules(): readonly Rule[] {
  const seen = new Set<unknown>();
  return readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const path = join(ROOM, file);
      const name = relative(join(ROOM, '..'), path);
      const exported = Object.entries(require(path) as Readonly<Record<string, unknown>>);
      return exported.flatMap(([key, table]) => entriesOf(`${name} ${key}`, table, seen));
    });
}

function entriesOf(name: string, table: unknown, seen: Set<unknown>): readonly Rule[] {
  if (typeof table !== 'object' || table === null || table instanceof RegExp || seen.has(table)) {
    return [];
  }
  seen.add(table);
  if (Array.isArray(table)) {
    return table.map((entry, at) => ({
      name: `${name}[${at}] ${inShort(entry)}`,
      remove: () => {
        table.splice(at, 1);
        return () => table.splice(at, 0, entry);
      },
    }));
  }
  if (table instanceof Set) {
    const entries = [...table];
    return [{ name: `${name} (${entries.length} words)`, remove: () => removeWords(table, entries) }];
  }
  return Object.entries(table).flatMap(([key, entry]) =>
    typeof entry === 'function' || entry instanceof RegExp
      ? [{ name: `${name}.${key}`, remove: () => removeKey(table as Record<string, unknown>, key) }]
      : entriesOf(`${name}.${key}`, entry, seen),
  );
}

/** A set of words is one rule. */
function removeWords(table: Set<unknown>, words: readonly unknown[]): () => void {
  table.clear();
  return () => words.forEach((word) => table.add(word));
}

function removeKey(table: Record<string, unknown>, key: string): () => void {
  const entry = table[key];
  delete table[key];
  return () => {
    table[key] = entry;
  };
}

function inShort(entry: unknown): string {
  const text =
    typeof entry === 'function'
      ? entry.name
      : entry instanceof RegExp || typeof entry === 'string'
        ? String(entry)
        : JSON.stringify(entry);
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
}
