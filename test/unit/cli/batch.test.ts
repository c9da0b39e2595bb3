import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { build } from 'esbuild';
import { answerBatch } from '../../../src/cli/batch';
import { batch, Conversation, ending, run, start } from './support/locateProcess';
import { eventOf, frameOf, repository, sourceOf, temporaryFolder, workspace } from './support/shop';

const CART = sourceOf('cart');
const PAY = sourceOf('pay');
const runtime = { exception: 0, frame: 0, verdict: 'unmapped', reason: 'runtime' };
const timers = { filename: 'node:internal/timers', lineNo: 5, inApp: false };
const inCart = (more?: object) => frameOf('/srv/shop/src/cart.ts', 6, CART, more);

describe('locate --batch', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();

  for (const [name, create] of [
    ['a repository', repository],
    ['a folder without git', workspace],
  ] as const) {
    it(`answers every frame of every exception, in ${name}`, async () => {
      const shop = create(join(folder.path, 'shop'), {
        'src/cart.ts': CART,
        'src/pay.ts': `// paid\n${PAY}`,
        'a/util.ts': sourceOf('a'),
        'b/util.ts': sourceOf('b'),
      });
      const event = eventOf(
        [timers, inCart({ colNo: 6 }), frameOf('/srv/shop/src/gone.ts', 2)],
        [frameOf('/srv/shop/src/pay.ts', 6, PAY, { colNo: 3 }), frameOf('util.ts', 1)],
      );
      assert.deepEqual(await batch([{ id: 'one', workspace: shop, event }]), [
        {
          id: 'one',
          frames: [
            runtime,
            { exception: 0, frame: 1, verdict: 'exact', path: 'src/cart.ts', line: 6, column: 6 },
            { exception: 0, frame: 2, verdict: 'unmapped', reason: 'notFound' },
            { exception: 1, frame: 0, verdict: 'moved', path: 'src/pay.ts', line: 7, column: 3 },
            { exception: 1, frame: 1, verdict: 'ambiguous', candidates: ['a/util.ts', 'b/util.ts'] },
          ],
        },
      ]);
    });
  }

  it('tells the packages of a monorepo apart, with Windows paths too', async () => {
    const names = ['web', 'api', 'admin'];
    const shop = repository(
      folder.path,
      Object.fromEntries(
        names.flatMap((name) => [
          [`packages/${name}/src/index.ts`, sourceOf(name)],
          [`packages/${name}/src/cart.ts`, sourceOf(`${name}Cart`)],
        ]),
      ),
    );
    const event = eventOf([
      frameOf('D:\\a\\shop\\packages\\api\\src\\index.ts', 6, sourceOf('api')),
      frameOf('../../packages/web/src/index.ts', 6, sourceOf('web')),
      frameOf('/srv/src/index.ts', 6, sourceOf('admin')),
      frameOf('/elsewhere/src/cart.ts', 6),
    ]);
    assert.deepEqual(await batch([{ id: 1, workspace: shop, event }]), [
      {
        id: 1,
        frames: [
          { exception: 0, frame: 0, verdict: 'exact', path: 'packages/api/src/index.ts', line: 6 },
          { exception: 0, frame: 1, verdict: 'exact', path: 'packages/web/src/index.ts', line: 6 },
          { exception: 0, frame: 2, verdict: 'exact', path: 'packages/admin/src/index.ts', line: 6 },
          {
            exception: 0,
            frame: 3,
            verdict: 'ambiguous',
            candidates: ['api', 'web', 'admin'].map((name) => `packages/${name}/src/cart.ts`),
          },
        ],
      },
    ]);
  });

  it('answers a line as soon as it is known, and finds what was saved since', async () => {
    const shop = repository(folder.path, { 'src/cart.ts': CART });
    const request = { workspace: shop, event: eventOf([inCart()]) };
    const placed = (verdict: string, line: number) => [
      { exception: 0, frame: 0, verdict, path: 'src/cart.ts', line },
    ];
    const talk = new Conversation();
    assert.deepEqual(await talk.ask({ id: 1, ...request }), { id: 1, frames: placed('exact', 6) });
    writeFileSync(join(shop, 'src', 'cart.ts'), `\n\n${CART}`);
    assert.deepEqual(await talk.ask({ id: 2, ...request }), { id: 2, frames: placed('moved', 8) });
    assert.equal(await talk.end(), 0);
  });

  it('lays unsaved texts over the files of one line, and of that line only', async () => {
    const shop = repository(folder.path, { 'src/cart.ts': CART, 'src/pay.ts': PAY });
    const event = eventOf([inCart({ colNo: 2 }), frameOf('/srv/shop/src/new.ts', 6, sourceOf('new'))]);
    const unsaved = {
      'src/cart.ts': `// one\r\n// two\r\n${CART.replaceAll('\n', '\r\n')}`,
      [join(shop, 'src', 'pay.ts')]: '',
      './src/new.ts': sourceOf('new'),
    };
    const request = { workspace: shop, event };
    const saved = [
      { exception: 0, frame: 0, verdict: 'exact', path: 'src/cart.ts', line: 6, column: 2 },
      { exception: 0, frame: 1, verdict: 'unmapped', reason: 'notFound' },
    ];
    const laid = [
      { exception: 0, frame: 0, verdict: 'moved', path: 'src/cart.ts', line: 8, column: 2 },
      { exception: 0, frame: 1, verdict: 'exact', path: 'src/new.ts', line: 6 },
    ];
    assert.deepEqual(
      await batch([
        { id: 1, ...request, buffers: unsaved },
        { id: 2, ...request },
        { id: 3, ...request, buffers: { 'src/pay.ts': 'x' } },
        { id: 4, ...request, buffers: unsaved },
        { id: 5, ...request, buffers: null },
      ]),
      [laid, saved, saved, laid, saved].map((frames, at) => ({ id: at + 1, frames })),
    );
  });

  it('reads unsaved manifests for one line, and for that line only', async () => {
    const files = {
      'packages/a/package.json': '{"name": "@acme/web"}',
      'packages/a/src/index.ts': 'a',
      'packages/b/package.json': '{"name": "@acme/api"}',
      'packages/b/src/index.ts': 'b',
    };
    const shop = repository(folder.path, files);
    const request = { workspace: shop, event: eventOf([frameOf('webpack://@acme/web/./src/index.ts', 1)]) };
    const swapped = {
      'packages/a/package.json': files['packages/b/package.json'],
      'packages/b/package.json': files['packages/a/package.json'],
    };
    const answers = await batch([
      { id: 1, ...request },
      { id: 2, ...request, buffers: swapped },
      { id: 3, ...request },
    ]);
    assert.deepEqual(pathsOf(answers), [
      ['packages/a/src/index.ts'],
      ['packages/b/src/index.ts'],
      ['packages/a/src/index.ts'],
    ]);
  });

  describe('with code mappings', () => {
    const WEB = { stackRoot: '/app/', sourceRoot: 'services/web/', projectId: '1' };
    const API = { ...WEB, sourceRoot: 'services/api/', projectId: '2' };
    const both = ['services/api/src/index.ts', 'services/web/src/index.ts'];
    const event = eventOf([frameOf('/app/src/index.ts', 1)]);
    const shopOf = (path: string) => {
      const shop = repository(path, Object.fromEntries(both.map((file) => [file, file])));
      execFileSync('git', ['remote', 'add', 'origin', 'git@github.com:acme/shop.git'], { cwd: shop });
      return shop;
    };

    it('follows those of the repository and of the project, for one line', async () => {
      const workspace = shopOf(folder.path);
      const ask = (codeMappings?: unknown, more?: object) => ({
        workspace,
        event: { ...event, ...more },
        codeMappings,
      });
      const shop = { repoName: 'acme/shop', projectSlug: 'web', automaticallyGenerated: false };
      const other = { ...WEB, repoName: 'acme/other' };
      const answers = await batch([
        ask(),
        ask([{ ...WEB, ...shop }]),
        ask(),
        ask([other, { ...API, ...shop }]),
        ask([other]),
        ask([WEB, API], { projectID: '2' }),
        ask([API, WEB], { projectID: '1' }),
        ask([API], { projectID: '7' }),
        ask([null, 'x', { stackRoot: 1 }, { ...WEB, automaticallyGenerated: true, projectId: null }, API]),
        ask([]),
      ]);
      const [api, web] = both.map((path) => [path]);
      assert.deepEqual(pathsOf(answers), [both, web, both, api, both, api, web, api, api, both]);
    });

    it('roots them at a workspace that is a folder of the repository', async () => {
      const shop = shopOf(folder.path);
      const [answer] = await batch([{ workspace: join(shop, 'services'), event, codeMappings: [API] }]);
      assert.deepEqual(pathsOf([answer]), [['api/src/index.ts']]);
    });

    it('says so where they are no array', async () => {
      const [answer] = await batch([{ id: 1, workspace: folder.path, event, codeMappings: {} }]);
      const { error } = answer as { readonly error: string };
      assert.match(error, /^Line 1: "codeMappings" is no array/);
    });
  });

  it('says on its line what is wrong with one, and goes on', async () => {
    const shop = workspace(folder.path, { 'src/cart.ts': CART });
    const event = eventOf([inCart()]);
    const good = { workspace: shop, event };
    const answers = await batch([
      { id: 1, ...good },
      '{"id": 2,',
      '[]',
      { id: 4, event },
      { id: 5, ...good, workspace: join(shop, 'nowhere') },
      { id: 6, ...good, workspace: join(shop, 'src', 'cart.ts') },
      { id: 7, workspace: shop },
      { id: 8, ...good, event: { exception: { values: [] } } },
      { id: 9, ...good, buffers: [] },
      { id: 10, ...good, buffers: { '../cart.ts': '' } },
      { id: 11, ...good, buffers: { 'src/cart.ts': 1 } },
      `{"id": 12, "deep": ${'['.repeat(200)}${']'.repeat(200)}}`,
      { id: 13, ...good, workspace: 7, event: null },
      { id: 14, ...good, commit: 'no hash', codeMappings: null },
      { id: 15, ...good, commit: 'ABC1234' },
    ]);
    const frames = [{ exception: 0, frame: 0, verdict: 'exact', path: 'src/cart.ts', line: 6 }];
    const wrong: readonly [id: number | undefined, said: RegExp][] = [
      [undefined, /^Line 2: This line is no JSON .*send one JSON object a line/],
      [undefined, /^Line 3: This line is JSON, but no object/],
      [4, /^Line 4: "workspace" is missing/],
      [5, /^Line 5: The workspace .*nowhere is no folder/],
      [6, /^Line 6: The workspace .*cart\.ts is no folder/],
      [7, /^Line 7: "event" is no event/],
      [8, /^Line 8: "event" is no event/],
      [9, /^Line 9: "buffers" is no object/],
      [10, /^Line 10: "buffers" names \.\.\/cart\.ts, which is not below the workspace/],
      [11, /^Line 11: "buffers" holds no text for src\/cart\.ts/],
      [undefined, /^Line 12: .*deeper than 100 levels/],
      [13, /^Line 13: "workspace" is missing/],
    ];
    assert.deepEqual(
      [answers.at(0), ...answers.slice(-2)],
      [1, 14, 15].map((id) => ({ id, frames })),
    );
    assert.equal(answers.length, wrong.length + 3);
    for (const [at, [id, said]] of wrong.entries()) {
      const { error, ...rest } = answers[at + 1] as { readonly error: string };
      assert.deepEqual(rest, id === undefined ? {} : { id });
      assert.match(error, said);
    }
  });

  it('takes lines as they come: blank ones, CRLF, a byte order mark, other separators, no end', async () => {
    const shop = workspace(join(folder.path, 'ein Lädchen \u2028'), { 'src/cart.ts': CART });
    const line = (id: unknown) => JSON.stringify({ id, workspace: shop, event: eventOf([timers]) });
    const input = `\ufeff${line(1)}\r\n\n  \t\n${line('two\u2028\u2029')}\n${line(null)}`;
    const { code, stdout } = await run(['--batch'], input);
    const expected = [1, 'two\u2028\u2029', null].map(
      (id) => `${JSON.stringify({ id, frames: [runtime] })}\n`,
    );
    assert.deepEqual({ code, stdout }, { code: 0, stdout: expected.join('') });
    assert.deepEqual(await run(['--batch'], '\n\n'), { code: 0, stdout: '', stderr: '' });
  });

  it('takes a workspace relative to the folder in which it was started', async () => {
    workspace(join(folder.path, 'shop'), { 'src/cart.ts': CART });
    const request = { id: 1, workspace: 'shop', event: eventOf([inCart()]) };
    const [answer] = await batch([request], { cwd: folder.path });
    assert.deepEqual(answer, {
      id: 1,
      frames: [{ exception: 0, frame: 0, verdict: 'exact', path: 'src/cart.ts', line: 6 }],
    });
  });

  it('lists each workspace once in a thousand lines, and keeps their order', async () => {
    const shop = repository(join(folder.path, 'shop'), { 'src/cart.ts': CART, 'src/pay.ts': PAY });
    const bank = repository(join(folder.path, 'bank'), { 'lib/pay.ts': PAY });
    const env = gitThatCounts(folder.path);
    const count = async (lines: number) => {
      writeFileSync(env.log, '');
      const requests = Array.from({ length: lines }, (_, id) => ({
        id,
        workspace: id % 3 === 0 ? `${bank}/` : shop,
        event: eventOf([frameOf('/srv/app/pay.ts', 6, PAY)]),
      }));
      const answers = (await batch(requests, { env })) as { id: number; frames: { path: string }[] }[];
      return { answers, processes: readFileSync(env.log, 'utf8').trimEnd().split('\n') };
    };
    const few = await count(2);
    const many = await count(1000);
    assert.ok(few.processes.some((args) => args.includes('ls-files')));
    assert.equal(many.processes.length, few.processes.length);
    assert.deepEqual(
      many.answers.map(({ id, frames }) => [id, frames[0]?.path]),
      many.answers.map((_, id) => [id, id % 3 === 0 ? 'lib/pay.ts' : 'src/pay.ts']),
    );
    assert.equal(many.answers.length, 1000);
  });

  it('takes an event of 20 MB', async () => {
    const shop = workspace(folder.path, { 'src/cart.ts': CART });
    const vars = { basket: 'ä'.repeat(10_000_000) };
    const answers = await batch([
      { id: 'huge', workspace: shop, event: eventOf([inCart({ vars })]) },
      { id: 'next', workspace: shop, event: eventOf([inCart()]) },
    ]);
    const frames = [{ exception: 0, frame: 0, verdict: 'exact', path: 'src/cart.ts', line: 6 }];
    assert.deepEqual(answers, [
      { id: 'huge', frames },
      { id: 'next', frames },
    ]);
  });

  it('follows a large source map, and ends although a thread has read it', async function () {
    this.timeout(20_000);
    const steps = Array.from(
      { length: 12_000 },
      (_, at) => `export const step${at} = (o: any) => o.price${at};\n`,
    );
    const source = `${steps.join('')}export const total = (order: any) => order.missing.amount;\n`;
    const shop = repository(folder.path, { 'src/cart.ts': source, '.gitignore': 'dist' });
    await build({
      entryPoints: [join(shop, 'src', 'cart.ts')],
      outfile: join(shop, 'dist', 'main.js'),
      bundle: true,
      minify: true,
      sourcemap: true,
      format: 'cjs',
    });
    const built = readFileSync(join(shop, 'dist', 'main.js'), 'utf8').split('\n');
    const lineNo = built.findIndex((line) => line.includes('.missing.amount')) + 1;
    const colNo = (built[lineNo - 1]?.indexOf('.amount') ?? 0) + 2;
    assert.ok(statSync(join(shop, 'dist', 'main.js.map')).size > 1_000_000, 'large enough for the thread');
    const event = eventOf([{ filename: '/main.js', absPath: 'https://shop.example/main.js', lineNo, colNo }]);
    const [answer] = await batch([{ id: 1, workspace: shop, event: { ...event, platform: 'javascript' } }]);
    const { frames } = answer as { readonly frames: readonly Record<string, unknown>[] };
    assert.deepEqual(
      frames.map(({ path, line, column }) => ({ path, line, column })),
      [{ path: 'src/cart.ts', line: steps.length + 1, column: undefined }],
    );
  });

  it('ends without a word when nobody reads on', async () => {
    const shop = workspace(folder.path, { 'src/cart.ts': CART });
    const child = start(['--batch']);
    const ended = ending(child);
    const line = `${JSON.stringify({ workspace: shop, event: eventOf([inCart()]) })}\n`;
    child.stdin.write(line);
    child.stdout.once('data', () => {
      child.stdout.destroy();
      child.stdin.write(line.repeat(3)); // left open: its end is not what ends the program
    });
    const { code, stderr } = await ended;
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  });

  it('ends on Ctrl+C while it waits', async () => {
    const talk = new Conversation();
    await talk.ask({});
    const ended = ending(talk.child);
    talk.child.kill('SIGINT');
    const { code, stderr } = await ended;
    assert.deepEqual({ code, stderr }, { code: 130, stderr: '' });
  });

  it('locates no further than one answer ahead of who reads them', async () => {
    const line = `${JSON.stringify({ workspace: folder.path, event: eventOf([timers]) })}\n`;
    const waiting: number[] = [];
    const output = new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        waiting.push(output.writableLength - chunk.length);
        setImmediate(done);
      },
    });
    const input = Readable.from([Buffer.from(line.repeat(20))]);
    const terminal = { input, output, errors: output, directory: folder.path };
    await answerBatch(terminal, false, new AbortController().signal);
    assert.deepEqual(
      waiting,
      Array.from({ length: 20 }, () => 0),
    );
  });
});

/** The file of each answer's frame, or the candidates in the order of their names. */
function pathsOf(answers: readonly unknown[]): readonly (readonly string[])[] {
  return answers.map((answer) => {
    const { frames } = answer as { frames: { path?: string; candidates?: string[] }[] };
    return frames.flatMap(({ path, candidates = [] }) => path ?? candidates.toSorted());
  });
}

/** A `git` to be found first, which notes its arguments in a file before it does what git does. */
function gitThatCounts(folder: string): NodeJS.ProcessEnv & { readonly PATH: string; readonly log: string } {
  const bin = join(folder, 'bin');
  const log = join(folder, 'git.log');
  mkdirSync(bin);
  const PATH = process.env['PATH'] ?? '';
  writeFileSync(join(bin, 'git'), `#!/bin/sh\necho "$*" >> '${log}'\nPATH='${PATH}'\nexec git "$@"\n`);
  chmodSync(join(bin, 'git'), 0o755);
  return { PATH: `${bin}${delimiter}${PATH}`, log };
}
