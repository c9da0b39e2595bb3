import { record } from '../base/decode';
import type { GroupQuery, LensSwitches } from '../issues/groups';
import type { Binding } from '../issues/binding';
import { readyFeeds, type StoreState } from '../issues/storeState';

/** The eye beside a group: shows or hides the lenses of its issues. */
export async function switchLenses(
  switches: LensSwitches,
  state: StoreState,
  argument: unknown,
  show: boolean,
): Promise<void> {
  const row = record(argument);
  const named = groupsOf(state).find(
    ({ binding, query }) => binding.id === row?.['binding'] && query.id === row['group'],
  );
  await (named && switches.set(named.binding, named.query, show ? named.query.whenOn : 'off'));
}

/** *Show All in This Project*: also the issues that are nobody's, or of others; of every binding where no row is one of. */
export async function showAll(switches: LensSwitches, state: StoreState, argument: unknown): Promise<void> {
  const named = record(argument)?.['binding'];
  const isMeant = (binding: Binding) => named === undefined || binding.id === named;
  for (const { binding, query } of groupsOf(state).filter(
    (one) => one.query.id === 'all' && isMeant(one.binding),
  )) {
    await switches.set(binding, query, 'on');
  }
}

function groupsOf(state: StoreState): readonly { readonly binding: Binding; readonly query: GroupQuery }[] {
  return readyFeeds(state).flatMap(({ binding, groups }) => groups.map(({ query }) => ({ binding, query })));
}
