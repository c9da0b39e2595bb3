import * as assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { exceptionAt, type SdkEvent, sendEvents } from '../sendEvent';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { commit, createWorld, type Failure, failures, type World } from './world';

/** Sales to one customer and another, with what the events of each tell. */
const sold = (tenant: string): Failure => ({
  ...failures.noProduct(tenant),
  extra: { tags: { tenant_id: tenant } },
});

describe('the hover', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;
  /** What the server was asked, as path below the organization. */
  const asked: string[] = [];
  let written: string;

  before(async () => {
    world = await createWorld();
    written = world.git('rev-parse', 'HEAD~1');
    const checkout = path.join(world.workspace, 'src/checkout.cjs');
    writeFileSync(checkout, readFileSync(checkout, 'utf8').replaceAll('\n', '\r\n'));
    commit(world.git, 'End lines as Windows does');
    await world.crash([...Array.from({ length: 9 }, () => sold('acme')), sold('globex')]);
    await world.crash([failures.noOwner('eve')]);
    const released = readFileSync(path.join(world.deployed, 'src/cart.cjs'), 'utf8').split('\n');
    await sendEvents(world.sentry.dsn('cart'), [
      exceptionAt('RangeError', 'too many', 'src/cart.cjs', released, 7),
    ]);
    await sendEvents(world.sentry.dsn('cart'), [wordy(world.deployed)]);
    const author = { name: 'Bob', email: 'bob@example.com' };
    const told = {
      repository: 'acme/cart',
      message: 'Multiply\n\nAt last.',
      author,
      files: ['src/cart.cjs'],
    };
    await world.sentry.registerRelease({
      version: 'cart@1.0.0',
      projects: ['cart'],
      commits: [{ id: 'b'.repeat(40), ...told }],
    });
    for (const issue of ['CART-1', 'CART-2', 'CART-3', 'CART-4']) {
      await world.sentry.assign(issue, { type: 'user', id: '1' });
    }
    world.sentry.onDidAnswer(({ url }) => asked.push(url.replace(/^.*?\/local\//, '')));
    editor = await Editor.start({
      workspace: world.workspace,
      file: 'src/cart.cjs',
      settings: { 'faultline.tags': ['tenant_id'] },
    });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.editor.untilLens(10, 'TypeError');
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });
  const askedAbout = (issue: string) =>
    asked.filter((one) => new RegExp(`^issues/${issue}/(tags/|external-issues/|\\?)`).test(one));

  it('tells at once what is known, and in its place what is being asked for', async () => {
    assert.deepEqual(askedAbout('1'), []);
    const { text } = await workbench.editor.hover(10, { word: 'product', says: 'CART-1' });
    assert.match(text, /10 events · 2 users/);
    assert.match(text, /all environments, last 14d/);
    assert.match(text, /(high|medium|low) priority · unresolved, new · assigned to/);
    assert.match(
      text,
      /Located by the event of just now, release cart@1\.0\.0, production \(1 of 10 events\)\./,
    );
    for (const name of ['Releases', 'Tags', 'Suspect commit', 'This line', 'Variables']) {
      assert.ok(text.includes(`${name}: asking…`), `${name} in ${text}`);
    }
  });

  it('draws how often it happened, with the numbers beside for who does not see it', async () => {
    const images = await workbench.page
      .locator('.monaco-hover:not(.hidden):visible img')
      .evaluateAll((all: readonly Image[]) =>
        all.map(({ alt, naturalWidth, naturalHeight }) => ({ alt, size: [naturalWidth, naturalHeight] })),
      );
    assert.equal(images.length, 1);
    assert.match(images[0]?.alt ?? '', /^Events per day, oldest first: (0 )+10$/);
    const bars = (images[0]?.alt ?? '').split(': ')[1]?.split(' ').length ?? 0;
    assert.deepEqual(images[0]?.size, [bars * 5 - 1, 18], 'an image that could not be read has no size');
  });

  it('tells the rest the next time, each thing asked for once', async () => {
    await until('all that was asked for', async () => {
      const { text: shown } = await workbench.editor.hover(10, { word: 'product', says: 'CART-1' });
      return !shown.includes('asking…');
    });
    const { text } = await workbench.editor.hover(10, { word: 'product', says: 'CART-1' });
    assert.match(text, /^Releases: only cart@1\.0\.0$/m);
    assert.match(text, /^tenant_id: acme 90 %, globex 10 %$/m);
    assert.match(text, /^Suspect commit: bbbbbbb, Bob, \d{4}-\d\d-\d\d: Multiply$/m);
    assert.match(
      text,
      new RegExp(`^This line: last changed in ${written.slice(0, 7)}, Cart, .*: Sell carts$`, 'm'),
    );
    assert.match(text, /^Variables: total$/m);
    assert.match(text, /^sum = 0$/m);
    assert.equal(askedAbout('1').length, 3, askedAbout('1').join('\n'));
  });

  it('tells the first issue of a line whole, and the others in a line each with their commands', async () => {
    const { text, links } = await workbench.editor.hover(10, { word: 'product', says: 'CART-3' });
    assert.match(text, /CART-3 RangeError: too many/);
    assert.equal(links.filter((link) => link === 'Open Issue').length, 2);
    assert.equal(links.filter((link) => link === 'Compare with the Release').length, 1);
    assert.deepEqual(askedAbout('3'), []);
    await workbench.editor.leave();
  });

  it('has asked already where the cursor rested on the line; who ended its lines otherwise has not written it', async () => {
    await workbench.openFile('checkout.cjs');
    await workbench.editor.untilLens(11, 'the cart has no owner');
    assert.deepEqual(askedAbout('2'), []);
    await workbench.editor.goTo(11);
    await until('the questions', async () => askedAbout('2').length === 3);
    const { text } = await until('the answers', async () => {
      const shown = await workbench.editor.hover(11, { says: 'CART-2' });
      return !shown.text.includes('asking…') && shown;
    });
    assert.match(
      text,
      new RegExp(`^This line: last changed in ${written.slice(0, 7)}, Cart, .*: Sell carts$`, 'm'),
    );
    await workbench.editor.leave();
  });

  it('shows all down to the commands without scrolling, however much there is to say', async () => {
    await workbench.editor.goTo(13);
    await workbench.run('Faultline: Read Issue at Cursor');
    const hover = workbench.page.locator('.monaco-hover:visible', { hasText: 'CART-4' });
    await hover.getByText('Compare with the Release').waitFor();
    const { shown, pieces } = await workbench.page.evaluate(downToCommands);
    assert.ok(pieces.length > 15, `${pieces.length} pieces`);
    for (const { text, right, bottom } of pieces) {
      assert.ok(right <= shown.right && bottom <= shown.bottom, `${text}: ${right}, ${bottom}`);
    }
    await workbench.press('Escape');
  });

  it('forgets all of it with the sign-out', async () => {
    await workbench.run('Faultline: Sign Out');
    await workbench.editor.untilNoLens();
    asked.length = 0;
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.editor.untilLens(11, 'the cart has no owner');
    await workbench.editor.hover(11, { says: 'CART-2' });
    await until('the questions again', async () => askedAbout('2').length === 3);
  });

  it('is told only to who asks for it while lenses are off, and asks nothing else', async () => {
    await workbench.editor.leave();
    await workbench.run('Faultline: Toggle Lenses');
    await workbench.editor.untilNoLens();
    asked.length = 0;
    const { text } = await workbench.editor.hover(11, { word: 'Error' });
    assert.doesNotMatch(text, /CART/);
    assert.deepEqual(asked, []);
    await workbench.editor.leave();
    await workbench.editor.goTo(11);
    await workbench.run('Faultline: Read Issue at Cursor');
    await workbench.page.locator('.monaco-hover:visible', { hasText: 'CART-2' }).waitFor();
  });
});

/** An error of which all is long: its message, its release, and the path in a dependency that threw it. */
function wordy(deployed: string): SdkEvent {
  const released = readFileSync(path.join(deployed, 'src/checkout.cjs'), 'utf8').split('\n');
  const event = exceptionAt('TypeError', 'too long to tell '.repeat(40), 'src/checkout.cjs', released, 10);
  const filename = `${'a-department/'.repeat(20)}index.cjs`;
  event.exception.values[0].stacktrace.frames.push({ filename, function: 'sell', lineno: 7, in_app: true });
  return {
    ...event,
    release: `com.example.department.cart@1.0.0+${'0123456789'.repeat(10)}`,
    environment: 'production-'.repeat(5),
  };
}

interface Box {
  readonly right: number;
  readonly bottom: number;
}

/** For the page: the box of the hover of an issue, and those of all that it says up to its last command. */
function downToCommands(): {
  readonly shown: Box;
  readonly pieces: readonly (Box & { readonly text: string })[];
} {
  const hover = [...document.querySelectorAll('.monaco-hover')].find((one) =>
    one.textContent.includes('CART-4'),
  );
  const paragraphs = [...(hover?.querySelectorAll('p') ?? [])];
  const end = paragraphs.findIndex(({ textContent }) => textContent.startsWith('Open Issue'));
  const told = paragraphs.slice(0, end + 1).flatMap((one) => [one, ...one.querySelectorAll('*')]);
  const boxOf = (element: PageElement | undefined) => {
    const { right = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {};
    return { right, bottom };
  };
  return { shown: boxOf(hover), pieces: told.map((one) => ({ text: one.textContent, ...boxOf(one) })) };
}

interface PageElement {
  readonly textContent: string;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getBoundingClientRect(): Box;
}
declare const document: Pick<PageElement, 'querySelectorAll'>;

interface Image {
  readonly alt: string;
  readonly naturalWidth: number;
  readonly naturalHeight: number;
}
