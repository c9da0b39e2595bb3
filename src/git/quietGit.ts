/**
 * Options before git's own command that keep a hostile repository's configuration silent: no monitor, no gpg, no
 * pager, no hook, no attributes and no order of files from elsewhere; and no repository that only looks like a folder
 * of this one. Git still reads its own configuration and rules of what to ignore wherever a repository says that they
 * are: what stands there is never told.
 */
export const quietOptions = [
  '--no-pager',
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.attributesFile=/dev/null'],
  ...['-c', 'diff.orderFile=/dev/null'],
  ...['-c', 'log.showSignature=false'],
  ...['-c', 'safe.bareRepository=explicit'],
] as const;

/**
 * For what a person asked for that changes their repository: their hooks, filters and settings count, as they do in a
 * terminal.
 */
export const writingOptions = ['--no-pager', '-c', 'safe.bareRepository=explicit'] as const;

/**
 * The environment for that: no prompt. Git's own variables are not inherited: an editor that was started from a hook
 * has some that name another repository.
 */
export function writingEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !/^GIT_/i.test(name))),
    GIT_TERMINAL_PROMPT: '0',
  };
}

/**
 * The environment for reading a repository: besides, no fetching, no locks, and history as it was recorded, without
 * replacements and grafts.
 */
export function quietEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...writingEnvironment(inherited),
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
  };
}
