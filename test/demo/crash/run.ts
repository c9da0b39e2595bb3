import type { Occurrence } from './occurrences';
import type { Period } from './period';
import type { Environment, Program } from './shopError';

/** A program of the shop in use: one release of it, in one environment, over some time. */
export interface Run {
  readonly program: Program;
  /** Such as `shop@2.4.0`. */
  readonly release: string;
  readonly environment: Environment;
  readonly period: Period;
  readonly occurrences: readonly Occurrence[];
}
