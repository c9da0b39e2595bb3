import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { DrawnLenses } from '../../src/editor/drawnLenses';
import { LiveMarks } from '../../src/editor/liveMarks';
import type { LineChange } from '../../src/editor/shiftLines';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { signedIn } from '../demo/signedIn';
import { type SdkEvent, sendEvents } from '../sendEvent';
import { until } from '../until';
import { hasServerBuild } from '../vscode/desktop';
import { Editor } from '../vscode/editor';
import { temporaryFolder } from '../vscode/temporaryFolder';
import { emptyExtension } from './activation';
import type { Figure } from './figure';
import { marksOf } from './marks';
import { microsecondsOf } from './stopwatch';

const KEYS = 1000;
const COUNTS = [200, 1000] as const;
/** Lines from one mark to the next. */
const STEP = 10;
/** An error marks the line that fails, and those that called it. */
const FRAMES = 50;

/** What opening a file with marks, a hover and typing in its middle cost: the arithmetic alone, and all of it in a window. */
export async function measureKeystroke(): Promise<readonly Figure[]> {
  return [...(await arithmetic()), ...(hasServerBuild ? await inWindow() : [])];
}

async function arithmetic(): Promise<readonly Figure[]> {
  let length = 0; // so that no engine leaves the work out
  const nothing = await microsecondsOf(KEYS, (key) => (length += changesOf(key).length));
  const figures: Figure[] = [];
  for (const count of COUNTS) {
    const marks = new LiveMarks(() => '    const sum = 12;');
    marks.replace(marksOf(count));
    const drawn = new DrawnLenses(() => (length += 1));
    drawn.show([...marks.byLine().keys()].map((line) => ({ line, text: 'it failed', color: 'error' })));
    const value = await microsecondsOf(KEYS, (key) => {
      marks.edit(changesOf(key));
      drawn.follow(changesOf(key));
    });
    figures.push({
      what: `a key in a file with ${count} marks, the arithmetic`,
      value,
      unit: 'µs',
      baseline: { what: 'an empty loop', value: nothing },
      budget: { atMost: 1000 },
    });
  }
  return figures;
}

/** Letters, and now and then a line break that is taken back at the next key. */
function changesOf(key: number): readonly LineChange[] {
  const change = { start: 305, startCharacter: 4, end: 305, endCharacter: 4, breaks: 0 };
  if (key % 20 === 0) {
    return [{ ...change, breaks: 1 }];
  }
  return key % 20 === 1 ? [{ ...change, end: 306, endCharacter: 0 }] : [change];
}

/** Processor time of the extension host: what an empty extension's takes, and how much more with ours. */
async function inWindow(): Promise<readonly Figure[]> {
  const folder = temporaryFolder();
  const workspace = path.join(folder.path, 'workspace');
  mkdirSync(workspace);
  COUNTS.forEach((count) => writeFileSync(path.join(workspace, fileOf(count)), sourceOf(count).join('\n')));
  const directory = path.join(folder.path, 'sentry');
  const sentry = await startLocalSentry({ directory, port: 'kept', projects: [{ slug: 'app' }] });
  try {
    await fail(sentry);
    const nothing = await emptyExtension(folder.path, 'nothing');
    const empty = await typed(folder.path, { workspace, extensions: [nothing] });
    const { extensions, env } = signedIn(sentry.address, sentry.tokenFile);
    const settings = { 'faultline.lens.callers': 'all' };
    const ours = await typed(folder.path, { workspace, extensions, env, settings }, isMarked);
    return COUNTS.flatMap((count, at) => figuresOf(count, ours[at] ?? unknown, empty[at] ?? unknown));
  } finally {
    await sentry.close();
    folder.remove();
  }
}

/** What a file costs in a window. */
interface Cost {
  /** For so many milliseconds the extension host stood still at most, from before it was opened until it was `ready`. */
  readonly blockMs: number;
  /** Milliseconds of the clock until VS Code has a hover. */
  readonly hoverMs: number;
  /** Microseconds of processor time of the extension host. */
  readonly keyUs: number;
}

const unknown: Cost = { blockMs: NaN, hoverMs: NaN, keyUs: NaN };

function figuresOf(count: number, ours: Cost, empty: Cost): readonly Figure[] {
  const baseline = (value: number) => ({ baseline: { what: 'an empty extension', value } });
  return [
    {
      what: `a key in a file with ${count} marks, added in a window`,
      ...{ value: ours.keyUs - empty.keyUs, unit: 'µs', budget: { atMost: 1000 } },
      ...baseline(empty.keyUs),
    },
    {
      what: `opening a file with ${count} marks: the longest block`,
      ...{ value: ours.blockMs, unit: 'ms', budget: { atMost: 20 } },
      ...baseline(empty.blockMs),
    },
    {
      what: `a hover in a file with ${count} marks, from memory`,
      ...{ value: ours.hoverMs, unit: 'ms', budget: { atMost: 30 } },
      ...baseline(empty.hoverMs),
    },
  ];
}

type Options = Parameters<typeof Editor.start>[0];

/** What each file costs, once it is `ready`. */
async function typed(
  folder: string,
  { extensions = [], env, ...options }: Options,
  ready: (editor: Editor, count: number) => Promise<unknown> = async () => undefined,
): Promise<readonly Cost[]> {
  const file = path.join(folder, `typed-${extensions.length}.txt`);
  writeFileSync(file, '');
  const editor = await Editor.start({
    ...options,
    extensions: [path.join(__dirname, 'typist'), ...extensions],
    env: { ...env, TYPIST_FILE: file },
  });
  const costs = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Cost);
  try {
    for (const [at, count] of COUNTS.entries()) {
      await editor.workbench.run('Bench: Watch');
      await editor.workbench.openFile(fileOf(count));
      await ready(editor, count);
      await editor.workbench.run('Bench: Type');
      await until('what a key costs', () => costs().length === at + 1, 300_000);
    }
    return costs();
  } finally {
    await editor.stop();
  }
}

/** The first and the last mark stand. */
async function isMarked({ workbench }: Editor, count: number): Promise<void> {
  await workbench.editor.untilLens(STEP);
  await workbench.editor.goTo(count * STEP);
  await workbench.editor.untilLens(count * STEP);
}

function fileOf(count: number): string {
  return `marks${count}.txt`;
}

function sourceOf(count: number): readonly string[] {
  return Array.from({ length: count * STEP + 5 }, (_, at) => `    step ${at + 1} of ${count} entries`);
}

/** One error for each fifty marks, that of one's own. */
async function fail(sentry: LocalSentry): Promise<void> {
  const events = COUNTS.flatMap((count) =>
    Array.from({ length: count / FRAMES }, (_, at) => failureOf(count, at * FRAMES)),
  );
  await sendEvents(sentry.dsn('app'), events);
  for (const { shortId } of sentry.issues) {
    await sentry.assign(shortId, { type: 'user', id: '1' });
  }
}

function failureOf(count: number, first: number): SdkEvent {
  const source = sourceOf(count);
  const frames = Array.from({ length: FRAMES }, (_, at) => {
    const lineno = (first + at + 1) * STEP;
    return {
      ...{ filename: fileOf(count), abs_path: `/srv/app/${fileOf(count)}`, lineno, in_app: true },
      function: `step${lineno}`,
      pre_context: source.slice(lineno - 6, lineno - 1),
      context_line: source[lineno - 1],
      post_context: source.slice(lineno, lineno + 5),
    };
  });
  const value = { type: `Failure${count}x${first}`, value: 'it failed', stacktrace: { frames } };
  return { exception: { values: [value] } };
}
