import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { branchName } from '../../../../src/issues/branch/branchTemplate';
import { freeName, isBranchName, type KnownBranch } from '../../../../src/issues/branch/branchNames';
import { Random } from '../../../bench/random';
import { temporaryFolder } from '../../../vscode/temporaryFolder';

const MANY = 2000;
const AT_ONCE = 8;
const run = promisify(execFile);

/** What git, shells, disks, forges and eyes stumble over. */
const atoms = [
  ...[
    '--output=x',
    '-x',
    '--upload-pack=touch x',
    '--',
    '-',
    '@{',
    '@{-1}',
    '@',
    'HEAD',
    'refs/heads/',
    'FETCH_HEAD',
  ],
  ...[
    '..',
    '../..',
    '/',
    '//',
    '.lock',
    'a.lock/',
    '.',
    '~',
    '^',
    ':',
    '?',
    '*',
    '[',
    '\\',
    ' ',
    '\t',
    '\n',
    '\0',
    '\x7f',
  ],
  ...[
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '\u200d',
    '💥',
    '👩‍👩‍👧',
    '修正',
    'Größe',
    'İ',
    'ﬀ',
    'e\u0301',
    'Å',
    '\ud800',
  ],
  ...[
    'CON',
    'nul',
    'com1',
    '$(id)',
    '`id`',
    ';rm -rf /',
    '|',
    '&',
    '<',
    '>',
    '"',
    "'",
    '%2e%2e',
    '${title}',
    '${shortId}',
  ],
  ...[
    'Fixes OTHER-9',
    '[skip ci]',
    '@team',
    'closes #12',
    'a/b',
    'A',
    'a',
    'TypeError',
    'x'.repeat(10_000),
    '-'.repeat(99),
  ],
];

const templates = [
  'fix/${shortId}-${title}',
  '${title}',
  '${user}/${title}/${shortId}',
  '-${title}',
  'a/${title}.lock',
];

interface Case {
  readonly name: string;
  readonly free: string;
}

function cases(): readonly Case[] {
  const random = new Random(7);
  const some = (most: number) =>
    Array.from({ length: random.below(most) }, () => atoms[random.below(atoms.length)] ?? '').join('');
  const taken: KnownBranch[] = [{ name: 'main' }, { name: 'FIX', remote: 'origin' }, { name: 'A/b' }];
  return Array.from({ length: MANY }, (_, at) => {
    const template = templates[at % templates.length] ?? '';
    const shortId = random.below(4) === 0 ? some(4) : `SHOP-${random.below(500)}`;
    const name = branchName(template, { shortId, title: some(6), user: some(2) });
    const free = freeName(name, taken);
    taken.push({ name: free });
    return { name, free };
  });
}

describe(`branches of ${MANY} hostile titles and short ids`, () => {
  const made = cases();
  const free = made.map((one) => one.free);

  it('are short names of letters, digits, dashes, dots and slashes', () => {
    for (const name of made.flatMap((one) => [one.name, one.free])) {
      assert.match(name, /^[a-z0-9][a-z0-9._/-]{0,59}$/);
      assert.ok(isBranchName(name), name);
    }
  });

  it('are names to git, as references and as branches', async function () {
    this.timeout(120_000); // thousands of processes
    const names = [...new Set(free)];
    assert.ok(names.length > MANY / 4, `${names.length}`);
    for (let at = 0; at < names.length; at += AT_ONCE) {
      await Promise.all(names.slice(at, at + AT_ONCE).map(takenByGit));
    }
  });

  it('do not get into each other’s way, whatever the disk', () => {
    const folder = temporaryFolder();
    try {
      const git = (args: readonly string[], input = '') =>
        execFileSync('git', ['-C', folder.path, ...args], { input, encoding: 'utf8', env: quiet }).trim();
      git(['init', '--quiet', '--initial-branch=main']);
      const tree = git(['mktree']);
      const commit = git([
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@example.invalid',
        'commit-tree',
        tree,
        '-m',
        'a',
      ]);
      git(['update-ref', '--stdin'], free.map((name) => `create refs/heads/${name} ${commit}\n`).join(''));
      const written = git(['for-each-ref', '--format=%(refname:lstrip=2)']).split('\n');
      assert.equal(written.length, free.length);
      assert.equal(new Set(free.map((name) => name.toLowerCase())).size, free.length);
    } finally {
      folder.remove();
    }
  });
});

const quiet = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

async function takenByGit(name: string): Promise<void> {
  await run('git', ['check-ref-format', `refs/heads/${name}`], { env: quiet });
  const { stdout } = await run('git', ['check-ref-format', '--branch', name], { env: quiet });
  assert.equal(stdout, `${name}\n`);
}
