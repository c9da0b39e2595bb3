import assert from 'node:assert/strict';
import { base1 } from '../../../../src/base/positions';
import { carryLine } from '../../../../src/mapping/lines/carryLine';
import { eventContext } from '../../../../src/mapping/lines/eventContext';
import { LiveText } from '../../../../src/mapping/lines/liveText';
import { locateLine } from '../../../../src/mapping/lines/locateLine';
import { TextChange } from '../../../../src/mapping/lines/textChange';
import { contextOf, frame, noAbort } from '../memoryFiles';

async function textOf(lines: readonly string[]): Promise<LiveText> {
  const text = await LiveText.of(lines.join('\n'), noAbort);
  assert.ok(text !== undefined);
  return text;
}

/** A `switch` of which each case has the same `throw`, as its third line. */
function cases(...names: readonly string[]): readonly string[] {
  const caseOf = (name: string) => [
    `    case '${name}':`,
    `      if (!input.${name}) {`,
    "        throw new TypeError('missing input');",
    '      }',
    '      break;',
  ];
  return ['function check(kind, input) {', '  switch (kind) {', ...names.flatMap(caseOf), '  }', '}'];
}

describe('Of lines that look alike', () => {
  it('none is another as one is written and one removed', async () => {
    const before = await textOf(cases('alpha', 'beta', 'gamma', 'delta', 'omega', 'sigma'));
    const after = await textOf([
      "'use strict';",
      ...cases('zero', 'alpha', 'beta', 'gamma', 'omega', 'sigma'),
    ]);
    const change = await TextChange.between(before, after, noAbort);
    const trusts = [];
    for (const line of [9, 14, 19, 24]) {
      trusts.push((await carryLine(change, line, noAbort)).trust);
    }
    const [beta, gamma, delta, omega] = trusts;
    assert.deepEqual([gamma, delta], ['guess', 'guess']);
    assert.ok(beta !== 'guess' && omega !== 'guess'); // what is around tells these
  });

  it('none is known by the part that is left of it, where others have that part', async () => {
    const route = (name: string) =>
      `  register('${name}', { handler: async (request, response) => { const value = await compute(request.body.amount, request.body.currency); return response.json({ value, kind: '${name}' }); } });`;
    const lines = ['function routes() {', ...['alpha', 'beta', 'gamma', 'delta'].map(route), '}'];
    const cut = (text: string) => (text.length > 150 ? `{snip} ${text.slice(30, 165)} {snip}` : text);
    const found = async (line: number, now: readonly string[]) => {
      const context = contextOf(lines.join('\n'), line).map((one) => ({ ...one, text: cut(one.text) }));
      const cutFrame = frame({ line, context });
      return (await locateLine(base1(line), eventContext(cutFrame), await textOf(now), noAbort)).verdict;
    };
    assert.equal(await found(3, lines), 'unverified');
    assert.equal(await found(3, lines.with(2, route('zeta'))), 'unverified');
  });
});
