import assert from 'node:assert/strict';
import { appendFile, open as openFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { Journal } from '../../../src/local/disk/journal';
import { LocalSentryError } from '../../../src/local/localSentryError';
import { testFolders } from './support/testSentry';

const MB = 1024 * 1024;

describe('the journal', () => {
  const newFolder = testFolders();
  const opened: Journal[] = [];
  let file: string;

  beforeEach(async () => {
    file = path.join(await newFolder(), 'journal');
  });

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((journal) => journal.close()));
  });

  /** Opens the journal; what it held is in `replayed`. */
  async function open(mostBytes = MB) {
    const replayed: unknown[] = [];
    const journal = await Journal.open(file, mostBytes, (happened) => replayed.push(happened));
    opened.push(journal);
    return { journal, replayed };
  }

  async function write(journal: Journal, ...names: readonly string[]): Promise<void> {
    await Promise.all(
      names.map((name) => journal.append({ name }, JSON.stringify({ of: name }), () => undefined)),
    );
  }

  async function closed(journal: Journal): Promise<void> {
    opened.splice(opened.indexOf(journal), 1);
    await journal.close();
  }

  it('gives back in order what was written, the details apart', async () => {
    const { journal } = await open();
    await write(journal, 'a', 'b\t\n"', 'c');
    await journal.append({ name: 'no details' }, undefined, () => undefined);
    await closed(journal);
    const again = await open();
    assert.deepEqual(again.replayed, [
      { name: 'a' },
      { name: 'b\t\n"' },
      { name: 'c' },
      { name: 'no details' },
    ]);
    assert.deepEqual(await again.journal.read(1), {
      happened: { name: 'b\t\n"' },
      details: { of: 'b\t\n"' },
    });
    assert.equal(await again.journal.read(3), undefined);
    assert.equal(again.journal.hasDetails(3), false);
  });

  it('lets everything count in the order of the appends, and only when it is on the disk', async () => {
    const { journal } = await open();
    const order: string[] = [];
    const sizes: number[] = [];
    const append = (name: string) =>
      journal
        .append({ name }, undefined, (entry) => order.push(`${name}${entry}`))
        .then(async () => sizes.push((await stat(file)).size));
    await Promise.all(['a', 'b', 'c', 'd'].map(append));
    assert.deepEqual(order, ['a0', 'b1', 'c2', 'd3']);
    assert.ok(sizes.every((size, at) => size >= 30 + at * 10));
  });

  it('lets nothing count before the disk has said that it is safe', async () => {
    const { journal } = await open();
    const probe = await openFile(file, 'r');
    const prototype = Object.getPrototypeOf(probe) as { datasync: () => Promise<void> };
    await probe.close();
    const { datasync } = prototype;
    const steps: string[] = [];
    prototype.datasync = async function (this: unknown) {
      steps.push('flushing');
      await datasync.call(this);
      steps.push('flushed');
    };
    try {
      const names = ['a', 'b', 'c'];
      await Promise.all(names.map((name) => journal.append({ name }, undefined, () => steps.push(name))));
    } finally {
      prototype.datasync = datasync;
    }
    assert.deepEqual(steps, ['flushing', 'flushed', 'a', 'flushing', 'flushed', 'b', 'c']);
  });

  it('is for its owner alone', async () => {
    await open();
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  describe('drops a last line that was torn', () => {
    for (const [what, bytes] of [
      ['in its name', 7],
      ['in its details', 17],
      ['before its line feed', 23],
    ] as const) {
      it(what, async () => {
        const { journal } = await open();
        await write(journal, 'a');
        const { size } = await stat(file);
        await write(journal, 'b');
        await closed(journal);
        await truncate(file, size + bytes);
        const again = await open();
        assert.deepEqual(again.replayed, [{ name: 'a' }]);
        assert.equal((await stat(file)).size, size);
        await write(again.journal, 'c');
        await closed(again.journal);
        assert.deepEqual((await open()).replayed, [{ name: 'a' }, { name: 'c' }]);
      });
    }

    it('in the middle of the very first line', async () => {
      await writeFile(file, '{"kind":"jour');
      const { journal, replayed } = await open();
      assert.deepEqual(replayed, []);
      await write(journal, 'a');
      await closed(journal);
      assert.deepEqual((await open()).replayed, [{ name: 'a' }]);
    });

    it('and one that a lost page left full of zeros', async () => {
      const { journal } = await open();
      await write(journal, 'a');
      await closed(journal);
      await appendFile(file, Buffer.concat([Buffer.alloc(100), Buffer.from('\n')]));
      assert.deepEqual((await open()).replayed, [{ name: 'a' }]);
      assert.equal((await readFile(file, 'utf8')).includes('\0'), false);
    });
  });

  it('passes over a damaged line between good ones, and keeps it', async () => {
    const { journal } = await open();
    await write(journal, 'a', 'b', 'c');
    await closed(journal);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('{"name":"b"}', '{"name"#"b"}'));
    const again = await open();
    assert.deepEqual(again.replayed, [{ name: 'a' }, { name: 'c' }]);
    assert.deepEqual(await again.journal.read(1), { happened: { name: 'c' }, details: { of: 'c' } });
    assert.ok((await readFile(file, 'utf8')).includes('{"name"#"b"}'));
  });

  it('has no details to give where those are damaged', async () => {
    const { journal } = await open();
    await write(journal, 'a');
    await closed(journal);
    await writeFile(file, (await readFile(file, 'utf8')).replace('{"of":"a"}', '{"of":#a"}'));
    assert.equal(await (await open()).journal.read(0), undefined);
  });

  for (const [what, content] of [
    ['something else', 'shopping list\nmilk\n'.repeat(9)],
    ['something else without a line', 'x'.repeat(200)],
    ['the journal of a newer version', '{"kind":"journal","version":2}\n{"name":"a"}\n'],
  ] as const) {
    it(`leaves a file alone that is ${what}`, async () => {
      await writeFile(file, content);
      await assert.rejects(
        open(),
        (error) => error instanceof LocalSentryError && error.kind === 'unreadable',
      );
      assert.equal(await readFile(file, 'utf8'), content);
    });
  }

  it('makes room by dropping the details of the oldest, and keeps every entry', async () => {
    const { journal } = await open(20_000);
    const details = (at: number) => JSON.stringify({ at, filling: 'x'.repeat(1000) });
    for (let at = 0; at < 60; at++) {
      assert.equal(await journal.append({ at }, details(at), (entry) => entry), at);
    }
    assert.ok(journal.size <= 20_000, `${journal.size} bytes`);
    const has = Array.from({ length: 60 }, (_, at) => journal.hasDetails(at));
    const first = has.indexOf(true);
    assert.ok(first > 40 && first < 55, `details begin at ${first}`);
    assert.deepEqual(
      has,
      has.map((_, at) => at >= first),
    );
    assert.deepEqual(await journal.read(59), { happened: { at: 59 }, details: JSON.parse(details(59)) });
    assert.deepEqual((await journal.read(first))?.happened, { at: first });
    await closed(journal);
    const again = await open(20_000);
    assert.deepEqual(
      again.replayed,
      Array.from({ length: 60 }, (_, at) => ({ at })),
    );
    assert.deepEqual(await again.journal.read(59), {
      happened: { at: 59 },
      details: JSON.parse(details(59)),
    });
  });

  it('is whole when a kill came while it made room', async () => {
    const { journal } = await open();
    await write(journal, 'a');
    await closed(journal);
    await writeFile(`${file}.new`, '{"kind":"journal","version":1}\n{"na');
    const again = await open();
    assert.deepEqual(again.replayed, [{ name: 'a' }]);
    assert.deepEqual(await readdir(path.dirname(file)), ['journal']);
  });

  it('refuses what it cannot make room for, and goes on', async () => {
    const { journal } = await open(2000);
    await journal.append({ name: 'a' }, undefined, () => undefined);
    const tooMuch = journal.append({ name: 'x'.repeat(3000) }, undefined, () => undefined);
    await assert.rejects(tooMuch, (error) => error instanceof LocalSentryError && error.kind === 'full');
    await journal.append({ name: 'b' }, undefined, () => undefined);
    await closed(journal);
    assert.deepEqual((await open()).replayed, [{ name: 'a' }, { name: 'b' }]);
  });

  it('takes nothing more once it is closed', async () => {
    const { journal } = await open();
    await closed(journal);
    await assert.rejects(
      journal.append({ name: 'a' }, undefined, () => undefined),
      (error) => error instanceof LocalSentryError && error.kind === 'closed',
    );
  });

  it('reads lines that are longer than what it reads at once', async () => {
    const { journal } = await open(100 * MB);
    const long = 'é'.repeat(3 * MB);
    await journal.append({ long }, JSON.stringify({ long }), () => undefined);
    await write(journal, 'after');
    await closed(journal);
    const again = await open(100 * MB);
    assert.equal((again.replayed[0] as { long: string }).long.length, 3 * MB);
    assert.deepEqual(again.replayed[1], { name: 'after' });
  });
});
