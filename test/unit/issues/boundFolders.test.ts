import assert from 'node:assert/strict';
import { lensMarks } from '../../../src/issues/lenses';
import { readyFeeds } from '../../../src/issues/storeState';
import { bindingTo } from '../../inMemory';
import { exceptionAt, sendEvents } from '../../sendEvent';
import { until } from '../../until';
import { memoryFiles, storeWorld, type StoreWorld } from './storeWorld';

const source = ['function run(cart) {', '  const item = cart.first;', '  return item.price;', '}'];

/** A folder of two apps that hold the same file, each bound to a project of its own. */
describe('with two bindings of one folder', () => {
  let world: StoreWorld;

  beforeEach(async () => {
    world = await storeWorld({ projects: [{ slug: 'web' }, { slug: 'api' }] });
    for (const [project, line] of [
      ['web', 2],
      ['api', 3],
    ] as const) {
      const thrown = exceptionAt('TypeError', `of ${project}`, 'src/run.js', source, line);
      await sendEvents(world.sentry.dsn(project), [thrown]);
      await world.sentry.assign(world.sentry.issues.at(-1)?.id ?? '', { type: 'user', id: '1' });
    }
  });
  afterEach(() => world.end());

  it('each project has its lenses in its own app, and nothing of that is written down', async () => {
    const text = source.join('\n');
    const files = memoryFiles({ 'apps/web/src/run.js': text, 'apps/api/src/run.js': text });
    const { store, bindings, signIn } = world.createStore(files);
    await signIn();
    bindings.become(
      ['web', 'api'].map((project) =>
        bindingTo({ server: world.sentry.address, org: 'local', projects: [project] }, [
          { folder: files.folder, path: `apps/${project}` },
        ]),
      ),
    );
    await store.refresh('all');
    await until('both to be located', () =>
      readyFeeds(store.state).every(({ issues }) =>
        [...issues.values()].some(({ located }) => located.kind === 'located'),
      ),
    );
    const marks = [...lensMarks(store.state, world.clock.now()).values()].flat();
    assert.deepEqual(
      marks
        .map(({ tracked, place }) => [tracked.issue.title, place.verdict, place.file.path, place.line + 1])
        .toSorted(),
      [
        ['TypeError: of api', 'exact', 'apps/api/src/run.js', 3],
        ['TypeError: of web', 'exact', 'apps/web/src/run.js', 2],
      ],
    );
    const written = JSON.stringify([...world.storage.kept.values()]);
    assert.match(written, /run\.js/);
    assert.doesNotMatch(written, /apps/);
  });
});
