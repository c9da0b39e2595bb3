import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { APP_FOLDER } from '../../inMemory';
import { storeWorld, type StoreWorld, untilReady } from './storeWorld';

const CALL = 'GET /organizations/local/code-mappings/';
const other = { project: 'other', repository: 'acme/other', stackRoot: '/srv/other/', sourceRoot: '' };
const own = { project: 'app', repository: 'acme/app', stackRoot: '/srv/app/', sourceRoot: 'services/app/' };

describe('CodeMappings', () => {
  let world: StoreWorld;
  /** How the server answers the call; as it should where this is undefined. */
  let refusal: number | undefined;

  beforeEach(async () => {
    refusal = undefined;
    world = await storeWorld({
      projects: [{ slug: 'app' }, { slug: 'other' }],
      codeMappings: [own, other],
      faults: ({ url = '' }, response) => url.includes('/code-mappings/') && refuse(response),
    });
  });
  afterEach(() => world.end());

  const refuse = (response: ServerResponse) => {
    if (refusal !== undefined) {
      response.writeHead(refusal, { 'content-type': 'application/json' }).end('{"detail":"no"}');
    }
    return refusal !== undefined;
  };
  const targetOf = (project: string) => ({
    ...{ server: world.sentry.address, org: 'local' },
    projects: [project],
  });
  const signedIn = async () => {
    const made = world.createStore();
    await made.signIn();
    await made.bindings.bind(APP_FOLDER, targetOf('app'));
    return made;
  };
  const asked = () => world.calls().filter((call) => call === CALL).length;

  it('are those of the bound project, asked for once', async () => {
    const { store, codeMappings } = await signedIn();
    await store.refresh('all');
    await untilReady(store);
    assert.deepEqual(
      codeMappings.current.map(({ stackRoot, sourceRoot }) => [stackRoot, sourceRoot]),
      [['/srv/app/', 'services/app/']],
    );
    await store.refresh('all');
    await store.refresh('changes');
    assert.equal(asked(), 1);
  });

  for (const status of [403, 404, 410, 400]) {
    it(`are none where the server answers ${status}: that is no error, and not asked again`, async () => {
      refusal = status;
      const { store, codeMappings } = await signedIn();
      await store.refresh('all');
      await store.refresh('all');
      const state = await untilReady(store);
      assert.deepEqual([state.trouble, codeMappings.current, world.errors], [undefined, [], []]);
      assert.equal(asked(), 1);
    });
  }

  it('are asked for again after a failure that may pass, which holds up nothing', async () => {
    refusal = 500;
    const { store, codeMappings } = await signedIn();
    await store.refresh('all');
    const state = await untilReady(store);
    assert.equal(state.trouble, undefined);
    assert.equal(world.errors.length, 1);
    refusal = undefined;
    await store.refresh('all');
    assert.equal(codeMappings.current.length, 1);
  });

  it('are forgotten with the binding and with the session', async () => {
    const { store, bindings, codeMappings } = await signedIn();
    await store.refresh('all');
    await untilReady(store);
    await bindings.bind(APP_FOLDER, targetOf('other'));
    await untilReady(store, () => codeMappings.current[0]?.projectSlug === 'other');
    await store.signOut((await untilReady(store)).account.id);
    assert.deepEqual(codeMappings.current, []);
  });
});
