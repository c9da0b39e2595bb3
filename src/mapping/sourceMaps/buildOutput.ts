import { closeSync, fstatSync, openSync, readdirSync, readSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { plainId } from './debugId';
import { OutputNames } from './namedLike';

/** Where builds put what they make, below the workspace folder and below each of its packages. */
export const OUTPUT_FOLDERS: readonly string[] = [
  'dist',
  'build',
  'out',
  'lib',
  'esm',
  'cjs',
  'bundle',
  'bundles',
  'public',
  'static',
  'assets',
  'www',
  'wwwroot',
  'maps',
  'sourcemaps',
  'source-maps',
  'artifacts',
  '.next',
  '.output',
  '.nuxt',
  '.svelte-kit',
  '.vercel',
  '.webpack',
  '.expo',
  'android/app/build/generated',
  'ios/build',
  'priv/static',
];

/** So many files are looked at; builds of more are no one application's. */
const MOST_FILES = 20_000;
const DEEPEST = 12;

/** What a browser or Node runs, and maps. */
const GENERATED = /\.(?:[cm]?js|jsbundle|bundle|hbc|map)$/;

/** Bytes at either end of a file in which tools write the debug id. */
const ENDS = 4096;

/**
 * What builds have left in a workspace folder: generated files and source maps. Follows no links and goes into no
 * installed packages. Reads without giving way: for a thread of its own.
 */
export class BuildOutput {
  readonly names: OutputNames;
  /** Below the workspace folder, with `/` between segments. */
  private readonly files: readonly string[];
  private stamps: ReadonlyMap<string, string | undefined> | undefined;

  /** `root` is absolute and without links, `folders` are below it; those that are reached by a link are passed over. */
  constructor(
    private readonly root: string,
    folders: readonly string[],
  ) {
    const files = new Set<string>();
    const below = folders
      .map((path) => join(root, path))
      .filter((path) => isBelow(root, path) && isReal(path));
    for (const folder of below) {
      collect(folder, DEEPEST, files); // what lies beside the manifest
      OUTPUT_FOLDERS.map((output) => join(folder, output))
        .filter(isReal)
        .forEach((output) => collect(output, 0, files));
    }
    this.files = [...files].map((file) => relative(root, file).split(sep).join('/'));
    this.names = new OutputNames(this.files);
  }

  /** The files that were stamped with a debug id, in any spelling of it. */
  stamped(debugId: string): readonly string[] {
    this.stamps ??= new Map(
      this.files.map((file) => [file, orNothing(() => stampOf(join(this.root, file)), undefined)]),
    );
    const wanted = plainId(debugId);
    return this.files.filter((file) => plainId(this.stamps?.get(file) ?? '') === wanted);
  }
}

function isBelow(root: string, path: string): boolean {
  return relative(root, path).split(sep)[0] !== '..';
}

/** False for what is missing or reached by a link. */
function isReal(path: string): boolean {
  return orNothing(() => realpathSync(path) === path, false);
}

function collect(folder: string, depth: number, files: Set<string>): void {
  for (const entry of orNothing(() => readdirSync(folder, { withFileTypes: true }), [])) {
    const path = join(folder, entry.name);
    if (files.size >= MOST_FILES) {
      return;
    }
    if (entry.isFile() && GENERATED.test(entry.name)) {
      files.add(path);
    } else if (entry.isDirectory() && depth < DEEPEST && entry.name !== 'node_modules') {
      collect(path, depth + 1, files);
    }
  }
}

/** The debug id that a file bears near its beginning or its end, where every tool writes it. */
function stampOf(file: string): string | undefined {
  const opened = openSync(file, 'r');
  try {
    const { size } = fstatSync(opened);
    const read = (from: number) => {
      const bytes = Buffer.alloc(Math.min(ENDS, size));
      return bytes.toString('latin1', 0, readSync(opened, bytes, 0, bytes.length, from));
    };
    const stamp = file.endsWith('.map') ? STAMP_OF_MAP : STAMP_OF_SCRIPT;
    return stamp.exec(read(Math.max(0, size - ENDS)))?.[1] ?? stamp.exec(read(0))?.[1];
  } finally {
    closeSync(opened);
  }
}

const STAMP_OF_MAP = /"debug(?:Id|_id)"\s{0,9}:\s{0,9}"([^"\\]{1,64})"/;
const STAMP_OF_SCRIPT = /\/\/[#@][ \t]{0,9}debugId=([\w-]{1,64})/;

/** A folder or file that vanishes meanwhile, or may not be read, is none. */
function orNothing<T>(read: () => T, nothing: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return nothing;
    }
    throw error;
  }
}
