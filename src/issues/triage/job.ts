import type { Issue } from '../../sentry/issues';
import type { Action } from './action';

/** An action for one issue. */
export interface Job {
  /** The account's id. */
  readonly account: string;
  /** The organization's slug. */
  readonly org: string;
  /** As the server told it last. */
  readonly issue: Issue;
  readonly action: Action;
}
