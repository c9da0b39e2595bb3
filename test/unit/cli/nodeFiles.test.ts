import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NodeFiles } from '../../../src/cli/nodeFiles';

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

  const EXPECTED = ['src/[id]/página 1.tsx', 'src/cart.ts', 'stays.ts'];

  it('are listed by walking where there is no git, without dependencies and links that leave', async () => {
    assert.deepEqual([...(await new NodeFiles(folder).list(noAbort))].sort(), EXPECTED);
  });

  it('are listed by git: tracked ones and those it does not ignore', async () => {
    git('init', '-q');
    writeFileSync(join(folder, '.gitignore'), 'node_modules\ndist\n');
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'main.js'), 'built');
    git('add', 'src', 'leaves.ts', 'stays.ts', 'up');
    writeFileSync(join(folder, 'src', 'new.ts'), 'new');
    assert.deepEqual(
      [...(await new NodeFiles(folder).list(noAbort))].sort(),
      ['.gitignore', ...EXPECTED, 'src/new.ts'].sort(),
    );
  });

  it('are listed without running what a repository configures', async () => {
    git('init', '-q');
    git('config', 'core.fsmonitor', `touch '${join(outer, 'fired')}'`);
    git('add', 'src');
    rmSync(join(outer, 'fired'), { force: true });
    await new NodeFiles(folder).list(noAbort);
    assert.equal(existsSync(join(outer, 'fired')), false);
    git('status');
    assert.equal(existsSync(join(outer, 'fired')), true, 'the trap works with plain git');
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
    await assert.rejects(new NodeFiles(folder).list(AbortSignal.abort()), { name: 'AbortError' });
  });
});
