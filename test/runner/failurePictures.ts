import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { cacheFolder } from '../vscode/cache';
import { Editor } from '../vscode/editor';

/** Hooks for mocha: when a test has failed, writes down what stands on the screen of every running editor. */
export const mochaHooks: Mocha.RootHookObject = {
  async afterEach(this: Mocha.Context) {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    const folder = path.join(cacheFolder, 'failures');
    mkdirSync(folder, { recursive: true });
    for (const [index, editor] of [...Editor.running].entries()) {
      const name = `${test.fullTitle().replaceAll(/\W+/g, '-')}-${index}.png`;
      await editor.workbench.screenshot(path.join(folder, name));
      console.log(`      picture: ${path.join(folder, name)}`);
    }
  },
};
