import { record } from '../base/decode';
import { groupQueries, type LensSwitches } from '../issues/groups';

/** The eye beside a group: shows or hides the lenses of its issues. */
export async function switchLenses(switches: LensSwitches, argument: unknown, show: boolean): Promise<void> {
  const group = groupQueries.find(({ id }) => id === record(argument)?.['group']);
  if (group !== undefined) {
    await switches.set(group.id, show ? group.whenOn : 'off');
  }
}
