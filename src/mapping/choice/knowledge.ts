import type { Event } from '../../base/event';
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
  /** Fires after either has changed. */
  readonly onDidChange: Event<void>;
}

/** Nobody has said anything. */
export const noKnowledge: Knowledge = {
  pathRules: [],
  codeMappings: [],
  onDidChange: () => ({ dispose: () => undefined }),
};
