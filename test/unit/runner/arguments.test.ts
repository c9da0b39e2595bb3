import * as assert from 'node:assert/strict';
import { parseArguments } from '../../runner/arguments';

describe('the command line of npm test', () => {
  const table: [string, object][] = [
    ['', { parts: ['unit', 'host', 'ui'], vscode: '1.139.1' }],
    ['--only ui', { parts: ['ui'], vscode: '1.139.1' }],
    ['--only ui --only unit', { parts: ['unit', 'ui'], vscode: '1.139.1' }],
    ['--only=ui,host', { parts: ['host', 'ui'], vscode: '1.139.1' }],
    ['--vscode oldest', { parts: ['unit', 'host', 'ui'], vscode: '1.105.1' }],
    ['--vscode 1.105.1', { parts: ['unit', 'host', 'ui'], vscode: '1.105.1' }],
    ['--grep=a=b', { parts: ['unit', 'host', 'ui'], vscode: '1.139.1', grep: 'a=b' }],
  ];
  for (const [words, expected] of table) {
    it(`understands "${words}"`, () => {
      assert.deepEqual(parseArguments(words.split(' ').filter(Boolean)), expected);
    });
  }

  for (const words of ['--only', '--only all', '--vscode 1.1.1', '--fast yes']) {
    it(`refuses "${words}"`, () => {
      assert.throws(() => parseArguments(words.split(' ')));
    });
  }
});
