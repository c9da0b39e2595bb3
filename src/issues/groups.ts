import type { Event } from '../base/event';
import type { ServerTraits } from '../sentry/server/traits';
import type { Binding } from './binding';

/** How the issues of a group appear in the text: with a lens, with a dimmed one, or not. */
export type LensSwitch = 'on' | 'dimmed' | 'off';

/** A query whose issues are listed together. */
export interface GroupQuery {
  /** Unique within a binding; `mine`, `forReview` and `all` have names of their own. */
  readonly id: string;
  /** As the settings call it; one-line text of a person or a workspace. */
  readonly name?: string;
  /** Sentry's search syntax. */
  readonly query: string;
  /** Until the person decides otherwise. */
  readonly lenses: LensSwitch;
  /** What turning the switch on means. */
  readonly whenOn: Exclude<LensSwitch, 'off'>;
}

/** The groups of a binding that names no queries. */
export const standardQueries: readonly GroupQuery[] = [
  { id: 'mine', query: 'is:unresolved assigned_or_suggested:[me, my_teams]', lenses: 'on', whenOn: 'on' },
  { id: 'forReview', query: 'is:unresolved is:for_review', lenses: 'dimmed', whenOn: 'dimmed' },
  { id: 'all', query: 'is:unresolved', lenses: 'off', whenOn: 'on' },
];

/** What is listed for everybody, where a server cannot tell whose issue it is. */
const everybodys: GroupQuery = { id: 'allUnresolved', query: 'is:unresolved', lenses: 'on', whenOn: 'on' };

/** The groups of a binding on its server: one that cannot tell whose issue it is has *All Unresolved* for the standard ones. */
export function groupsOf({ queries }: Binding, { tellsOwner }: ServerTraits): readonly GroupQuery[] {
  if (tellsOwner) {
    return queries;
  }
  const isStandard = ({ id }: GroupQuery) => standardQueries.some((standard) => standard.id === id);
  return [everybodys, ...queries.filter((query) => !isStandard(query))];
}

/** The port to the person's choice for this workspace; kept by what a binding shows, not by its folders or period. */
export interface LensSwitches {
  of(binding: Binding, group: GroupQuery): LensSwitch;
  set(binding: Binding, group: GroupQuery, lenses: LensSwitch): Promise<void>;
  readonly onDidChange: Event<void>;
}
