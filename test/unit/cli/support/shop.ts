import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A source of twelve lines, none of which stands twice in a workspace of several such. */
export function sourceOf(name: string): string {
  return Array.from({ length: 12 }, (_, at) => `${name}.step${at + 1}(order, ${at * 7});\n`).join('');
}

/** A temporary folder for workspaces, gone after each test. */
export function temporaryFolder(): { readonly path: string } {
  let path = '';
  beforeEach(() => (path = realpathSync(mkdtempSync(join(tmpdir(), 'faultline-locate-')))));
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    get path() {
      return path;
    },
  };
}

/** Writes files of a workspace; resolves with its folder. */
export function workspace(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The same, tracked by git. */
export function repository(folder: string, files: Readonly<Record<string, string>>): string {
  workspace(folder, files);
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
  ]) {
    execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  }
  return folder;
}

/** An event of the API with one exception for each list of frames, the root cause first. */
export function eventOf(...stacks: readonly (readonly unknown[])[]): object {
  const values = stacks.map((frames) => ({ type: 'TypeError', value: 'no', stacktrace: { frames } }));
  return { eventID: 'e'.repeat(32), platform: 'node', entries: [{ type: 'exception', data: { values } }] };
}

/** A frame of the API, with the lines around it where the text that failed is given. */
export function frameOf(filename: string, lineNo: number, text?: string, more: object = {}): object {
  const lines = text?.split('\n').map((line, index) => [index + 1, line] as const) ?? [];
  const context = lines.filter(([line]) => Math.abs(line - lineNo) <= 5);
  return { filename, lineNo, inApp: true, context, ...more };
}
