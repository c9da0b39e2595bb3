import assert from 'node:assert/strict';
import { type Carried, leastTrusted } from '../../../../src/mapping/lines/carried';
import { carryLine } from '../../../../src/mapping/lines/carryLine';
import { LiveText } from '../../../../src/mapping/lines/liveText';
import { TextChange } from '../../../../src/mapping/lines/textChange';
import { turnsDuring } from '../../../turns';
import { noAbort } from '../memoryFiles';

const CODE = [
  'import { charge } from "./gateway";',
  '',
  'export function total(cart) {',
  '  const items = cart.items.filter(isPaid);',
  '  const sum = items.reduce(addPrice, 0);',
  '  return sum - discountOf(cart);',
  '}',
  '',
  'export function pay(cart) {',
  '  const amount = total(cart);',
  '  return charge(cart.customer, amount);',
  '}',
];

async function changeOf(before: readonly string[] | string, after: readonly string[] | string) {
  const texts = [before, after].map((one) => (typeof one === 'string' ? one : one.join('\n')));
  const [older, newer] = await Promise.all(texts.map(async (text) => LiveText.of(text, noAbort)));
  assert.ok(older !== undefined && newer !== undefined);
  return TextChange.between(older, newer, noAbort);
}

async function carried(
  before: readonly string[] | string,
  after: readonly string[] | string,
  line: number,
): Promise<Carried> {
  return carryLine(await changeOf(before, after), line, noAbort);
}

const SUM = 4;

describe('carrying a line through a change of its text', () => {
  it('stays where nothing changed', async () => {
    for (const [line] of CODE.entries()) {
      const { fate, line: to } = await carried(CODE, CODE, line);
      assert.deepEqual([fate, to], ['kept', line]);
    }
  });

  it('follows what is written and removed above', async () => {
    const more = await carried(CODE, ['// one', '// two', ...CODE], SUM);
    assert.deepEqual(more, { fate: 'kept', line: SUM + 2, trust: 'sure' });
    const less = await carried(CODE, CODE.slice(2), SUM);
    assert.deepEqual(less, { fate: 'kept', line: SUM - 2, trust: 'sure' });
  });

  it('does not mind another end of lines, a byte order mark, tabs, or white space within', async () => {
    const text = CODE.join('\n');
    const reformatted = CODE.map((line) => line.replace(/^ {2}/, '\t').replaceAll('(', '( ').concat('  '));
    for (const after of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`, reformatted.join('\r\n')]) {
      assert.deepEqual(await carried(text, after, SUM), { fate: 'kept', line: SUM, trust: 'sure' });
    }
  });

  it('does not mind blank lines between all others, or none', async () => {
    const spread = CODE.flatMap((line) => [line, '']);
    const dense = CODE.filter((line) => line !== '');
    for (const [line, text] of CODE.entries()) {
      if (text.length > 1) {
        for (const after of [spread, dense]) {
          const { fate, line: to, trust } = await carried(CODE, after, line);
          assert.deepEqual([fate, after[to]], ['kept', text]);
          assert.ok(trust === 'sure' || trust === 'likely', `${text}: ${trust}`);
        }
      }
    }
  });

  it('tells a line that was edited', async () => {
    const after = CODE.with(SUM, '  const sum = items.reduce(addPriceOf, 0);');
    assert.deepEqual(await carried(CODE, after, SUM), { fate: 'edited', line: SUM, trust: 'sure' });
  });

  it('tells a line that is gone, and where it would stand', async () => {
    const { fate, line } = await carried(CODE, CODE.toSpliced(SUM, 1), SUM);
    assert.deepEqual([fate, line], ['gone', SUM]);
    const [all] = [await carried(CODE, ['nothing of it'], SUM)];
    assert.deepEqual([all.fate, all.line], ['gone', 0]);
  });

  it('finds a block that moved within its text', async () => {
    const after = [...CODE.slice(7), '', ...CODE.slice(0, 7)];
    for (const line of [2, 3, SUM, 5]) {
      const { fate, line: to } = await carried(CODE, after, line);
      assert.deepEqual([fate, after[to]], ['kept', CODE[line]]);
    }
  });

  it('is not sure of a line that was copied and removed', async () => {
    const block = CODE.slice(3, 6);
    const after = [...CODE.toSpliced(SUM, 1), 'function again() {', ...block, '}'];
    const { trust } = await carried(CODE, after, SUM);
    assert.equal(trust, 'guess');
  });

  it('is not sure of a line that was edited while an equal one was written elsewhere', async () => {
    const after = [
      ...CODE.with(SUM, '  const sum = items.reduce(addPriceOf, 0);'),
      'function again(items) {',
      CODE[SUM] ?? '',
      '}',
    ];
    assert.notEqual((await carried(CODE, after, SUM)).trust, 'sure');
  });

  it('is sure enough of a line beside one that was replaced, and less between changes on either side', async () => {
    const replaced = CODE.with(SUM - 1, '  await audit.note(cart.id);');
    assert.equal((await carried(CODE, replaced, SUM)).trust, 'likely');
    const between = replaced.with(SUM + 1, '  throw new Unavailable();');
    assert.equal((await carried(CODE, between, SUM)).trust, 'doubtful');
  });

  it('takes a line that was written beside a run for the edited one, and that in the run for its copy', async () => {
    const before = ['start of it();', ...CODE.slice(2, 7), 'end of it();'];
    const [head = '', items = '', sum = '', last = '', end = ''] = CODE.slice(2, 7);
    const copy = ['function again(cart) {', sum, last, end];
    const after = [
      'start of it();',
      head,
      items,
      sum.replace('addPrice', 'addPriceOf'),
      ...copy,
      'end of it();',
    ];
    const { fate, trust } = await carried(before, after, 3);
    assert.ok(fate !== 'kept' || trust === 'rivalled' || trust === 'guess', `${fate} ${trust}`);
  });

  it('does not say that a line is gone where too much changed to be compared', async () => {
    const twins = Array.from({ length: 12_000 }, (_, at) =>
      at % 3 ? '  return null;' : `  case ${at % 7}:`,
    );
    const change = await changeOf(twins, ['const a = 1;', ...twins.map((line) => line.replace('3', '33'))]);
    const line = twins.length / 2;
    assert.deepEqual(change.pairsOf(line), [undefined, undefined]);
    const started = process.cpuUsage();
    const { fate, line: to, trust } = await carryLine(change, line, noAbort);
    assert.deepEqual([fate, change.isEqual(line, to), trust], ['kept', true, 'guess']);
    const { user } = process.cpuUsage(started);
    assert.ok(user < 1e6, `${user}`); // each line may be each of eight thousand
  });

  it('compares the lines of a hunk once, and in slices', async () => {
    const rows = (quote: string) =>
      Array.from(
        { length: 195 },
        (_, at) => `${quote}${at}${quote}: [${`${quote}value${at}${quote}, `.repeat(40)}],`,
      );
    const change = await changeOf(rows("'"), rows('"'));
    const turns = await turnsDuring(async () => carryLine(change, 100, noAbort));
    assert.ok(turns > 2, `${turns}`);
    const hunk = change.hunkAround(100);
    assert.equal(await change.alignmentIn(hunk, noAbort), await change.alignmentIn(hunk, noAbort));
    assert.deepEqual(await carryLine(change, 100, noAbort), { fate: 'edited', line: 100, trust: 'sure' });
    assert.deepEqual(await carryLine(change, 7, noAbort), { fate: 'edited', line: 7, trust: 'sure' });
  });

  it('tells twins apart that all stayed', async () => {
    const twins = [...CODE, '', 'export function again(cart) {', CODE[SUM] ?? '', '  return sum;', '}'];
    const after = ['// written since', ...twins];
    for (const line of [SUM, CODE.length + 2]) {
      const { fate, line: to, trust } = await carried(twins, after, line);
      assert.deepEqual([fate, to], ['kept', line + 1]);
      assert.ok(trust === 'sure' || trust === 'likely');
    }
  });

  it('does not say which of two equal blocks was removed', async () => {
    const block = CODE.slice(2, 7);
    const before = ['start of it();', ...block, ...block, 'end of it();'];
    const after = ['start of it();', ...block, 'end of it();'];
    for (const line of [2, 3, 7, 8]) {
      const { fate, trust } = await carried(before, after, line);
      assert.ok(fate !== 'kept' || trust === 'guess');
    }
  });

  it('does not say which of two equal blocks is the older', async () => {
    const block = CODE.slice(2, 7);
    const before = ['start of it();', ...block, 'end of it();'];
    const after = ['start of it();', ...block, ...block, 'end of it();'];
    const { trust } = await carried(before, after, 3);
    assert.ok(trust === 'guess' || trust === 'doubtful');
  });

  it('knows no line again by a few characters', async () => {
    const before = [...CODE, '  x();'];
    const after = ['  x();', '// other', ...CODE];
    const { fate, trust } = await carried(before, after, CODE.length);
    assert.ok(fate !== 'kept' || trust === 'guess');
  });

  it('takes the less trusted of two', () => {
    assert.equal(leastTrusted('sure', 'doubtful'), 'doubtful');
    assert.equal(leastTrusted('guess', 'likely'), 'guess');
    assert.equal(leastTrusted('sure', 'sure'), 'sure');
  });
});
