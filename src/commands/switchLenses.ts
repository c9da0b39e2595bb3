import { record } from '../base/decode';
import { groupQueries, type LensSwitches } from '../issues/groups';

/** The eye beside a group shows or hides the lenses of its issues; the one beside an empty *Mine* shows all. */
export async function switchLenses(switches: LensSwitches, argument: unknown, show: boolean): Promise<void> {
  const row = record(argument);
  const wanted = row?.['note'] === 'nothingMine' ? 'all' : row?.['group'];
  const group = groupQueries.find(({ id }) => id === wanted);
  if (group !== undefined) {
    await switches.set(group.id, show ? group.whenOn : 'off');
  }
}
