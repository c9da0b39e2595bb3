/** What a figure is held to. Only counts can fail; what the clock says is a goal. */
export type Budget =
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly exactly: number }
  /** At most so many times the baseline. */
  | { readonly times: number };

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** Of the value, its baseline and its budget; none for a bare count. */
  readonly unit?: string;
  /** What it is compared with, measured in the same run. */
  readonly baseline?: { readonly what: string; readonly value: number };
  readonly budget?: Budget;
  /** True for what comes out the same on every machine: then the budget is asserted. */
  readonly isCount?: boolean;
}

/** How a figure stands to its budget; only `FAILS` fails the run. */
export type Verdict = 'within' | 'over' | 'holds' | 'FAILS' | '';

export function verdictOf(figure: Figure): Verdict {
  if (figure.budget === undefined) {
    return '';
  }
  const isKept = keeps(figure, figure.budget);
  if (figure.isCount === true) {
    return isKept ? 'holds' : 'FAILS';
  }
  return isKept ? 'within' : 'over';
}

function keeps({ value, baseline }: Figure, budget: Budget): boolean {
  if ('exactly' in budget) {
    return value === budget.exactly;
  }
  if ('atLeast' in budget) {
    return value >= budget.atLeast;
  }
  return 'atMost' in budget ? value <= budget.atMost : value <= budget.times * (baseline?.value ?? 0);
}
