import assert from 'node:assert/strict';
import { folderName } from '../../../src/mapping/folderUri';
import { locateIn } from '../../../src/mapping/locateIn';
import { Locator } from '../../../src/mapping/locator';
import type { Place } from '../../../src/mapping/place';
import type { TraceFrame } from '../../../src/mapping/trace';
import { frame, MemoryFiles, noAbort, trace } from './memoryFiles';

const WEB = ['src/index.ts', 'src/pages/home.ts', 'src/format.ts'];
const API = ['src/index.ts', 'src/orders/service.ts', 'src/format.ts', 'lib/src/index.ts'];

/** `web src/index.ts`, or `web src/index.ts | api src/index.ts` where it is ambiguous. */
function inShort(place: Place | undefined): string {
  const files =
    place === undefined ? [] : 'file' in place ? [place.file] : 'candidates' in place ? place.candidates : [];
  return files.map(({ folder, path }) => `${folderName(folder)} ${path}`).join(' | ');
}

async function places(...frames: readonly Partial<TraceFrame>[]): Promise<readonly string[]> {
  const folders = [
    ['web', WEB],
    ['api', API],
  ] as const;
  const locators = folders.map(
    ([name, paths]) => new Locator(new MemoryFiles([...paths], `file:///code/${name}`)),
  );
  const [found = []] = await locateIn(locators, trace(frames.map((parts) => frame(parts))), noAbort);
  return found.map(inShort);
}

describe('A frame that several folders have equally well', () => {
  it('stands in the folder of the frames whose paths begin as its own does', async () => {
    assert.deepEqual(
      await places(
        { filename: '/srv/app/src/orders/service.ts' },
        { filename: '/srv/app/src/index.ts' },
        { filename: '/srv/app/src/format.ts' },
      ),
      ['api src/orders/service.ts', 'api src/index.ts', 'api src/format.ts'],
    );
    assert.deepEqual(await places({ filename: './src/index.ts' }, { filename: './src/pages/home.ts' }), [
      'web src/index.ts',
      'web src/pages/home.ts',
    ]);
    assert.deepEqual(
      await places({ filename: 'C:\\app\\src\\format.ts' }, { filename: 'C:\\app\\src\\orders\\service.ts' }),
      ['api src/format.ts', 'api src/orders/service.ts'],
    );
  });

  it('is ambiguous where the other frames are of another program, of both, or unknown', async () => {
    const both = 'web src/format.ts | api src/format.ts';
    const asked = { filename: '/srv/app/src/format.ts' };
    assert.deepEqual((await places(asked))[0], both);
    assert.deepEqual((await places(asked, { filename: '/srv/app/src/index.ts' }))[0], both);
    assert.deepEqual((await places(asked, { filename: '/opt/other/src/orders/service.ts' }))[0], both);
    assert.deepEqual(
      (
        await places(
          asked,
          { filename: '/srv/app/src/orders/service.ts' },
          { filename: '/srv/app/src/pages/home.ts' },
        )
      )[0],
      both,
    );
  });

  it('counts a frame that comes again and again once', async () => {
    const web = { filename: '/srv/app/src/pages/home.ts' };
    const api = { filename: '/srv/app/src/orders/service.ts' };
    assert.equal(
      (await places({ filename: '/srv/app/src/format.ts' }, web, web, web, api))[0],
      'web src/format.ts | api src/format.ts',
    );
  });
});
