import * as assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { sampleErrors } from '../../src/local/demo/sampleErrors';
import { eventsOf } from '../../src/local/demo/sampleEvents';
import { type LocalSentry, startLocalSentry } from '../../src/local/localSentry';
import { postAll } from '../bench/post';
import { projectRoot } from '../projectRoot';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import { type TemporaryFolder, temporaryFolder } from '../vscode/temporaryFolder';
import { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';

const sample = path.join(projectRoot, 'media/demo');
const failing = 18;

describe('a newcomer', () => {
  let folder: TemporaryFolder;
  let editor: Editor;
  let workbench: Workbench;
  let demo: string;

  before(async () => {
    folder = temporaryFolder();
    editor = await Editor.start({ workspace: folder.path, viewport: { width: 1400, height: 1000 } });
    ({ workbench } = editor);
    demo = path.join(editor.directory, 'user/User/globalStorage/faultline.faultline/demo');
    await workbench.open(new URL('/?ew=true', workbench.page.url()).href);
  });
  after(async () => {
    await editor?.stop();
    folder?.remove();
  });

  it('is led by the walkthrough into a demo that needs no account', async () => {
    await workbench.run('Welcome: Open Walkthrough...');
    await workbench.quickInput.choose('Start with Faultline');
    assert.deepEqual(await stepsDone(workbench), Array<boolean>(7).fill(false));
    await workbench.page.locator('.getting-started-step').getByText('Try the Demo', { exact: true }).click();
    await until('the folder of the demo', () => workbench.page.url().includes('/demo/shop'));
    await openAgain(workbench);
    const isCounted = async () =>
      (await workbench.statusBar()).some(({ id, text }) => id.includes('faultline') && text === '4');
    await until('its issues', isCounted, 60_000); // the window that was loaded before lets go of the demo first
    const { text } = await workbench.editor.untilLens(failing, 'TypeError');
    assert.match(text, /46 events · 19 users/);
  });

  it('sees the steps complete themselves, up to the first lens', async () => {
    await until('three steps of seven to be done', async () => {
      const done = await stepsDone(workbench);
      return done.join() === 'true,true,true,false,false,false,false';
    });
  });

  it('keeps their own accounts out of the demo, and the demo out of them', async () => {
    await workbench.run('Faultline: Sign In');
    await workbench.toasts.untilShown('This window shows the demo');
    await workbench.toasts.dismiss('This window shows the demo');
    assert.deepEqual(editor.refusedAddresses, []);
  });

  it('hears of a wrong setting once, what to write, and loses nothing', async () => {
    const settings = path.join(demo, 'shop/.vscode/settings.json');
    const before = readFileSync(settings);
    const wrong = { 'faultline.lens.maxLength': 'as long as it gets', 'faultline.refreshMinutes': 0.5 };
    writeFileSync(settings, JSON.stringify(wrong));
    const sentence = await workbench.toasts.untilShown('faultline.');
    assert.match(sentence, /^faultline\.refreshMinutes: write a whole number from 0 to 1440\. Until then /);
    assert.match(sentence, /The log names 1 more\.$/);
    await workbench.toasts.dismiss('faultline.refreshMinutes');
    const view = await workbench.view('Issues', 'Faultline');
    await until('the view to say so', async () =>
      (await view.message()).includes('faultline.refreshMinutes'),
    );
    await workbench.editor.untilLens(failing, '46 events');
    writeFileSync(settings, before);
    await until('the view to be calm', async () => !(await view.message()).includes('faultline.'));
    assert.deepEqual(await workbench.toasts.all(), []);
  });

  it('resolves the first issue, and is done', async () => {
    await workbench.run('View: Focus First Editor Group');
    await workbench.openFile('src/shipping.js', failing);
    await workbench.editor.untilLens(failing, '46 events');
    await workbench.run('Faultline: Resolve in Next Release');
    await workbench.quickInput.untilShown('SHOP-1');
    await workbench.quickInput.accept();
    await workbench.untilStatus('SHOP-1 is resolved in the next release.');
    await workbench.editor.untilNoLens();
    await until('the last step', async () => (await stepsDone(workbench)).at(-1));
  });

  it('does not remove the demo from another window', async () => {
    const other = new Workbench(await workbench.page.context().newPage());
    await other.open(new URL('/?ew=true', workbench.page.url()).href);
    await other.run('Faultline: Remove the Demo');
    await other.toasts.untilShown('The demo is open in another window');
    assert.ok(existsSync(path.join(demo, 'sentry/journal')));
    assert.ok(existsSync(path.join(demo, 'shop/src/shipping.js')));
    await other.page.close();
    await workbench.page.bringToFront();
  });

  it('removes all of the demo by one command', async () => {
    assert.ok(existsSync(path.join(demo, 'sentry/journal')));
    await workbench.press('F1');
    await workbench.quickInput.fill('>Faultline: Remove the Demo');
    await workbench.quickInput.accept();
    await workbench.page.waitForURL(/ew=true/, { waitUntil: 'commit' }); // an empty window, in its place
    await until('the folder to be gone', () => !existsSync(demo));
  });

  describe('in a remote workspace, with files of Windows', () => {
    let sentry: LocalSentry;
    let workspace: string;

    before(async () => {
      workspace = path.join(folder.path, 'shop');
      cpSync(sample, workspace, { recursive: true });
      for (const name of ['checkout.js', 'shipping.js']) {
        const file = path.join(workspace, 'src', name);
        writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
      }
      sentry = await startLocalSentry({
        directory: path.join(folder.path, 'sentry'),
        projects: [{ slug: 'shop' }],
      });
      await postAll(sentry.dsn('shop'), windowsEvents().map(envelopeOf), 4);
      await sentry.assign('SHOP-1', { type: 'user', id: '1' });
      const { origin } = new URL(workbench.page.url());
      await workbench.open(`${origin}/?folder=${workspace}`);
      await signIn(workbench, sentry.address, sentry.token);
    });
    after(() => sentry?.close());

    it('shows the lens on its line', async () => {
      const host = (await workbench.statusBar()).find(({ id }) => id === 'status.host');
      assert.equal(host?.tooltip, 'remote');
      await workbench.openFile('src/shipping.js');
      await workbench.editor.untilLens(failing, 'TypeError');
      const eol = (await workbench.statusBar()).find(({ id }) => id === 'status.editor.eol');
      assert.equal(eol?.text, 'CRLF');
    });

    it('names the files of frames below the folder, and goes there', async () => {
      const view = await workbench.view('Issues', 'Faultline');
      const issue = await until('the issue', async () =>
        (await view.rows()).find(({ level }) => level === 2),
      );
      await view.toggle(issue.label);
      const row = await until('the frame', async () =>
        (await view.rows()).find(({ label }) => label === 'src/shipping.js:18'),
      );
      const spoken = (await view.rows()).map((each) => each.spoken).join('\n');
      assert.doesNotMatch(spoken, /\\|vscode-remote|C:/);
      await workbench.openFile('README.md');
      await view.click(row.label);
      await until('the file', async () =>
        (await workbench.tabs()).some((tab) => /^>.*shipping\.js/.test(tab)),
      );
    });

    it('offers to bind a folder of the explorer', async () => {
      const explorer = await workbench.view('shop', 'Explorer');
      assert.ok((await explorer.menuOf('src')).some((title) => title.startsWith('Bind Folder')));
      await workbench.press('Escape');
    });
  });
});

/** As the walkthrough on the screen marks them. */
function stepsDone({ page }: Workbench): Promise<boolean[]> {
  return page
    .locator('.getting-started-step [role=checkbox]')
    .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-checked') === 'true'));
}

/** A window that VS Code opened by itself does not load extensions in development. */
async function openAgain(workbench: Workbench): Promise<void> {
  const url = new URL(workbench.page.url());
  url.searchParams.delete('payload');
  await workbench.open(url.href);
}

function envelopeOf(event: object): string {
  return [{}, { type: 'event' }, event].map((part) => JSON.stringify(part)).join('\n');
}

/** As a service on Windows sends them. */
function windowsEvents(): readonly object[] {
  const sources = new Map(
    ['src/checkout.js', 'src/shipping.js'].map((file) => [
      file,
      readFileSync(path.join(sample, file), 'utf8'),
    ]),
  );
  const [error] = sampleErrors;
  assert.ok(error !== undefined);
  return eventsOf(error, sources, Date.now()).map((event) => {
    const text = JSON.stringify(event);
    const path = (found: string) => JSON.stringify(`C:${found.slice(1, -1).replaceAll('/', '\\')}`);
    return JSON.parse(text.replaceAll(/"\/srv\/shop\/[^"]*"/g, path)) as object;
  });
}
