import assert from 'node:assert/strict';
import { type ReleaseFacts, whichCommit } from '../../../../src/mapping/releases/whichCommit';
import { never } from '../../git/gitFolder';

const ONE = `1a${'0'.repeat(38)}`;
const TWO = `2b${'0'.repeat(38)}`;
const AWAY = `3c${'0'.repeat(38)}`;

/** A clone with two commits, and these tags on the second. */
const git = (...tags: readonly string[]) => ({
  commit: async (hash: string) => [ONE, TWO].find((one) => one.startsWith(hash.toLowerCase())),
  tags: async () => new Map(tags.map((tag) => [tag, TWO])),
});

async function find(facts: Partial<ReleaseFacts>, ...tags: readonly string[]): Promise<string> {
  const found = await whichCommit({ version: undefined, ...facts }, git(...tags), never);
  return 'by' in found ? `${found.kind} ${found.by} ${found.name}` : found.kind;
}

describe('The commit of a release', () => {
  it('is the surest of those that are named and are here', async () => {
    const version = `shop@1.0+${ONE.slice(0, 10)}`;
    assert.equal(
      await find({ lastCommit: ONE, ref: TWO, buildHash: TWO, version }),
      `commit lastCommit ${ONE}`,
    );
    assert.equal(await find({ lastCommit: AWAY, ref: TWO, version }), `commit ref ${TWO}`);
    assert.equal(await find({ buildHash: TWO.slice(0, 7), version }), `commit buildHash ${TWO.slice(0, 7)}`);
    assert.equal(await find({ lastCommit: AWAY, version: 'shop@1.0' }, 'v1.0'), 'commit tag v1.0');
    assert.equal(await find({ lastCommit: AWAY, version: 'shop@1.0' }, 'v2.0'), `missing lastCommit ${AWAY}`);
    assert.equal(await find({ version: 'shop@1.0' }, 'v2.0'), 'unknown');
    assert.equal(await find({}, 'v2.0'), 'unknown');
  });

  const short = ONE.slice(0, 9);
  for (const version of [
    ONE,
    ONE.toUpperCase(),
    short,
    `shop@${short}`,
    `1.0-${short}`,
    `1.0+g${short}`,
    `a_${short}`,
    `${short}-dirty`,
    `1.2.3+1.g${short}.dirty`,
    `1.2.3+1.g${short}.d20260101`,
    `shop@1.2.4.dev1+g${short}.d20260101`,
    `0+untagged.3.g${short}`,
    `v1.2.3-4-g${short}-dirty`,
  ]) {
    it(`is read from the version ${version}`, async () => {
      assert.match(await find({ version }), /^commit version /);
    });
  }

  for (const version of [
    '20261120',
    'shop@1234567',
    `shop${short}`,
    `${short}-rc1`,
    'deadbee',
    'shop@1.0',
    '',
  ]) {
    it(`is not read from the version ${version || 'without a name'}`, async () => {
      assert.equal(await find({ version }), 'unknown');
    });
  }

  it('that a version names in full and that is not here is missing', async () => {
    assert.equal(await find({ version: AWAY }), `missing version ${AWAY}`);
    assert.equal(await find({ version: `shop@1.0+${AWAY.slice(0, 12)}` }), 'unknown');
  });

  it('is not that of the tag before it where a version describes one', async () => {
    for (const rest of [short, `${short}.dirty`, `${short}.d20260101`]) {
      assert.match(await find({ version: `shop@1.2.3+1.g${rest}` }, '1.2.3'), /^commit version /);
    }
    for (const name of [AWAY.slice(0, 7), '1234567']) {
      const version = `shop@1.2.3+1.g${name}.dirty`;
      assert.equal(await find({ version }, '1.2.3', 'shop@1.2.3'), `missing version ${name}`);
      assert.equal(await find({ version }, version), `commit tag ${version}`);
    }
  });

  const tags: readonly [version: string, ...tags: readonly string[]][] = [
    [
      'shop@2.4.1',
      'shop@2.4.1',
      'shop@v2.4.1',
      'shop-2.4.1',
      'shop/v2.4.1',
      '2.4.1',
      'v2.4.1',
      'release-2.4.1',
    ],
    ['@acme/shop@2.4.1', '@acme/shop@2.4.1', 'acme/shop@2.4.1', 'shop@2.4.1', 'v2.4.1'],
    ['shop@2.4.1+412', 'shop@2.4.1+412', 'v2.4.1+412', 'v2.4.1'],
    ['2.4.1', '2.4.1', 'v2.4.1', 'release/2.4.1', 'rel-2.4.1'],
    ['v2.4.1', 'v2.4.1'],
  ];
  for (const [version, ...names] of tags) {
    it(`of ${version} has one of the tags ${names.join(', ')}`, async () => {
      for (const name of names) {
        assert.equal(await find({ version }, name), `commit tag ${name}`);
      }
      assert.equal(await find({ version }, 'shop@2.4.10', '2.4', 'x2.4.1', 'pay@2.4.1'), 'unknown');
    });
  }

  it('has no tag where no version is named', async () => {
    assert.equal(await find({}, 'v', 'release-', 'rel-', '1.0'), 'unknown');
    assert.equal(await find({ ref: 'v1.0' }, 'v', 'v1.0'), 'commit ref v1.0');
  });

  it('has the more particular tag first, and the one that the ref names before all', async () => {
    assert.equal(await find({ version: 'shop@2.4.1' }, 'v2.4.1', 'shop@2.4.1'), 'commit tag shop@2.4.1');
    assert.equal(
      await find({ version: 'shop@2.4.1', ref: 'stable' }, 'shop@2.4.1', 'stable'),
      'commit ref stable',
    );
  });

  it('is looked for in a version of any length in no time', async () => {
    const started = process.cpuUsage();
    for (const version of [
      '@'.repeat(100_000),
      '-a'.repeat(50_000),
      'a'.repeat(100_000),
      `${'/'.repeat(100_000)}@`,
      '+.'.repeat(50_000),
      '-1'.repeat(50_000),
      '+g1234567z'.repeat(10_000),
    ]) {
      assert.equal(await find({ version }), 'unknown');
    }
    assert.ok(process.cpuUsage(started).user < 1e6);
  });
});
