import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { base1 } from '../../../../src/base/positions';
import { NodeFiles } from '../../../../src/cli/nodeFiles';
import { FolderGit } from '../../../../src/git/folderGit';
import { type Knowledge, noKnowledge } from '../../../../src/mapping/choice/knowledge';
import type { Explanation } from '../../../../src/mapping/explain';
import { Locator } from '../../../../src/mapping/locator';
import { formerPathOf, hasLine } from '../../../../src/mapping/place';
import type { ReleaseBuild } from '../../../../src/sentry/events';
import { placeSentence, remedyFor, stepSentence } from '../../../../src/words';
import { GitFolder, never } from '../../git/gitFolder';
import { SOURCE } from '../source';

/** The failing line of the release, from 1; now it stands two lines further down. */
const LINE = 22;

/** What an event brings of a file: the failing line with five either side. */
function linesAround(file: readonly string[]) {
  const first = Math.max(0, LINE - 6);
  return file.slice(first, LINE + 5).map((text, at) => ({ line: base1(first + at + 1), text }));
}

describe('A release is looked for in every kind of clone:', function () {
  this.timeout(30_000);
  let folder: GitFolder;
  /** The commit of the release, in the repository `origin`. */
  let release: string;

  beforeEach(() => {
    folder = new GitFolder();
    mkdirSync(folder.at('origin'));
    folder.git('origin', 'init', '--quiet');
    folder.git('origin', 'config', 'uploadpack.allowFilter', 'true');
    folder.git('origin', 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    release = commitOf('origin', SOURCE);
    commitOf('origin', ['// one', ...SOURCE]);
    commitOf('origin', ['// one', '// two', ...SOURCE]);
  });
  afterEach(() => folder.remove());

  function commitOf(repository: string, lines: readonly string[], path = 'src/prices.ts'): string {
    const file = folder.at(`${repository}/${path}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${lines.join('\n')}\n`);
    folder.commit(repository);
    return folder.git(repository, 'rev-parse', 'HEAD').trim();
  }

  interface Asked {
    readonly path?: string;
    readonly version?: string;
    readonly build?: ReleaseBuild;
    readonly knowledge?: Partial<Knowledge>;
    /** The lines of the file that the event brings with it; none unless given. */
    readonly context?: readonly string[];
    /** For an event that names neither a release nor a build. */
    readonly isWithoutRelease?: true;
  }

  /** What *Explain This Mapping* says of a frame without source lines: its place, and the steps about the release. */
  async function explain(at: string, asked: Asked = { build: { ref: release } }): Promise<readonly string[]> {
    const told = await story(at, asked);
    const steps = told.steps.filter(({ step }) => ['release', 'noHistory', 'line'].includes(step));
    const line = hasLine(told.place) ? ` ${told.place.line + 1}` : '';
    return [`${told.place.verdict}${line}`, ...steps.map(stepSentence)];
  }

  async function story(at: string, asked: Asked): Promise<Explanation> {
    const { path = 'src/prices.ts', version = 'shop@2.4.1', build, knowledge, context = [] } = asked;
    const git = new FolderGit('git', folder.at(at));
    const locator = new Locator(new NodeFiles(folder.at(at)), { ...noKnowledge, ...knowledge }, git);
    const frame = { filename: path, lineNo: base1(LINE), inApp: true, context: linesAround(context) };
    const stacks = [{ kind: 'exception', frames: [frame] }] as const;
    const named = asked.isWithoutRelease ? {} : { release: version, build };
    const trace = { eventId: '1', platform: 'node', ...named, stacks };
    try {
      const [[told] = []] = await locator.explain(trace, never);
      assert.ok(told !== undefined);
      return told;
    } finally {
      locator.dispose();
      git.dispose();
    }
  }

  const FOLLOWED = 'the line was followed from the release to now';
  const TOLD =
    "a version of the file has the event's source lines where it says: the line was followed from there to now";
  const EDITED = SOURCE.with(LINE - 1, '      throw new Error(`nobody knows a price for ${line.sku}`);');
  const builtFrom = (by: string, commit = release) =>
    `the release was built from ${commit.slice(0, 7)}, named by ${by}`;
  const inRef = () => builtFrom("the release's ref in Sentry");
  const found = () => [`moved ${LINE + 2}`, inRef(), FOLLOWED];
  const clone = (...options: readonly string[]) =>
    folder.git('', 'clone', '--quiet', ...options, `file://${folder.at('origin')}`, 'here');

  it('a whole one, and each name that tells the commit', async () => {
    clone();
    assert.deepEqual(await explain('here'), found());
    folder.git('here', 'tag', '--annotate', '--message', 'x', 'v2.4.1', release);
    const cases: readonly [Asked, string][] = [
      [{ build: { lastCommit: release } }, "the release's last commit in Sentry"],
      [{ build: { buildHash: release.slice(0, 12) } }, 'the hash in the version'],
      [
        { version: `shop@2.4.1+${release.slice(0, Math.max(9, release.search(/[a-f]/) + 1))}` },
        'the hash in the version',
      ],
      [{ version: release }, 'the hash in the version'],
      [{}, 'a tag of this clone'],
      [{ build: { ref: 'refs/tags/v2.4.1' } }, 'a tag of this clone'],
    ];
    for (const [asked, by] of cases) {
      assert.deepEqual(await explain('here', asked), [`moved ${LINE + 2}`, builtFrom(by), FOLLOWED]);
    }
  });

  it('none at all, and one that git refuses', async () => {
    mkdirSync(folder.at('here/src'), { recursive: true });
    writeFileSync(folder.at('here/src/prices.ts'), SOURCE.join('\n'));
    const none = [`unverified ${LINE}`, 'no release is looked for: git reads no repository here'];
    assert.deepEqual(await explain('here'), none);
    mkdirSync(folder.at('here/.git'));
    writeFileSync(folder.at('here/.git/HEAD'), 'nonsense');
    assert.deepEqual(await explain('here'), none);
  });

  it('one without a commit', async () => {
    mkdirSync(folder.at('here/src'), { recursive: true });
    writeFileSync(folder.at('here/src/prices.ts'), SOURCE.join('\n'));
    folder.git('here', 'init', '--quiet');
    assert.deepEqual(await explain('here'), [
      `unverified ${LINE}`,
      'no release is looked for: the repository has no commit yet',
    ]);
  });

  it('one in which nothing names the commit', async () => {
    clone();
    assert.deepEqual(await explain('here', {}), [
      `unverified ${LINE}`,
      'nothing names the commit of the release: no commits were told to Sentry, and no tag has its name',
    ]);
  });

  it('one in which nothing names the commit, or no release is named, and the event has its lines', async () => {
    clone();
    commitOf('here', EDITED);
    assert.deepEqual(await explain('here', { context: SOURCE }), [
      `edited ${LINE}`,
      'nothing names the commit of the release: no commits were told to Sentry, and no tag has its name',
      TOLD,
    ]);
    assert.deepEqual(await explain('here', { context: SOURCE, isWithoutRelease: true }), [
      `edited ${LINE}`,
      'the event names no release',
      TOLD,
    ]);
  });

  it('a shallow one', async () => {
    clone('--depth=1');
    const ref = "the release's ref in Sentry";
    assert.deepEqual(await explain('here'), [
      `unverified ${LINE}`,
      `the release was built from ${release}, named by ${ref}, which is not in this clone: it is shallow; fetch the rest of its history`,
    ]);
    folder.git('here', 'fetch', '--quiet', '--depth=1', 'origin', release); // now it is there, and unrelated
    assert.deepEqual(await explain('here'), found());
  });

  it('a shallow one that got the rest of its history since, while HEAD stayed', async () => {
    const edited = SOURCE.map((line, at) => (at === LINE - 1 ? line.replace('(', '(other, ') : line));
    assert.notDeepEqual(edited, SOURCE);
    const commit = commitOf('origin', ['// one', '// two', ...edited]);
    commitOf('origin', ['// one', '// two', '// three', ...edited]);
    clone('--depth=1');
    folder.git('here', 'fetch', '--quiet', '--depth=1', 'origin', release);
    const git = new FolderGit('git', folder.at('here'));
    const locator = new Locator(new NodeFiles(folder.at('here')), noKnowledge, git);
    const frame = {
      filename: 'src/prices.ts',
      lineNo: base1(LINE),
      inApp: true,
      context: linesAround(SOURCE),
    };
    const stacks = [{ kind: 'exception', frames: [frame] }] as const;
    const trace = {
      eventId: '1',
      platform: 'node',
      release: 'shop@2',
      build: { ref: release },
      stacks,
    } as const;
    const changedIn = async () => {
      const [[place] = []] = await locator.locate(trace, never);
      assert.equal(place?.verdict, 'edited');
      return place.changedIn;
    };
    try {
      assert.equal(await changedIn(), undefined);
      folder.git('here', 'fetch', '--quiet', '--unshallow', 'origin');
      assert.equal(await changedIn(), commit);
    } finally {
      locator.dispose();
      git.dispose();
    }
  });

  it('a partial one: nothing is fetched', async () => {
    clone('--filter=blob:none');
    const before = folder.git('here', 'count-objects', '-v');
    assert.deepEqual(await explain('here'), [
      `unverified ${LINE}`,
      inRef(),
      "the line cannot be followed from the release: the release's file is not in this clone: fetch it",
    ]);
    assert.equal(folder.git('here', 'count-objects', '-v'), before);
    folder.git('here', 'cat-file', '-p', `${release}:src/prices.ts`); // plain git fetches it
    assert.deepEqual(await explain('here'), found());
  });

  it('a partial one without trees', async () => {
    clone('--filter=tree:0');
    assert.deepEqual(await explain('here'), [
      `unverified ${LINE}`,
      inRef(),
      "the line cannot be followed from the release: the release's file is not in this clone: fetch it",
    ]);
  });

  it('one that has not the release: the place says so, not that the event brought no lines', async () => {
    for (const [kind, helps] of [
      ['--depth=1', /--unshallow/],
      ['--filter=blob:none', /git log -p/],
    ] as const) {
      clone(kind);
      const { place } = await story('here', { build: { ref: release } });
      assert.equal(
        placeSentence(place, undefined, undefined),
        'Not verified: what the release had there is not in this clone.',
      );
      assert.match(remedyFor(place), helps);
      rmSync(folder.at('here'), { recursive: true });
    }
  });

  it('one that has not the release, where the event’s lines have to do: it says that they did', async () => {
    clone('--depth=1');
    const context = SOURCE.with(LINE - 4, '  // another line than any version had');
    const [place, , decided] = await explain('here', { build: { ref: release }, context });
    assert.deepEqual(
      [place, decided],
      [
        `moved ${LINE + 2}`,
        "nothing leads there from the release: the event's source lines were compared with the file",
      ],
    );
  });

  it('one in which the file has another name, or the line is in another file: both names are told', async () => {
    clone();
    const since = 'release shop@2.4.1';
    const said = async (asked: Asked) => {
      const { place } = await story('here', { ...asked, build: { ref: built } });
      assert.ok(hasLine(place));
      return `${place.file.path}: ${placeSentence(place, 'shop@2.4.1', formerPathOf(place))}`;
    };
    let built = commitOf('here', SOURCE, 'src/rates.ts');
    folder.git('here', 'mv', 'src/rates.ts', 'src/tariffs.ts');
    folder.commit('here');
    const renamed = `src/tariffs.ts: The code stands on the same line as in ${since}, where the file was src/rates.ts.`;
    assert.equal(await said({ path: 'src/rates.ts' }), renamed);
    assert.equal(await said({ path: 'src/rates.ts', context: SOURCE }), renamed);
    built = folder.git('here', 'rev-parse', 'HEAD').trim();
    writeFileSync(folder.at('here/src/tariffs.ts'), SOURCE.slice(0, 14).join('\n'));
    commitOf(
      'here',
      [...Array.from({ length: 14 }, (_, at) => `// ${at}`), ...SOURCE.slice(14)],
      'src/sums.ts',
    );
    assert.equal(
      await said({ path: 'src/tariffs.ts' }),
      `src/sums.ts: Moved from line ${LINE} of src/tariffs.ts (${since}).`,
    );
  });

  it('a sparse one', async () => {
    commitOf('origin', ['more'], 'docs/more.md');
    clone('--sparse');
    assert.deepEqual(await explain('here'), ['unmapped', inRef()]);
    folder.git('here', 'sparse-checkout', 'set', 'src');
    assert.deepEqual(await explain('here'), found());
  });

  it('one whose history was pushed over', async () => {
    folder.git('origin', 'checkout', '--quiet', '--orphan', 'fresh');
    commitOf('origin', ['// fresh', '// start', ...SOURCE]);
    clone('--branch=fresh', '--single-branch');
    const [, said] = await explain('here');
    assert.match(said ?? '', /not in this clone: fetch it, unless it was taken out of the history since$/);
    folder.git('here', 'fetch', '--quiet', 'origin', release);
    assert.deepEqual(await explain('here'), found());
  });

  it('one that took the branch of the release in as one commit', async () => {
    clone();
    folder.git('here', 'checkout', '--quiet', '-b', 'feature', release);
    const built = commitOf('here', [...SOURCE.slice(0, 5), '// of the branch', ...SOURCE.slice(5)]);
    folder.git('here', 'checkout', '--quiet', 'main');
    folder.git('here', 'merge', '--quiet', '--squash', 'feature');
    folder.commit('here');
    folder.git('here', 'branch', '-D', 'feature');
    assert.deepEqual(await explain('here', { build: { ref: built } }), [
      `moved ${LINE + 2}`,
      builtFrom("the release's ref in Sentry", built),
      FOLLOWED,
    ]);
  });

  it('one with its HEAD on no branch, and one older than the release, with its files renamed since', async () => {
    clone();
    folder.git('here', 'checkout', '--quiet', '--detach');
    assert.deepEqual(await explain('here'), found());
    folder.git('here', 'mv', 'src/prices.ts', 'src/costs.ts');
    const built = commitOf('here', SOURCE, 'src/costs.ts');
    folder.git('here', 'checkout', '--quiet', 'origin/main');
    const [place, ...steps] = await explain('here', { path: 'src/costs.ts', build: { ref: built } });
    assert.equal(place, `moved ${LINE + 2}`);
    assert.deepEqual(steps, [builtFrom("the release's ref in Sentry", built), FOLLOWED]);
  });

  it('one with a tag of the name that is of another commit: the event knows better', async () => {
    clone();
    const tagged = commitOf('here', [...SOURCE.slice(8, 40), ...SOURCE.slice(0, 8)]);
    folder.git('here', 'tag', 'v2.4.1', tagged);
    commitOf('here', EDITED);
    const named = builtFrom('a tag of this clone', tagged);
    assert.deepEqual(await explain('here', { context: SOURCE }), [`edited ${LINE}`, named, TOLD]);
  });

  it('one in which the event’s lines stand twice, and nothing names the commit', async () => {
    clone();
    commitOf('here', [...SOURCE.slice(0, 28), ...SOURCE.slice(15)]); // which of them is the older one?
    const [verdict = ''] = await explain('here', { context: SOURCE });
    assert.match(verdict, /^unverified/);
  });

  it('one whose file went into another folder, and was taken apart there', async () => {
    clone();
    mkdirSync(folder.at('here/lib'));
    folder.git('here', 'mv', 'src', 'lib/src');
    folder.commit('here');
    folder.git('here', 'rm', '--quiet', 'lib/src/prices.ts');
    commitOf('here', SOURCE.slice(14, 28), 'lib/src/totals.ts');
    assert.deepEqual(await explain('here'), [`moved ${LINE - 14}`, inRef()]);
  });

  it('a further work tree, of a bare one too', async () => {
    clone('--bare');
    folder.git('here', 'worktree', 'add', '--quiet', folder.at('tree'), 'main');
    assert.deepEqual(await explain('tree'), found());
  });

  it('a folder of one', async () => {
    clone();
    assert.deepEqual(await explain('here/src', { path: 'prices.ts', build: { ref: release } }), found());
  });

  it('one of SHA-256', async () => {
    mkdirSync(folder.at('here'));
    folder.git('here', 'init', '--quiet', '--object-format=sha256');
    const built = commitOf('here', SOURCE);
    commitOf('here', ['// one', '// two', ...SOURCE]);
    assert.equal(built.length, 64);
    assert.deepEqual(await explain('here', { build: { lastCommit: built } }), [
      `moved ${LINE + 2}`,
      builtFrom("the release's last commit in Sentry", built),
      FOLLOWED,
    ]);
  });

  it('one of another repository than the release was built from', async () => {
    clone();
    folder.git('here', 'remote', 'set-url', 'origin', 'git@github.com:acme/shop.git');
    const lastCommit = 'a'.repeat(40);
    const built = `the release was built from ${lastCommit}, named by the release's last commit in Sentry`;
    const [, said] = await explain('here', { build: { lastCommit, repository: 'acme/billing' } });
    assert.equal(said, `${built}: a commit of acme/billing, which is another repository than this one`);
    const [, own] = await explain('here', { build: { lastCommit, repository: 'Acme / Shop' } });
    assert.match(own ?? '', /fetch it, unless/);
    assert.deepEqual(
      await explain('here', { build: { lastCommit, repository: 'acme/billing', ref: release } }),
      found(),
    );
  });

  it('one that the commits of the release are asked for', async () => {
    clone();
    const asked: string[] = [];
    const knowledge = {
      commitsOf: (version: string) => {
        asked.push(version);
        return ['b'.repeat(40), release].map((name) => ({ by: 'commits', name }) as const);
      },
    };
    assert.deepEqual(await explain('here', { knowledge }), [
      `moved ${LINE + 2}`,
      builtFrom("the release's commits in Sentry"),
      FOLLOWED,
    ]);
    assert.deepEqual(await explain('here', { knowledge, build: { ref: release } }), found());
    await explain('here', { knowledge, build: { ref: 'a'.repeat(40) } });
    assert.deepEqual(asked, ['shop@2.4.1']); // not where something else names it
    const ofAnother = { lastCommit: 'a'.repeat(40), repository: 'acme/billing' };
    folder.git('here', 'remote', 'set-url', 'origin', 'git@github.com:acme/shop.git');
    assert.equal((await explain('here', { knowledge, build: ofAnother }))[0], `moved ${LINE + 2}`);
  });

  describe('one with a submodule,', () => {
    let outer: string;

    beforeEach(() => {
      mkdirSync(folder.at('shop'));
      folder.git('shop', 'init', '--quiet');
      folder.git('origin', 'checkout', '--quiet', release);
      folder.git('shop', 'submodule', '--quiet', 'add', folder.at('origin'), 'libs/prices');
      outer = commitOf('shop', ['the shop'], 'README.md');
      folder.git('shop', 'tag', 'v2.4.1');
      folder.git('origin', 'checkout', '--quiet', 'main');
      folder.git('shop/libs/prices', 'fetch', '--quiet');
      folder.git('shop/libs/prices', 'checkout', '--quiet', 'origin/main');
      folder.git('shop/libs/prices', 'tag', 'v2.4.1', 'origin/main'); // of its own
      commitOf('shop', ['the shop, renewed'], 'README.md');
    });

    const inside = (by: string, commit = release) =>
      `in the repository libs/prices: ${builtFrom(by, commit)}`;

    it('whose commit the commit of the release names', async () => {
      assert.deepEqual(await explain('shop', { path: 'libs/prices/src/prices.ts' }), [
        `moved ${LINE + 2}`,
        builtFrom('a tag of this clone', outer),
        inside('the commit of the repository around it'),
        FOLLOWED,
      ]);
    });

    it('whose own commit the release names', async () => {
      const [place, ...steps] = await explain('shop', {
        path: 'libs/prices/src/prices.ts',
        version: 'prices@9.9.9',
        build: { lastCommit: release, repository: 'acme/prices' },
      });
      assert.equal(place, `moved ${LINE + 2}`);
      assert.deepEqual(steps.slice(1), [inside("the release's last commit in Sentry"), FOLLOWED]);
    });

    it('in which the file was renamed since', async () => {
      folder.git('shop/libs/prices', 'mv', 'src/prices.ts', 'src/costs.ts');
      folder.commit('shop/libs/prices');
      const [place, ...steps] = await explain('shop', { path: '/srv/shop/libs/prices/src/prices.ts' });
      assert.equal(place, `moved ${LINE + 2}`);
      assert.deepEqual(steps.slice(1), [inside('the commit of the repository around it'), FOLLOWED]);
    });

    it('that has not fetched the commit', async () => {
      rmSync(folder.at('shop/libs/prices'), { recursive: true });
      rmSync(folder.at('shop/.git/modules'), { recursive: true });
      const from = `file://${folder.at('origin')}`;
      folder.git('shop', 'clone', '--quiet', '--depth=1', from, 'libs/prices');
      const [place, , said] = await explain('shop', { path: 'libs/prices/src/prices.ts' });
      assert.equal(place, `unverified ${LINE}`);
      assert.match(
        said ?? '',
        /^in the repository libs\/prices: .* it is shallow; fetch the rest of its history$/,
      );
    });
  });

  it('several in one folder: the file’s own counts, and only the right one has the commit', async () => {
    folder.git('', 'clone', '--quiet', folder.at('origin'), 'all/front');
    folder.repository('all/back', 'src/other.ts');
    assert.deepEqual(await explain('all', { path: 'front/src/prices.ts', build: { lastCommit: release } }), [
      `moved ${LINE + 2}`,
      'no release is looked for: git reads no repository here',
      `in the repository front: ${builtFrom("the release's last commit in Sentry")}`,
      FOLLOWED,
    ]);
    const [, , back] = await explain('all', {
      path: 'back/src/other.ts',
      build: { lastCommit: release },
    });
    assert.match(back ?? '', /^in the repository back: .*not in this clone: fetch it, unless/);
  });
});
