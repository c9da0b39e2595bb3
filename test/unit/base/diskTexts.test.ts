import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DiskTexts } from '../../../src/base/diskTexts';
import { startThread } from '../../../src/base/startThread';
import { type VersionedText, versionedOnDisk } from '../../../src/base/textOnDisk';
import { temporaryFolder, type TemporaryFolder } from '../../vscode/temporaryFolder';

const never = new AbortController().signal;
const THREAD = join(__dirname, '../../../src/base/textThread.ts');

/** More than enough reads for a thread to be started. */
const MANY = 100;

describe('Texts on the disk', () => {
  let folder: TemporaryFolder;
  let threads: Worker[];
  let texts: DiskTexts;

  beforeEach(() => {
    folder = temporaryFolder();
    threads = [];
    texts = textsWith(() => startThread(THREAD, 128));
    writeFileSync(join(folder.path, 'cart.ts'), 'cárt();\n');
  });
  afterEach(() => {
    texts.dispose();
    folder.remove();
  });

  function textsWith(start: () => Worker, idleMs?: number): DiskTexts {
    return new DiskTexts(() => {
      const thread = start();
      threads.push(thread);
      return thread;
    }, idleMs);
  }

  function read(path: string, signal = never): Promise<VersionedText> {
    return texts.read(folder.path, path, signal);
  }

  /** Asks for so much that a thread is started, and waits until it has begun. */
  async function begin(): Promise<Worker> {
    const reads = Array.from({ length: MANY }, () => read('cart.ts'));
    const [thread] = threads;
    assert.ok(thread);
    await once(thread, 'message');
    await Promise.all(reads);
    return thread;
  }

  /** What the thread reads, and what is read here. */
  async function bothWays(path: string): Promise<readonly [VersionedText, VersionedText]> {
    return [await read(path), await versionedOnDisk(folder.path, path, never)];
  }

  it('are read without a thread where few are asked for', async () => {
    assert.equal((await read('cart.ts')).text, 'cárt();\n');
    assert.equal(texts.isRunning, false);
    assert.equal(threads.length, 0);
  });

  it('are the same from a thread, in the order in which they were asked for', async () => {
    const names = Array.from({ length: 300 }, (_, at) => `file${at}.ts`);
    // plain ones, others, and some that are missing
    const contents = names.map((name, at) =>
      at % 7 === 3 ? undefined : (at % 5 === 2 ? `${name} é…` : name).repeat(at * 20),
    );
    contents.forEach(
      (text, at) => text !== undefined && writeFileSync(join(folder.path, names[at] ?? ''), text),
    );
    await begin();
    const found = await Promise.all(names.map((name) => read(name)));
    assert.deepEqual(
      found.map(({ text }) => text),
      contents,
    );
    assert.equal(threads.length, 1);
  });

  it('are of the folder and nothing else', async () => {
    writeFileSync(join(folder.path, 'secret.ts'), 'secret');
    const shop = join(folder.path, 'shop');
    mkdirSync(join(shop, 'src'), { recursive: true });
    writeFileSync(join(shop, 'src/cart.ts'), 'cart');
    writeFileSync(join(shop, 'huge.ts'), 'x'.repeat(5_000_001));
    writeFileSync(join(shop, 'binary.ts'), Buffer.from([97, 0, 98]));
    symlinkSync(join(folder.path, 'secret.ts'), join(shop, 'leaves.ts'));
    symlinkSync(folder.path, join(shop, 'out'));
    symlinkSync('src/cart.ts', join(shop, 'stays.ts'));
    symlinkSync('src', join(shop, 'lib'));
    symlinkSync('loop.ts', join(shop, 'loop.ts'));
    await begin();
    const here = async (path: string) => (await texts.read(shop, path, never)).text;
    for (const path of ['src/cart.ts', 'stays.ts', 'lib/cart.ts']) {
      assert.equal(await here(path), 'cart', path);
    }
    const others = ['leaves.ts', 'out/secret.ts', '../secret.ts', 'src/../../secret.ts', 'loop.ts'];
    const none = [
      'huge.ts',
      'binary.ts',
      'src',
      '',
      'no.ts',
      'no/no.ts',
      'src/cart.ts/no',
      'a\0b',
      '/etc/hosts',
    ];
    for (const path of [...others, ...none]) {
      assert.equal(await here(path), undefined, path);
    }
    assert.equal(texts.isRunning, true);
  });

  it('have the version that is told of them without a thread', async () => {
    await begin();
    mkdirSync(join(folder.path, 'src'));
    symlinkSync('cart.ts', join(folder.path, 'link.ts'));
    for (const path of ['cart.ts', 'link.ts', 'src', 'no.ts']) {
      const [there, here] = await bothWays(path);
      assert.deepEqual(there, here, path);
    }
  });

  it('do not wait for a pipe that nobody writes into', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    execFileSync('mkfifo', [join(folder.path, 'pipe.ts')]);
    await begin();
    const [pipe, file] = await Promise.all([read('pipe.ts'), read('cart.ts')]);
    assert.equal(pipe.text, undefined);
    assert.equal(file.text, 'cárt();\n');
  });

  it('are told what a file holds now, whatever it held before', async () => {
    await begin();
    for (const text of ['one', 'other', '']) {
      writeFileSync(join(folder.path, 'cart.ts'), text);
      assert.equal((await read('cart.ts')).text, text);
    }
    rmSync(join(folder.path, 'cart.ts'));
    assert.equal((await read('cart.ts')).text, undefined);
  });

  it('are not waited for by who gives up; the thread ends if nobody else waits', async () => {
    const thread = await begin();
    const [one, other] = [new AbortController(), new AbortController()];
    const reads = [read('cart.ts', one.signal), read('cart.ts', other.signal)];
    await new Promise(setImmediate); // both are asked now
    one.abort();
    await assert.rejects(reads[0] ?? Promise.resolve(), { name: 'AbortError' });
    assert.equal((await reads[1])?.text, 'cárt();\n');
    const ended = once(thread, 'exit');
    const last = read('cart.ts', other.signal);
    await new Promise(setImmediate);
    other.abort();
    await assert.rejects(last, { name: 'AbortError' });
    await ended;
    assert.equal(texts.isRunning, false);
    await assert.rejects(read('cart.ts', other.signal), { name: 'AbortError' });
    assert.equal((await read('cart.ts')).text, 'cárt();\n');
  });

  it('let the thread go when nobody asks any more, and start another', async () => {
    texts = textsWith(() => startThread(THREAD, 128), 0);
    const thread = await begin();
    if (texts.isRunning) {
      await once(thread, 'exit');
    }
    assert.equal(texts.isRunning, false);
    threads = [];
    await begin();
  });

  it('are read here where no thread can be started, and where it dies', async () => {
    const ways = [
      () => new Worker(join(folder.path, 'missing.js')),
      () =>
        new Worker(
          "const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => process.exit(1)); parentPort.postMessage({ joined: '', texts: [], versions: [] });",
          { eval: true },
        ),
    ];
    for (const start of ways) {
      threads = [];
      texts = textsWith(start);
      do {
        const found = await Promise.all(Array.from({ length: MANY }, () => read('cart.ts')));
        assert.ok(found.every(({ text }) => text === 'cárt();\n'));
      } while (texts.isRunning);
      assert.equal(threads.length, 1);
    }
  });
});
