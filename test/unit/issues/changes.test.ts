import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { changedIn, Changes } from '../../../src/issues/changes';
import type { Place } from '../../../src/mapping/place';
import type { CommitFacts } from '../../../src/mapping/releases/commits';

const COMMIT = 'a'.repeat(40);
const file = { folder: 'file:///shop', path: 'src/total.ts' };
const edited: Place = { verdict: 'edited', file, line: base0(3), from: base1(9), changedIn: COMMIT };
const ann: CommitFacts = { author: 'Ann', authoredMs: 5, subject: 'Fix' };

/** Commits as one would like them, with what was asked. */
function world(first: CommitFacts | Error = ann) {
  const asked: string[] = [];
  const failures: unknown[] = [];
  const now: { facts: CommitFacts | undefined | Error; isPushed: boolean } = {
    facts: first,
    isPushed: false,
  };
  const changes = new Changes(
    {
      factsOf: async () => {
        asked.push('facts');
        if (now.facts instanceof Error) {
          throw now.facts;
        }
        return now.facts;
      },
      isPushed: async () => {
        asked.push('pushed');
        return now.isPushed;
      },
      remoteNames: async () => [],
    },
    (error) => failures.push(error),
  );
  let learnt = 0;
  changes.onDidLearn(() => learnt++);
  return { changes, asked, failures, now, learnt: () => learnt };
}

describe('who changed a line', () => {
  it('is the hash alone until somebody looks', async () => {
    const { changes, asked, learnt } = world();
    assert.deepEqual(changes.of(edited), { commit: COMMIT, facts: undefined, isPushed: false });
    assert.deepEqual(asked, []);
    await changes.look(edited);
    assert.deepEqual(changes.of(edited), { commit: COMMIT, facts: ann, isPushed: false });
    assert.equal(learnt(), 1);
  });

  it('is asked once for all who look at the same time, and again only for whether it is pushed', async () => {
    const { changes, asked, now } = world();
    await Promise.all([changes.look(edited), changes.look(edited)]);
    assert.deepEqual(asked.splice(0), ['facts', 'pushed']);
    now.isPushed = true;
    await changes.look(edited);
    assert.deepEqual(asked.splice(0), ['pushed']);
    assert.equal(changes.of(edited)?.isPushed, true);
    await changes.look(edited);
    assert.deepEqual(asked, []);
  });

  it('is asked once for a text that is written again', async () => {
    const { changes, asked, now, learnt } = world();
    now.facts = undefined;
    changes.wonder(edited);
    await changes.look(edited);
    changes.wonder(edited);
    assert.deepEqual(asked, ['facts', 'pushed']);
    assert.equal(learnt(), 0);
  });

  it('is not asked for a place without a commit', async () => {
    const { changes, asked } = world();
    for (const place of [
      { verdict: 'exact', file, line: base0(1) },
      { verdict: 'edited', file, line: base0(1), from: base1(1) },
      { verdict: 'unmapped', reason: 'notFound' },
    ] as const) {
      await changes.look(place);
      assert.equal(changes.of(place), undefined);
      assert.equal(changedIn(place), undefined);
    }
    assert.deepEqual(asked, []);
  });

  it('tells what goes wrong, and nothing after it is disposed of', async () => {
    const broken = world(new Error('no memory'));
    await broken.changes.look(edited);
    assert.equal(broken.failures.length, 1);
    const stopped = world(new DOMException('stopped', 'AbortError'));
    await stopped.changes.look(edited);
    assert.deepEqual(stopped.failures, []);
    broken.changes.dispose();
  });
});
