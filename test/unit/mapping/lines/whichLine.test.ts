import assert from 'node:assert/strict';
import { base1 } from '../../../../src/base/positions';
import { eventContext } from '../../../../src/mapping/lines/eventContext';
import { LiveText } from '../../../../src/mapping/lines/liveText';
import { locateLine } from '../../../../src/mapping/lines/locateLine';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { contextOf, frame, noAbort } from '../memoryFiles';
import { inserted, lineOf, removed, replaced, SOURCE } from '../source';

const RELEASE = SOURCE.join('\n');
const DISCOUNT = lineOf('order.customer.discount.rate');
const CHARGE = lineOf('gateway.charge(');

/** A frame of the release at a line (from 1) with its context. */
function at(line: number, text = RELEASE, reach = 5): TraceFrame {
  return frame({ line, context: contextOf(text, line, reach) });
}

async function finding(one: TraceFrame, now: readonly string[] | string): Promise<string> {
  const text = typeof now === 'string' ? now : now.join('\n');
  const found = await locateLine(one.lineNo, eventContext(one), await LiveText.of(text, noAbort), noAbort);
  return `${found.verdict}${'reason' in found ? ` ${found.reason}` : ''} ${found.line + 1}`;
}

interface Row {
  readonly says: string;
  readonly frame: TraceFrame;
  readonly now: readonly string[] | string;
  readonly found: string;
}

const BANNER = ['// Copyright', '// of the shop', '// since 2019'];
const TWIN = ['export function copied(order: Order): number {', ...SOURCE.slice(17, 29)];

const ROWS: readonly Row[] = [
  { says: 'the text is that of the release', frame: at(DISCOUNT), now: SOURCE, found: `exact ${DISCOUNT}` },
  { says: 'it is the first line', frame: at(1), now: SOURCE, found: 'exact 1' },
  {
    says: 'it is the last line but one',
    frame: at(SOURCE.length - 1),
    now: SOURCE,
    found: `exact ${SOURCE.length - 1}`,
  },
  {
    says: 'the file ends its lines with CRLF',
    frame: at(DISCOUNT),
    now: SOURCE.join('\r\n'),
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'the release ended its lines with CRLF',
    frame: frame({ line: DISCOUNT, context: contextOf(SOURCE.join('\r\n'), DISCOUNT) }),
    now: SOURCE,
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'the file ends its lines with CR alone',
    frame: at(DISCOUNT),
    now: SOURCE.join('\r'),
    found: `exact ${DISCOUNT}`,
  },
  { says: 'the file starts with a byte order mark', frame: at(1), now: `\ufeff${RELEASE}`, found: 'exact 1' },
  {
    says: 'the file was indented anew with tabs',
    frame: at(DISCOUNT),
    now: SOURCE.map((line) => line.replace(/^ +/, (run) => '\t'.repeat(run.length / 2))),
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'a banner was put above',
    frame: at(DISCOUNT),
    now: [...BANNER, ...SOURCE],
    found: `moved ${DISCOUNT + 3}`,
  },
  {
    says: 'imports above were removed',
    frame: at(DISCOUNT),
    now: removed(SOURCE, 1, 3),
    found: `moved ${DISCOUNT - 3}`,
  },
  {
    says: 'its function moved to the top',
    frame: at(CHARGE),
    now: [...SOURCE.slice(28, 38), ...SOURCE.slice(0, 28), ...SOURCE.slice(38)],
    found: `moved ${CHARGE - 28}`,
  },
  {
    says: 'a line came directly above',
    frame: at(DISCOUNT),
    now: inserted(SOURCE, DISCOUNT, '  console.log(total);'),
    found: `moved ${DISCOUNT + 1}`,
  },
  {
    says: 'a line came directly below',
    frame: at(DISCOUNT),
    now: inserted(SOURCE, DISCOUNT + 1, '  console.log(discount);'),
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'the lines around it were edited a little',
    frame: at(DISCOUNT),
    now: replaced(replaced(SOURCE, DISCOUNT - 2, '    total += line.quantity * price;'), 1, '// no import'),
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'the line was edited',
    frame: at(DISCOUNT),
    now: replaced(SOURCE, DISCOUNT, '  const discount = order.customer.discount?.rate ?? 0;'),
    found: `edited ${DISCOUNT}`,
  },
  {
    says: 'the line was edited and moved',
    frame: at(DISCOUNT),
    now: [...BANNER, ...replaced(SOURCE, DISCOUNT, '  const discount = order.customer.discount?.rate ?? 0;')],
    found: `edited ${DISCOUNT + 3}`,
  },
  {
    says: 'the same words stand in another order',
    frame: frame({
      line: 3,
      context: contextOf('first(a);\nsecond(b);\nab cd ab ef ab\nthird(c);\nfourth(d);', 3),
    }),
    now: 'first(a);\nsecond(b);\nab ef ab cd ab\nthird(c);\nfourth(d);',
    found: 'edited 3',
  },
  {
    says: 'the line was removed',
    frame: at(DISCOUNT),
    now: removed(SOURCE, DISCOUNT),
    found: `gone removed ${DISCOUNT}`,
  },
  {
    says: 'its function was removed',
    frame: at(CHARGE),
    now: removed(SOURCE, 30, 9),
    found: `gone removed ${CHARGE}`,
  },
  {
    says: 'the file holds other code',
    frame: at(DISCOUNT),
    now: ['one', 'two', 'three'],
    found: 'gone removed 3',
  },
  {
    says: 'the function was copied and both are here',
    frame: at(24),
    now: [...SOURCE, '', ...TWIN],
    found: 'exact 24',
  },
  {
    says: 'the function was copied and both stand elsewhere',
    frame: at(24),
    now: [...BANNER, ...SOURCE, '', ...TWIN],
    found: 'unverified unsure 27',
  },
  {
    says: 'the line stands elsewhere among other lines',
    frame: at(DISCOUNT),
    now: [
      ...removed(SOURCE, 17, 12),
      'function other(order: Order) {',
      '  console.time("x");',
      '  const discount = order.customer.discount.rate;',
      '  console.timeEnd("x");',
    ],
    found: 'gone removed 15',
  },
  {
    says: 'only the line itself came, at its number',
    frame: at(DISCOUNT, RELEASE, 0),
    now: SOURCE,
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'only the line itself came, and it stands elsewhere',
    frame: at(DISCOUNT, RELEASE, 0),
    now: [...BANNER, ...SOURCE],
    found: `unverified unsure ${DISCOUNT + 3}`,
  },
  { says: 'only a brace came', frame: at(12, RELEASE, 0), now: SOURCE, found: 'unverified unsure 12' },
  {
    says: 'seven lines either side came, as from Node',
    frame: at(DISCOUNT, RELEASE, 7),
    now: replaced(SOURCE, DISCOUNT - 7, '  for (const one of order.lines) {'),
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'no context came',
    frame: frame({ line: DISCOUNT }),
    now: SOURCE,
    found: `unverified noContext ${DISCOUNT}`,
  },
  {
    says: 'no context came and the file is shorter',
    frame: frame({ line: 999 }),
    now: SOURCE,
    found: `unverified shorter ${SOURCE.length}`,
  },
  {
    says: 'the context lacks the line itself',
    frame: frame({
      line: DISCOUNT,
      context: contextOf(RELEASE, DISCOUNT).filter((one) => one.line !== DISCOUNT),
    }),
    now: SOURCE,
    found: `unverified noContext ${DISCOUNT}`,
  },
  {
    says: 'no line came',
    frame: { ...frame({}), lineNo: undefined },
    now: SOURCE,
    found: 'unverified noLine 1',
  },
  {
    says: 'the file is empty',
    frame: at(DISCOUNT),
    now: ' \n\n',
    found: `unverified unreadable ${DISCOUNT}`,
  },
  {
    says: 'the line is minified',
    frame: frame({ line: 1, context: contextOf(`${'a();'.repeat(1000)}\nb`, 1) }),
    now: `${'a();'.repeat(1000)}\nb`,
    found: 'unverified unreadable 1',
  },
];

/** Lines that any code may have: what stood before one was written anew, with such a line at the old number. */
const LAST = SOURCE.length;
const BRACE = lineOf('declined') + 1;
const COMMON: readonly Row[] = [
  ...['}', '});', '} else {', 'try {', 'end', 'return;', 'break;', 'items,', 'return result;'].map(
    (common) => {
      const release = replaced(SOURCE, LAST, common);
      const written = ['function coupon(c) {', common, '  const line = c.save(179);', '  c.sort(1);', '}'];
      return {
        says: `what stood before \`${common}\` became other code`,
        frame: at(LAST, release.join('\n')),
        now: release.toSpliced(LAST - 2, 1, ...written),
        found: `unverified unsure ${LAST}`,
      };
    },
  ),
  { says: 'a brace kept the lines next to it', frame: at(BRACE), now: SOURCE, found: `exact ${BRACE}` },
  {
    says: 'a brace kept the lines next to it, and others changed',
    frame: at(BRACE),
    now: replaced(replaced(SOURCE, BRACE - 3, '  // asked'), BRACE + 3, '// read'),
    found: `exact ${BRACE}`,
  },
  {
    says: 'a brace at the end of the file is not the end any more',
    frame: at(LAST),
    now: [...SOURCE, 'function refund() {', '  return 0;', '}'],
    found: `unverified unsure ${LAST}`,
  },
];

const EDITED_DISCOUNT = replaced(SOURCE, DISCOUNT, '  const discount = order.customer.discounts.best.rate;');

const COPIED: readonly Row[] = [
  {
    says: 'all lines stand elsewhere, and about an edited line where they stood: that may be the copy',
    frame: at(DISCOUNT),
    now: [...EDITED_DISCOUNT, '// a copy', ...SOURCE.slice(DISCOUNT - 6, DISCOUNT + 5), '// of it'],
    found: `unverified unsure ${DISCOUNT}`,
  },
  {
    says: 'a blank line was written between every two',
    frame: at(DISCOUNT),
    now: SOURCE.flatMap((line) => [line, '']),
    found: `moved ${2 * DISCOUNT - 1}`,
  },
  {
    says: 'all blank lines were taken out',
    frame: at(DISCOUNT),
    now: SOURCE.filter((line) => line !== ''),
    found: `moved ${DISCOUNT - SOURCE.slice(0, DISCOUNT).filter((line) => line === '').length}`,
  },
];

/** Lines over 150 characters arrive cut. */
const LONG = `  const message = describe(order, '${'the customer of this order was told '.repeat(5)}', order.customer.address.street, order.lines.length);`;
const WITH_LONG = replaced(SOURCE, DISCOUNT, LONG);

function cut(piece: string, now: readonly string[] = WITH_LONG): Row['frame'] {
  const context = contextOf(now.join('\n'), DISCOUNT).map((one) =>
    one.line === DISCOUNT ? { ...one, text: piece } : one,
  );
  return frame({ line: DISCOUNT, context });
}

const CUT: readonly Row[] = [
  {
    says: 'the server cut both ends',
    frame: cut(`{snip} ${LONG.slice(60, 200)} {snip}`),
    now: [...BANNER, ...WITH_LONG],
    found: `moved ${DISCOUNT + 3}`,
  },
  {
    says: 'the right end was cut',
    frame: cut(`${LONG.slice(0, 140)} {snip}`),
    now: WITH_LONG,
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'the left end was cut',
    frame: cut(`{snip} ${LONG.slice(-140)}`),
    now: WITH_LONG,
    found: `exact ${DISCOUNT}`,
  },
  {
    says: "Node's SDK left a quote",
    frame: cut(`'{snip} ${LONG.slice(60, 200)} {snip}`),
    now: WITH_LONG,
    found: `exact ${DISCOUNT}`,
  },
  {
    says: 'another piece was cut out',
    frame: cut(`{snip} ${'the customer of that order was told '.repeat(4)} {snip}`),
    now: WITH_LONG,
    found: `edited ${DISCOUNT}`,
  },
  {
    says: 'the piece is too short to be looked for',
    frame: cut(`{snip} told {snip}`),
    now: WITH_LONG,
    found: `unverified noContext ${DISCOUNT}`,
  },
];

describe('Which line a frame means, by the lines that the event brought', () => {
  for (const row of [...ROWS, ...COMMON, ...COPIED, ...CUT]) {
    it(`${row.found}: ${row.says}`, async () => {
      assert.equal(await finding(row.frame, row.now), row.found);
    });
  }

  it('is told with the line of the release', async () => {
    const live = await LiveText.of([...BANNER, ...SOURCE].join('\n'), noAbort);
    assert.deepEqual(await locateLine(base1(DISCOUNT), eventContext(at(DISCOUNT)), live, noAbort), {
      verdict: 'moved',
      line: DISCOUNT + 2,
      from: base1(DISCOUNT),
    });
  });

  it('is nothing for a file that cannot be read', async () => {
    assert.deepEqual(await locateLine(base1(DISCOUNT), eventContext(at(DISCOUNT)), undefined, noAbort), {
      verdict: 'unverified',
      line: DISCOUNT - 1,
      reason: 'unreadable',
    });
  });
});
