import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { removeDemo, serverDirectory } from '../../../../src/local/demo/removeDemo';
import { startLocalSentry } from '../../../../src/local/localSentry';
import { temporaryFolder } from '../../../vscode/temporaryFolder';

describe('removing the demo', () => {
  const folder = temporaryFolder();
  const home = path.join(folder.path, 'demo');
  const file = path.join(home, 'shop/src/shipping.js');
  beforeEach(() => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, 'ship();\n');
  });
  after(() => folder.remove());

  it('leaves all of it in its place while its Sentry runs, and deletes it then', async () => {
    const sentry = await startLocalSentry({ directory: serverDirectory(home), projects: [{ slug: 'shop' }] });
    try {
      assert.equal(await removeDemo(home), false);
      assert.ok(existsSync(file));
      assert.ok(existsSync(path.join(serverDirectory(home), 'lock')));
    } finally {
      await sentry.close();
    }
    assert.equal(await removeDemo(home), true);
    assert.ok(!existsSync(home));
  });

  it('deletes what a window left that was killed, or that never had a Sentry', async () => {
    assert.equal(await removeDemo(home), true);
    assert.ok(!existsSync(home));
    mkdirSync(serverDirectory(home), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(serverDirectory(home), 'lock'), JSON.stringify({ pid: process.pid, port: 1 }));
    assert.equal(await removeDemo(home), true);
    assert.ok(!existsSync(home));
  });
});
