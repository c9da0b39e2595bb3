import assert from 'node:assert/strict';
import type { PastedTrace } from '../../../../src/mapping/stackText/pasted';
import { parseStackText } from '../../../../src/mapping/stackText/parseStackText';
import { captured, type CapturedTrace, modelled } from './captured';
import { score } from './score';

/** The share of frames that has to be right. */
const SHARE = 0.97;

const languages = [...new Set(captured.map(({ language }) => language))];

describe('stacks captured from public texts', () => {
  it('are at least a hundred, of at least ten languages, each with its address and date', () => {
    assert.ok(captured.length >= 100, String(captured.length));
    assert.ok(languages.length >= 10, languages.join());
    captured.forEach(({ source, says }) =>
      assert.match(source, /^https:\/\/\S+ (?:read )?\d{4}-\d\d-\d\d$/, says),
    );
    assert.equal(new Set(captured.map(({ language, says }) => language + says)).size, captured.length);
  });

  it('are read right, frame by frame', () => {
    const shares = languages.map((language) =>
      shareOf(
        language,
        captured.filter((one) => one.language === language),
      ),
    );
    const all = shareOf('all languages', captured);
    [...shares, all].forEach(({ says }) => console.log(`      ${says}`));
    assert.ok(all.share >= SHARE, all.differences.join('\n'));
    shares.forEach(({ share, differences }) => assert.ok(share >= 0.9, differences.join('\n')));
  });

  it('have their exceptions named', () => {
    const named = captured.filter(({ failures }) => failures.flat().some(({ heading }) => heading !== ''));
    const wrong = named.filter(({ text, failures }) => !areNamed(failures, parseStackText(text).traces));
    assert.deepEqual(
      wrong.map(({ says }) => says),
      [],
    );
  });
});

describe('stacks modelled after what languages and tools print', () => {
  modelled.forEach(({ says, text, failures }) => {
    it(`reads ${says}`, () => {
      const { traces } = parseStackText(text);
      assert.deepEqual(score(failures, traces).differences, []);
      assert.deepEqual(
        traces.map(headingsOf),
        failures.map((stacks) => stacks.map(({ heading }) => heading)),
      );
    });
  });
});

function shareOf(name: string, traces: readonly CapturedTrace[]) {
  const scores = traces.map(({ says, text, failures }) => ({
    says,
    ...score(failures, parseStackText(text).traces),
  }));
  const right = scores.reduce((sum, one) => sum + one.right, 0);
  const all = scores.reduce((sum, one) => sum + one.all, 0);
  return {
    share: right / all,
    says: `${name}: ${right} of ${all} frames of ${traces.length} traces (${((100 * right) / all).toFixed(1)} %)`,
    differences: scores.flatMap(({ says, differences }) => differences.map((one) => `${says}: ${one}`)),
  };
}

function areNamed(failures: CapturedTrace['failures'], traces: readonly PastedTrace[]): boolean {
  const read = traces.map(headingsOf);
  return failures.every((stacks, failure) =>
    stacks.every(
      ({ heading }, stack) => heading === '' || (read[failure]?.[stack] ?? '').startsWith(heading),
    ),
  );
}

/** `type: first line of the message`. */
function headingsOf({ stacks }: PastedTrace): readonly string[] {
  return stacks.map(({ type, value }) =>
    [type, value?.split('\n')[0]].filter((part) => part !== undefined).join(': '),
  );
}
