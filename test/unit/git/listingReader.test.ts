import assert from 'node:assert/strict';
import { type ListingPart, ListingReader } from '../../../src/git/listingReader';
import { wholeListing } from '../../../src/git/listRepository';
import { GitError } from '../../../src/git/runGit';

const HASH = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
const LONG_HASH = '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813';

function tracked(tag: string, mode: string, path: string, hash = HASH, stage = 0): string {
  return `${tag} ${mode} ${hash} ${stage}\t${path}\0`;
}

async function read(
  listing: string | Buffer,
  pieceBytes = Infinity,
  start = '',
  isStaged = true,
): Promise<ListingPart> {
  const bytes = Buffer.from(listing as string);
  const reader = new ListingReader(start, isStaged);
  return wholeListing(
    (async function* () {
      for (let at = 0; at < bytes.length; at += pieceBytes) {
        yield reader.read(bytes.subarray(at, at + pieceBytes));
      }
    })(),
  );
}

describe('The reader of listings', () => {
  const listing = [
    tracked('H', '100644', 'src/cart.ts'),
    tracked('H', '100755', 'bin/shop'),
    tracked('H', '120000', 'link.ts'),
    tracked('H', '160000', 'libs/sub'),
    tracked('S', '100644', 'api/index.ts'),
    tracked('S', '160000', 'libs/skipped'),
    tracked('R', '100644', 'gone.ts'),
    tracked('H', '100644', 'página/日本語.ts', LONG_HASH),
    tracked('H', '100644', 'two\nlines\tand a tab.ts', LONG_HASH),
    ...[1, 2, 3].map((stage) => tracked('M', '100644', 'conflict.ts', HASH, stage)),
    ...[1, 2, 3].map((stage) => tracked('R', '100644', 'conflict gone.ts', HASH, stage)),
    '? new.ts\0',
    '? clone/\0',
  ].join('');
  const expected: ListingPart = {
    files: ['src/cart.ts', 'bin/shop', 'página/日本語.ts', 'two\nlines\tand a tab.ts', 'conflict.ts'],
    links: ['link.ts'],
    untracked: ['new.ts'],
    repositories: ['libs/sub', 'clone'],
    missing: ['api/index.ts', 'gone.ts', 'conflict gone.ts'],
  };

  it('sorts what git tells by what it is', async () => {
    assert.deepEqual(await read(listing), expected);
  });

  it('reads the same, wherever the pieces are cut', async () => {
    for (const pieceBytes of [1, 2, 3, 7, 50, 51, 52, 53, 101]) {
      assert.deepEqual(await read(listing, pieceBytes), expected, `pieces of ${pieceBytes} bytes`);
    }
  });

  it('reads what git tells without modes', async () => {
    const part = await read('? new\tfile.ts\0R gone\tfile.ts\0R gone\tfile.ts\0? clone/\0', 4, '', false);
    assert.deepEqual(part, {
      files: [],
      links: [],
      untracked: ['new\tfile.ts'],
      repositories: ['clone'],
      missing: ['gone\tfile.ts'],
    });
  });

  it('puts the folder that was listed before every path', async () => {
    const part = await read(
      tracked('H', '100644', 'a.c') + tracked('H', '100644', 'é.c') + '? b/\0',
      9,
      'libs/sub/',
    );
    assert.deepEqual([part.files, part.repositories], [['libs/sub/a.c', 'libs/sub/é.c'], ['libs/sub/b']]);
  });

  it('leaves out what leads out of the folder, and keeps what only looks like it', async () => {
    const paths = [
      '../x.ts',
      '..',
      'a/../../x.ts',
      'a/./x.ts',
      '/etc/x..y',
      'a/..',
      'a..b/c.ts',
      'a/...',
      '...ts',
    ];
    const part = await read(paths.map((path) => tracked('H', '100644', path)).join(''));
    assert.deepEqual(part.files, ['a..b/c.ts', 'a/...', '...ts']);
  });

  it('leaves out names that are not in UTF-8', async () => {
    const bytes = Buffer.from(
      tracked('H', '100644', 'src/caf\xe9.ts') + tracked('H', '100644', 'src/ok.ts'),
      'latin1',
    );
    assert.deepEqual((await read(bytes)).files, ['src/ok.ts']);
  });

  it('gives up on what never ends', async () => {
    await assert.rejects(read('x'.repeat(2_000_000), 65_536), GitError);
  });
});
