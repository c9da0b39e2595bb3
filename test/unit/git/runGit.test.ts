import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { GitError, gitText, unlessGitFails } from '../../../src/git/runGit';
import { never } from './gitFolder';

describe('Git', () => {
  const place = { git: 'git', at: tmpdir() };

  it('fails as it does elsewhere where the system starts no process: the command line is too long', async () => {
    const long = 'x'.repeat(4_000_000);
    await assert.rejects(
      gitText(place, ['rev-parse', long], never),
      (error) => error instanceof GitError && error.exitCode === undefined,
    );
    assert.equal(await unlessGitFails(() => gitText(place, ['rev-parse', long], never)), undefined);
  });
});
