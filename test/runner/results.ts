/** What one run of mocha wrote down at its end, wherever it ran. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  /** Marked with `it.skip`, or without a body. */
  readonly skipped: number;
}

/** How a part of the tests ended; `complaint` says what is wrong besides failed tests. */
export interface Outcome {
  readonly part: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly complaint?: string;
}

/** How the process that ran the tests ended. */
export interface Ending {
  readonly exitCode: number;
  /** The time limit that was reached, in seconds. */
  readonly limitReached?: number;
}

/**
 * Judges one part. An exit code of 0 proves nothing: an extension host that is killed, or calls `process.exit(0)`,
 * gives it too. So the results file must be there, with at least one test in it; a part without is one failure.
 */
export function judge(part: string, results: Results | undefined, ending: Ending): Outcome {
  const none = { part, passed: 0, failed: 1, skipped: 0 };
  if (ending.limitReached !== undefined) {
    return { ...none, complaint: `was ended after ${ending.limitReached} s, the limit of this part` };
  }
  if (!results) {
    return { ...none, complaint: `died before its tests were through (exit code ${ending.exitCode})` };
  }
  const outcome = { part, ...results };
  if (results.failed === 0 && ending.exitCode !== 0) {
    return { ...outcome, failed: 1, complaint: `ended with exit code ${ending.exitCode} after its tests` };
  }
  return outcome;
}

/** Whether no test of a part ran. */
export function isEmpty({ passed, failed }: Outcome): boolean {
  return passed + failed === 0;
}

/**
 * The outcomes as they count. A part in which no test ran is one failure; but where `--grep` chose the tests, only
 * when none ran in any part.
 */
export function countEmptyParts(outcomes: readonly Outcome[], isGrep: boolean): Outcome[] {
  const isForgiven = isGrep && !outcomes.every(isEmpty);
  return outcomes.map((outcome) =>
    isEmpty(outcome) && !isForgiven ? { ...outcome, failed: 1, complaint: 'ran no test' } : outcome,
  );
}

/** The last line of the whole run, which other programs read. */
export function closingLine(outcomes: readonly Pick<Outcome, 'passed' | 'failed'>[]): string {
  const sum = (count: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[count], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
