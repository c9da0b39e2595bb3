import { window } from 'vscode';
import type { Log } from '../../base/log';
import type { Contested } from '../../issues/outbox/entry';
import type { WaitingDesk } from '../../issues/waiting';
import { lateConflict as words, outcome } from '../../words';

/** What can be done about conflicts. */
export interface ConflictDesk {
  readonly outbox: WaitingDesk;
  readonly log: Log;
  /** Shows what waits. */
  readonly show: () => Promise<void>;
}

/** Says that somebody else changed what was acted on; what several did is not written over without a look at each. */
export async function tellConflicts(conflicts: readonly Contested[], desk: ConflictDesk): Promise<void> {
  try {
    const [only, ...others] = conflicts;
    if (only !== undefined) {
      await (others.length === 0 ? tellOne(only, desk) : tellSeveral(conflicts, desk));
    }
  } catch (error) {
    desk.log.error('what was answered could not be done', error);
  }
}

async function tellOne({ id, shortId, state }: Contested, { outbox, show }: ConflictDesk): Promise<void> {
  const [look, apply, discard] = [words.show(), words.apply(), words.discard()];
  const said = outcome.conflict(shortId, state);
  const answer = await window.showWarningMessage(said, look, apply, discard);
  if (answer === look) {
    await show();
  } else if (answer === apply) {
    await outbox.retry(id);
  } else if (answer === discard) {
    await outbox.discard(id);
  }
}

async function tellSeveral(conflicts: readonly Contested[], { show }: ConflictDesk): Promise<void> {
  const look = words.show();
  const shortIds = [...new Set(conflicts.map(({ shortId }) => shortId))];
  if ((await window.showWarningMessage(words.several(shortIds), look)) === look) {
    await show();
  }
}
