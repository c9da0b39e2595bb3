import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import { signIn } from './signIn';
import { createWorld, failures, type World } from './world';

/** Words that stand in an event where a person's data stands. */
const canaries = {
  variable: 'canary-in-a-variable',
  user: 'canary-in-the-user',
  tag: 'canary-in-a-tag',
  request: 'canary-in-the-request',
  breadcrumb: 'canary-in-a-breadcrumb',
  context: 'canary-in-a-context',
};

describe('what stays on this machine', () => {
  let world: World;
  let editor: Editor;

  before(async () => {
    world = await createWorld();
    const { cart, user } = failures.noProduct('ann');
    const extra = {
      user: { username: canaries.user },
      tags: { secret: canaries.tag },
      request: { url: `http://shop/${canaries.request}`, data: canaries.request },
      breadcrumb: canaries.breadcrumb,
      context: { secret: canaries.context },
    };
    await world.crash([{ cart: { ...cart, note: canaries.variable }, user, extra }]);
    await world.sentry.assign('CART-1', { type: 'user', id: '1' });
    editor = await Editor.start({ workspace: world.workspace, file: 'src/cart.cjs' });
    const { workbench } = editor;
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.editor.untilLens(10, 'TypeError');
    await workbench.editor.hover(10, { word: 'quantity', says: 'CART-1' });
    await workbench.run('Faultline: Open Issue');
    await workbench.quickInput.accept();
    await until('the issue', async () => (await workbench.editor.text()).includes('CART-1'));
    await until('the snapshot', () =>
      holding(editor.directory, 'CART-1').some((file) => file.includes('globalStorage')),
    );
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  it('came with the event', async () => {
    const event = JSON.stringify(await world.ask('/organizations/local/issues/CART-1/events/latest/'));
    for (const [place, canary] of Object.entries(canaries)) {
      assert.ok(event.includes(canary), place);
    }
  });

  it('holds nothing of variables, user, tags, request, breadcrumbs and contexts', () => {
    for (const canary of Object.values(canaries)) {
      assert.deepEqual([...holding(editor.directory, canary), ...holding(world.workspace, canary)], []);
    }
  });

  it('holds the token nowhere in the clear: not in settings, logs, storage, workspace or profile', () => {
    const { token } = world.sentry;
    for (const spelling of [
      token,
      Buffer.from(token).toString('base64'),
      encodeURIComponent(`Bearer ${token}`),
    ]) {
      assert.deepEqual([...holding(editor.directory, spelling), ...holding(world.workspace, spelling)], []);
    }
  });
});

/** The files below a folder that hold a text, in UTF-8 or UTF-16. */
function holding(folder: string, text: string): string[] {
  const spellings = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return spellings.some((spelling) => bytes.includes(spelling));
    });
}
