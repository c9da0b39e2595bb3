import { execFileSync } from 'node:child_process';
import type { History } from './history';
import type { Line, Tree } from './line';

/** Writes a history into a new git repository, one commit per tree, and checks the last out. Returns their hashes. */
export function commitAll(folder: string, { trees }: History): readonly string[] {
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  const stream: string[] = [];
  const marks = new Map<readonly Line[], number>();
  let mark = 0;
  let before: Tree = new Map();
  for (const [index, tree] of trees.entries()) {
    const changes: string[] = [...before.keys()]
      .filter((path) => !tree.has(path))
      .map((path) => `D ${quoted(path)}`);
    for (const [path, file] of tree) {
      if (before.get(path) === file) {
        continue;
      }
      if (!marks.has(file)) {
        marks.set(file, ++mark);
        stream.push(`blob\nmark :${mark}\n${data(textOf(file))}`);
      }
      changes.push(`M 100644 :${marks.get(file)} ${quoted(path)}`);
    }
    stream.push(
      `commit refs/heads/main\nmark :${++mark}\ncommitter Somebody <somebody@example.invalid> ${1_700_000_000 + index * 3600} +0000\n${data(`Change ${index}`)}${changes.join('\n')}\n`,
    );
    before = tree;
  }
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], {
    input: stream.join(''),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  git(folder, ['checkout', '--quiet', 'main']);
  return git(folder, ['rev-list', '--reverse', 'main']).trim().split('\n');
}

/** A file's text; its lines end with a newline. */
export function textOf(file: readonly Line[]): string {
  return file.map(({ text }) => `${text}\n`).join('');
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&')}"`;
}

function git(folder: string, args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
}
