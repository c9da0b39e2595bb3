import { window } from 'vscode';
import type { TrackedIssue } from '../../issues/storeState';
import type { ArchiveUntil } from '../../issues/triage/action';
import { choose } from '../../words';
import { subjectOf } from './subject';
import type { ActionOf } from './verb';

const HOUR = 60;
const DAY = 24 * HOUR;
const MOST = 1_000_000;

/** Asks until when, or until what happens, issues are to be archived. */
export async function chooseArchive(issues: readonly TrackedIssue[]): Promise<ActionOf | undefined> {
  const title = choose.archiveUntil(subjectOf(issues));
  const times = [
    { label: choose.minutes30(), minutes: 30 },
    { label: choose.hours2(), minutes: 2 * HOUR },
    { label: choose.day(), minutes: DAY },
    { label: choose.week(), minutes: 7 * DAY },
    { label: choose.month(), minutes: 30 * DAY },
  ].map(({ label, minutes }) => ({ label, ask: async () => ({ kind: 'later', minutes }) as const }));
  const counts = [
    { label: choose.events(), ask: () => askForCount('events', title, choose.howManyEvents()) },
    { label: choose.users(), ask: () => askForCount('users', title, choose.howManyUsers()) },
  ];
  const items: readonly { label: string; ask: () => Promise<ArchiveUntil | undefined> }[] = [
    ...times,
    ...counts,
  ];
  const until = await (await window.showQuickPick(items, { title }))?.ask();
  return until && (() => ({ kind: 'archive', until }));
}

async function askForCount(
  kind: 'events' | 'users',
  title: string,
  prompt: string,
): Promise<ArchiveUntil | undefined> {
  const validateInput = (typed: string) => (countOf(typed) === undefined ? choose.count() : undefined);
  const typed = await window.showInputBox({ title, prompt, value: '10', validateInput });
  const count = countOf(typed ?? '');
  if (count === undefined) {
    return undefined;
  }
  const windows: readonly { label: string; withinMinutes?: number }[] = [
    { label: choose.everAll() },
    { label: choose.withinHour(), withinMinutes: HOUR },
    { label: choose.withinDay(), withinMinutes: DAY },
    { label: choose.withinWeek(), withinMinutes: 7 * DAY },
  ];
  const picked = await window.showQuickPick(windows, { title: choose.within() });
  const { withinMinutes } = picked ?? {};
  return picked && { kind, count, ...(withinMinutes !== undefined && { withinMinutes }) };
}

function countOf(typed: string): number | undefined {
  const count = Number(typed);
  return /^\d{1,7}$/.test(typed) && count >= 1 && count <= MOST ? count : undefined;
}
