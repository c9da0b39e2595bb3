import assert from 'node:assert/strict';
import { OutputNames } from '../../../../src/mapping/sourceMaps/namedLike';

const likes = (path: string, ...output: readonly string[]) =>
  new OutputNames(output)
    .like([path.split('/')])
    .map(({ like, nearest, others }) => [like, ...nearest, '|', ...others].join(' '));

describe('What builds have left under a name', () => {
  it('has the very name, the folders above deciding', () => {
    assert.deepEqual(likes('assets/main.js', 'dist/assets/main.js', 'dist/main.js', 'dist/x/main.js.map'), [
      'same dist/assets/main.js | dist/main.js dist/x/main.js',
    ]);
    assert.deepEqual(likes('assets/main.js', 'dist/assets/domain.js', 'dist/main.css'), []);
  });

  it('differs in what was computed of a file’s content, at the same length', () => {
    const hashed = [
      ['index-3f2a1b9c.js', 'index-9c1e77aa.js'],
      ['index-DiwrgTda.js', 'index-B_q8-Yz1.js'],
      ['main.4f2e1c77.chunk.js', 'main.aa00bb11.chunk.js'],
      ['app_3f2a1b9c3f2a1b9c3f2a.js', 'app_9c1e77aa9c1e77aa9c1e.js'],
    ];
    for (const [wanted = '', other = ''] of hashed) {
      assert.deepEqual(likes(`assets/${wanted}`, `dist/assets/${other}`, `dist/${other}`), [
        `otherHash dist/assets/${other} | dist/${other}`,
        `withoutHash dist/assets/${other} | dist/${other}`,
      ]);
    }
  });

  it('is without it, or has one of another length', () => {
    assert.deepEqual(likes('assets/index-3f2a1b9c.js', 'dist/index.js', 'dist/index-3f2a1b9c77.js'), [
      'withoutHash dist/index.js dist/index-3f2a1b9c77.js |',
    ]);
    assert.deepEqual(likes('assets/3f2a1b9c.js', 'dist/9c1e77aa.js'), ['withoutHash dist/9c1e77aa.js |']);
  });

  it('has none of it where the words differ', () => {
    for (const [wanted, other] of [
      ['cart-3f2a1b9c.js', 'shop-9c1e77aa.js'],
      ['my-component.js', 'my-wardrobes.js'],
      ['main.js', 'main-component.js'],
      ['index-3f2a1b9c.js', 'index-9c1e77aa.css'],
    ] as const) {
      assert.deepEqual(likes(`assets/${wanted}`, `dist/${other}`), [], `${wanted} ${other}`);
    }
  });
});
