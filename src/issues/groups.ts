import type { Event } from '../base/event';

/** How the issues of a group appear in the text: with a lens, with a dimmed one, or not. */
export type LensSwitch = 'on' | 'dimmed' | 'off';

/** A query whose issues are listed together. */
export interface GroupQuery {
  readonly id: GroupId;
  /** Sentry's search syntax. */
  readonly query: string;
  /** Until the person decides otherwise. */
  readonly lenses: LensSwitch;
  /** What turning the switch on means. */
  readonly whenOn: Exclude<LensSwitch, 'off'>;
}

export type GroupId = 'mine' | 'forReview' | 'all';

/** The groups from the start. */
export const groupQueries: readonly GroupQuery[] = [
  { id: 'mine', query: 'is:unresolved assigned_or_suggested:[me, my_teams]', lenses: 'on', whenOn: 'on' },
  { id: 'forReview', query: 'is:unresolved is:for_review', lenses: 'dimmed', whenOn: 'dimmed' },
  { id: 'all', query: 'is:unresolved', lenses: 'off', whenOn: 'on' },
];

/** The port to the person's choice for this workspace. */
export interface LensSwitches {
  of(group: GroupId): LensSwitch;
  set(group: GroupId, lenses: LensSwitch): Promise<void>;
  readonly onDidChange: Event<void>;
}
