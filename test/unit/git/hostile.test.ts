import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { gitText } from '../../../src/git/runGit';
import { GitObjects } from '../../../src/git/objects';
import { allOfOurs, longestBlock } from './allOfOurs';
import { GitFolder, never } from './gitFolder';

/** What a repository sets to have its own program run by whoever reads it. */
interface Trap {
  readonly name: string;
  /** Lays the trap in `repo`; `program` notes that it ran. */
  readonly lay: (folder: GitFolder, program: string) => void;
  /** Plain git, as a person or a tool calls it, that springs it. */
  readonly spring: (folder: GitFolder) => void;
}

const SECRET = 'the text of a file outside';

const config =
  (...entries: readonly (readonly [string, string])[]) =>
  (folder: GitFolder, program: string): void =>
    entries.forEach(([key, value]) => folder.git('repo', 'config', key, value.replace('PROGRAM', program)));

const plain =
  (...args: readonly string[]) =>
  (folder: GitFolder): void =>
    void folder.git('repo', ...args);

const attributes = (text: string) => (folder: GitFolder) => {
  mkdirSync(folder.at('repo/.git/info'), { recursive: true });
  appendFileSync(folder.at('repo/.git/info/attributes'), `${text}\n`);
};

/** The same repository with the blobs of its history at a remote that promises them. */
const promise =
  (...entries: readonly (readonly [string, string])[]) =>
  (folder: GitFolder, program: string): void => {
    config(
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.partialCloneFilter', 'blob:none'],
      ...entries,
    )(folder, program);
    dropFirstBlob(folder);
  };

/** Packs all but the first version of `cart.ts` as objects that a remote promises. */
function dropFirstBlob(folder: GitFolder): void {
  const blob = folder.git('repo', 'rev-parse', 'HEAD~1:src/cart.ts').trim();
  const all = folder.git('repo', 'cat-file', '--batch-all-objects', '--batch-check=%(objectname)');
  const kept = all.split('\n').filter((hash) => hash !== '' && hash !== blob);
  const at = folder.at('repo/.git/objects/pack/pack');
  const name = execFileSync('git', ['-C', folder.at('repo'), 'pack-objects', '--quiet', at], {
    input: `${kept.join('\n')}\n`,
    encoding: 'utf8',
  }).trim();
  writeFileSync(`${at}-${name}.promisor`, '');
  folder.git('repo', 'prune-packed');
  rmSync(folder.at(`repo/.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`));
}

const readMissing = plain('cat-file', '-p', 'HEAD~1:src/cart.ts');
const touch = (folder: GitFolder) => appendFileSync(folder.at('repo/src/cart.ts'), '// more\n');

const traps: readonly Trap[] = [
  { name: 'core.fsmonitor', lay: config(['core.fsmonitor', 'PROGRAM']), spring: plain('status') },
  {
    name: 'a hook',
    lay: (folder, program) => {
      mkdirSync(folder.at('hooks'));
      writeFileSync(folder.at('hooks/post-index-change'), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
      config(['core.hooksPath', folder.at('hooks')])(folder, program);
    },
    spring: plain('reset', '--quiet'),
  },
  {
    name: 'a clean filter',
    lay: (folder, program) => {
      attributes('*.ts filter=evil')(folder);
      config(['filter.evil.clean', 'PROGRAM; cat'])(folder, program);
      touch(folder);
    },
    spring: plain('diff'),
  },
  {
    name: 'a smudge filter',
    lay: (folder, program) => {
      attributes('*.ts filter=evil')(folder);
      config(['filter.evil.smudge', 'PROGRAM; cat'])(folder, program);
      rmSync(folder.at('repo/src/cart.ts'));
    },
    spring: plain('checkout', '--', '.'),
  },
  {
    name: 'a process filter',
    lay: (folder, program) => {
      attributes('*.ts filter=evil')(folder);
      config(['filter.evil.process', 'PROGRAM'])(folder, program);
      touch(folder);
    },
    spring: plain('diff'),
  },
  {
    name: 'textconv',
    lay: (folder, program) => {
      attributes('*.ts diff=evil')(folder);
      config(['diff.evil.textconv', 'PROGRAM; cat'])(folder, program);
    },
    spring: plain('log', '-p'),
  },
  {
    name: 'a diff driver',
    lay: (folder, program) => {
      attributes('*.ts diff=evil')(folder);
      config(['diff.evil.command', 'PROGRAM'])(folder, program);
    },
    spring: plain('diff', 'HEAD~1'),
  },
  { name: 'diff.external', lay: config(['diff.external', 'PROGRAM']), spring: plain('diff', 'HEAD~1') },
  {
    name: 'uploadpack of a promisor remote',
    lay: (folder, program) =>
      promise(['remote.origin.url', folder.at('repo')], ['remote.origin.uploadpack', 'PROGRAM; false'])(
        folder,
        program,
      ),
    spring: readMissing,
  },
  {
    name: 'core.sshCommand',
    lay: promise(['remote.origin.url', 'ssh://host.invalid/shop.git'], ['core.sshCommand', 'PROGRAM; false']),
    spring: readMissing,
  },
  {
    name: 'a remote of the protocol ext',
    lay: promise(['remote.origin.url', 'ext::PROGRAM'], ['protocol.ext.allow', 'always']),
    spring: readMissing,
  },
  {
    name: 'core.gitProxy',
    lay: promise(['remote.origin.url', 'git://host.invalid/shop.git'], ['core.gitProxy', 'PROGRAM']),
    spring: readMissing,
  },
  {
    name: 'core.alternateRefsCommand',
    lay: (folder, program) => {
      folder.git('', 'clone', '--quiet', '--bare', folder.at('repo'), 'other.git');
      folder.git('', 'clone', '--quiet', '--bare', folder.at('repo'), 'remote.git');
      writeFileSync(folder.at('repo/.git/objects/info/alternates'), `${folder.at('other.git/objects')}\n`);
      folder.git('repo', 'commit', '--quiet', '--allow-empty', '--message', 'ahead');
      config(['remote.origin.url', folder.at('remote.git')], ['core.alternateRefsCommand', 'PROGRAM; true'])(
        folder,
        program,
      );
    },
    spring: (folder) => {
      const tree = folder.git('remote.git', 'rev-parse', 'HEAD^{tree}').trim();
      const commit = folder.git('remote.git', 'commit-tree', '-m', 'news', tree).trim();
      folder.git('remote.git', 'update-ref', 'refs/heads/news', commit);
      folder.git('repo', 'fetch', '--quiet', 'origin', 'news');
    },
  },
  {
    name: 'gpg.program',
    lay: (folder, program) => {
      sign(folder);
      config(['gpg.program', program], ['log.showSignature', 'true'])(folder, program);
    },
    spring: plain('log', '-1'),
  },
  {
    name: 'core.pager',
    lay: config(['core.pager', 'PROGRAM; cat']),
    spring: (folder) => inTerminal(folder, 'log'),
  },
  {
    name: 'a pager of its own for each command',
    lay: config(['pager.log', 'PROGRAM; cat'], ['pager.ls-files', 'PROGRAM; cat']),
    spring: (folder) => inTerminal(folder, 'log'),
  },
  {
    name: 'aliases',
    lay: config(
      ...['evil', 'log', 'cat-file', 'ls-files', 'rev-parse', 'for-each-ref', 'merge-base'].map(
        (name) => [`alias.${name}`, '!PROGRAM'] as const,
      ),
    ),
    spring: plain('evil'),
  },
  {
    name: 'include.path',
    lay: (folder, program) => {
      writeFileSync(folder.at('included'), `[core]\n\tfsmonitor = ${program}\n`);
      config(['include.path', folder.at('included')])(folder, program);
    },
    spring: plain('status'),
  },
  {
    name: 'credential.helper',
    lay: config(['credential.helper', '!PROGRAM']),
    spring: (folder) =>
      execFileSync('git', ['-C', folder.at('repo'), 'credential', 'fill'], {
        input: 'protocol=https\nhost=host.invalid\n\n',
        env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
        stdio: ['pipe', 'ignore', 'ignore'],
      }),
  },
  {
    name: 'a trailer’s command',
    lay: config(['trailer.seen.key', 'Seen'], ['trailer.seen.command', 'PROGRAM; echo']),
    spring: (folder) =>
      execFileSync('git', ['-C', folder.at('repo'), 'interpret-trailers', '--trailer', 'seen=x'], {
        input: 'text\n',
        stdio: ['pipe', 'ignore', 'ignore'],
      }),
  },
  {
    name: 'the update command of a submodule',
    lay: (folder, program) => {
      folder.repository('lib', 'lib.c');
      folder.git('repo', 'submodule', '--quiet', 'add', folder.at('lib'), 'libs/lib');
      folder.git('repo', 'commit', '--quiet', '--message', 'lib');
      config(['submodule.libs/lib.update', '!PROGRAM'])(folder, program);
      const lib = 'repo/libs/lib';
      folder.git(lib, 'config', 'core.fsmonitor', program);
      folder.git(lib, 'commit', '--quiet', '--allow-empty', '--message', 'more');
      rmSync(folder.at('fired'), { force: true });
    },
    spring: plain('submodule', 'update'),
  },
];

/** Makes HEAD a commit with a signature that somebody has to check. */
function sign(folder: GitFolder): void {
  const [header = '', message = ''] = folder.git('repo', 'cat-file', 'commit', 'HEAD').split(/\n\n(.*)/s);
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----';
  writeFileSync(folder.at('signed'), `${header}\n${signature}\n\n${message}`);
  const hash = folder.git('repo', 'hash-object', '-t', 'commit', '-w', folder.at('signed')).trim();
  folder.git('repo', 'update-ref', 'HEAD', hash);
}

/** Git pages for a terminal only. */
function inTerminal(folder: GitFolder, ...args: readonly string[]): void {
  const command = ['git', '-C', folder.at('repo'), ...args].join(' ');
  execFileSync('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    env: { ...process.env, TERM: 'dumb' },
    stdio: 'ignore',
  });
}

const FILES = ['src/cart.ts', 'src/pay.ts'];

describe('A hostile repository', function () {
  this.timeout(60_000);
  let folder: GitFolder;
  let program: string;
  const fired = () => existsSync(folder.at('fired'));

  before(function () {
    if (process.platform === 'win32') {
      this.skip();
    }
  });
  beforeEach(() => {
    folder = new GitFolder();
    program = folder.at('program.sh');
    writeFileSync(program, `#!/bin/sh\necho "$0" >> ${folder.at('fired')}\nexit 1\n`, { mode: 0o755 });
    writeFileSync(folder.at('secret.ts'), `${SECRET}\n`);
    folder.repository('repo', ...FILES);
    touch(folder);
    folder.commit('repo');
  });
  afterEach(() => folder.remove());

  const release = () => folder.git('repo', 'rev-parse', 'HEAD~1').trim();
  const quietly = (work: () => void) => {
    try {
      work();
    } catch (error) {
      assert.ok(error instanceof Error && 'status' in error, String(error)); // what the program answers is no answer
    }
  };

  describe('has a program run by plain git, and by none of ours, with', () => {
    for (const { name, lay, spring } of traps) {
      it(name, async () => {
        const then = release();
        lay(folder, program);
        assert.ok(!fired(), 'fired too soon');
        const told = await allOfOurs(folder.at('repo'), then, [...FILES, 'libs/lib/lib.c']);
        assert.ok(!fired(), 'ours has sprung it');
        assert.match(told, /src\/cart\.ts/);
        quietly(() => spring(folder));
        assert.ok(fired(), 'plain git has not sprung it');
      });
    }
  });

  describe('has files outside read by plain git, and not by ours, with', () => {
    /** A pipe that nobody writes to: whoever opens it waits for ever. */
    const pipe = () => {
      execFileSync('mkfifo', [folder.at('pipe')]);
      return folder.at('pipe');
    };
    const hangs = (...args: readonly string[]) =>
      assert.throws(
        () => execFileSync('git', ['-C', folder.at('repo'), ...args], { timeout: 500, stdio: 'ignore' }),
        /ETIMEDOUT/,
      );

    it('diff.orderFile', async () => {
      folder.git('repo', 'config', 'diff.orderFile', pipe());
      hangs('log', '--raw');
      assert.match(await allOfOurs(folder.at('repo'), release(), FILES), /src\/cart\.ts/);
    });

    it('core.attributesFile', async () => {
      folder.git('repo', 'config', 'core.attributesFile', pipe());
      hangs('log', '-p');
      assert.match(await allOfOurs(folder.at('repo'), release(), FILES), /src\/cart\.ts/);
    });

    it('core.worktree', async () => {
      mkdirSync(folder.at('elsewhere'));
      writeFileSync(folder.at('elsewhere/secret.ts'), SECRET);
      folder.git('repo', 'config', 'core.worktree', folder.at('elsewhere'));
      const plainly = folder.git('repo', 'ls-files', '--others');
      assert.match(plainly, /secret/);
      assert.doesNotMatch(await allOfOurs(folder.at('repo'), 'a'.repeat(40), FILES), /secret|elsewhere/);
    });

    it('core.excludesFile and include.path: what stands there is not told', async () => {
      folder.git('repo', 'config', 'core.excludesFile', folder.at('secret.ts'));
      assert.ok(!(await allOfOurs(folder.at('repo'), release(), FILES)).includes(SECRET));
      const then = release();
      folder.git('repo', 'config', 'include.path', folder.at('secret.ts'));
      assert.throws(() => folder.git('repo', 'log'), /bad config line 1/);
      const told = await allOfOurs(folder.at('repo'), then, FILES);
      assert.ok(!told.includes(SECRET));
      assert.match(told, /noRepository/);
    });

    it('links, to files and to folders', async () => {
      symlinkSync(folder.at('secret.ts'), folder.at('repo/src/link.ts'));
      symlinkSync(folder.path, folder.at('repo/src/up'));
      folder.commit('repo');
      assert.equal(readFileSync(folder.at('repo/src/link.ts'), 'utf8'), `${SECRET}\n`);
      const told = await allOfOurs(folder.at('repo'), release(), [
        ...FILES,
        'src/link.ts',
        'src/up/secret.ts',
      ]);
      assert.ok(!told.includes(SECRET));
    });
  });

  it('may lie in a folder of another one, and look like no more than that', async () => {
    cpSync(folder.at('repo/.git'), folder.at('repo/evil'), { recursive: true });
    for (const [key, value] of [
      ['core.bare', 'false'],
      ['core.worktree', folder.at('repo/evil')],
      ['core.fsmonitor', program],
    ] as const) {
      folder.git('repo', 'config', '--file', folder.at('repo/evil/config'), key, value);
    }
    const then = release();
    for (const at of ['repo', 'repo/evil']) {
      await allOfOurs(folder.at(at), then, FILES);
      assert.ok(!fired(), at);
    }
    quietly(() => folder.git('repo/evil', 'status'));
    assert.ok(fired());
  });

  it('keeps nobody waiting who reads a pipe by its configuration: git is ended', async () => {
    execFileSync('mkfifo', [folder.at('pipe')]);
    folder.git('repo', 'config', 'include.path', folder.at('pipe'));
    const place = { git: 'git', at: folder.at('repo'), patience: 100 };
    await assert.rejects(gitText(place, ['rev-parse', 'HEAD'], never), { name: 'GitError' });
    const objects = new GitObjects(
      { git: 'git', at: folder.at('repo'), objects: folder.at('repo/.git/objects') },
      { idle: 100, silent: 100 },
    );
    assert.deepEqual(await Promise.all([objects.read('HEAD'), objects.read('HEAD~1')]), [
      undefined,
      undefined,
    ]);
    objects.dispose();
  });

  it('is read as it was recorded, whatever is put in place of objects and parents', async () => {
    const [head, first] = [folder.git('repo', 'rev-parse', 'HEAD').trim(), release()];
    const blob = folder.git('repo', 'rev-parse', 'HEAD:src/pay.ts').trim();
    writeFileSync(folder.at('repo/other.ts'), 'other');
    const other = folder.git('repo', 'hash-object', '-w', 'other.ts').trim();
    folder.git('repo', 'replace', blob, other);
    folder.git('repo', 'replace', '--graft', head);
    assert.equal(folder.git('repo', 'cat-file', 'blob', blob), 'other');
    assert.equal(folder.git('repo', 'rev-list', '--count', 'HEAD').trim(), '1');
    const told = await allOfOurs(folder.at('repo'), first, FILES);
    assert.match(told, /"src\/pay\.ts",\s+"repo\/src\/pay\.ts"/);
    assert.match(told, new RegExp(`"hash": "${head}"`));
  });

  it('that belongs to somebody else is refused, quietly', async function () {
    if (process.getuid?.() !== 0) {
      this.skip();
    }
    execFileSync('chown', ['-R', '12345', folder.at('repo')]);
    assert.throws(
      () => execFileSync('git', ['-C', folder.at('repo'), 'log'], { stdio: 'pipe' }),
      /dubious ownership/,
    );
    const told = await allOfOurs(folder.at('repo'), 'a'.repeat(40), FILES);
    assert.match(told, /noRepository/);
    assert.match(told, /src\/cart\.ts/); // its files are still found, by walking
  });

  it('may name files and refs as options, and rename in a circle', async () => {
    const names = ['--output=x', '-x', '--help', 'a:b.ts', ':(top)c.ts', '!d.ts', 'é "q".ts', 'a\nb.ts', '-'];
    folder.write(...names.map((name) => `repo/${name}`));
    folder.commit('repo');
    const then = folder.git('repo', 'rev-parse', 'HEAD').trim();
    for (const ref of ['refs/heads/-x', 'refs/tags/-x', 'refs/tags/--output=y', 'refs/heads/HEAD']) {
      folder.git('repo', 'update-ref', ref, then);
    }
    for (let round = 0; round < 12; round++) {
      const [from = '', to = ''] = [round, round + 1].map((one) => `src/${'abc'[one % 3]}.ts`);
      folder.git('repo', 'mv', round === 0 ? 'src/pay.ts' : from, to);
      folder.commit('repo');
    }
    const told = await allOfOurs(folder.at('repo'), then, [...FILES, ...names, 'src/a.ts']);
    for (const name of names) {
      assert.ok(told.includes(JSON.stringify(name)), name);
    }
    assert.match(told, new RegExp(`"-x",\\s+"${then}"`)); // the tag
    assert.ok(!existsSync(folder.at('repo/x')) && !existsSync(folder.at('repo/y')));
  });

  it('may hold a file of one line of 100 MB: it is passed over, and nothing freezes', async () => {
    writeFileSync(folder.at('repo/src/huge.ts'), Buffer.alloc(100_000_000, 'const x = 1; '));
    folder.commit('repo');
    const then = folder.git('repo', 'rev-parse', 'HEAD').trim();
    appendFileSync(folder.at('repo/src/huge.ts'), '// changed');
    folder.commit('repo');
    const before = process.memoryUsage().rss;
    let told = '';
    const block = await longestBlock(async () => {
      told = await allOfOurs(folder.at('repo'), then, [...FILES, 'src/huge.ts']);
    });
    const held = (process.memoryUsage().rss - before) / 1e6;
    const [own, clock] = [block.own.toFixed(1), block.clock.toFixed(1)];
    console.log(`      longest block ${own} ms (${clock} by the clock), ${held.toFixed(0)} MB more`);
    assert.match(told, /unreadable|notFetched/);
    assert.ok(block.own < 100, `${block.own} ms`);
    assert.ok(held < 90, `${held} MB`);
  });
});
