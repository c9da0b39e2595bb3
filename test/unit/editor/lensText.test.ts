import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { base0, base1 } from '../../../src/base/positions';
import { lensColor, lensText as filled } from '../../../src/editor/lensText';
import type { LensMark } from '../../../src/issues/lenses';
import { lensTemplate } from '../../../src/issues/lensTemplate';
import type { LinePlace } from '../../../src/mapping/place';
import { waiting } from '../../inMemory';
import { decodeIssue, levels } from '../../../src/sentry/issues';

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<
        Record<string, { readonly default?: string | number; readonly markdownDescription?: string }>
      >;
    }[];
  };
}

const { contributes } = JSON.parse(
  readFileSync(resolve(__dirname, '../../../package.json'), 'utf8'),
) as Manifest;
const { properties } = contributes.configuration.find(({ title }) => title === 'Lenses') ?? assert.fail();
const { default: template, markdownDescription: told = '' } = properties['faultline.lens.template'] ?? {};
const usual = String(template);
const longest = Number(properties['faultline.lens.maxLength']?.default);

/** By the default template, where no other is named. */
const lensText = (marks: readonly LensMark[], longest: number, now: number, template = usual) =>
  filled(marks, lensTemplate(template), longest, now);

const NOW = Date.parse('2026-11-20T12:00:00Z');
const file = { folder: 'file:///shop', path: 'src/total.ts' };
const exact: LinePlace = { verdict: 'exact', file, line: base0(3) };

function mark(fields: object, place: LinePlace = exact, dimmed = false): LensMark {
  const issue = decodeIssue({ id: '7', shortId: 'SHOP-7', level: 'error', ...fields });
  assert.ok(issue !== undefined);
  return { tracked: waiting(issue), frame: { context: [] }, place, dimmed };
}

const typeError = {
  metadata: { type: 'TypeError', value: "Cannot read properties of undefined (reading 'price')" },
  count: '1342',
  userCount: 311,
  lastSeen: '2026-11-20T09:00:00Z',
};

describe('lensText', () => {
  it('says how often it fails, for how many people, what fails, and when last', () => {
    assert.equal(
      lensText([mark(typeError)], 200, NOW),
      "● 1.3k events · 311 users · TypeError: Cannot read properties of undefined (reading 'price') · 3 h ago",
    );
  });

  it('is cut at a word and keeps the numbers', () => {
    const text = lensText([mark(typeError)], 80, NOW);
    assert.equal(text, "● 1.3k events · 311 users · TypeError: Cannot read…(reading 'price') · 3 h ago");
    assert.ok(text.length <= 80);
  });

  it('says nothing of users where the SDK sends none, and one as one', () => {
    assert.equal(lensText([mark({ title: 'boom', count: '1' })], 80, NOW), '● 1 event · boom');
    assert.equal(
      lensText([mark({ title: 'boom', count: '2', userCount: 1 })], 80, NOW),
      '● 2 events · 1 user · boom',
    );
  });

  it("shows the first issue's numbers and how many more there are", () => {
    assert.equal(
      lensText([mark({ title: 'a', count: '5' }), mark({ title: 'b', count: '9' })], 80, NOW),
      '● 5 events · a · +1',
    );
  });

  it('carries the sign of the level and of what is not certain', () => {
    const edited: LinePlace = { verdict: 'edited', file, line: base0(3), from: base1(9) };
    const unverified: LinePlace = { verdict: 'unverified', file, line: base0(3), reason: 'noContext' };
    const signs = [
      mark({ level: 'fatal' }),
      mark({ level: 'warning' }),
      mark({}, edited),
      mark({}, unverified),
    ];
    assert.deepEqual(
      signs.map((one) => lensText([one], 80, NOW)[0]),
      ['✖', '▲', '✎', '?'],
    );
    assert.deepEqual(
      signs.map((one) => lensText([one], 80, NOW)[1]),
      [' ', ' ', '●', '●'],
    );
  });

  it('says of removed code since when, not how often', () => {
    const place: LinePlace = { verdict: 'gone', file, line: base0(3), from: base1(9), reason: 'removed' };
    const told = (release?: string, longest = 120) => {
      const one = mark(typeError, place, true);
      const located = { kind: 'traced', trace: { eventId: 'e', stacks: [], release } } as const;
      return lensText([{ ...one, tracked: { ...one.tracked, located } }], longest, NOW);
    };
    const error = "TypeError: Cannot read properties of undefined (reading 'price')";
    assert.equal(told('shop@2.4.1'), `−● removed since 2.4.1, was here · ${error}`);
    assert.equal(told('2.4.1'), `−● removed since 2.4.1, was here · ${error}`);
    assert.equal(told('ab'.repeat(20)), `−● removed since abababa, was here · ${error}`);
    assert.equal(told(), `−● removed since the release, was here · ${error}`);
    assert.equal(told('shop@'), `−● removed since shop@, was here · ${error}`);
    assert.ok(told(`x@${'9\u202e\n$(bug) '.repeat(5000)}`, 80).length <= 80);
    assert.ok(told('shop@2.4.1', 80).length <= 80);
  });

  it('says that a line only led to what fails, and how many others it led to', () => {
    const caller = { ...mark(typeError, exact, true), isCaller: true };
    assert.match(
      lensText([caller, caller, caller], 120, NOW),
      /^↗● 1\.3k events · .* · TypeError: .* · \+2$/,
    );
    assert.doesNotMatch(lensText([mark(typeError), caller, caller], 120, NOW), /\+/);
  });

  it('says how old numbers are that are old', () => {
    const stale = { ...mark({ title: 'boom', count: '3' }), staleAsOf: NOW - 7_200_000 };
    assert.equal(lensText([stale], 80, NOW), '● 3 events · boom · as of 2 h ago');
  });

  it('is what the setting’s description says it is', () => {
    const marks = [mark(typeError), mark(typeError), mark(typeError)];
    const examples = [...told.matchAll(/`([^`]+)`: `(●[^`]+)`/g)];
    const byDefault = lensText(marks, longest, NOW);
    assert.ok(told.includes(`The default: \`${byDefault}\`.`), byDefault);
    assert.equal(examples.length, 1);
    for (const [, template, says] of examples) {
      assert.equal(lensText([mark(typeError)], longest, NOW, template), says);
    }
    const signs = levels.map((level) => lensText([mark({ level })], longest, NOW, '${sign}'));
    const [listed = ''] = /`\$\{sign\}`: the level, [^.]*\./.exec(told) ?? [];
    assert.deepEqual(
      [...listed.matchAll(/`(.)` \w/gu)].map(([, sign]) => sign),
      [...new Set(signs)],
    );
  });

  it('is one line without icons drawn or marks that turn the text round, whatever the event says', () => {
    const hostile = {
      title: 'a\n\u202e$(bug) [x](command:y) \u001b[31m<b>\u0000'.repeat(50_000),
      count: '3',
    };
    const text = lensText([mark(hostile)], 80, NOW);
    assert.equal(/[\p{Cc}\p{Cf}]/u.test(text), false);
    assert.ok(text.length <= 80 && text.startsWith('● 3 events · a'));
  });
});

describe('lensColor', () => {
  it('is that of the level, or the dimmed or the stale one', () => {
    const levels = ['fatal', 'error', 'warning', 'info', 'debug'].map((level) => lensColor(mark({ level })));
    assert.deepEqual(levels, ['fatal', 'error', 'warning', 'info', 'debug']);
    assert.equal(lensColor(mark({ level: 'sample' })), 'debug');
    assert.equal(lensColor(mark({}, exact, true)), 'dimmed');
    assert.equal(lensColor({ ...mark({}), staleAsOf: 5 }), 'stale');
    assert.equal(lensColor({ ...mark({}, exact, true), staleAsOf: 5 }), 'dimmed');
  });
});
