import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitObjects, type Patience } from '../../../src/git/objects';
import { until } from '../../until';
import { GitFolder } from './gitFolder';

const PATIENCE: Patience = { idle: 30_000, silent: 30_000 };

describe('The objects of a repository', function () {
  let folder: GitFolder;
  let objects: GitObjects;

  before(function () {
    if (process.platform === 'win32') {
      this.skip(); // the git that notes its processes is a shell script
    }
  });
  beforeEach(() => {
    folder = new GitFolder();
    folder.repository('repo', 'a.ts', 'é "b".ts', 'deep/er/c.ts');
    objects = open();
  });
  afterEach(() => {
    objects.dispose();
    folder.remove();
  });

  /** Through a git that notes its process each time that it starts, after which it does `first`. */
  function open(patience = PATIENCE, first = ''): GitObjects {
    const script = `#!/bin/sh\necho $$ >> ${folder.at('pids')}\n${first}\nexec git "$@"\n`;
    writeFileSync(folder.at('git.sh'), script, { mode: 0o755 });
    const at = folder.at('repo');
    return new GitObjects({ git: folder.at('git.sh'), at, objects: `${at}/.git/objects` }, patience);
  }

  const processes = () =>
    existsSync(folder.at('pids'))
      ? readFileSync(folder.at('pids'), 'utf8').trim().split('\n').map(Number)
      : [];
  const isRunning = (pid: number | undefined) => {
    try {
      return pid !== undefined && process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const hashOf = (name: string) => folder.git('repo', 'rev-parse', name).trim();
  const textOf = async (name: string) =>
    (await objects.read(name))?.content?.toString('utf8').slice('repo/'.length);

  it('are read by hash and by path, in one process, however many are asked for at once', async () => {
    const commit = hashOf('HEAD');
    const names = ['a.ts', 'é "b".ts', 'deep/er/c.ts'];
    assert.deepEqual(
      await Promise.all([...names, ...names].map(async (name) => textOf(`${commit}:${name}`))),
      [...names, ...names],
    );
    const read = await objects.read(hashOf('HEAD:a.ts'));
    assert.deepEqual([read?.type, read?.size, read?.hash], ['blob', 9, hashOf('HEAD:a.ts')]);
    assert.equal((await objects.read(`${commit}^{commit}`))?.hash, commit);
    assert.equal((await objects.read(`${commit}:deep`))?.type, 'tree');
    assert.equal(processes().length, 1);
  });

  it('that are missing, ambiguous or no names are nothing, and hold up no other one', async () => {
    writeFileSync(folder.at('blob'), '');
    const [one, other] = twins();
    [one, other].forEach((text) => {
      writeFileSync(folder.at('blob'), text);
      folder.git('repo', 'hash-object', '-w', folder.at('blob'));
    });
    const short = hash(one).slice(0, 4);
    const commit = hashOf('HEAD');
    const names = [short, 'a'.repeat(40), 'none', `${commit}:none.ts`, '', ' ', `${commit}:`, '-x', '--help'];
    const read = await Promise.all([...names, commit].map(async (name) => objects.read(name)));
    assert.deepEqual(
      read.map((object) => object?.type),
      [...names.map((name) => (name === `${commit}:` ? 'tree' : undefined)), 'commit'],
    );
  });

  it('are one question in one line: a name with a line break or a NUL is refused', async () => {
    const commit = hashOf('HEAD');
    assert.equal(await objects.read(`${commit}:a.ts\n${commit}`), undefined);
    assert.equal(await objects.read(`${commit}\0`), undefined);
    assert.equal(processes().length, 0);
    assert.equal(await textOf(`${commit}:a.ts`), 'a.ts');
  });

  it('of 100 MB are told and not held', async function () {
    this.timeout(60_000);
    writeFileSync(folder.at('repo/huge.ts'), Buffer.alloc(100_000_000, 'x'));
    folder.commit('repo');
    const before = process.memoryUsage();
    const [huge, small] = await Promise.all([objects.read('HEAD:huge.ts'), textOf('HEAD:a.ts')]);
    const after = process.memoryUsage();
    assert.deepEqual([huge?.size, huge?.content, small], [100_000_000, undefined, 'a.ts']);
    assert.ok(after.rss - before.rss < 50_000_000, `${after.rss - before.rss}`);
  });

  it('are answered though the process is killed in the middle', async () => {
    await objects.read('HEAD');
    const [first] = processes();
    const answers = Promise.all(Array.from({ length: 50 }, async () => textOf('HEAD:a.ts')));
    process.kill(first ?? 0, 'SIGKILL');
    assert.deepEqual(await answers, Array.from<string>({ length: 50 }).fill('a.ts'));
    assert.equal(processes().length, 2);
  });

  it('are nothing where git cannot start, or ends each time before it answers', async () => {
    const missing = new GitObjects({ git: folder.at('none'), at: folder.path, objects: folder.path });
    assert.deepEqual(await Promise.all([missing.read('HEAD'), missing.read('HEAD')]), [undefined, undefined]);
    missing.dispose();
    objects = open(PATIENCE, 'exit 1');
    assert.deepEqual(
      await Promise.all(Array.from({ length: 20 }, async () => objects.read('HEAD'))),
      Array.from({ length: 20 }, () => undefined),
    );
    assert.ok(processes().length <= 5, `${processes().length}`);
    objects = open();
    assert.equal((await objects.read('HEAD'))?.type, 'commit');
  });

  it('are nothing while no process can be started; what is asked later is answered for itself', () => {
    const run = `ulimit -n 64; exec "${process.execPath}" --import tsx "$0" "$1"`;
    folder.write('repo/b.ts');
    folder.commit('repo');
    const script = join(__dirname, 'noDescriptors.ts');
    const printed = execFileSync('sh', ['-c', run, script, folder.at('repo')], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(printed), [null, 'commit', 'blob', 'tree']);
  });

  it('are given up where git does not answer', async () => {
    objects = open({ idle: 30_000, silent: 50 }, 'exec sleep 100');
    assert.deepEqual(await Promise.all([objects.read('HEAD'), objects.read('HEAD')]), [undefined, undefined]);
    await until('the end of the process', () => !isRunning(processes()[0]));
  });

  it('let the process end when nobody asks, and begin again', async () => {
    objects = open({ idle: 50, silent: 30_000 });
    assert.equal(await textOf('HEAD:a.ts'), 'a.ts');
    await until('the end of the process', () => !isRunning(processes()[0]));
    assert.equal(await textOf('HEAD:a.ts'), 'a.ts');
    assert.equal(processes().length, 2);
  });

  it('end with their process, and whoever waits gets nothing', async () => {
    await objects.read('HEAD');
    const waiting = objects.read('HEAD');
    objects.dispose();
    assert.equal(await waiting, undefined);
    assert.equal(await objects.read('HEAD'), undefined);
    await until('the end of the process', () => !isRunning(processes()[0]));
    assert.equal(processes().length, 1);
  });

  it('that a partial clone has not fetched are nothing, and git neither tries nor dies', async () => {
    folder.git('repo', 'config', 'uploadpack.allowFilter', 'true');
    folder.git('repo', 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    const [blob, commit] = [hashOf('HEAD:a.ts'), hashOf('HEAD')];
    folder.git(
      '',
      'clone',
      '--quiet',
      '--no-checkout',
      '--filter=blob:none',
      `file://${folder.at('repo')}`,
      'part',
    );
    rmSync(folder.at('repo/.git'), { recursive: true });
    folder.git('', 'clone', '--quiet', '--no-checkout', folder.at('part'), 'repo2');
    const at = folder.at('part');
    open();
    objects = new GitObjects({ git: folder.at('git.sh'), at, objects: `${at}/.git/objects` }, PATIENCE);
    assert.equal(await objects.isPartial(), true);
    const read = await Promise.all(
      [blob, `${commit}^{commit}`, 'a'.repeat(40), commit, `${commit}:a.ts`].map(async (name) =>
        objects.read(name),
      ),
    );
    assert.deepEqual(
      read.map((object) => object?.type),
      [undefined, 'commit', undefined, 'commit', undefined],
    );
    assert.equal(processes().length, 2); // the list of what is here, and the objects
  });
});

function hash(text: string): string {
  return createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
}

/** Two texts whose hashes begin alike. */
function twins(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let number = 0; ; number++) {
    const text = `${number}`;
    const twin = seen.get(hash(text).slice(0, 4));
    if (twin !== undefined) {
      return [twin, text];
    }
    seen.set(hash(text).slice(0, 4), text);
  }
}
