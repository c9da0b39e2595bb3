import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import { projectRoot } from '../projectRoot';
import { Editor } from '../vscode/editor';

describe('the editor on the screen', () => {
  let editor: Editor;
  before(async () => {
    editor = await Editor.start({ workspace: path.join(projectRoot, 'test/host/workspace') });
  });
  after(() => editor.stop());

  it('opens a file at a line', async () => {
    await editor.workbench.openFile('src/cart.js', 3);
    const lines = await editor.workbench.editor.lines();
    assert.equal(lines.find(({ line }) => line === 2)?.code, 'export function total(cart) {');
    await editor.workbench.editor.untilCursor(3);
  });
});
