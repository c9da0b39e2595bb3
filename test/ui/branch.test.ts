import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { exceptionAt, sendEvents } from '../sendEvent';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import type { Workbench } from '../vscode/workbench';
import { signIn } from './signIn';
import { createWorld, failures, type World } from './world';

/** What forges, Sentry and build servers would act on. */
const acting = 'Fixes OTHER-9 [skip ci] @team closes #12';

const page = { title: 'CART-2', body: /^Fixes CART-2\n\nhttp:\/\/127\.0\.0\.1:\d+\/.*\/issues\/2\/$/ };

describe('work on an issue', () => {
  let world: World;
  let editor: Editor;
  let workbench: Workbench;
  let file: string;
  let committed: string;

  before(async () => {
    world = await createWorld();
    file = path.join(world.workspace, 'src/cart.cjs');
    committed = readFileSync(file, 'utf8');
    await world.crash([failures.noProduct('ann')]);
    const thrown = exceptionAt(acting, acting, 'src/cart.cjs', committed.split('\n'), 10);
    await sendEvents(world.sentry.dsn('cart'), [thrown]);
    await world.sentry.assign('CART-1', { type: 'user', id: '1' });
    const bare = path.join(world.folder, 'origin.git');
    execFileSync('git', ['init', '--quiet', '--bare', bare]);
    world.git('remote', 'add', 'origin', 'https://github.com/acme/cart.git');
    world.git('config', 'remote.origin.pushurl', bare);
    world.git('push', '--quiet', 'origin', 'main');
    world.git('tag', 'v1.0.0', 'HEAD~1');
    editor = await Editor.start({
      workspace: world.workspace,
      file: 'src/cart.cjs',
      settings: { 'faultline.branch.assignToMe': true, 'git.autofetch': false },
    });
    ({ workbench } = editor);
    await signIn(workbench, world.sentry.address, world.sentry.token);
    await workbench.toasts.dismiss('Signed in to');
    await workbench.editor.untilLens(10, 'TypeError');
    await workbench.page.locator('.activitybar .action-label[aria-label^="Source Control"]').click();
  });
  after(async () => {
    await editor?.stop();
    await world?.end();
  });

  const branch = () => world.git('branch', '--show-current');
  const untilBranch = (name: string) => until(`the branch ${name}`, () => branch() === name);
  const commitBox = async () => {
    const lines = workbench.page.locator('.scm-editor .view-lines');
    return (await lines.first().innerText()).replaceAll('\u00a0', ' ').trim();
  };
  /** CART-2, as the server has it. */
  const issue = async () =>
    (await world.ask('/organizations/local/issues/2/')) as {
      readonly status: string;
      readonly assignedTo: { readonly id: string } | null;
      readonly isBookmarked: boolean;
    };
  const untilCommitBox = (text: string) =>
    until(`the commit box to say "${text}"`, async () => (await commitBox()) === text);
  const untilWorkItem = (text: string | undefined) => untilItem('faultline.work', text);
  const untilItem = (name: string, text: string | undefined, timeoutMs = 20_000) =>
    until(
      `the status bar to say ${text}`,
      async () => {
        const item = (await workbench.statusBar()).find(({ id }) => id.endsWith(name));
        return item?.text === text;
      },
      timeoutMs,
    );
  /** Chooses the issue, the place to begin at and the proposed name. */
  const start = async (error: string, base: string) => {
    const { quickInput } = workbench;
    await workbench.run('Faultline: Start Working on Issue…');
    await quickInput.untilShown('Which issue?');
    await quickInput.choose(error);
    await quickInput.untilShown('Where shall the branch begin?');
    await quickInput.choose(base);
    await quickInput.untilShown('The name of the new branch');
  };
  const trunk = 'origin/main, as it was fetched last';

  it('puts changed files away for a branch, and undoing it takes them out', async () => {
    const changed = `${committed}// changed\n`;
    writeFileSync(file, changed);
    await start("TypeError: Cannot read properties of undefined (reading 'price')", trunk);
    const { quickInput } = workbench;
    await quickInput.fill('Main');
    await quickInput.untilShown('disks take it for the same');
    await quickInput.fill('fix/[x](command:y)');
    await quickInput.untilShown('Git does not allow this name');
    await quickInput.fill('fix/cart-1-Total');
    await quickInput.accept();
    await quickInput.untilShown('1 file is changed and not committed');
    await quickInput.choose('Stash Them');
    await untilBranch('fix/cart-1-Total');
    await untilWorkItem('CART-1');
    await untilCommitBox('Fixes CART-1');
    assert.equal(readFileSync(file, 'utf8'), committed);
    await workbench.toasts.press('On branch fix/cart-1-Total.', 'Undo');
    await workbench.toasts.dismiss('Back from fix/cart-1-Total, as it was before.');
    assert.deepEqual([branch(), readFileSync(file, 'utf8')], ['main', changed]);
    assert.equal(world.git('branch', '--list', 'fix/*') + world.git('stash', 'list'), '');
    await untilWorkItem(undefined);
    await untilCommitBox('');
  });

  it('takes changed files along; nothing of a title that others act on is in branch and message', async () => {
    await start(`${acting}: ${acting}`, trunk);
    await workbench.quickInput.accept();
    await workbench.quickInput.choose('Take Them Along');
    await untilBranch('fix/cart-2');
    await untilCommitBox('Fixes CART-2');
    assert.match(readFileSync(file, 'utf8'), /\/\/ changed\n$/);
    await workbench.toasts.dismiss('On branch fix/cart-2.');
    await until('the server to have it assigned', async () => (await issue()).assignedTo?.id === '1');
  });

  it('is copied as Markdown with its title in a code span, where nothing is acted on', async () => {
    await workbench.copy('');
    await workbench.run('Faultline: Copy as Markdown');
    await workbench.quickInput.untilShown('Which issue?');
    await workbench.quickInput.choose(`${acting}: ${acting}`);
    const copied = await until(
      'the clipboard to hold it',
      async () => (await workbench.pasted()) || undefined,
    );
    assert.match(copied, /^\[CART-2\]\(http:\/\/127\.0\.0\.1:\d+\/.*\/issues\/2\/\)/);
    assert.ok(copied.includes(`${acting}: ${acting}`), copied);
    assert.doesNotMatch(copied.replace(/`[^`]*`/g, ''), /fixes|OTHER|skip|@|closes|#/i);
  });

  it('has no pull request while nothing is committed', async () => {
    await workbench.run('Faultline: Open Pull Request…');
    await workbench.toasts.dismiss('There is nothing on fix/cart-2 yet that could be merged.');
  });

  it('is undone by the command in its turn, after what was done since, with what came with it', async () => {
    await workbench.run('Faultline: Bookmark or Remove Bookmark');
    await workbench.quickInput.untilShown('Which issue?');
    await workbench.quickInput.choose(`${acting}: ${acting}`);
    await until('the server to have the bookmark', async () => (await issue()).isBookmarked);
    await workbench.run('Faultline: Undo Last Action');
    await until('the server to have no bookmark', async () => !(await issue()).isBookmarked);
    assert.equal(branch(), 'fix/cart-2');
    await workbench.run('Faultline: Undo Last Action');
    await workbench.toasts.dismiss('Back from fix/cart-2, as it was before.');
    assert.deepEqual([branch(), world.git('branch', '--list', 'fix/*')], ['main', '']);
    assert.match(readFileSync(file, 'utf8'), /\/\/ changed\n$/);
    await untilCommitBox('');
    await until('the server to have it assigned to nobody', async () => (await issue()).assignedTo === null);
    await start(`${acting}: ${acting}`, trunk);
    await workbench.quickInput.accept();
    await workbench.quickInput.choose('Take Them Along');
    await untilBranch('fix/cart-2');
    await workbench.toasts.dismiss('On branch fix/cart-2.');
  });

  /** The address that the editor opened, once the person agreed to open it. */
  const openedPage = async () => {
    const before = editor.refusedAddresses.length;
    await workbench.dialog.press('Open');
    return until('a page to be opened', () => editor.refusedAddresses[before]);
  };

  it('pushes once the person agrees, and opens the page of a pull request', async () => {
    world.git('commit', '--quiet', '--all', '--message', 'Fixes CART-2');
    await workbench.run('Faultline: Undo Last Action');
    await workbench.toasts.dismiss('fix/cart-2 stays: something was committed on it.');
    await workbench.run('Faultline: Open Pull Request…');
    assert.match(await workbench.dialog.text(), /Push fix\/cart-2 to origin\?[^]*cannot be undone/);
    await workbench.dialog.press('Push');
    const url = new URL(await openedPage());
    assert.equal(url.origin + url.pathname, 'https://github.com/acme/cart/compare/main...fix/cart-2');
    assert.equal(url.searchParams.get('title'), page.title);
    assert.match(url.searchParams.get('body') ?? '', page.body);
    assert.equal(
      world.git('ls-remote', '--heads', path.join(world.folder, 'origin.git'), 'fix/cart-2').slice(0, 40),
      world.git('rev-parse', 'HEAD'),
    );
  });

  const others: readonly (readonly [remote: string, page: string])[] = [
    [
      'git@gitlab.acme.example:shop/cart.git',
      'https://gitlab.acme.example/shop/cart/-/merge_requests/new?merge_request%5Bsource_branch%5D=fix%2Fcart-2',
    ],
    [
      'https://bitbucket.org/acme/cart.git',
      'https://bitbucket.org/acme/cart/pull-requests/new?source=fix%2Fcart-2&dest=main',
    ],
    [
      'https://acme@dev.azure.com/acme/shop/_git/cart',
      'https://dev.azure.com/acme/shop/_git/cart/pullrequestcreate?sourceRef=fix%2Fcart-2&targetRef=main',
    ],
    ['https://codeberg.org/acme/cart.git', 'https://codeberg.org/acme/cart/compare/main...fix/cart-2'],
    [
      'https://git.acme.example/acme/cart.git',
      'https://git.acme.example/acme/cart/compare/main...fix/cart-2',
    ],
  ];
  for (const [remote, expected] of others) {
    it(`opens that of ${remote}, with title and text on the clipboard where it takes none`, async () => {
      world.git('remote', 'set-url', 'origin', remote);
      await workbench.copy('');
      await workbench.run('Faultline: Open Pull Request…');
      if (remote.includes('git.acme.example')) {
        await workbench.quickInput.untilShown('What runs on git.acme.example?');
        await workbench.quickInput.choose('Gitea, Forgejo');
      }
      const opened = await openedPage();
      assert.ok(opened.startsWith(expected), opened);
      if (remote.includes('gitlab')) {
        assert.equal(new URL(opened).searchParams.get('merge_request[title]'), page.title);
        return;
      }
      await workbench.toasts.dismiss('are on the clipboard: paste them there.');
      const [title, ...body] = (await workbench.pasted()).split('\n\n');
      assert.equal(title, page.title);
      assert.match(body.join('\n\n'), page.body);
    });
  }

  it('opens the page of the repository that this one is a fork of, once it was chosen', async () => {
    world.git('remote', 'set-url', 'origin', 'https://github.com/ann/cart.git');
    world.git('remote', 'add', 'upstream', 'https://github.com/acme/cart.git');
    world.git('update-ref', 'refs/remotes/upstream/main', 'main');
    await workbench.run('Faultline: Open Pull Request…');
    await workbench.quickInput.untilShown('Into which repository?');
    await workbench.quickInput.choose('acme/cart');
    const url = new URL(await openedPage());
    assert.equal(url.origin + url.pathname, 'https://github.com/acme/cart/compare/main...ann:fix/cart-2');
    world.git('remote', 'remove', 'upstream');
  });

  it('is offered to be resolved in the next release once the branch is merged', async () => {
    world.git('switch', '--quiet', 'main');
    await untilWorkItem(undefined);
    await untilCommitBox('');
    world.git('merge', '--quiet', '--squash', 'fix/cart-2');
    world.git('commit', '--quiet', '--message', 'Sell carts again');
    world.git('push', '--quiet', 'origin', 'main');
    await workbench.reload();
    await untilItem('faultline.merged', 'Resolve CART-2?', 60_000); // all of the window starts anew before
    await workbench.page.locator('.statusbar-item[id$="faultline.merged"]').click();
    await workbench.quickInput.untilShown('fix/cart-2 is merged: resolve CART-2?');
    assert.equal((await issue()).status, 'unresolved');
    await workbench.quickInput.choose('Resolve in Next Release');
    await until('the server to have it resolved', async () => (await issue()).status === 'resolved');
    await untilItem('faultline.merged', undefined);
  });
});
