import assert from 'node:assert/strict';
import { parseStackText } from '../../../../src/mapping/stackText/parseStackText';
import { captured } from './captured';
import { score } from './score';
import { wrappings } from './wrappings';

/** The share of frames that has to survive. */
const SHARE = 0.97;

describe('what logs, mails, terminals and JSON do to a stack', () => {
  wrappings.forEach(({ name, wrap }) => {
    it(`takes away: ${name}`, function () {
      const scores = captured.map(({ says, text, failures }) => ({
        says,
        ...score(failures, parseStackText(wrap(text)).traces),
      }));
      const right = scores.reduce((sum, one) => sum + one.right, 0);
      const all = scores.reduce((sum, one) => sum + one.all, 0);
      console.log(`      ${right} of ${all} frames (${((100 * right) / all).toFixed(1)} %)`);
      const different = scores.filter(({ differences }) => differences.length > 0);
      assert.ok(
        right / all >= SHARE,
        different.map(({ says, differences }) => `${says}: ${differences.join()}`).join('\n'),
      );
    });
  });
});
