import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { BuildOutput } from '../../../../src/mapping/sourceMaps/buildOutput';
import { type TemporaryFolder, temporaryFolder } from '../../../vscode/temporaryFolder';
import { write } from './frontEnd';

const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
const LONG = 'x'.repeat(20_000);

describe('What builds have left', () => {
  let folder: TemporaryFolder;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => folder.remove());

  const named = (name: string, folders = ['', 'packages/web']) =>
    new BuildOutput(folder.path, folders).names
      .like([[name]])
      .flatMap(({ nearest, others }) => [...nearest, ...others]);
  const stamped = (id: string) => new BuildOutput(folder.path, ['']).stamped(id).toSorted();

  it('lies in the folders of output of the workspace and its packages, and beside their manifests', () => {
    write(folder.path, {
      'main.js': '',
      'dist/a/b/main.js.map': '',
      '.next/static/chunks/main.js': '',
      'packages/web/build/main.js': '',
      'packages/api/build/main.js': '',
      'src/main.js': '',
      'dist/node_modules/left-pad/main.js': '',
      'dist/main.css': '',
    });
    assert.deepEqual(named('main.js').toSorted(), [
      '.next/static/chunks/main.js',
      'dist/a/b/main.js',
      'main.js',
      'packages/web/build/main.js',
    ]);
    assert.deepEqual(named('main.js', ['gone']), []);
    const inner = join(folder.path, 'packages/web');
    assert.deepEqual(new BuildOutput(inner, ['..', '../..']).names.like([['main.js']]), []);
  });

  it('is not followed out by links, nor round in them', () => {
    write(folder.path, { 'src/main.js': '', 'dist/x/other.js': '' });
    symlinkSync(join(folder.path, 'src'), join(folder.path, 'build'));
    symlinkSync(join(folder.path, 'dist'), join(folder.path, 'dist/x/again'));
    assert.deepEqual(named('main.js'), []);
    assert.deepEqual(named('other.js'), ['dist/x/other.js']);
  });

  it('bears its debug id near the beginning or the end, in either spelling', () => {
    write(folder.path, {
      'dist/1.js.map': `{"version":3,"debugId":"${ID}","mappings":"${LONG}"}`,
      'dist/2.js.map': `{"version":3,"mappings":"${LONG}","debug_id": "${ID.toUpperCase()}"}`,
      'dist/3.js': `${LONG}\n//# debugId=${ID}\n//# sourceMappingURL=3.js.map`,
      'dist/4.js': `// no debugId=${ID}`,
      'dist/5.js.map': `{"sourcesContent":["{\\"debugId\\":\\"${ID}\\"}"],"mappings":""}`,
      'dist/6.js.map': `{"version":3,"debugId":"another"}`,
      'dist/7.js.map': '',
    });
    assert.deepEqual(stamped(ID), ['dist/1.js.map', 'dist/2.js.map', 'dist/3.js']);
    assert.deepEqual(stamped(ID.replaceAll('-', '')), ['dist/1.js.map', 'dist/2.js.map', 'dist/3.js']);
    assert.deepEqual(stamped('other'), []);
  });
});
