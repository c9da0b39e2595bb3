import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { WrongValue } from '../../../src/base/settingValue';
import {
  fillTemplate,
  type LensParts,
  lensPlaceholders,
  lensTemplate,
  readLensTemplate,
} from '../../../src/issues/lensTemplate';
import { wrongValue } from '../../../src/words';

const none = Object.fromEntries(lensPlaceholders.map((name) => [name, ''])) as LensParts;
const some = { ...none, sign: '●', error: 'TypeError: no price', events: '3 events', lastSeen: '3 h ago' };

function filled(template: string, parts: Partial<LensParts> = some, longest = 80): string {
  return fillTemplate(lensTemplate(template), { ...none, ...parts }, longest);
}

describe('a template of lenses', () => {
  it('is filled in', () => {
    assert.equal(
      filled('${sign} ${error} · ${events} · ${lastSeen}'),
      '● TypeError: no price · 3 events · 3 h ago',
    );
  });

  it('loses with what is empty what stood around it', () => {
    const told = (template: string) => filled(template);
    assert.equal(told('${verdict} ${sign} ${error}'), '● TypeError: no price');
    assert.equal(told('${error} · ${users} · ${events}'), 'TypeError: no price · 3 events');
    assert.equal(told('${error} (${users})'), 'TypeError: no price');
    assert.equal(
      told('${error} (${events}, ${users}) [${lastSeen}]'),
      'TypeError: no price (3 events, [3 h ago]',
    );
    assert.equal(told('${error} (${events}) by ${users}!'), 'TypeError: no price (3 events)');
    assert.equal(told('prod: ${users} | ${events}'), 'prod: 3 events');
    assert.equal(told('${events} · ${users} in prod'), '3 events in prod');
    assert.equal(told('${users} · ${more}'), '');
  });

  it('is cut in the error, at words, so that the numbers stay', () => {
    const error = "TypeError: Cannot read properties of undefined (reading 'price')";
    const cut = filled('${sign} ${error} · ${events}', { ...some, error }, 50);
    assert.equal(cut, "● TypeError: Cannot read…'price') · 3 events");
  });

  it('is never longer than it may be, and never more than one line', () => {
    const word = fc
      .string({ maxLength: 60, unit: 'binary' })
      .map((text) => text.replace(/[\p{C}\p{Z}]/gu, 'x'));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...lensPlaceholders.map((name) => `\${${name}}`)), fc.string())),
        fc.record(Object.fromEntries(lensPlaceholders.map((name) => [name, word]))),
        fc.integer({ min: 20, max: 200 }),
        (pieces, parts, longest) => {
          const text = filled(pieces.join(' '), parts, longest);
          assert.ok(text.length <= longest, `${text.length} of ${longest}: ${text}`);
          assert.doesNotMatch(text, /[\p{Cc}\p{Cf}]/u);
        },
      ),
    );
  });
});

describe('the setting of the template', () => {
  const sentence = (value: unknown) => {
    const read = readLensTemplate(value);
    assert.ok(read instanceof WrongValue);
    return wrongValue('lens.template', read.expected);
  };

  it('takes a text with placeholders that are known', () => {
    assert.equal(readLensTemplate('${sign} ${error}'), '${sign} ${error}');
  });

  it('says which placeholder there is not, and which there are', () => {
    assert.match(
      sentence('${sign} ${evnts}'),
      /^faultline\.lens\.template: there is no \$\{evnts\}; write a text with some of \$\{verdict\} \$\{sign\} /,
    );
  });

  it('says nothing of what stands in it otherwise: VS Code draws links in messages', () => {
    for (const value of ['', 'errors', '${[x](command:y)}', '${}', 5, null, '${sign}'.padEnd(400)]) {
      assert.match(sentence(value), /^faultline\.lens\.template: write a text with some of \$\{verdict\} /);
      assert.doesNotMatch(sentence(value), /command:/);
    }
  });
});
