import type { Entry } from './entry';

/** What can be done with some actions that wait. */
export interface Chosen {
  /** Those that can be sent again: nobody has changed their issues. */
  readonly again: readonly Entry[];
  /** Those that somebody else's change holds up: they are sent over that only where the person says so. */
  readonly contested: readonly Entry[];
  /** The texts of comments, which are nowhere else. */
  readonly texts: readonly string[];
}

/** Of actions that a person chose, what can be done with which. */
export function chosenAmong(entries: readonly Entry[], ids: readonly string[]): Chosen {
  const chosen = entries.filter(({ id }) => ids.includes(id));
  return {
    again: chosen.filter(({ state }) => state.kind !== 'conflict'),
    contested: chosen.filter(({ state }) => state.kind === 'conflict'),
    texts: chosen.flatMap(({ action }) => (action.kind === 'comment' ? [action.text] : [])),
  };
}
