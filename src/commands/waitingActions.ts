import { env, window } from 'vscode';
import { chosenAmong } from '../issues/outbox/chosen';
import type { Waiting, WaitingDesk } from '../issues/waiting';
import { commandTitles, namedIssues, waitingActions as words } from '../words';
import { chosenEntries } from './chosenEntries';

type Outbox = WaitingDesk & Pick<Waiting, 'entries'>;

const SAID_MS = 5000;

/** *Send Again*: whatever is not in conflict; what is stays for *Apply Mine…*, and that is said. */
export async function sendAgain(outbox: Outbox, row: unknown, selection: unknown): Promise<void> {
  const { again, contested } = chosenOf(outbox, row, selection);
  await Promise.all(again.map(({ id }) => outbox.retry(id)));
  if (contested.length > 0) {
    void window.showInformationMessage(words.contested(contested.map(({ shortId }) => shortId)));
  }
}

/** *Apply Mine…*: sends what is in conflict over what somebody else did, after a question. */
export async function applyMine(outbox: Outbox, row: unknown, selection: unknown): Promise<void> {
  const { contested } = chosenOf(outbox, row, selection);
  const [asked, detail, apply] = [
    words.apply(contested.length),
    namedIssues(contested.map(({ shortId }) => shortId)),
    words.applyMine(),
  ];
  if (
    contested.length > 0 &&
    (await window.showWarningMessage(asked, { modal: true, detail }, apply)) === apply
  ) {
    await Promise.all(contested.map(({ id }) => outbox.retry(id)));
  }
}

/** *Discard*: asks where it is more than one action, or where a text goes with it. */
export async function discard(outbox: Outbox, row: unknown, selection: unknown): Promise<void> {
  const { again, contested, texts } = chosenOf(outbox, row, selection);
  const chosen = [...again, ...contested];
  const isSmall = chosen.length === 1 && texts.length === 0;
  const detail = [namedIssues(chosen.map(({ shortId }) => shortId)), words.lost(texts.length)]
    .filter((part) => part !== '')
    .join('\n\n');
  const [asked, yes] = [words.discard(chosen.length), commandTitles.discardAction()];
  if (
    chosen.length > 0 &&
    (isSmall || (await window.showWarningMessage(asked, { modal: true, detail }, yes)) === yes)
  ) {
    await outbox.discard(...chosen.map(({ id }) => id));
  }
}

/** *Copy Text*: of the comments that wait. */
export async function copyText(outbox: Outbox, row: unknown, selection: unknown): Promise<void> {
  const { texts } = chosenOf(outbox, row, selection);
  if (texts.length > 0) {
    await env.clipboard.writeText(texts.join('\n\n'));
    window.setStatusBarMessage(words.copied(), SAID_MS);
  }
}

function chosenOf({ entries }: Outbox, row: unknown, selection: unknown) {
  return chosenAmong(entries, chosenEntries(row, selection, entries));
}
