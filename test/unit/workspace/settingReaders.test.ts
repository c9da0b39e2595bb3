import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { WrongValue } from '../../../src/base/settingValue';
import { settingIds, type Settings } from '../../../src/contributions';
import { wrongValue } from '../../../src/words';
import { readSettings, settingReaders } from '../../../src/workspace/settingReaders';

/** What package.json says of a setting's value. */
interface Schema {
  readonly default: unknown;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const { contributes } = JSON.parse(readFileSync(resolve(__dirname, '../../../package.json'), 'utf8')) as {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Schema>> }[];
  };
};
const schemas = Object.assign({}, ...contributes.configuration.map((group) => group.properties)) as Readonly<
  Record<string, Schema>
>;
const schemaOf = (id: string) => schemas[`faultline.${id}`] ?? assert.fail(id);

/** Settings of which some are set to something. */
function reading(set: Readonly<Record<string, unknown>>) {
  return readSettings((id) => {
    const usual = schemaOf(id).default;
    return { value: id in set ? set[id] : usual, usual };
  });
}

const usual = reading({}).settings;

describe('the settings of a window', () => {
  it('have the defaults of package.json, each of them right', () => {
    assert.deepEqual(reading({}).wrong, []);
    assert.deepEqual(usual, Object.fromEntries(settingIds.map((id) => [id, schemaOf(id).default])));
  });

  for (const id of settingIds) {
    it(`${id}: takes what the settings editor takes, and nothing beyond`, () => {
      const { minimum, maximum, enum: words, type } = schemaOf(id);
      const isWrong = (value: unknown) => settingReaders[id](value) instanceof WrongValue;
      const right = [...(words ?? []), minimum, maximum].filter((value) => value !== undefined);
      assert.deepEqual(right.filter(isWrong), []);
      const beyond = [
        ...(minimum === undefined ? [] : [minimum - 1]),
        ...(maximum === undefined ? [] : [maximum + 1]),
        ...(words === undefined ? [] : ['none of these']),
        ...(type === 'integer' ? [(minimum ?? 0) + 0.5, '5', Number.NaN] : []),
        null,
        Symbol.iterator,
      ];
      assert.deepEqual(
        beyond.filter((value) => !isWrong(value)),
        [],
      );
    });

    it(`${id}: says once which setting is wrong and what to write, and its default counts`, () => {
      const hostile = '[x](command:faultline.signOut) $(bug)';
      const { settings, wrong } = reading({ [id]: { hostile } });
      assert.deepEqual(settings, usual);
      assert.deepEqual(
        wrong.map((one) => one.id),
        [id],
      );
      const [sentence = ''] = wrong.map((one) => wrongValue(one.id, one.expected));
      assert.match(sentence, new RegExp(`^faultline\\.${id}: write .*\\. Until then its default counts\\.$`));
      assert.ok(!/command:|\$\(/.test(sentence));
    });
  }

  it('are read one by one: a wrong one leaves the others as they are set', () => {
    const others: Partial<Settings> = { refreshMinutes: 17 };
    const { settings, wrong } = reading({ ...others, 'lens.maxLength': 'long' });
    assert.deepEqual(settings, { ...usual, ...others });
    assert.equal(wrong.length, 1);
  });
});
