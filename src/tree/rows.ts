import type { GroupId } from '../issues/groups';
import type { ReadyState, TrackedIssue } from '../issues/storeState';
import type { Place } from '../mapping/place';
import type { TraceFrame } from '../mapping/trace';

/** A row of the tree: plain data; what it looks like is made when VS Code asks. */
export type Row =
  | { readonly kind: 'group'; readonly group: GroupId }
  | { readonly kind: 'issue'; readonly group: GroupId; readonly issue: string }
  | {
      readonly kind: 'frame';
      readonly group: GroupId;
      readonly issue: string;
      /** Indexes within the trace. */
      readonly stack: number;
      readonly frame: number;
    }
  /** Says why there is nothing in a group. */
  | {
      readonly kind: 'note';
      readonly group: GroupId;
      readonly note: 'nothingMine' | 'noRows' | 'loading' | 'notLoaded' | 'trouble';
    }
  /** Says why an issue has no frames, or how many are left out. */
  | { readonly kind: 'reason'; readonly group: GroupId; readonly issue: string; readonly left: number };

/** A row's identity over refreshes. */
export function rowId(row: Row): string {
  switch (row.kind) {
    case 'group':
      return row.group;
    case 'issue':
      return `${row.group}/${row.issue}`;
    case 'frame':
      return `${row.group}/${row.issue}/${row.stack}/${row.frame}`;
    case 'note':
      return `${row.group}/note/${row.note}`;
    case 'reason':
      return `${row.group}/${row.issue}/reason`;
  }
}

/** The rows below a row; below nothing, the groups. */
export function rowsBelow(state: ReadyState, row: Row | undefined): readonly Row[] {
  switch (row?.kind) {
    case undefined:
      return state.groups.map(({ id }) => ({ kind: 'group', group: id }));
    case 'group':
      return issueRows(state, row.group);
    case 'issue':
      return frameRows(state, row.group, row.issue);
    case 'frame':
    case 'note':
    case 'reason':
      return [];
  }
}

/** The row above a row, so that a row can be revealed. */
export function rowAbove(row: Row): Row | undefined {
  switch (row.kind) {
    case 'group':
      return undefined;
    case 'issue':
    case 'note':
      return { kind: 'group', group: row.group };
    case 'frame':
    case 'reason':
      return { kind: 'issue', group: row.group, issue: row.issue };
  }
}

function issueRows(state: ReadyState, id: GroupId): readonly Row[] {
  const group = state.groups.find((one) => one.id === id);
  const note = (why: Extract<Row, { kind: 'note' }>['note']): Row => ({ kind: 'note', group: id, note: why });
  const rows: readonly Row[] = (group?.issues ?? []).map((issue) => ({ kind: 'issue', group: id, issue }));
  if (group?.trouble !== undefined) {
    return [note('trouble'), ...rows];
  }
  if (group === undefined || !group.loaded) {
    return [note(state.refreshing ? 'loading' : 'notLoaded')];
  }
  return rows.length > 0 ? rows : [note(id === 'mine' ? 'nothingMine' : 'noRows')];
}

/** The outermost exception first, and in each stack the failing frame first; frames of dependencies are left out. */
function frameRows(state: ReadyState, group: GroupId, issue: string): readonly Row[] {
  const located = state.issues.get(issue)?.located;
  if (located?.kind !== 'located') {
    return [{ kind: 'reason', group, issue, left: 0 }];
  }
  const rows: Row[] = [];
  let left = 0;
  for (const [stack, places] of [...located.places.entries()].reverse()) {
    for (const [frame, place] of [...places.entries()].reverse()) {
      if (isForeign(place)) {
        left++;
      } else {
        rows.push({ kind: 'frame', group, issue, stack, frame });
      }
    }
  }
  return left > 0 || rows.length === 0 ? [...rows, { kind: 'reason', group, issue, left }] : rows;
}

function isForeign(place: Place): boolean {
  return place.verdict === 'unmapped' && (place.reason === 'thirdParty' || place.reason === 'runtime');
}

/** A frame of an issue with its place. */
export function frameOf(
  tracked: TrackedIssue | undefined,
  row: { readonly stack: number; readonly frame: number },
): { readonly frame: TraceFrame; readonly place: Place } | undefined {
  if (tracked?.located.kind !== 'located') {
    return undefined;
  }
  const frame = tracked.located.trace.stacks[row.stack]?.frames[row.frame];
  const place = tracked.located.places[row.stack]?.[row.frame];
  return frame && place && { frame, place };
}
