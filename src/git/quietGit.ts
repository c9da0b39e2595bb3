/** Options before git's own command that keep a hostile repository's configuration silent: no monitor, no gpg. */
export const quietOptions = ['-c', 'core.fsmonitor=false', '-c', 'log.showSignature=false'] as const;

/**
 * The environment for reading a repository: no fetching, no locks, no prompt. Git's own variables are not inherited:
 * an editor that was started from a hook has some that name another repository.
 */
export function quietEnvironment(inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !name.startsWith('GIT_'))),
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}
