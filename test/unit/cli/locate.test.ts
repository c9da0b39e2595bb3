import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { locate } from '../../../src/cli/locate';
import type { Step } from '../../../src/mapping/explain';
import { stepSentence } from '../../../src/words';
import { projectRoot } from '../../projectRoot';
import { run } from './support/locateProcess';
import { eventOf, frameOf, sourceOf, temporaryFolder, workspace } from './support/shop';

const CART = sourceOf('cart');

describe('locate in a terminal', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();

  async function tell(event: unknown, ...options: readonly string[]) {
    const file = join(folder.path, 'event.json');
    writeFileSync(file, typeof event === 'string' ? event : JSON.stringify(event));
    return inProcess('--workspace', folder.path, '--event', file, ...options);
  }

  async function inProcess(...args: readonly string[]) {
    const printed = { output: '', errors: '' };
    const to = (name: keyof typeof printed) =>
      new PassThrough().setEncoding('utf8').on('data', (text: string) => (printed[name] += text));
    const terminal = {
      input: Readable.from([]),
      output: to('output'),
      errors: to('errors'),
      directory: folder.path,
    };
    const code = await locate(args, terminal, new AbortController().signal);
    return { code, lines: printed.output.split('\n').slice(0, -1), errors: printed.errors };
  }

  const trace = eventOf([
    { filename: 'node:internal/timers', lineNo: 5, inApp: false },
    frameOf('/srv/shop/src/cart.ts', 6, CART, { function: 'total', colNo: 6 }),
    frameOf('/srv/shop/src/pay.ts', 3),
    frameOf('util.ts', 1),
  ]);
  const files = {
    'src/cart.ts': `\n${CART}`,
    ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${'abcdefghijkl'[at]}/util.ts`, 'x'])),
  };

  it('prints each frame with its place and the reason, and marks the one that gets the lens', async () => {
    workspace(folder.path, files);
    assert.deepEqual(await tell(trace), {
      code: 0,
      errors: '',
      lines: [
        'TypeError',
        '  node:internal/timers:5',
        '      unmapped  (part of the runtime)',
        '→ /srv/shop/src/cart.ts:6  total',
        '      moved  src/cart.ts:7  (moved from 6)',
        '  /srv/shop/src/pay.ts:3',
        '      unmapped  (no file of that name is in this workspace)',
        '  util.ts:1',
        '      ambiguous  (12 files fit)',
        ...'abcdefghij'.split('').map((name) => `        ${name}/util.ts`),
        '        and 2 more',
      ],
    });
  });

  it('prints the steps too when asked', async () => {
    workspace(folder.path, files);
    const told = (await tell(trace)).lines;
    const explained = (await tell(trace, '--explain')).lines;
    assert.deepEqual(
      explained.filter((line) => told.includes(line)),
      told,
    );
    const json = JSON.parse((await tell(trace, '--explain', '--json')).lines[0]!) as {
      readonly frames: readonly { readonly steps: readonly Step[] }[];
    };
    const steps = json.frames.flatMap((frame) => frame.steps.map(stepSentence));
    assert.deepEqual(
      explained.filter((line) => !told.includes(line)),
      steps.map((step) => `        ${step}`),
    );
    assert.ok(steps.length > 5);
  });

  it('prints one JSON object when asked, as a line of a batch without id', async () => {
    workspace(folder.path, files);
    const { lines, code } = await tell(trace, '--json');
    assert.equal(code, 0);
    assert.equal(lines.length, 1);
    const frames = [
      { exception: 0, frame: 0, verdict: 'unmapped', reason: 'runtime' },
      { exception: 0, frame: 1, verdict: 'moved', path: 'src/cart.ts', line: 7, column: 6 },
      { exception: 0, frame: 2, verdict: 'unmapped', reason: 'notFound' },
      {
        exception: 0,
        frame: 3,
        verdict: 'ambiguous',
        candidates: Object.keys(files).filter((path) => path.endsWith('util.ts')),
      },
    ];
    assert.deepEqual(JSON.parse(lines[0]!), { frames });
    const explained = (await tell(trace, '--json', '--explain')).lines[0]!;
    const { frames: withSteps } = JSON.parse(explained) as { frames: { steps: object[] }[] };
    assert.deepEqual(
      withSteps.map(({ steps: _steps, ...rest }) => rest),
      frames,
    );
    assert.deepEqual(withSteps[1]?.steps.slice(-2), [
      { step: 'chosen', file: 'src/cart.ts', by: 'path' },
      { step: 'line', by: 'context' },
    ]);
  });

  it('prints hostile text without a control character', async () => {
    const evil = '\x1b]8;;http://x\x07\u202e../../etc/passwd\r\n\0';
    const frame = { filename: evil, function: evil, absPath: `/srv/${evil}/a.js`, module: evil, lineNo: 1 };
    const event = eventOf([frame, { ...frame, filename: `/srv/${evil}.ts` }]);
    mkdirSync(join(folder.path, 'srv'));
    for (const options of [[], ['--explain']]) {
      const { lines } = await tell(event, ...options);
      assert.ok(lines.length > 2);
      assert.deepEqual(
        lines.filter((line) => /[\p{Cc}\p{Cf}]/u.test(line)),
        [],
      );
    }
  });

  it('says why there is no lens', async () => {
    const { lines } = await tell(eventOf([frameOf('/srv/shop/src/pay.ts', 3)]));
    assert.equal(lines.at(-1), 'no lens: elsewhere');
  });

  it('says what is wrong with what it was given', async () => {
    const cases: readonly [args: readonly string[], code: number, said: RegExp][] = [
      [[], 2, /^--workspace DIR is missing.*\n--help says how this is used\.\n$/],
      [['--nonsense'], 2, /--nonsense/],
      [['--workspace', '.', '--event', 'none.json'], 1, /none\.json cannot be read as JSON: ENOENT/],
      [['--workspace', '.', '--event', '.'], 1, /cannot be read as JSON: EISDIR/],
    ];
    for (const [args, code, said] of cases) {
      const ended = await inProcess(...args);
      assert.deepEqual([ended.code, ended.lines], [code, []]);
      assert.match(ended.errors, said);
    }
    const unread = await tell('{');
    assert.deepEqual([unread.code, unread.lines], [1, []]);
    assert.match(unread.errors, /event\.json cannot be read as JSON/);
    const noEvent = await tell({ no: 'event' });
    assert.deepEqual([noEvent.code, noEvent.lines], [1, []]);
    assert.match(noEvent.errors, /event\.json holds no event/);
    const noFolder = await tell(trace, '--workspace', join(folder.path, 'none'));
    assert.deepEqual([noFolder.code, noFolder.lines], [1, []]);
    assert.match(noFolder.errors, /none is no folder/);
  });

  it('fails where standard input or output does', async () => {
    const errors = new PassThrough().setEncoding('utf8');
    const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) });
    const signal = new AbortController().signal;
    const directory = folder.path;
    async function* fails() {
      yield Buffer.from('{}\n');
      throw new Error('it broke off');
    }
    const output = new PassThrough().setEncoding('utf8');
    assert.equal(
      await locate(['--batch'], { input: Readable.from(fails()), output, errors, directory }, signal),
      1,
    );
    assert.equal(errors.read(), 'it broke off\n');
    const input = Readable.from([Buffer.from('{}\n')]);
    assert.equal(await locate(['--batch'], { input, output: broken, errors, directory }, signal), 1);
    assert.equal(errors.read(), 'disk full\n');
  });

  it('explains itself', async () => {
    const { code, lines } = await inProcess('--help');
    assert.equal(code, 0);
    assert.match(lines[0] ?? '', /^Usage: npm run --silent locate -- --workspace DIR --event FILE/);
  });

  it('runs under npm, from the folder in which npm was called', async () => {
    workspace(join(folder.path, 'shop'), { 'src/cart.ts': CART });
    writeFileSync(join(folder.path, 'event.json'), JSON.stringify(trace));
    const args = ['run', '--silent', '--prefix', projectRoot, 'locate', '--'];
    const { stdout } = await promisify(execFile)(
      'npm',
      [...args, '--workspace', 'shop', '--event', 'event.json', '--json'],
      { cwd: folder.path, shell: process.platform === 'win32' },
    );
    const { frames } = JSON.parse(stdout) as { frames: object[] };
    assert.deepEqual(frames[1], {
      exception: 0,
      frame: 1,
      verdict: 'exact',
      path: 'src/cart.ts',
      line: 6,
      column: 6,
    });
  });

  it('loads no source map reader and no HTTP client where none is needed', async () => {
    workspace(folder.path, files);
    writeFileSync(join(folder.path, 'event.json'), JSON.stringify(trace));
    const told = join(folder.path, 'loaded.txt');
    const hook = join(folder.path, 'hook.cjs');
    writeFileSync(
      hook,
      `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(told)}, Object.keys(require.cache).join('\\n')));`,
    );
    const args = ['--workspace', '.', '--event', 'event.json', '--json'];
    const { code } = await run(args, '', { cwd: folder.path, env: { NODE_OPTIONS: `--require ${hook}` } });
    assert.equal(code, 0);
    const loaded = readFileSync(told, 'utf8').split('\n');
    assert.ok(loaded.some((file) => file.endsWith(join('src', 'cli', 'locate.ts'))));
    assert.deepEqual(
      loaded.filter((file) => /node_modules.(source-map|undici)\b/.test(file)),
      [],
    );
  });
});
