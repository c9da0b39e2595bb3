import { record, text } from '../base/decode';
import type { Entry } from '../issues/outbox/entry';

/**
 * The actions, by their ids, that a command of the tree is about: those of the selected rows where its own is among
 * them, else that of its own row; of the row above them, all.
 */
export function chosenEntries(
  row: unknown,
  selection: unknown,
  entries: readonly Entry[],
): readonly string[] {
  const rows: readonly unknown[] =
    Array.isArray(selection) && selection.some((one) => one === row) ? selection : [row];
  return rows.some((one) => record(one)?.['kind'] === 'outbox')
    ? entries.map(({ id }) => id)
    : rows.map((one) => text(record(one)?.['entry'])).filter((id) => id !== undefined);
}
