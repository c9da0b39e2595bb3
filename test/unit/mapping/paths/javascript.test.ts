import assert from 'node:assert/strict';
import { framePaths } from '../../../../src/mapping/paths/framePath';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { frame } from '../memoryFiles';

/** What a frame's file name is read as: its paths, among dependencies its path there, or why it has none. */
function read(parts: Partial<TraceFrame>): string {
  const paths = framePaths(frame(parts), 'javascript');
  if (typeof paths === 'string') {
    return paths;
  }
  return paths.inDependency === undefined
    ? paths.paths.map(({ segments }) => segments.join('/')).join(', ')
    : `in ${paths.inDependency.join('/')}`;
}

const FRAMES: readonly (readonly [filename: string, read: string])[] = [
  ['webpack://shop/webpack/bootstrap', 'runtime'],
  ['webpack://shop/webpack/runtime/jsonp chunk loading', 'runtime'],
  ['webpack/bootstrap 1f3a', 'runtime'],
  ['webpack/sharing/consume/default/react/react', 'runtime'],
  ['webpack/runtime/index.js', 'webpack/runtime/index.js'],
  ['webpack://shop/external "react"', 'runtime'],
  ['webpack://shop/external commonjs2 "next/dist/x"', 'runtime'],
  ['./external links/x.ts', 'external links/x.ts'],
  ['http://localhost:5173/@vite/client', 'runtime'],
  ['./@vite/clients.ts', '@vite/clients.ts'],
  ['/app/electron.asar/browser/init.js', 'runtime'],
  ['/srv/shop/node_modules/react/index.js', 'in react/index.js'],
  ['/node_modules/expo-router/entry.bundle', 'node_modules/expo-router/entry.bundle'],
  ['/srv/shop/.yarn/releases/yarn-4.6.0.cjs', 'in releases/yarn-4.6.0.cjs'],
  ['/srv/shop/.yarn/shop.ts', '.yarn/shop.ts'],
  ['moz-extension://8e7e/content.js', 'in moz-extension://8e7e/content.js'],
];

describe("The paths of JavaScript's frames", () => {
  for (const [filename, expected] of FRAMES) {
    it(`${filename} is read as ${expected}`, () => {
      assert.equal(read({ filename }).replace(/^srv\/shop\//, ''), expected);
    });
  }

  it("take old Node's own files for its own only where nobody says otherwise", () => {
    assert.equal(read({ filename: 'events.js', inApp: false }), 'runtime');
    assert.equal(read({ filename: 'events.js', inApp: true }), 'events.js');
    assert.equal(read({ filename: './events.js', inApp: false }), 'events.js');
  });

  it('are told once where a URL tells the same', () => {
    const absPath = 'https://shop.example/js/cart.js?v=3';
    assert.equal(read({ filename: '/js/cart.js', absPath }), 'js/cart.js');
    assert.equal(read({ filename: 'cart.js', absPath }), 'cart.js, js/cart.js');
  });

  it('know a source that the server mapped, and a position that only minified code has', () => {
    const builtOf = (parts: Partial<TraceFrame>) => {
      const paths = framePaths(frame(parts), 'node');
      return typeof paths === 'string' ? [] : paths.paths.map(({ isBuilt }) => isBuilt);
    };
    assert.deepEqual(builtOf({ filename: 'test.js', absPath: 'app:///_next/test.js' }), [undefined, false]);
    assert.deepEqual(builtOf({ filename: '/srv/item.js', colNo: 13252 }), [true]);
    assert.deepEqual(builtOf({ filename: '/srv/item.ts', colNo: 13252 }), [undefined]);
    assert.deepEqual(builtOf({ filename: '/srv/item.js', colNo: 80 }), [undefined]);
  });
});
