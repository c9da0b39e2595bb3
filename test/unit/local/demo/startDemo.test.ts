import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { startDemo } from '../../../../src/local/demo/startDemo';
import { sampleErrors } from '../../../../src/local/demo/sampleErrors';
import type { LocalSentry } from '../../../../src/local/localSentry';
import { projectRoot } from '../../../projectRoot';
import { type TemporaryFolder, temporaryFolder } from '../../../vscode/temporaryFolder';

const sample = path.join(projectRoot, 'media/demo');
const HOUR_MS = 3_600_000;

describe('the sample of the demo', () => {
  let folder: TemporaryFolder;
  let sentry: LocalSentry | undefined;
  let now: number;
  const start = async () => {
    await sentry?.close();
    sentry = await startDemo({ directory: path.join(folder.path, 'sentry'), sample, now: () => now });
    return sentry;
  };
  const ask = async (running: LocalSentry, call: string, init: RequestInit = {}) => {
    const response = await fetch(`${running.address}/api/0/${call}`, {
      ...init,
      headers: { authorization: `Bearer ${running.token}`, 'content-type': 'application/json' },
    });
    return (await response.json()) as Record<string, unknown>;
  };

  beforeEach(() => {
    folder = temporaryFolder();
    now = Date.now();
  });
  afterEach(async () => {
    await sentry?.close();
    sentry = undefined;
    folder.remove();
  });

  it('has failed as often, for as many people and for whom it says', async () => {
    const { issues } = await start();
    assert.deepEqual(
      issues.map(({ title, events, users }) => ({ title, events, users })),
      sampleErrors.map(({ exceptions, events, customers }) => {
        const outermost = exceptions.at(-1);
        return { title: `${outermost?.type}: ${outermost?.value}`, events, users: customers };
      }),
    );
    const mine = await ask(
      sentry ?? assert.fail(),
      'organizations/demo/issues/?query=is:unresolved+assigned:me',
    );
    assert.equal((mine as unknown as unknown[]).length, 2);
  });

  it('brings the lines of its files as they were in the release: above them there was less', async () => {
    const running = await start();
    const [{ id } = { id: '' }] = running.issues;
    const event = await ask(running, `organizations/demo/issues/${id}/events/latest/`);
    const text = JSON.stringify(event);
    const lines = (await fs.readFile(path.join(sample, 'src/shipping.js'), 'utf8')).split('\n');
    const line = lines.findIndex((each) => each.includes('const { country }')) + 1;
    assert.ok(text.includes(`"lineNo":${line - 4}`), text.slice(0, 400));
    assert.ok(text.includes(`[${line - 4},${JSON.stringify(lines[line - 1])}]`));
  });

  it('keeps what was done to it, and begins anew after three days', async () => {
    const running = await start();
    const [{ id } = { id: '' }] = running.issues;
    const body = JSON.stringify({ status: 'resolved' });
    await ask(running, `organizations/demo/issues/${id}/`, { method: 'PUT', body });
    assert.equal((await start()).issues[0]?.status, 'resolved');
    now += 73 * HOUR_MS;
    const later = await start();
    assert.deepEqual([later.issues.length, later.issues[0]?.status], [sampleErrors.length, 'unresolved']);
  });
});
