import { record, text } from '../base/decode';
import type { EntryArgument } from '../contributions';

/** The actions that a command of the tree is about: those of the selected rows, or the one of its own row. */
export function chosenEntries(row: EntryArgument | undefined, selection: unknown): readonly string[] {
  const rows: readonly unknown[] = Array.isArray(selection) && selection.length > 0 ? selection : [row];
  return rows.map((one) => text(record(one)?.['entry'])).filter((id) => id !== undefined);
}
