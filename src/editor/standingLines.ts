import type { Located } from '../issues/storeState';
import { stepsOf } from '../issues/walk';
import { keptLine, type LineChange } from './shiftLines';

type LocatedTrace = Extract<Located, { readonly kind: 'located' }>;

/** Lines that were located, each with the line where it stands now, as long as it is left alone. */
export interface Standing {
  readonly located: LocatedTrace;
  readonly lines: ReadonlyMap<number, number>;
}

/** Where the lines of a trace stand in one document. */
export class StandingLines {
  private known: Standing | undefined;
  private isMoved = false;

  /**
   * `undefined` while nobody can say.
   * @param isEdited true while what is located may be of the text before an edit: what was known before is followed.
   */
  of(located: LocatedTrace, isEdited: boolean): Standing | undefined {
    if (!isEdited && (this.isMoved || this.known?.located !== located)) {
      const lines = stepsOf(located).map(({ place }) => [place.line, place.line] as const);
      this.known = { located, lines: new Map(lines) };
      this.isMoved = false;
    }
    return this.known;
  }

  /** Follows one edit. */
  follow(changes: readonly LineChange[]): void {
    if (this.known !== undefined) {
      const lines = [...this.known.lines].flatMap(([located, line]) => {
        const kept = keptLine(line, changes);
        return kept === undefined ? [] : [[located, kept] as const];
      });
      this.known = { ...this.known, lines: new Map(lines) };
      this.isMoved = true;
    }
  }
}
