import type { Answer } from './baselines';
import type { Sample } from './samples';

/** How often a method was right at one distance. */
export class Tally {
  lines = 0;
  survivors = 0;
  survivorsRight = 0;
  survivorsSure = 0;
  confidentlyWrong = 0;
  /** By what a line became and what was said of it. */
  readonly verdicts = new Map<string, number>();

  note({ truth }: Sample, answer: Answer | undefined, verdict = ''): void {
    const isThere = truth.fate !== 'deleted' && truth.path === answer?.path && truth.line === answer.line;
    const isConfident = answer?.isConfident === true;
    this.lines++;
    if (truth.fate === 'kept' || truth.fate === 'moved') {
      this.survivors++;
      this.survivorsRight += Number(isThere);
      this.survivorsSure += Number(isThere && isConfident);
    }
    this.confidentlyWrong += Number(isConfident && (!isThere || truth.fate === 'edited'));
    const key = `${truth.fate}: ${verdict}${isThere ? '' : truth.fate === 'deleted' ? '' : ' elsewhere'}`;
    this.verdicts.set(key, (this.verdicts.get(key) ?? 0) + 1);
  }

  /** Survivors on their line, those of them that were said with confidence, and confident errors, in percent. */
  get cell(): string {
    return [
      percent(this.survivorsRight, this.survivors, 2),
      percent(this.survivorsSure, this.survivors, 2),
      percent(this.confidentlyWrong, this.lines, 3),
    ].join(' / ');
  }
}

export function percent(part: number, whole: number, digits: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(digits);
}
