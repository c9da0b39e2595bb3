import { window } from 'vscode';
import type { CurrentIssue } from '../issues/currentIssue';
import type { IssueStore } from '../issues/issueStore';
import type { Standpoint } from '../issues/stops';
import { issueOf, type TrackedIssue } from '../issues/storeState';
import { fileKey } from '../issues/whereabouts';
import { hasLine } from '../mapping/place';
import { standpointOf, type StopsDesk, stopsIn } from './stopsNow';

export interface HereDesk extends StopsDesk {
  readonly store: IssueStore;
  readonly current: CurrentIssue;
}

/**
 * The issue that the cursor is at: the only one of its line, or the one that is looked at, on a line of its stack.
 * `undefined` where none is, or several are.
 */
export function issueHere({ store, current, ...desk }: HereDesk): TrackedIssue | undefined {
  const editor = window.activeTextEditor;
  const here = standpointOf(editor, desk);
  if (editor === undefined || here === undefined) {
    return undefined;
  }
  const looked = current.key === undefined ? undefined : issueOf(store.state, current.key);
  const [first, ...others] =
    stopsIn(editor.document, desk).find(({ line }) => line === here.line)?.marks ?? [];
  if (first !== undefined) {
    return others.length === 0 ? first.tracked : undefined;
  }
  return looked !== undefined && passes(looked, here) ? looked : undefined;
}

/** True where a frame of the issue's stack stands there. */
function passes({ located }: TrackedIssue, { file, line }: Standpoint): boolean {
  return (
    located.kind === 'located' &&
    located.places
      .flat()
      .some((place) => hasLine(place) && place.line === line && fileKey(place.file) === fileKey(file))
  );
}
