import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

const SRC = resolve(__dirname, '../../src');

/** What each room may import, beside itself; `types` are allowed by `import type` alone. */
const arrows: Readonly<
  Record<string, { readonly rooms: readonly string[]; readonly types?: readonly string[] }>
> = {
  base: { rooms: [] },
  git: { rooms: ['base'], types: ['mapping', 'issues'] },
  sentry: { rooms: ['base'] },
  mapping: { rooms: ['base', 'sentry'] },
  issues: { rooms: ['base', 'sentry', 'mapping'] },
  editor: { rooms: ['base', 'sentry', 'mapping', 'issues', 'words', 'contributions'] },
  tree: { rooms: ['base', 'sentry', 'mapping', 'issues', 'words', 'contributions'] },
  details: { rooms: ['base', 'sentry', 'mapping', 'issues', 'words', 'contributions'] },
  commands: { rooms: ['base', 'sentry', 'mapping', 'issues', 'words', 'contributions'] },
  workspace: {
    rooms: ['base', 'git', 'sentry', 'mapping', 'issues', 'words', 'contributions'],
    types: ['local'],
  },
  local: { rooms: ['base'], types: ['sentry'] },
  cli: { rooms: ['base', 'git', 'sentry', 'mapping', 'words'] },
  words: { rooms: [], types: ['base', 'sentry', 'mapping', 'issues'] },
  contributions: { rooms: [], types: ['sentry', 'issues'] },
};

/** The rooms that run without VS Code. */
const pure = ['base', 'git', 'sentry', 'mapping', 'issues', 'local', 'cli', 'words', 'contributions'];

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = sourceFiles(SRC);
const imports = files.flatMap(importsOf);

describe('the arrows between the rooms', () => {
  it('are found at all', () => {
    assert.ok(files.length > 50, `${files.length} files`);
    assert.ok(imports.length > 100, `${imports.length} imports`);
  });

  it('run one way: each room imports only the rooms that it may', () => {
    const wrong = imports.filter(({ room, target, typeOnly }) => {
      const to = roomOf(target);
      const allowed = arrows[room];
      return (
        room !== 'extension' &&
        to !== undefined &&
        to !== room &&
        !(allowed?.rooms.includes(to) || (typeOnly && allowed?.types?.includes(to)))
      );
    });
    assert.deepEqual(wrong, []);
  });

  it('keep vscode out of the rooms that run without it, its types too', () => {
    assert.deepEqual(
      imports.filter(({ room, target }) => target === 'vscode' && pure.includes(room)),
      [],
    );
  });

  it('let only extension.ts know the workspace room', () => {
    const knowing = imports.filter(
      ({ target, room }) => roomOf(target) === 'workspace' && room !== 'workspace',
    );
    assert.deepEqual([...new Set(knowing.map(({ room }) => room))], ['extension']);
  });

  it('leave every source in a room that is drawn', () => {
    const drawn = new Set([...Object.keys(arrows), 'extension']);
    assert.deepEqual(
      files.map(roomOfFile).filter((room) => !drawn.has(room)),
      [],
    );
  });
});

describe('the sources', () => {
  const loose = [
    /\bas unknown as\b/,
    /:\s*any\b/,
    /\bas any\b/,
    /<any>/,
    /@ts-(ignore|nocheck|expect-error)/,
  ];

  it('hold no any, no cast through unknown and no silenced error', () => {
    const found = files.flatMap((file) =>
      code(file)
        .split('\n')
        .filter((line) => loose.some((pattern) => pattern.test(line)))
        .map((line) => `${relative(SRC, file)}: ${line.trim()}`),
    );
    assert.deepEqual(found, []);
  });

  it('hold no non-null assertion', () => {
    const found = files.flatMap((file) =>
      code(file)
        .split('\n')
        .filter((line) => /[\w)\]]!(\.|\[|\(|;|,|\)|$)/.test(line))
        .map((line) => `${relative(SRC, file)}: ${line.trim()}`),
    );
    assert.deepEqual(found, []);
  });

  it('count lines from 0 or 1 by their names: nobody subtracts one outside base/positions.ts', () => {
    const found = files
      .filter((file) => !file.endsWith(join('base', 'positions.ts')))
      .filter((file) => /\bline(No)?\s*-\s*1\b/i.test(code(file)));
    assert.deepEqual(found, []);
  });
});

function sourceFiles(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? sourceFiles(path) : name.endsWith('.ts') ? [path] : [];
  });
}

/** The source without comments and the contents of strings. */
function code(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import\s+'([^']+)'|\brequire\('([^']+)'\)/gm,
  );
  return [...found].map(([, type, from, ...others]) => ({
    file: relative(SRC, file),
    room: roomOfFile(file),
    target: targetOf(file, from ?? others.find((other) => other !== undefined) ?? ''),
    typeOnly: type !== undefined,
  }));
}

/** A relative import as a path below `src`; a package by its name. */
function targetOf(file: string, from: string): string {
  return from.startsWith('.')
    ? posix.join(
        'src',
        relative(SRC, resolve(dirname(file), from))
          .split(sep)
          .join('/'),
      )
    : from;
}

function roomOf(target: string): string | undefined {
  return target.startsWith('src/') ? target.split('/')[1] : undefined;
}

function roomOfFile(file: string): string {
  return (relative(SRC, file).split(sep)[0] ?? '').replace(/\.ts$/, '');
}
