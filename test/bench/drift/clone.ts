import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { temporaryFolder } from '../../vscode/temporaryFolder';
import type { Figure } from '../figure';
import { Random } from '../random';
import { bare, type Line, Lines, type Tree } from './line';
import { print, printShare } from './printed';
import { printRows } from './printRows';
import type { Ground, Release } from './release';
import { isCall, type Sample, type Truth } from './samples';
import { follow, stepsSince } from './steps';

const DAYS = [7, 30, 90, 180, 365] as const;
/** Of the commits of a history that is younger than any of these. */
const SHARES = [0.25, 0.5, 0.75, 1] as const;
const LINES = 4000;
const SEED = 1;
const CODE =
  /\.(?:[cm]?[jt]sx?|py|rb|php|java|kt|scala|swift|mm?|go|rs|cs|cpp|cc|c|h|hpp|dart|ex|exs|lua|pl|vue|svelte)$/;
const LEFT_OUT = /(?:^|\/)(?:vendor|third_party|node_modules|dist|build|fixtures?)\/|\.min\.|\.d\.ts$/;
const LONGEST_FILE = 500_000;

/**
 * Lines of releases so many days ago, found again in the files of now of a local clone. The truth is what the diff of
 * each commit says, and only where two ways to make that diff say the same; the rest is left out and counted.
 */
export async function measureClone(repository: string, days?: number): Promise<readonly Figure[]> {
  const temporary = temporaryFolder();
  try {
    const folder = path.join(temporary.path, 'clone');
    execFileSync('git', ['clone', '--quiet', '--no-local', '--', path.resolve(repository), folder]);
    const ground = groundOf(folder, days);
    printFates(repository, ground.releases, ground.now);
    return await printRows(ground);
  } finally {
    temporary.remove();
  }
}

/** A clone that may be changed, and the releases in its history. */
export function groundOf(folder: string, days?: number): CloneGround {
  const now = treeAt(folder, 'HEAD');
  const dated = (days === undefined ? DAYS : [days]).flatMap((one) => releaseOf(folder, one, now));
  const releases = dated.length > 0 ? dated : youngReleases(folder, now);
  const foreign = [...now.values()].map((file) => file.map(({ text }) => text));
  return { folder, now, releases, foreign, seed: SEED };
}

interface CloneGround extends Ground {
  readonly releases: readonly DatedRelease[];
}

/** Of a history of a few days: some of its commits, the first among them. */
function youngReleases(folder: string, now: Tree): readonly DatedRelease[] {
  const commits = git(folder, ['rev-list', '--first-parent', 'HEAD']).split('\n');
  const ages = SHARES.map((share) => Math.ceil(share * (commits.length - 1)));
  return [...new Set(ages)].map((age) => releaseAt(folder, commits[age] ?? '', `${age} commits`, now));
}

interface DatedRelease extends Release {
  readonly excluded: number;
  readonly commits: number;
}

function releaseOf(folder: string, days: number, now: Tree): readonly DatedRelease[] {
  const newest = Number(git(folder, ['log', '-1', '--format=%ct']));
  const before = `--before=${newest - Math.round(days * 86_400)}`;
  const commit = git(folder, ['rev-list', '-1', '--first-parent', before, 'HEAD']);
  return commit === '' ? [] : [releaseAt(folder, commit, `${days} d`, now)];
}

function releaseAt(folder: string, commit: string, name: string, now: Tree): DatedRelease {
  const tree = treeAt(folder, commit);
  const { samples, excluded } = samplesSince(folder, commit, tree, now);
  const commits = Number(git(folder, ['rev-list', '--count', '--first-parent', `${commit}..HEAD`]));
  const samplesIn = (files: Tree) =>
    files === now ? samples : samples.map((one) => inTree(one, now, files));
  return { name, commit, tree, samplesIn, excluded, commits };
}

function samplesSince(
  folder: string,
  commit: string,
  release: Tree,
  now: Tree,
): { readonly samples: readonly Sample[]; readonly excluded: number } {
  const random = new Random(SEED);
  const lines = [...release]
    .flatMap(([file, texts]) => {
      const times = new Map<string, number>();
      texts.forEach(({ text }) => times.set(bare(text), (times.get(bare(text)) ?? 0) + 1));
      return texts.flatMap(({ text }, line) =>
        isCall(text) ? [{ path: file, line, text, isTwin: (times.get(bare(text)) ?? 0) > 1 }] : [],
      );
    })
    .map((one) => [random.next(), one] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, LINES);
  const ways = (['histogram', 'myers'] as const).map((way) => stepsSince(folder, commit, way));
  const samples = lines.flatMap(([, one]): Sample[] => {
    const [truth, other] = ways.map((steps) => follow(one, steps));
    const isClear = JSON.stringify(truth) === JSON.stringify(other) && truth !== 'ambiguous';
    return isClear && truth !== undefined && isThere(truth, now)
      ? [{ ...one, truth: unlessChangedBack(one.text, truth, now) }]
      : [];
  });
  return { samples, excluded: lines.length - samples.length };
}

/** A line that was edited, and is what it was again, counts as kept. */
function unlessChangedBack(text: string, truth: Truth, now: Tree): Truth {
  const after = truth.fate === 'edited' ? now.get(truth.path)?.[truth.line] : undefined;
  return truth.fate === 'edited' && after !== undefined && bare(after.text) === bare(text)
    ? { ...truth, fate: 'kept' }
    : truth;
}

/** Files that are left out as releases are may be what a file became. */
function isThere(truth: Truth, now: Tree): boolean {
  return truth.fate === 'deleted' || now.get(truth.path)?.[truth.line] !== undefined;
}

/** The same line once the files of now have edits that are not saved. */
function inTree(sample: Sample, now: Tree, files: Tree): Sample {
  const { truth } = sample;
  const line = truth.fate === 'deleted' ? undefined : now.get(truth.path)?.[truth.line];
  if (truth.fate === 'deleted' || line === undefined || files.get(truth.path) === now.get(truth.path)) {
    return sample;
  }
  const file = files.get(truth.path) ?? [];
  const at = file.findIndex(({ id }) => id === line.id);
  const isEdited = at !== -1 && bare(file[at]!.text) !== bare(line.text);
  const after: Truth =
    at === -1 ? { fate: 'deleted' } : { ...truth, line: at, fate: isEdited ? 'edited' : truth.fate };
  return { ...sample, truth: after };
}

function printFates(repository: string, releases: readonly DatedRelease[], now: Tree): void {
  console.log(`\n${path.basename(path.resolve(repository))}; lines that call something`);
  console.log('each cell: survivors on their line % / said with confidence % / confidently wrong %\n');
  print(
    'since the release',
    releases.map(({ name }) => name),
  );
  print(
    '  commits',
    releases.map(({ commits }) => String(commits)),
  );
  print(
    '  lines',
    releases.map(({ samplesIn }) => String(samplesIn(now).length)),
  );
  print(
    '  excluded as ambiguous',
    releases.map(({ excluded }) => String(excluded)),
  );
  for (const fate of ['kept', 'moved', 'edited', 'deleted'] as const) {
    printShare(`${fate} %`, releases, now, ({ truth }) => truth.fate === fate);
  }
  printShare('twins in their file %', releases, now, ({ isTwin }) => isTwin);
  printShare(
    'same number %',
    releases,
    now,
    ({ truth, line, path: was }) => truth.fate !== 'deleted' && truth.line === line && truth.path === was,
  );
}

/** The source files of a commit. */
function treeAt(folder: string, commit: string): Tree {
  const lines = new Lines();
  const paths = git(folder, ['ls-tree', '-r', '-z', '--name-only', commit]).split('\0');
  return new Map(
    paths
      .filter((file) => CODE.test(file) && !LEFT_OUT.test(file))
      .flatMap((file): [string, readonly Line[]][] => {
        const text = git(folder, ['cat-file', 'blob', `${commit}:${file}`], false);
        return text.length > LONGEST_FILE ? [] : [[file, lines.of(text.replace(/\n$/, '').split(/\r?\n/))]];
      }),
  );
}

function git(folder: string, args: readonly string[], isTrimmed = true): string {
  const printed = execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
  return isTrimmed ? printed.trim() : printed;
}
