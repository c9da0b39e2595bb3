import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { selfSigned } from '../faults/selfSigned';
import { FrontDoor, type Knock } from '../frontDoor';
import { Proxy } from '../proxy';
import { until } from '../until';
import { Editor } from '../vscode/editor';
import { releaseNamed } from '../vscode/versions';
import { signIn, trySignIn } from './signIn';
import { createWorld, failures, type World } from './world';

/** A name that exists nowhere: only the proxy knows where it leads. */
const NAME = 'sentry.company.test';

/** An address of this machine that VS Code does not take for this machine. */
const ELSEWHERE = '127.0.0.2';

for (const version of ['oldest', 'newest']) {
  const { vscode } = releaseNamed(version);

  describe(`a proxy, in VS Code ${vscode}`, () => {
    let world: World;
    let [front, other, secure]: readonly (FrontDoor | undefined)[] = [];
    let proxy: Proxy;
    let editor: Editor;
    let httpProxy: string;
    let asked = 0;

    before(async function () {
      this.timeout(300_000); // an editor may have to be fetched
      world = await createWorld({ faults: () => (asked++, false) });
      await world.crash([failures.noProduct('ann'), failures.noOwner('eve')]);
      for (const id of ['CART-1', 'CART-2']) {
        await world.sentry.assign(id, { type: 'user', id: '1' });
      }
      const behind = () => world.sentry.address;
      front = await new FrontDoor({ behind }).start();
      other = await new FrontDoor({ behind, host: ELSEWHERE }).start();
      secure = await new FrontDoor({ behind, certificate: selfSigned(NAME) }).start();
      proxy = new Proxy((authority) =>
        new Map([
          [`${NAME}:80`, front?.spot],
          [`${NAME}:443`, secure?.spot],
          [`${ELSEWHERE}:${other?.spot.port}`, other?.spot],
        ]).get(authority),
      );
      httpProxy = await proxy.start();
      editor = await Editor.start({
        ...{ version, workspace: world.workspace, file: 'src/cart.cjs' },
        settings: { 'http.proxy': httpProxy },
      });
    });
    after(async () => {
      await editor?.stop();
      await Promise.all([front, other, secure, proxy].map(async (server) => server?.close()));
      await world?.end();
    });

    it('carries all of a session: sign-in, lists, events and a change', async () => {
      const { workbench } = editor;
      const before = asked;
      await signIn(workbench, `http://${NAME}`, world.sentry.token);
      await workbench.editor.untilLens(10, 'TypeError');
      await workbench.editor.goTo(10);
      await workbench.run('Faultline: Resolve');
      await workbench.quickInput.untilShown('on this line');
      await workbench.quickInput.accept();
      await workbench.untilStatus('CART-1 is resolved.');
      const knocks = front?.knocks ?? [];
      for (const call of [
        /^GET \/api\/0\/$/,
        /^GET \/api\/0\/organizations\/local\/issues\/\?/,
        /^GET \/api\/0\/organizations\/local\/issues\/\d+\/events\//,
        /^PUT \/api\/0\/organizations\/local\/issues\/\d+\/$/,
      ]) {
        assert.ok(
          knocks.map(told).some((one) => call.test(one)),
          `${call}`,
        );
      }
      assert.deepEqual(
        knocks.filter(({ port }) => !proxy.isOwn(port)),
        [],
      );
      assert.equal(asked - before, knocks.length);
      assert.deepEqual(new Set(proxy.asked.filter(isForUs)), new Set([`CONNECT ${NAME}:80`]));
    });

    it('is told of by name when it wants a password, and when it refuses', async () => {
      const { workbench } = editor;
      const view = await workbench.view('Issues', 'Faultline');
      for (const [status, says] of [
        [
          407,
          /The proxy asks for a user name and a password\. Check the settings http\.proxy and http\.noProxy\./,
        ],
        [403, /The proxy cannot be reached, or lets no request through\. Check the settings http\.proxy/],
      ] as const) {
        proxy.refuse(status);
        await workbench.run('Faultline: Refresh');
        await until(`the view to say ${says}`, async () => says.test(await view.message()));
      }
      await workbench.run('Faultline: Why Is This Empty?');
      await until('the examination', async () =>
        /✗ Session: The proxy cannot be reached, or lets no request through/.test(
          await workbench.editor.text(),
        ),
      );
      proxy.refusal = undefined;
      await workbench.run('Faultline: Refresh');
      await until('the view to be fresh', async () => (await view.message()).includes(`on ${NAME}`));
    });

    it('leads to any other address, too, of which VS Code does not know that it is this machine', async () => {
      await signIn(editor.workbench, addressOf(other), world.sentry.token);
      await editor.workbench.toasts.untilShown(`Signed in to ${new URL(addressOf(other)).host}.`);
      assert.ok(other !== undefined && other.knocks.length > 0);
      assert.ok(other.knocks.every(({ port }) => proxy.isOwn(port)));
    });

    it('is gone round for the servers in http.noProxy', async () => {
      const settings = { 'http.proxy': httpProxy, 'http.noProxy': [NAME, ELSEWHERE] };
      await editor.restart({ settings });
      proxy.asked.length = 0;
      other?.knocks.splice(0);
      const { workbench } = editor;
      await signIn(workbench, addressOf(other), world.sentry.token);
      await workbench.toasts.untilShown(`Signed in to ${new URL(addressOf(other)).host}.`);
      assert.ok(other !== undefined && other.knocks.length > 0);
      assert.ok(other.knocks.every(({ port }) => !proxy.isOwn(port)));
      const view = await workbench.view('Issues', 'Faultline');
      await workbench.run('Faultline: Refresh');
      await until('the made-up name to lead nowhere', async () =>
        /cannot be reached/.test(await view.message()),
      );
      assert.deepEqual(proxy.asked.filter(isForUs), []);
    });

    it('is no reason to trust a certificate: the setting that would is named', async () => {
      await editor.restart({ settings: { 'http.proxy': httpProxy } });
      const { quickInput } = editor.workbench;
      await trySignIn(editor.workbench, `https://${NAME}`, world.sentry.token);
      await quickInput.untilShown("The server's certificate is not trusted by this machine.");
      await quickInput.untilShown('keep http.systemCertificates on');
      await quickInput.cancel();
      assert.deepEqual(secure?.knocks, []);
    });

    if (version === 'newest') {
      // on Linux, older ones read the certificates of the system from a place that only its owner can write to
      it('carries TLS with a certificate that the system trusts, as long as it is asked to', async () => {
        await trySignInTrusting(editor, world, secure?.certificate ?? '', { 'http.proxy': httpProxy });
        await editor.workbench.toasts.untilShown(`Signed in to ${NAME}.`);
        assert.ok(secure !== undefined && secure.knocks.length > 0);
        assert.ok(secure.knocks.every(({ port }) => proxy.isOwn(port)));
        await trySignInTrusting(editor, world, secure.certificate, {
          ...{ 'http.proxy': httpProxy, 'http.systemCertificates': false },
        });
        await editor.workbench.quickInput.untilShown('keep http.systemCertificates on');
      });
    }
  });
}

/** Signs in where the system trusts a certificate; the server may not be trusted all the same. */
async function trySignInTrusting(
  editor: Editor,
  { folder, sentry }: World,
  certificate: string,
  settings: object,
): Promise<void> {
  const file = path.join(folder, 'certificate.pem');
  writeFileSync(file, certificate);
  const more = { 'http.systemCertificatesNode': true, ...settings };
  await editor.restart({ settings: more, env: { SSL_CERT_FILE: file } });
  await trySignIn(editor.workbench, `https://${NAME}`, sentry.token);
}

function addressOf(door: FrontDoor | undefined): string {
  assert.ok(door);
  return `http://${door.spot.host}:${door.spot.port}`;
}

function told({ method, url }: Knock): string {
  return `${method} ${url}`;
}

/** VS Code and its own extensions may ask for other things. */
function isForUs(asked: string): boolean {
  return asked.includes(NAME) || asked.includes(ELSEWHERE);
}
