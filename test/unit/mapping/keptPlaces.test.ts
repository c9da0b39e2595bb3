import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SourceMapGenerator } from 'source-map';
import { Emitter } from '../../../src/base/event';
import { FolderGit } from '../../../src/git/folderGit';
import type { CodeMapping } from '../../../src/mapping/choice/codeMappings';
import type { Knowledge } from '../../../src/mapping/choice/knowledge';
import type { PathRule } from '../../../src/mapping/choice/pathRules';
import { Locator } from '../../../src/mapping/locator';
import type { NamedCommit } from '../../../src/mapping/releases/whichCommit';
import type { Trace } from '../../../src/mapping/trace';
import { until } from '../../until';
import { GitFolder } from '../git/gitFolder';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from './memoryFiles';
import { inserted, lineOf, SOURCE } from './source';

const RELEASE = SOURCE.join('\n');
const LINE = lineOf('order.customer.discount.rate');

/** Files in memory that have versions, as those on a disk. */
class VersionedFiles extends MemoryFiles {
  async version(path: string): Promise<string | undefined> {
    const files = [...this.texts.keys(), ...this.unlisted.keys()];
    return (
      this.texts.get(path) ??
      this.unlisted.get(path) ??
      (files.some((one) => one.startsWith(`${path}/`)) ? 'folder' : '')
    );
  }
}

/** What people said, and may say otherwise later. */
class Said implements Knowledge {
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;
  pathRules: readonly PathRule[] = [];
  codeMappings: readonly CodeMapping[] = [];
  commits: readonly NamedCommit[] = [];

  commitsOf(): readonly NamedCommit[] {
    return this.commits;
  }

  say(said: Partial<Pick<Said, 'pathRules' | 'codeMappings' | 'commits'>>): void {
    Object.assign(this, said);
    this.changed.fire();
  }
}

function traceIn(filename: string, parts: Partial<Trace> = {}): Trace {
  return { ...trace([frame({ filename, line: LINE, context: contextOf(RELEASE, LINE) })], 'node'), ...parts };
}

/** The traces' first frames. */
async function wordsOf(locator: Locator, ...traces: readonly Trace[]): Promise<readonly string[]> {
  const located = await locator.locateMany(traces, noAbort);
  return located.map(({ frames: [stack = []] }) =>
    stack[0] === undefined ? 'nothing' : inWords(stack[0].place),
  );
}

/** The paths that were read since the last time. */
function readSince(files: MemoryFiles): readonly string[] {
  return files.reads.splice(0).toSorted();
}

describe('Places that were found once', () => {
  const [cart, list] = [traceIn('/srv/app/src/cart.ts'), traceIn('/srv/app/src/list.ts')];
  let files: VersionedFiles;
  let said: Said;
  let locator: Locator;

  function open(texts: Readonly<Record<string, string>>): void {
    files = new VersionedFiles(texts);
    said = new Said();
    locator = new Locator(files, said);
  }

  beforeEach(() => open({ 'src/cart.ts': RELEASE, 'src/list.ts': RELEASE }));
  afterEach(() => locator.dispose());

  /** What came or went is known to the index when it says so. */
  async function change(added: Readonly<Record<string, string>>, removed: readonly string[]): Promise<void> {
    const told = new Promise<void>((resolve) => {
      const heard = locator.onDidChangeFiles(() => {
        heard.dispose();
        resolve();
      });
    });
    files.change(added, removed);
    await told;
  }

  it('are told again without a look at any file', async () => {
    const first = await locator.locateMany([cart, list], noAbort);
    assert.deepEqual(readSince(files), ['src/cart.ts', 'src/list.ts']);
    assert.deepEqual(await locator.locateMany([list, cart], noAbort), first.toReversed());
    assert.deepEqual(readSince(files), []);
  });

  it('are explained step by step all the same', async () => {
    const first = await locator.explain(cart, noAbort);
    assert.ok(first[0]?.[0]?.steps.some(({ step }) => step === 'line'));
    assert.deepEqual(await locator.explain(cart, noAbort), first);
  });

  it('are looked for anew where their file was edited, and nowhere else', async () => {
    await wordsOf(locator, cart, list);
    readSince(files);
    files.texts.set('src/cart.ts', inserted(SOURCE, 1, '// new').join('\n'));
    assert.deepEqual(await wordsOf(locator, cart, list), [
      `moved src/cart.ts:${LINE + 1}`,
      `exact src/list.ts:${LINE}`,
    ]);
    assert.deepEqual(readSince(files), ['src/cart.ts']);
  });

  it('are looked for anew after their file was edited while it was read', async () => {
    const read = files.read.bind(files);
    files.read = async (path, signal) => {
      const text = await read(path, signal);
      files.texts.set(path, inserted(SOURCE, 1, '// meanwhile').join('\n'));
      return text;
    };
    assert.deepEqual(await wordsOf(locator, cart), [`exact src/cart.ts:${LINE}`]);
    files.read = read;
    assert.deepEqual(await wordsOf(locator, cart), [`moved src/cart.ts:${LINE + 1}`]);
  });

  it('are looked for anew where nothing tells whether a file is the same', async () => {
    files.version = async (path) => (path === 'src/cart.ts' ? undefined : 'same');
    await wordsOf(locator, cart, list);
    readSince(files);
    files.texts.set('src/cart.ts', inserted(SOURCE, 1, '// new').join('\n'));
    assert.deepEqual((await wordsOf(locator, cart, list))[0], `moved src/cart.ts:${LINE + 1}`);
    assert.deepEqual(readSince(files), ['src/cart.ts']);
  });

  it('are looked for anew when a rule is told, or a code mapping, by a call that was under way, too', async () => {
    open({ 'src/cart.ts': RELEASE, 'lib/basket.ts': RELEASE, 'old/src/cart.ts': RELEASE });
    assert.deepEqual(await wordsOf(locator, cart), [`exact src/cart.ts:${LINE}`]);
    said.say({ codeMappings: [{ stackRoot: '/srv/app/', sourceRoot: 'old/' }] });
    assert.deepEqual(await wordsOf(locator, cart), [`exact old/src/cart.ts:${LINE}`]);
    files.read = async (path) => {
      said.say({ pathRules: [{ frame: '/srv/app/src/cart.ts', file: 'lib/basket.ts' }] });
      return files.texts.get(path);
    };
    said.say({ codeMappings: [] });
    assert.deepEqual(await wordsOf(locator, cart), [`exact src/cart.ts:${LINE}`]);
    assert.deepEqual(await wordsOf(locator, cart), [`exact lib/basket.ts:${LINE}`]);
    said.say({ pathRules: [] });
    assert.deepEqual(await wordsOf(locator, cart), [`exact src/cart.ts:${LINE}`]);
  });

  it('are looked for anew where a file of a name came or went that was asked for, and nowhere else', async () => {
    const bare = traceIn('cart.ts');
    assert.deepEqual(await wordsOf(locator, bare, list), [
      `exact src/cart.ts:${LINE}`,
      `exact src/list.ts:${LINE}`,
    ]);
    readSince(files);
    await change({ 'lib/other.ts': RELEASE }, []);
    await wordsOf(locator, bare, list);
    assert.deepEqual(readSince(files), []);
    await change({ 'lib/cart.ts': RELEASE }, []);
    assert.deepEqual(await wordsOf(locator, bare, list), [
      'ambiguous lib/cart.ts, src/cart.ts',
      `exact src/list.ts:${LINE}`,
    ]);
    assert.deepEqual(readSince(files), ['lib/cart.ts', 'src/cart.ts']);
    await change({}, ['src/cart.ts']);
    assert.deepEqual(await wordsOf(locator, bare, list), [
      `exact lib/cart.ts:${LINE}`,
      `exact src/list.ts:${LINE}`,
    ]);
    assert.deepEqual(readSince(files), ['lib/cart.ts']);
  });

  it('are looked for anew after the folder was listed anew, where that found something else', async () => {
    await wordsOf(locator, cart, list);
    readSince(files);
    files.texts.delete('src/list.ts');
    await change({}, ['']);
    assert.deepEqual(await wordsOf(locator, cart, list), [`exact src/cart.ts:${LINE}`, 'unmapped notFound']);
    assert.deepEqual(readSince(files), []);
  });

  it('are looked for anew where a manifest says another name', async () => {
    const packages = { 'a/package.json': '{ "name": "web" }', 'b/package.json': '{ "name": "api" }' };
    open({ ...packages, 'a/src/cart.ts': RELEASE, 'b/src/cart.ts': RELEASE, 'src/list.ts': RELEASE });
    const web = traceIn('webpack://web/./src/cart.ts', { platform: 'javascript' });
    assert.deepEqual(await wordsOf(locator, web, list), [
      `exact a/src/cart.ts:${LINE}`,
      `exact src/list.ts:${LINE}`,
    ]);
    readSince(files);
    await change({ 'lib/other.ts': '' }, []);
    await wordsOf(locator, web, list);
    assert.deepEqual(readSince(files), []);
    files.texts.set('a/package.json', '{ "name": "api" }').set('b/package.json', '{ "name": "web" }');
    locator.written(['a/package.json', 'b/package.json']);
    assert.deepEqual((await wordsOf(locator, web, list))[0], `exact b/src/cart.ts:${LINE}`);
    assert.deepEqual(readSince(files), ['a/package.json', 'b/package.json', 'b/src/cart.ts']);
  });

  it('are looked for anew where a source map came, or was written anew', async () => {
    const generated = Array.from({ length: 9 }, (_one, at) => `built(${at});`).join('\n');
    const mapTo = (line: number) => {
      const map = new SourceMapGenerator({ file: 'main.js' });
      map.addMapping({
        source: '../src/cart.ts',
        original: { line, column: 0 },
        generated: { line: 3, column: 0 },
      });
      map.setSourceContent('../src/cart.ts', RELEASE);
      return map.toString();
    };
    const bundled = trace([
      frame({ filename: '/srv/app/dist/main.js', line: 3, colNo: 1, context: contextOf(generated, 3) }),
    ]);
    assert.deepEqual(await wordsOf(locator, bundled), ['unmapped bundle']);
    files.unlisted.set('dist/main.js', generated).set('dist/main.js.map', mapTo(LINE));
    assert.deepEqual(await wordsOf(locator, bundled), [`exact src/cart.ts:${LINE}`]);
    files.unlisted.set('dist/main.js.map', mapTo(LINE - 1));
    assert.deepEqual(await wordsOf(locator, bundled), [`exact src/cart.ts:${LINE - 1}`]);
    readSince(files);
    assert.deepEqual(await wordsOf(locator, bundled), [`exact src/cart.ts:${LINE - 1}`]);
    assert.deepEqual(readSince(files), []);
    files.unlisted.clear();
    assert.deepEqual(await wordsOf(locator, bundled), ['unmapped bundle']);
  });

  it('are none of a call that was given up, which leaves nothing running', async () => {
    const paths = Array.from({ length: 60 }, (_one, at) => `src/part${at}/orders.ts`);
    open(Object.fromEntries(paths.map((path) => [path, RELEASE])));
    const traces = paths.map((path) => traceIn(`/srv/app/${path}`));
    const read = files.read.bind(files);
    const stop = new AbortController();
    let underWay = 0;
    files.read = async (path, signal) => {
      underWay++;
      await new Promise(setImmediate);
      underWay--;
      if (files.reads.length === 20) {
        stop.abort();
      }
      return read(path, signal);
    };
    await assert.rejects(locator.locateMany(traces, stop.signal), { name: 'AbortError' });
    const reads = files.reads.length;
    assert.ok(reads >= 20 && reads < paths.length, `${reads} reads`);
    await until('the reads that were under way to end', () => underWay === 0);
    assert.equal(files.reads.length, reads);
    files.read = read;
    readSince(files);
    const expected = paths.map((path) => `exact ${path}:${LINE}`);
    assert.deepEqual(await wordsOf(locator, ...traces), expected);
    assert.ok(readSince(files).length >= paths.length - 20);
    assert.deepEqual(await wordsOf(locator, ...traces), expected);
    assert.deepEqual(readSince(files), []);
  });
});

describe('Places that rest on the history', function () {
  this.timeout(30_000);
  let folder: GitFolder;
  let git: FolderGit;
  let files: VersionedFiles;
  let said: Said;
  let locator: Locator;

  /** Commits these lines of a file, and puts them into the workspace. */
  function commit(path: string, lines: readonly string[]): string {
    mkdirSync(dirname(folder.at(path)), { recursive: true });
    writeFileSync(folder.at(path), lines.join('\n'));
    folder.commit('');
    files.texts.set(path, lines.join('\n'));
    return folder.git('', 'rev-parse', 'HEAD').trim();
  }

  beforeEach(() => {
    folder = new GitFolder();
    folder.git('', 'init', '--quiet');
    files = new VersionedFiles({});
    said = new Said();
    git = new FolderGit('git', folder.path);
    locator = new Locator(files, said, git);
  });
  afterEach(() => {
    locator.dispose();
    git.dispose();
    folder.remove();
  });

  /** Without lines of its own an event needs the history. */
  const bare = (filename: string, ref?: string): Trace => ({
    ...trace([frame({ filename, line: LINE })], 'node'),
    release: 'shop@1.0.0',
    ...(ref !== undefined && { build: { ref } }),
  });

  it('are looked for anew when HEAD moves by a commit that touches their file, and for no other', async () => {
    commit('src/list.ts', SOURCE);
    const release = commit('src/cart.ts', SOURCE);
    commit('src/cart.ts', inserted(SOURCE, 1, '// one'));
    commit('src/list.ts', inserted(SOURCE, 1, '// one'));
    const both = [bare('src/cart.ts', release), bare('src/list.ts', release)];
    const moved = [`moved src/cart.ts:${LINE + 1}`, `moved src/list.ts:${LINE + 1}`];
    assert.deepEqual(await wordsOf(locator, ...both), moved);
    for (const [change, read] of [
      [() => undefined, []],
      [() => commit('src/other.ts', SOURCE), []],
      [() => folder.git('', 'commit', '--quiet', '--allow-empty', '--message', 'nothing'), []],
      [() => commit('lib/cart.ts', ['other']), ['src/cart.ts']],
      [() => folder.git('', 'reset', '--quiet', '--soft', 'HEAD~1'), ['src/cart.ts', 'src/list.ts']],
      [
        () => folder.git('', 'checkout', '--quiet', '-f', '-b', 'side', release),
        ['src/cart.ts', 'src/list.ts'],
      ],
    ] as const) {
      readSince(files);
      change();
      await wordsOf(locator, ...both);
      assert.deepEqual(readSince(files), read, String(change));
    }
  });

  it('stay for an event whose own lines are enough, wherever HEAD is', async () => {
    const release = commit('src/cart.ts', SOURCE);
    const own = traceIn('src/cart.ts', { release: 'shop@1.0.0', build: { ref: release } });
    await wordsOf(locator, own);
    readSince(files);
    commit('src/cart.ts', SOURCE);
    folder.git('', 'checkout', '--quiet', '--orphan', 'other');
    folder.git('', 'commit', '--quiet', '--allow-empty', '--message', 'nothing');
    assert.deepEqual(await wordsOf(locator, own), [`exact src/cart.ts:${LINE}`]);
    assert.deepEqual(readSince(files), []);
  });

  it('are found as a new search finds them, whatever is committed', async () => {
    const release = commit('src/cart.ts', SOURCE);
    const traces = ['src/cart.ts', 'src/list.ts', 'src/basket.ts'].map((path) => bare(path, release));
    const rename = (from: string, to: string, lines: readonly string[]) => {
      folder.git('', 'rm', '--quiet', '--cached', from);
      rmSync(folder.at(from));
      files.change({ [to]: lines.join('\n') }, [from]);
      commit(to, lines);
    };
    for (const change of [
      () => commit('src/cart.ts', inserted(SOURCE, 1, '// one')),
      () => commit('src/other.ts', ['other']),
      () => rename('src/cart.ts', 'src/basket.ts', inserted(SOURCE, 1, '// one', '// two')),
      () => commit('src/basket.ts', SOURCE),
      () => rename('src/basket.ts', 'src/list.ts', inserted(SOURCE, 9, '// one')),
      () => commit('src/other.ts', SOURCE),
    ]) {
      change();
      const fresh = new Locator(files, said, git);
      assert.deepEqual(await wordsOf(locator, ...traces), await wordsOf(fresh, ...traces), String(change));
      fresh.dispose();
    }
  });

  it('are looked for anew when somebody names the commit of the release', async () => {
    const release = commit('src/cart.ts', SOURCE);
    commit('src/cart.ts', inserted(SOURCE, 1, '// one'));
    const unnamed = bare('src/cart.ts');
    assert.deepEqual(await wordsOf(locator, unnamed), [`unverified noContext src/cart.ts:${LINE}`]);
    folder.git('', 'tag', 'v1.0.0', release);
    assert.deepEqual(await wordsOf(locator, unnamed), [`moved src/cart.ts:${LINE + 1}`]);
    const other = { ...bare('src/cart.ts'), release: 'shop@2.0.0' };
    assert.deepEqual(await wordsOf(locator, other), [`unverified noContext src/cart.ts:${LINE}`]);
    said.say({ commits: [{ by: 'commits', name: release }] });
    assert.deepEqual(await wordsOf(locator, other), [`moved src/cart.ts:${LINE + 1}`]);
  });
});
