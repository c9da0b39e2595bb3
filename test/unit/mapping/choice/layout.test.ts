import assert from 'node:assert/strict';
import type { Fit } from '../../../../src/mapping/choice/fits';
import { inLayout } from '../../../../src/mapping/choice/layout';
import { FileIndex } from '../../../../src/mapping/files/fileIndex';
import type { FamilyName } from '../../../../src/mapping/paths/families/family';
import { frame, noAbort } from '../memoryFiles';

/** The files of a workspace folder `shop` that are left of those that end as a path does. */
async function left(family: FamilyName, path: string, files: readonly string[], fitting: readonly string[]) {
  const index = await FileIndex.build(files, { ignoresCase: false }, noAbort);
  const segments = path.split('/').filter((segment) => segment !== '');
  const fit: Fit = { path: { from: 'absPath', segments, root: '/', climbs: 0 }, matched: 1, files: fitting };
  const kept = inLayout(frame({ module: 'main' }), family, fit, { index, folderName: 'shop' });
  return kept && { matched: kept.matched, files: kept.files };
}

describe('Where the files of a language lie', () => {
  const files = ['go.mod', 'main.go', 'cmd/api/main.go'];

  it('leaves out a file that lies elsewhere', async () => {
    assert.deepEqual(await left('go', '/app/main.go', files, ['main.go', 'cmd/api/main.go']), {
      matched: 1,
      files: ['main.go'],
    });
  });

  it('finds the one that lies right where all that agree further do not', async () => {
    assert.deepEqual(await left('go', '/src/shop/main.go', files, ['cmd/api/main.go']), {
      matched: 2,
      files: ['main.go'],
    });
  });

  it('is nowhere where none is left', async () => {
    const deep = ['go.mod', 'cmd/api/main.go'];
    assert.equal(await left('go', '/app/main.go', deep, ['cmd/api/main.go']), undefined);
    assert.equal(await left('go', '/app/api/main.go', files, ['cmd/api/main.go']), undefined);
  });

  it('says nothing of a language without rules', async () => {
    assert.deepEqual(await left('perl', '/app/main.go', files, ['cmd/api/main.go']), {
      matched: 1,
      files: ['cmd/api/main.go'],
    });
  });
});
