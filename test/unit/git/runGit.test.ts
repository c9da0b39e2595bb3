import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
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

  it('is started once in a turn of the event loop, however often it is asked at once', async () => {
    let turn = 0;
    let ticking = setImmediate(function tick() {
      turn++;
      ticking = setImmediate(tick);
    });
    const turns: number[] = [];
    const started = () => turns.push(turn);
    subscribe('child_process', started);
    try {
      await Promise.all([1, 2, 3].map(() => gitText(place, ['--version'], never)));
    } finally {
      unsubscribe('child_process', started);
      clearImmediate(ticking);
    }
    assert.equal(new Set(turns).size, 3, turns.join());
  });
});
