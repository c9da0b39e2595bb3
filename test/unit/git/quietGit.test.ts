import assert from 'node:assert/strict';
import { quietEnvironment } from '../../../src/git/quietGit';

describe('the environment for git', () => {
  it('keeps what is not git’s, and nothing that names another repository or lets git ask and fetch', () => {
    const inherited = { PATH: '/bin', GIT_DIR: '/other/.git', GIT_TERMINAL_PROMPT: '1' };
    assert.deepEqual(quietEnvironment(inherited), {
      PATH: '/bin',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_GRAFT_FILE: '/dev/null',
    });
  });
});
