import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { filePast } from '../../../src/git/filePast';
import { type LastChange, lastChangeOf } from '../../../src/mapping/releases/lastChange';
import { GitFolder, never } from './gitFolder';

const file = { folder: 'file:///shop', path: 'src/cart.ts' };

/** Lines that say something, each unlike the others. */
const lines = (...numbers: readonly number[]) =>
  numbers.map((number) => `const value${number} = read(${number});\n`).join('');

describe('who changed a line last', () => {
  let folder: GitFolder;
  beforeEach(() => {
    folder = new GitFolder();
    folder.repository('', 'src/other.ts');
  });
  afterEach(() => folder.remove());

  /** Writes and commits; answers the commit. */
  function commit(message: string, text: string, path = 'src/cart.ts'): string {
    writeFileSync(folder.at(path), text);
    folder.git('', 'add', '--all');
    folder.git('', 'commit', '--quiet', '--message', message);
    return head();
  }
  const head = () => folder.git('', 'rev-parse', 'HEAD').trim();
  const ask = async (text: string, line: number, name = 'cart.ts'): Promise<LastChange | undefined> =>
    lastChangeOf(
      { line, text },
      file,
      {
        pastOf: async (_, from, signal) =>
          filePast({ git: 'git', at: folder.at('src') }, from?.path ?? name, from?.commit, signal),
      },
      never,
    );

  it('is who wrote it, wherever it stood then', async () => {
    const first = commit('Begin', lines(1, 2, 3));
    const second = commit('Insert', lines(8, 9, 1, 2, 3));
    const third = commit('Change', lines(8, 9, 1, 2, 30));
    const now = lines(7, 8, 9, 1, 2, 30);
    const found = await Promise.all([1, 3, 4, 5].map(async (line) => ask(now, line)));
    assert.deepEqual(found, [{ commit: second }, { commit: first }, { commit: first }, { commit: third }]);
  });

  it('is nobody yet for a line that is in no commit', async () => {
    commit('Begin', lines(1, 2));
    assert.equal(await ask(lines(1, 5, 2), 1), 'uncommitted');
    assert.equal(await ask(lines(1), 0, 'new.ts'), 'uncommitted');
  });

  it('is not who only indented it, or gave it other line ends', async () => {
    const first = commit('Begin', lines(1, 2, 3));
    commit('Indent', lines(1, 2, 3).replaceAll(/^/gm, '\t').trimEnd());
    commit('Ends', lines(1, 2, 3).replaceAll('\n', '\r\n'));
    assert.deepEqual(await ask(lines(1, 2, 3).replaceAll('\n', '\r\n'), 1), { commit: first });
  });

  it('is found under the name that the file had', async () => {
    const first = commit('Begin', lines(1, 2, 3, 4, 5, 6), 'src/old.ts');
    folder.git('', 'mv', 'src/old.ts', 'src/cart.ts');
    folder.git('', 'commit', '--quiet', '--message', 'Rename');
    const second = commit('Add', lines(1, 2, 3, 4, 5, 6, 7));
    assert.deepEqual(await ask(lines(1, 2, 3, 4, 5, 6, 7), 2), { commit: first });
    assert.deepEqual(await ask(lines(1, 2, 3, 4, 5, 6, 7), 6), { commit: second });
  });

  it('is who wrote it on a branch, not who merged that', async () => {
    const first = commit('Begin', lines(1, 2, 3));
    folder.git('', 'checkout', '--quiet', '-b', 'topic');
    const topic = commit('On the branch', lines(1, 2, 3, 50));
    folder.git('', 'checkout', '--quiet', '-');
    commit('On the main line', lines(9, 1, 2, 3));
    folder.git('', 'merge', '--quiet', '--no-edit', 'topic');
    const now = lines(9, 1, 2, 3, 50);
    assert.deepEqual(await ask(now, 4), { commit: topic });
    assert.deepEqual(await ask(now, 2), { commit: first });
  });

  it('is who made the merge, where the line was written there', async () => {
    commit('Begin', lines(1, 2, 3));
    folder.git('', 'checkout', '--quiet', '-b', 'topic');
    commit('Elsewhere', 'else', 'src/else.ts');
    folder.git('', 'checkout', '--quiet', '-');
    folder.git('', 'merge', '--quiet', '--no-ff', '--no-commit', 'topic');
    const merge = commit('Merge', lines(1, 2, 3, 77));
    assert.deepEqual(await ask(lines(1, 2, 3, 77), 3), { commit: merge });
  });

  it('is not known where the clone does not reach back to it', async () => {
    commit('Begin', lines(1, 2, 3));
    commit('Change', lines(1, 2, 30));
    folder.git('', 'clone', '--quiet', '--depth', '1', `file://${folder.path}`, 'shallow');
    const shallow = { git: 'git', at: folder.at('shallow/src') };
    const pastOf = async () => filePast(shallow, 'cart.ts', undefined, never);
    // git itself takes the commit that the clone begins with for who wrote all of it
    assert.equal(await lastChangeOf({ line: 0, text: lines(1, 2, 30) }, file, { pastOf }, never), 'unknown');
  });

  it('is not told without a repository, and of no name that git might take for more', async () => {
    const bare = new GitFolder();
    try {
      assert.equal(await filePast({ git: 'git', at: bare.path }, 'a.ts', undefined, never), undefined);
    } finally {
      bare.remove();
    }
    const first = commit('Begin', lines(1), 'src/*.ts');
    commit('Another', lines(2), 'src/a.ts');
    assert.deepEqual(await ask(lines(1), 0, '*.ts'), { commit: first });
    const place = { git: 'git', at: folder.at('src') };
    assert.equal(await filePast(place, 'a.ts', '--output=/tmp/x', never), undefined);
  });
});
