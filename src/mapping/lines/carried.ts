/** What has become of a line of an older text in a later one. Lines count from 0. */
export interface Carried {
  readonly fate: 'kept' | 'edited' | 'gone';
  /** Where it is; for a line that is gone, where it would stand. */
  readonly line: number;
  readonly trust: Trust;
  /** Set for a line that left its place for another among what was written since. */
  readonly hasMoved?: true;
}

/**
 * How often it was right where it was measured. `sure`: always. `likely`: in 99.9 %. `doubtful`: in 98 %, to be borne
 * out by the lines around or by another way. `rivalled`: in 97 %; another line may be it, and the lines around do not
 * tell. `guess`: less often.
 */
export type Trust = 'sure' | 'likely' | 'doubtful' | 'rivalled' | 'guess';

const ORDER: readonly Trust[] = ['sure', 'likely', 'doubtful', 'rivalled', 'guess'];

/** The less trusted of two. */
export function leastTrusted(one: Trust, other: Trust): Trust {
  return ORDER[Math.max(ORDER.indexOf(one), ORDER.indexOf(other))] ?? 'guess';
}
