import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { ChangesReader } from '../../../src/git/changesReader';
import { FolderGit } from '../../../src/git/folderGit';
import type { CommitChanges, FileChange } from '../../../src/mapping/releases/git';
import { GitFolder, never } from './gitFolder';

const LINES = Array.from({ length: 20 }, (_, at) => `line number ${at}`);
const text = (...lines: readonly string[]) => `${lines.join('\n')}\n`;

describe('The history of a repository', function () {
  this.timeout(20_000);
  let folder: GitFolder;
  let git: FolderGit;

  beforeEach(() => {
    folder = new GitFolder();
    mkdirSync(folder.at('repo'));
    folder.git('repo', 'init', '--quiet');
    git = new FolderGit('git', folder.at('repo'));
  });
  afterEach(() => {
    git.dispose();
    folder.remove();
  });

  const hashOf = (name: string) => folder.git('repo', 'rev-parse', name).trim();
  const write = (path: string, content: string) => {
    folder.write(`repo/${path}`);
    writeFileSync(folder.at(`repo/${path}`), content);
  };
  function commit(): string {
    folder.commit('repo');
    return hashOf('HEAD');
  }
  /** `before > after` of each change, in the order of their names. */
  const told = (changes: readonly FileChange[] | undefined) =>
    changes?.map(({ before, after }) => `${before?.path ?? ''} > ${after?.path ?? ''}`).sort();
  const since = async (...releases: readonly string[]) =>
    git.mainLineSince(hashOf('HEAD'), releases, never) as Promise<readonly CommitChanges[]>;

  it('is told newest first, up to what came after the release', async () => {
    write('a.ts', text(...LINES));
    const release = commit();
    write('b.ts', 'b');
    const second = commit();
    write('a.ts', text('first', ...LINES));
    const third = commit();
    const changes = await since(release);
    assert.deepEqual(
      changes.map(({ hash, files }) => [hash, told(files)]),
      [
        [third, ['a.ts > a.ts']],
        [second, [' > b.ts']],
      ],
    );
    const { before, after } = changes[0]?.files[0] ?? {};
    assert.deepEqual([before?.blob, after?.blob], [hashOf('HEAD~1:a.ts'), hashOf('HEAD:a.ts')]);
    assert.ok((changes[0]?.committed ?? 0) > 1.7e9);
    assert.deepEqual(await since(third), []);
    assert.deepEqual(told((await since(release, second)).flatMap(({ files }) => files)), [
      ' > b.ts',
      'a.ts > a.ts',
    ]);
  });

  it('follows renames, sees what a copy was made from as its own file, and passes over links and modes', async () => {
    write('a.ts', text(...LINES));
    write('run.sh', 'echo');
    const release = commit();
    renameSync(folder.at('repo/a.ts'), folder.at('repo/b.ts'));
    commit();
    write('copy.ts', text(...LINES));
    write('b.ts', text(...LINES, 'more'));
    folder.git('repo', 'config', 'diff.renames', 'copies');
    symlinkSync('b.ts', folder.at('repo/link.ts'));
    chmodSync(folder.at('repo/run.sh'), 0o755);
    commit();
    const changes = await since(release);
    assert.deepEqual(
      changes.map(({ files }) => told(files)),
      [[' > copy.ts', 'b.ts > b.ts', 'run.sh > run.sh'], ['a.ts > b.ts']],
    );
  });

  it('takes a merge as one step, with all that it brought', async () => {
    write('a.ts', text(...LINES));
    const release = commit();
    folder.git('repo', 'checkout', '--quiet', '-b', 'side');
    write('side.ts', 'one');
    commit();
    write('side.ts', 'two');
    const side = commit();
    folder.git('repo', 'checkout', '--quiet', 'main');
    write('a.ts', text(...LINES, 'end'));
    commit();
    folder.git('repo', 'merge', '--quiet', '--no-ff', '--message', 'merge', 'side');
    assert.deepEqual(
      (await since(release)).map(({ files }) => told(files)),
      [[' > side.ts'], ['a.ts > a.ts']],
    );
    assert.deepEqual(await git.parents(hashOf('HEAD'), never), [hashOf('HEAD~1'), side]);
  });

  it('passes over submodules as files, and tells the commits that they are at', async () => {
    folder.repository('lib', 'lib.c');
    write('a.ts', 'a');
    const release = commit();
    folder.git('repo', 'submodule', '--quiet', 'add', folder.at('lib'), 'libs/lib');
    const head = commit();
    assert.deepEqual(
      (await since(release)).map(({ files }) => told(files)),
      [[' > .gitmodules']],
    );
    const lib = folder.git('lib', 'rev-parse', 'HEAD').trim();
    assert.equal(await git.submodule(head, 'libs/lib', never), lib);
    assert.equal(await git.submodule(head, 'a.ts', never), undefined);
    assert.equal(await git.submodule(release, 'libs/lib', never), undefined);
    assert.equal(await git.fileAt(head, 'libs/lib', never), 'absent');
    assert.equal(await git.fileAt(head, 'libs/lib/lib.c', never), 'absent');
    assert.equal(await git.rootOf('libs/lib/lib.c'), 'libs/lib');
    assert.equal(await git.rootOf('libs/other.c'), '');
    const inner = git.inside('libs/lib');
    assert.equal(await inner.head(never), lib);
    assert.equal(
      ((await inner.fileAt(lib, 'libs/lib/lib.c', never)) as { path: string }).path,
      'libs/lib/lib.c',
    );
    assert.equal(await inner.fileAt(lib, 'a.ts', never), 'absent');
  });

  it('of a folder below the root tells paths from there, and what came from elsewhere as no file of it', async () => {
    write('web/app/a.ts', text(...LINES));
    write('lib/b.ts', text(...LINES.map((line) => `other ${line}`)));
    const release = commit();
    mkdirSync(folder.at('repo/web/app/src'));
    renameSync(folder.at('repo/web/app/a.ts'), folder.at('repo/web/app/src/a.ts'));
    renameSync(folder.at('repo/lib/b.ts'), folder.at('repo/web/app/b.ts'));
    write('lib/c.ts', 'c');
    const head = commit();
    folder.git('repo', 'config', 'diff.relative', 'true');
    const app = new FolderGit('git', folder.at('repo/web/app'));
    const changes = await app.mainLineSince(head, [release], never);
    assert.deepEqual(told(changes?.flatMap(({ files }) => files)), ['/lib/b.ts > b.ts', 'a.ts > src/a.ts']);
    assert.deepEqual(told(await app.changesBetween(release, head, never)), [
      '/lib/b.ts > b.ts',
      'a.ts > src/a.ts',
    ]);
    const file = await app.fileAt(release, 'a.ts', never);
    assert.ok(file !== undefined && file !== 'absent');
    assert.equal(await app.text(file.blob, never), text(...LINES));
    assert.equal(await app.fileAt(head, 'a.ts', never), 'absent');
    app.dispose();
  });

  it('holds names as they are', async () => {
    const names = [
      'é "q".ts',
      '-x',
      '--output=x',
      'a b.ts',
      'tab\t.ts',
      'line\nbreak.ts',
      'a:b.ts',
      '\\',
      '…/ü.ts',
    ];
    write('first.ts', '1');
    const release = commit();
    names.forEach((name) => write(name, `of ${name}`));
    const head = commit();
    assert.deepEqual(
      told((await since(release)).flatMap(({ files }) => files)),
      names.map((name) => ` > ${name}`).sort(),
    );
    for (const name of names) {
      const file = await git.fileAt(head, name, never);
      assert.ok(file !== undefined && file !== 'absent', name);
      assert.equal(await git.text(file.blob, never), `of ${name}`);
    }
  });

  it('has tags for commits only, through tags of tags', async () => {
    write('a.ts', 'a');
    const head = commit();
    folder.git('repo', 'tag', 'light');
    folder.git('repo', 'tag', '--annotate', '--message', 'm', 'shop@2.4.1');
    folder.git('repo', 'tag', '--annotate', '--message', 'm', 'nested/v1', 'shop@2.4.1');
    folder.git('repo', 'tag', 'tree', 'HEAD^{tree}');
    folder.git('repo', 'tag', '--annotate', '--message', 'm', 'blob', 'HEAD:a.ts');
    const tags = await git.tags(never);
    assert.deepEqual(
      ['light', 'shop@2.4.1', 'nested/v1', 'tree', 'blob'].map((name) => tags.get(name)),
      [head, head, head, undefined, undefined],
    );
  });

  it('knows commits by their hashes, and nothing else by any name', async () => {
    write('a.ts', 'a');
    const head = commit();
    folder.git('repo', 'branch', 'deadbeef');
    folder.git('repo', 'tag', 'main2');
    assert.equal(await git.commit(head, never), head);
    assert.equal(await git.commit(head.slice(0, 8).toUpperCase(), never), head);
    for (const name of ['main', 'main2', 'HEAD', '-x', `${head}^0`, hashOf('HEAD:a.ts'), 'abc']) {
      assert.equal(await git.commit(name, never), undefined, name);
    }
  });

  it('is nothing under a signal that was aborted, and goes on for others', async () => {
    write('a.ts', 'a');
    const head = commit();
    await assert.rejects(git.head(AbortSignal.abort()), { name: 'AbortError' });
    const giving = new AbortController();
    const given = git.mainLineSince(head, [head], giving.signal);
    giving.abort();
    await assert.rejects(given, { name: 'AbortError' });
    assert.equal(await git.head(never), head);
  });

  it('is found in a repository that began after it was asked for', async () => {
    const late = new FolderGit('git', folder.at('late'));
    mkdirSync(folder.at('late'));
    assert.deepEqual([await late.head(never), await late.clone(never)], [undefined, 'none']);
    folder.repository('late', 'a.ts');
    assert.equal(await late.head(never), folder.git('late', 'rev-parse', 'HEAD').trim());
    assert.equal(await late.clone(never), 'whole');
    late.dispose();
  });

  it('is told with broken objects as far as it goes', async () => {
    write('a.ts', text(...LINES));
    const release = commit();
    write('a.ts', text(...LINES, 'x'));
    const head = commit();
    const blob = hashOf(`${release}:a.ts`);
    rmSync(folder.at(`repo/.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`));
    const file = await git.fileAt(release, 'a.ts', never);
    assert.ok(file === undefined || file === 'absent' || (await git.text(file.blob, never)) === undefined);
    assert.deepEqual(told(await git.changesBetween(release, head, never)), ['a.ts > a.ts']);
    assert.equal(await git.fileAt('a'.repeat(40), 'a.ts', never), undefined);
    assert.equal(await git.changesBetween('a'.repeat(40), head, never), undefined);
    assert.equal(await git.mainLineSince(head, ['a'.repeat(40)], never), undefined);
  });
});

describe('What git prints of changes', () => {
  const HASHES = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)] as const;
  const [COMMIT, BEFORE, AFTER] = HASHES;
  const PRINTED = [
    `commit ${COMMIT} 1700000000`,
    `\n:100644 100644 ${BEFORE} ${AFTER} R097`,
    'a.ts',
    'é.ts',
    `:100644 100644 ${BEFORE} ${AFTER} C100`,
    'é.ts',
    'copy.ts',
    `:100644 120000 ${BEFORE} ${AFTER} T`,
    'became a link.ts',
    `:000000 160000 ${'0'.repeat(40)} ${AFTER} A`,
    'module',
    `:100755 000000 ${BEFORE} ${'0'.repeat(40)} D`,
    `commit ${COMMIT} 1`, // a file may have any name
    `commit ${BEFORE} 1600000000`,
    '',
  ].join('\0');

  const read = (...pieces: readonly string[]) => {
    const reader = new ChangesReader({ prefix: '', base: '' });
    return [...pieces.flatMap((piece) => [...reader.read(piece)]), ...reader.end()];
  };
  const WHOLE = read(PRINTED);

  it('is read, each kind of change', () => {
    const file = (path: string, blob: string) => ({ path, blob });
    assert.deepEqual(WHOLE, [
      {
        hash: COMMIT,
        committed: 1_700_000_000,
        files: [
          { before: file('a.ts', BEFORE), after: file('é.ts', AFTER) },
          { after: file('copy.ts', AFTER) },
          { before: file('became a link.ts', BEFORE) },
          { before: file(`commit ${COMMIT} 1`, BEFORE) },
        ],
      },
      { hash: BEFORE, committed: 1_600_000_000, files: [] },
    ]);
  });

  it('is read alike however it is cut', () => {
    for (let at = 0; at <= PRINTED.length; at++) {
      assert.deepEqual(read(PRINTED.slice(0, at), PRINTED.slice(at)), WHOLE, `${at}`);
    }
    assert.deepEqual(read(...PRINTED.split('')), WHOLE);
  });

  it('is read as far as it can be where it is nonsense', () => {
    assert.deepEqual(read('nonsense\0:1 2 3\0commit x\0\0\0'), []);
    assert.deepEqual(read(`commit ${COMMIT} 1\0\n:100644 100644 ${BEFORE} ${AFTER} R100\0only one`), [
      { hash: COMMIT, committed: 1, files: [] },
    ]);
  });
});
