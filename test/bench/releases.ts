import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { base1 } from '../../src/base/positions';
import type { Trace, TraceFrame } from '../../src/mapping/trace';
import { Random } from './random';
import { functionOf, sourceAt } from './sources';
import { foreignFrame, isFailing, type KnownTrace } from './traces';

interface Line {
  readonly id: number;
  readonly text: string;
}

type Tree = ReadonlyMap<string, readonly Line[]>;

/** A release: its commit, and its files. */
export interface Release {
  readonly commit: string;
  readonly tree: Tree;
}

/** A repository whose history is known line by line. */
export interface KnownRepository {
  /** Oldest first. */
  readonly releases: readonly Release[];
  /** The files of HEAD. */
  readonly now: Tree;
}

const [EDITED_FILES, EVERY_RENAME] = [4, 40];

/**
 * Writes a history of so many commits into a new repository and checks it out; each commit edits four files, some
 * rename one. Files have 50 to 3,000 lines.
 */
export async function writeHistory(
  folder: string,
  paths: readonly string[],
  { commits, releases }: { readonly commits: number; readonly releases: number },
): Promise<KnownRepository> {
  const random = new Random(7);
  let next = 0;
  const lines = (texts: readonly string[]): readonly Line[] => texts.map((text) => ({ id: next++, text }));
  const tree = new Map(paths.map((path) => [path, lines(sourceAt(path, random).released)] as const));
  await git(folder, ['init', '--quiet', '--initial-branch=main']);
  const importer = spawn('git', ['-C', folder, 'fast-import', '--quiet', '--date-format=raw'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const snapshots = new Map<number, Tree>();
  for (let commit = 0; commit < commits; commit++) {
    const changes = commit === 0 ? [...tree].map(([path, file]) => written(path, file)) : [];
    for (let edits = commit === 0 ? 0 : EDITED_FILES; edits > 0; edits--) {
      const path = random.pick([...tree.keys()]);
      const file = edited(tree.get(path)!, lines, random);
      const to = random.below(EVERY_RENAME) === 0 ? path.replace(/(?=\.\w+$)/, `${commit}`) : path;
      changes.push(...(to === path ? [] : [`D ${path}\n`]), written(to, file));
      tree.delete(path);
      tree.set(to, file);
    }
    if (commit % Math.ceil(commits / releases) === 0) {
      snapshots.set(commit, new Map(tree));
    }
    const who = `committer Somebody <somebody@example.invalid> ${1_700_000_000 + commit * 3600} +0000`;
    const message = `data 6\nChange\n`;
    if (!importer.stdin.write(`commit refs/heads/main\n${who}\n${message}${changes.join('')}\n`)) {
      await once(importer.stdin, 'drain');
    }
  }
  importer.stdin.end();
  await once(importer, 'close');
  await git(folder, ['checkout', '--quiet', 'main']);
  const hashes = (await git(folder, ['rev-list', '--reverse', 'main'])).trim().split('\n');
  return {
    releases: [...snapshots].map(([commit, files]) => ({ commit: hashes[commit]!, tree: files })),
    now: tree,
  };
}

function written(path: string, file: readonly Line[]): string {
  const text = file.map((line) => `${line.text}\n`).join('');
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

/** A function is added, some lines are removed, or one is rewritten. */
function edited(
  file: readonly Line[],
  lines: (texts: readonly string[]) => readonly Line[],
  random: Random,
): readonly Line[] {
  const after = [...file];
  const at = random.below(after.length);
  const kind = random.below(3);
  if (kind === 0 || after.length < 30) {
    after.splice(at, 0, ...lines(functionOf(random)));
  } else if (kind === 1) {
    after.splice(at, 1 + random.below(6));
  } else {
    after[at] = { id: after[at]!.id, text: `${after[at]!.text.replace(/;$/, '')} || fallback();` };
  }
  return after;
}

/** Traces of the releases, 60 % of their frames ours, with the truth about each. */
export function tracesOf(
  { releases, now }: KnownRepository,
  count: number,
  frames: number,
  random: Random,
): readonly KnownTrace[] {
  const places = new Map<number, { readonly path: string; readonly line: number }>();
  for (const [path, file] of now) {
    file.forEach(({ id }, line) => places.set(id, { path, line }));
  }
  const texts = new Map([...now].flatMap(([, file]) => file.map(({ id, text }) => [id, text] as const)));
  const paths = releases.map(({ tree }) => [...tree.keys()]);
  return Array.from({ length: count }, (_, at) => {
    const release = at % releases.length;
    const known = callsIn(releases[release]!, paths[release]!, frames, random);
    return {
      trace: traceOf(releases[release]!, known, random),
      truth: known.map((one) => {
        const place = one && places.get(one.id);
        const isSame = one !== undefined && texts.get(one.id) === one.file[one.line]?.text;
        return one && { path: place?.path ?? one.path, line: isSame ? place?.line : undefined };
      }),
    };
  });
}

interface Call {
  readonly path: string;
  readonly file: readonly Line[];
  readonly line: number;
  readonly id: number;
}

/** The files that call each other stand near each other. */
function callsIn(
  { tree }: Release,
  paths: readonly string[],
  frames: number,
  random: Random,
): readonly (Call | undefined)[] {
  const near = random.below(paths.length - 20);
  return Array.from({ length: frames }, () => {
    const path = paths[near + random.below(20)]!;
    const file = tree.get(path)!;
    if (random.next() >= 0.6) {
      return undefined;
    }
    for (;;) {
      const line = random.below(file.length);
      const { id, text } = file[line]!;
      if (isFailing(text)) {
        return { path, file, line, id };
      }
    }
  });
}

function traceOf(release: Release, calls: readonly (Call | undefined)[], random: Random): Trace {
  const frames = calls.map((call): TraceFrame => {
    if (call === undefined) {
      return foreignFrame(random);
    }
    const file = `/srv/shop/${call.path}`;
    const texts = call.file.slice(Math.max(0, call.line - 5), call.line + 6).map(({ text }) => text);
    const first = Math.max(0, call.line - 5);
    const context = texts.map((text, at) => ({ line: base1(first + at + 1), text }));
    return { filename: file, absPath: file, inApp: true, lineNo: base1(call.line + 1), context };
  });
  return {
    eventId: 'e'.repeat(32),
    platform: 'node',
    release: `shop@${release.commit.slice(0, 12)}`,
    build: { lastCommit: release.commit },
    stacks: [{ kind: 'exception', type: 'TypeError', frames }],
  };
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  const child = spawn('git', ['-C', folder, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pieces: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
  await once(child, 'close');
  return Buffer.concat(pieces).toString('utf8');
}
