import type { CommandArguments } from '../../contributions';
import type { Changes } from '../../issues/changes';
import type { Repositories } from '../../issues/branch/repositories';
import type { IssueStore } from '../../issues/issueStore';
import type { TrackedIssue } from '../../issues/storeState';
import type { Action } from '../../issues/triage/action';
import type { ActDesk } from './perform';

/** The name of a command without its prefix. */
export type Verbal = keyof {
  [Id in keyof CommandArguments as Id extends `faultline.${infer Name}` ? Name : never]: 0;
};

/** What choosing an action takes, beside sending it. */
export interface VerbDesk extends ActDesk {
  readonly store: IssueStore;
  readonly changes: Changes;
  readonly repositories: Repositories;
}

/** What is to be done with each of some issues; `undefined` for one that is left out, which was said. */
export type ActionOf = (tracked: TrackedIssue) => Action | undefined | Promise<Action | undefined>;

/** A command that does something with issues on their server. */
export interface Verb {
  readonly name: Verbal;
  /** An action of this kind for an issue, to find out whether it can be offered. */
  readonly sample: (tracked: TrackedIssue) => Action;
  /** Of whom is asked what is to be done, if it is: then the sample is no more than an example. */
  readonly asks?: 'person' | 'server';
  /** True where an issue is dealt with once it is done. */
  readonly ends?: boolean;
  /**
   * What is to be done, once for all issues.
   * @param argument of the command: it may name a frame.
   * @returns `undefined` where the person has thought better of it, or was told why not.
   */
  readonly choose: (
    issues: readonly TrackedIssue[],
    desk: VerbDesk,
    argument: unknown,
  ) => Promise<ActionOf | undefined>;
}

/** A command that asks for nothing. */
export function plainly(
  name: Verbal,
  sample: (tracked: TrackedIssue) => Action,
  more: Pick<Verb, 'ends'> = {},
): Verb {
  return { name, sample, ...more, choose: async () => sample };
}
