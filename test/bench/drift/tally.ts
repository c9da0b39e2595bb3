import type { Answer } from './baselines';
import type { Sample } from './samples';

/** How often something was right, and how often not. */
export interface Worth {
  right: number;
  wrong: number;
}

/** How often a method was right at one distance. */
export class Tally {
  lines = 0;
  survivors = 0;
  survivorsRight = 0;
  survivorsSure = 0;
  confidentlyWrong = 0;
  /** What each verdict was worth, with its reason. */
  readonly verdicts = new Map<string, Worth>();

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
    const worth = this.verdicts.get(verdict) ?? { right: 0, wrong: 0 };
    worth[isTrue(verdict, truth.fate, isThere) ? 'right' : 'wrong']++;
    this.verdicts.set(verdict, worth);
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

/** Whether what a verdict says of a line is so. */
function isTrue(verdict: string, fate: Sample['truth']['fate'], isThere: boolean): boolean {
  switch (verdict.split(' ', 1).join('')) {
    case 'exact':
    case 'moved':
      return isThere && fate !== 'edited';
    case 'edited':
      return isThere && fate === 'edited';
    case 'gone':
    case 'unmapped':
      return fate === 'deleted';
    default:
      return isThere;
  }
}

export function percent(part: number, whole: number, digits: number): string {
  return whole === 0 ? '-' : ((100 * part) / whole).toFixed(digits);
}
