import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { NodeFiles } from '../../../src/cli/nodeFiles';
import { base1 } from '../../../src/base/positions';
import { FolderGit } from '../../../src/git/folderGit';
import { noKnowledge } from '../../../src/mapping/choice/knowledge';
import type { FileInRelease, NoFileInRelease } from '../../../src/mapping/fileInRelease';
import { Locator } from '../../../src/mapping/locator';
import type { Trace, TraceFrame } from '../../../src/mapping/trace';
import { GitFolder, never } from '../git/gitFolder';

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `  const value${from + at} = compute(${from + at});\n`).join(
    '',
  );

function frame(
  filename: string,
  line: number,
  text = `  const value${line} = compute(${line});`,
): TraceFrame {
  const context = [{ line: base1(line), text }];
  return { filename, absPath: `/srv/shop/${filename}`, lineNo: base1(line), inApp: true, context };
}

describe("a frame's file as of its release", () => {
  const folder = new GitFolder();
  let release: string;

  const write = (path: string, text: string) => {
    mkdirSync(dirname(folder.at(path)), { recursive: true });
    writeFileSync(folder.at(path), text);
  };

  before(() => {
    folder.git('', 'init', '--quiet');
    write('src/total.js', lines(1, 40));
    write('src/cart.js', lines(100, 140));
    write('src/old.js', lines(200, 240));
    folder.commit('');
    release = folder.git('', 'rev-parse', 'HEAD').trim();
    folder.git('', 'tag', 'v1.0.0');
    write('src/total.js', `// licence\n${lines(1, 10)}  const value10 = compute(-10);\n${lines(11, 40)}`);
    renameSync(folder.at('src/cart.js'), folder.at('src/basket.js'));
    rmSync(folder.at('src/old.js'));
    write('src/new.js', lines(300, 340));
    folder.commit('');
  });
  after(() => folder.remove());

  async function find(
    one: TraceFrame,
    version: Pick<Trace, 'release' | 'build'> = { release: 'shop@1.0.0' },
  ): Promise<FileInRelease | NoFileInRelease> {
    const git = new FolderGit('git', folder.path);
    const locator = new Locator(new NodeFiles(folder.path), noKnowledge, git);
    const trace: Trace = {
      eventId: '1',
      platform: 'node',
      ...version,
      stacks: [{ kind: 'exception', frames: [one] }],
    };
    try {
      return await locator.fileInRelease(trace, { stack: 0, frame: 0 }, never);
    } finally {
      locator.dispose();
      git.dispose();
    }
  }

  it('has the text and the line of then', async () => {
    assert.deepEqual(await find(frame('src/total.js', 10)), {
      kind: 'file',
      commit: release,
      path: 'src/total.js',
      text: lines(1, 40),
      line: 9,
    });
    const moved = await find(frame('src/total.js', 20));
    assert.deepEqual(moved.kind === 'file' && [moved.path, moved.line], ['src/total.js', 19]);
  });

  it('has the name of then, of a file that was renamed or removed since', async () => {
    const renamed = await find(frame('src/cart.js', 5, '  const value104 = compute(104);'));
    assert.deepEqual(renamed.kind === 'file' && [renamed.path, renamed.line], ['src/cart.js', 4]);
    const removed = await find(frame('src/old.js', 5, '  const value204 = compute(204);'));
    assert.deepEqual(removed.kind === 'file' && [removed.path, removed.text], [
      'src/old.js',
      lines(200, 240),
    ]);
  });

  it('is of the repository that the file lies in', async () => {
    folder.git('', 'clone', '--quiet', '--no-tags', folder.path, 'libs/inner');
    write('libs/inner/src/inner.js', lines(400, 440));
    folder.commit('libs/inner');
    folder.git('libs/inner', 'tag', 'v1.0.0');
    const inner = folder.git('libs/inner', 'rev-parse', 'HEAD').trim();
    write('libs/inner/src/inner.js', `// now\n${lines(400, 440)}`);
    folder.commit('libs/inner');
    try {
      const found = await find(frame('libs/inner/src/inner.js', 3, '  const value402 = compute(402);'));
      assert.deepEqual(found, {
        kind: 'file',
        commit: inner,
        path: 'libs/inner/src/inner.js',
        text: lines(400, 440),
        line: 2,
      });
    } finally {
      rmSync(folder.at('libs'), { recursive: true });
    }
  });

  it('has no line where the frame has none', async () => {
    const found = await find({ ...frame('src/total.js', 1), lineNo: undefined, context: [] });
    assert.deepEqual(found.kind === 'file' && [found.path, found.line], ['src/total.js', undefined]);
  });

  it('says why there is none', async () => {
    const total = frame('src/total.js', 10);
    assert.deepEqual(await find(frame('src/new.js', 3, '  const value302 = compute(302);')), {
      kind: 'absent',
      commit: release,
    });
    assert.deepEqual(await find(frame('src/nowhere.js', 3)), { kind: 'noFile' });
    assert.deepEqual(await find(total, { release: 'shop@9.9.9' }), { kind: 'unknownCommit' });
    assert.deepEqual(await find(total, {}), { kind: 'noHistory' });
    const commit = 'e'.repeat(40);
    assert.deepEqual(await find(total, { release: 'shop@1.1.0', build: { lastCommit: commit } }), {
      kind: 'missingCommit',
      commit,
    });
  });

  it('is none without git, and for a frame that is not there', async () => {
    const locator = new Locator(new NodeFiles(folder.path));
    const trace: Trace = { eventId: '1', release: '1.0.0', stacks: [] };
    assert.deepEqual(await locator.fileInRelease(trace, { stack: 0, frame: 0 }, never), {
      kind: 'noHistory',
    });
    locator.dispose();
  });
});
