import type { Event } from '../../base/event';
import type { NamedCommit } from '../releases/whichCommit';
import type { CodeMapping } from './codeMappings';
import type { PathRule } from './pathRules';

/**
 * The port to what people have said of where code lies, in this editor and in Sentry. It answers with what is known
 * now and never waits for the network; what comes later is announced.
 */
export interface Knowledge {
  /** The person's rules for this folder, the first to be tried first. */
  readonly pathRules: readonly PathRule[];
  /** Sentry's code mappings for this folder: those of its repository, rooted at the folder. In any order. */
  readonly codeMappings: readonly CodeMapping[];
  /**
   * The commits of a release, newest first, where somebody can be asked for them; none while the answer is on its way.
   * Asked only for a release of which nothing else names a commit that is here.
   */
  commitsOf?(release: string): readonly NamedCommit[];
  /** Fires after any of these has changed. */
  readonly onDidChange: Event<void>;
}

/** Nobody has said anything. */
export const noKnowledge: Knowledge = {
  pathRules: [],
  codeMappings: [],
  onDidChange: () => ({ dispose: () => undefined }),
};
