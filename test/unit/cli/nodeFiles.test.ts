import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NodeFiles } from '../../../src/cli/nodeFiles';
import { Locator } from '../../../src/mapping/locator';
import { frame, trace } from '../mapping/memoryFiles';

const noAbort = new AbortController().signal;

describe('Files outside the editor', () => {
  let outer: string;
  let folder: string;

  beforeEach(() => {
    outer = mkdtempSync(join(tmpdir(), 'faultline-files-'));
    folder = join(outer, 'my shop');
    mkdirSync(join(folder, 'src', '[id]'), { recursive: true });
    mkdirSync(join(folder, 'node_modules', 'x'), { recursive: true });
    writeFileSync(join(outer, 'secret.ts'), 'secret');
    writeFileSync(join(folder, 'src', 'cart.ts'), 'cart');
    writeFileSync(join(folder, 'src', '[id]', 'página 1.tsx'), 'page');
    writeFileSync(join(folder, 'node_modules', 'x', 'index.js'), 'x');
    symlinkSync(join(outer, 'secret.ts'), join(folder, 'leaves.ts'));
    symlinkSync(outer, join(folder, 'up'));
    symlinkSync(join('src', 'cart.ts'), join(folder, 'stays.ts'));
  });

  afterEach(() => rmSync(outer, { recursive: true, force: true }));

  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=x', '-c', 'user.email=x@x', '-c', 'init.defaultBranch=main', ...args],
      { cwd: folder, stdio: 'pipe' },
    );

  async function listed(directory = folder): Promise<readonly string[]> {
    const files = new Set<string>();
    for await (const { added, removed } of new NodeFiles(directory).list(noAbort)) {
      removed.forEach((path) => files.delete(path));
      added.forEach((path) => files.add(path));
    }
    return [...files].sort();
  }

  const EXPECTED = ['src/[id]/página 1.tsx', 'src/cart.ts', 'stays.ts'];

  it('are listed by walking where there is no git, without dependencies and links that leave', async () => {
    assert.deepEqual(await listed(), EXPECTED);
  });

  it('are listed by git: tracked ones and those it does not ignore', async () => {
    git('init', '-q');
    writeFileSync(join(folder, '.gitignore'), 'node_modules\ndist\n');
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'main.js'), 'built');
    git('add', 'src', 'leaves.ts', 'stays.ts', 'up');
    writeFileSync(join(folder, 'src', 'new.ts'), 'new');
    rmSync(join(folder, 'src', 'cart.ts'));
    assert.deepEqual(await listed(), ['.gitignore', 'src/[id]/página 1.tsx', 'src/new.ts']);
  });

  it('are compared as the disk compares their names', async () => {
    const files = new NodeFiles(folder);
    await files.list(noAbort)[Symbol.asyncIterator]().next();
    assert.equal(files.ignoresCase, existsSync(join(folder, 'SRC')));
  });

  it('are told apart from those that git tracks and that are not checked out', async () => {
    git('init', '-q');
    git('add', 'src');
    git('commit', '-q', '-m', 'all');
    git('sparse-checkout', 'set', 'docs');
    const locator = new Locator(new NodeFiles(folder));
    const frames = ['/srv/src/cart.ts', 'file:///srv/src/%5Bid%5D/p%C3%A1gina%201.tsx', '/srv/src/none.ts'];
    const [places] = await locator.locate(trace(frames.map((filename) => frame({ filename }))), noAbort);
    locator.dispose();
    assert.deepEqual(places, [
      { verdict: 'unmapped', reason: 'notCheckedOut' },
      { verdict: 'unmapped', reason: 'notCheckedOut' },
      { verdict: 'unmapped', reason: 'notFound' },
    ]);
  });

  it('are read as text, and nothing is read outside the folder', async () => {
    writeFileSync(join(folder, 'binary.ts'), Buffer.from([1, 0, 2]));
    writeFileSync(join(folder, 'huge.ts'), 'x'.repeat(5_000_001));
    const files = new NodeFiles(folder);
    const read = async (path: string) => files.read(path, noAbort);
    assert.equal(await read('src/cart.ts'), 'cart');
    assert.equal(await read('src/[id]/página 1.tsx'), 'page');
    assert.equal(await read('stays.ts'), 'cart');
    const refused = [
      'leaves.ts',
      'up/secret.ts',
      '../secret.ts',
      'src/../../secret.ts',
      join(outer, 'secret.ts'),
      'src',
      '',
      'no.ts',
      'binary.ts',
      'huge.ts',
      'src/cart.ts/x',
      'a\0b',
    ];
    for (const path of refused) {
      assert.equal(await read(path), undefined, path);
    }
  });

  it('have the address of their folder', () => {
    assert.equal(new NodeFiles(folder).folder, pathToFileURL(folder).toString());
  });

  it('are not listed under a signal that was aborted', async () => {
    const portions = new NodeFiles(folder).list(AbortSignal.abort())[Symbol.asyncIterator]();
    await assert.rejects(portions.next(), { name: 'AbortError' });
  });
});
