import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import type { ListingChange } from '../../../src/git/folderListing';
import { LiveListing } from '../../../src/git/liveListing';
import { until } from '../../until';
import { HandClock } from '../handClock';
import { addUp, GitFolder, never } from './gitFolder';

const EVERYTHING = { added: [], removed: [''] };

describe('A listing that is kept up with the disk', () => {
  let folder: GitFolder;
  let clock: HandClock;
  let listing: LiveListing;
  let failures: unknown[];

  beforeEach(() => {
    folder = new GitFolder();
    clock = new HandClock();
    failures = [];
    writeFileSync(folder.at('.gitignore'), 'dist\n');
    folder.repository('', 'src/cart.ts');
    listing = new LiveListing(folder.path, 'git', clock, (error) => failures.push(error));
  });
  afterEach(() => {
    listing.dispose();
    folder.remove();
    assert.deepEqual(failures, []);
  });

  /** Lists for the first time, up to what follows. */
  async function begin(one = listing): Promise<void> {
    const changes = heard(one);
    await addUp(one.list(never));
    await until('the rest', () => changes.length > 0);
  }

  /** What is told from now on. */
  function heard(one = listing): readonly ListingChange[] {
    const changes: ListingChange[] = [];
    one.onDidChange((change) => changes.push(change));
    return changes;
  }

  /** What is told first after these were touched and the disk has settled. */
  async function touch(...paths: readonly string[]): Promise<ListingChange> {
    const changes = heard();
    paths.forEach((path) => listing.touch(path));
    return until('what came and went', () => {
      clock.pass(500);
      return changes[0];
    });
  }

  it('begins with what git tracks; the rest follows', async () => {
    folder.write('new.ts');
    rmSync(folder.at('src/cart.ts'));
    const changes = heard();
    assert.deepEqual((await addUp(listing.list(never))).files, ['.gitignore', 'src/cart.ts']);
    await until('the rest', () => changes.length > 0);
    assert.deepEqual(changes[0], {
      added: ['new.ts'],
      removed: ['src/cart.ts'],
      notCheckedOut: ['src/cart.ts'],
    });
  });

  it('tells what came and went, of all that was touched at once', async () => {
    await begin();
    folder.write('src/new.ts');
    rmSync(folder.at('src/cart.ts'));
    assert.deepEqual(await touch('src/new.ts', 'src/cart.ts', 'src/new.ts'), {
      added: ['src/new.ts'],
      removed: ['src/new.ts', 'src/cart.ts'],
      notCheckedOut: ['src/cart.ts'],
    });
  });

  it('takes no look for what git ignores, nor before anybody asked', async () => {
    listing.touch('src/early.ts');
    assert.equal(clock.waiting, 0);
    folder.write('dist/main.js');
    await begin();
    listing.touch('dist/other.js');
    listing.touch('.git/index.lock');
    listing.touch('node_modules/x/index.js');
    assert.equal(clock.waiting, 0);
    listing.touch('src/new.ts');
    assert.equal(clock.waiting, 1);
  });

  it('wants to be listed anew where thousands were touched', async () => {
    await begin();
    const many = Array.from({ length: 5000 }, (_one, at) => `src/${at}.ts`);
    assert.deepEqual(await touch(...many), EVERYTHING);
    folder.write('new.ts');
    assert.deepEqual((await addUp(listing.list(never))).files, ['.gitignore', 'new.ts', 'src/cart.ts']);
  });

  it('wants to be listed anew where what git ignores changed', async () => {
    await begin();
    const heads: string[] = [];
    listing.onDidMoveHead(() => heads.push('moved'));
    assert.deepEqual(await touch('.gitignore'), EVERYTHING);
    assert.deepEqual(heads, []);
  });

  for (const [work, ...args] of [
    ['a branch is checked out', 'checkout', '--quiet', '-B'],
    ['something is committed', 'commit', '--quiet', '--allow-empty', '--message'],
  ]) {
    it(`wants to be listed anew when ${work}, in a further work tree, too`, async () => {
      folder.git('', 'worktree', 'add', '--quiet', '-b', 'feature', '.trees/feature');
      const further = new LiveListing(folder.at('.trees/feature'), 'git', clock, (error) =>
        failures.push(error),
      );
      try {
        for (const [one, below] of [
          [listing, ''],
          [further, '.trees/feature'],
        ] as const) {
          await addUp(one.list(never));
          const changes = heard(one);
          let heads = 0;
          one.onDidMoveHead(() => heads++);
          const isTold = () => changes.some(({ removed }) => removed.includes('')) && heads > 0;
          await until('the new head', () => {
            folder.git(below, ...args, `work${clock.now()}`); // once more, as the head may not be watched yet
            clock.pass(5000);
            return isTold();
          });
        }
      } finally {
        further.dispose();
      }
    });
  }

  it('says nothing any more when nobody wants it', async () => {
    await begin();
    const changes = heard();
    listing.touch('src/new.ts');
    listing.dispose();
    clock.pass(10_000);
    listing.touch('src/new.ts');
    clock.pass(10_000);
    await new Promise(setImmediate);
    assert.deepEqual(changes, []);
  });
});
