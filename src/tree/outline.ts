import { type Row, rowAbove, rowId, rowsBelow, type Shown } from './rows';
import { isSameRow } from './sameRow';

/** Rows to be drawn again with what stands below them; `all` where there are others at the top. */
export type Redrawn = readonly Row[] | 'all';

/**
 * The rows as they were handed out, each as one object for as long as it is there: VS Code knows rows by identity.
 * What stands below a row is made when somebody asks, and from then on compared at each change.
 */
export class Outline {
  /** What was handed out, by the id of the row above; nothing's is empty. */
  private readonly handedOut = new Map<string, readonly Row[]>();
  /** By id. */
  private readonly rows = new Map<string, Row>();
  /** Ids of rows that are drawn again: what stands below them is compared once it was asked for. */
  private readonly stale = new Set<string>();

  constructor(
    private now: Shown,
    /** The rows below a row; below nothing, those at the top. */
    private readonly below: (shown: Shown, row: Row | undefined) => readonly Row[] = rowsBelow,
  ) {}

  /** What the rows are of. */
  get shown(): Shown {
    return this.now;
  }

  /** The rows below a row; below nothing, those at the top. */
  children(row?: Row): readonly Row[] {
    const id = idOf(row);
    const [before, rows] = [this.handedOut.get(id) ?? [], this.rowsBelow(row)];
    this.handedOut.set(id, rows);
    this.stale.delete(id);
    const kept = new Set(rows);
    before.filter((one) => !kept.has(one)).forEach((one) => this.forget(one));
    return rows;
  }

  above(row: Row): Row | undefined {
    const above = rowAbove(this.now, row);
    return above && this.known(above);
  }

  /** A row as the object that it was handed out as, or will be. */
  known(row: Row): Row {
    const id = rowId(row);
    const known = this.rows.get(id) ?? row;
    this.rows.set(id, known);
    return known;
  }

  /** The issues that were handed out, the same one in each of its groups. */
  issues(): readonly Extract<Row, { kind: 'issue' }>[] {
    return [...this.handedOut.values()].flat().filter((row) => row.kind === 'issue');
  }

  /** Takes up what is to be shown from now on; what must be drawn again is asked for again. */
  become(next: Shown): Redrawn {
    const before = this.now;
    this.now = next;
    const redrawn = this.changed(before, undefined);
    const again = redrawn === 'all' ? this.handedOut.keys() : redrawn.map(rowId);
    [...again].forEach((id) => this.stale.add(id));
    return redrawn;
  }

  private changed(before: Shown, above: Row | undefined): Redrawn {
    const rows = this.handedOut.get(idOf(above));
    if (rows === undefined || this.stale.has(idOf(above)) || above?.kind === 'issue') {
      return []; // what stands below an issue is drawn with it
    }
    const now = this.rowsBelow(above);
    if (now.length !== rows.length || now.some((row, at) => row !== rows[at])) {
      return above === undefined ? 'all' : [above];
    }
    return rows.flatMap((row) => {
      const below = isSameRow(row, before, this.now) ? this.changed(before, row) : [row];
      return below === 'all' ? [] : below;
    });
  }

  private forget(row: Row): void {
    const id = rowId(row);
    (this.handedOut.get(id) ?? []).forEach((below) => this.forget(below));
    this.handedOut.delete(id);
    this.stale.delete(id);
    this.rows.delete(id);
  }

  private rowsBelow(row: Row | undefined): readonly Row[] {
    return this.below(this.now, row).map((one) => this.known(one));
  }
}

function idOf(row: Row | undefined): string {
  return row === undefined ? '' : rowId(row);
}
