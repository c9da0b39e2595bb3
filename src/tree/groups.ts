import { setName } from '../words';
import { issuesIn, type Row, setOf, type Shown } from './rows';

/** What the row of a group says. */
export interface GroupFacts {
  readonly name: string;
  /** Issues that are shown, and all; `undefined` for a group that was not loaded. */
  readonly shown?: number;
  readonly all?: number;
  /** Whether lenses of it are on; `undefined` for a group that has no such switch. */
  readonly lenses?: boolean;
  /** Whether it is open at first. */
  readonly isOpen: boolean;
}

/** `undefined` for a group that is not there any more. */
export function groupFacts(shown: Shown, row: Extract<Row, { kind: 'group' }>): GroupFacts | undefined {
  const set = setOf(shown, row);
  if (set === undefined) {
    return undefined;
  }
  const name = setName(set);
  const [all, wanted] = [set.issues.length, issuesIn(shown, row).length];
  if (set.by !== 'query') {
    return { name, shown: wanted, all, isOpen: true };
  }
  const { group } = set;
  const isOpen = set.id === 'mine' || group.lenses === 'on';
  return { name, isOpen, lenses: group.lenses !== 'off', ...(group.loaded && { shown: wanted, all }) };
}
