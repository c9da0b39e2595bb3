import assert from 'node:assert/strict';
import { iniValues } from '../../../src/base/ini';

describe('iniValues', () => {
  it('reads values by section and key', () => {
    const text = [
      '\ufeffbefore = 1',
      '; a comment = 2',
      '# another = 3',
      '[Auth]',
      'Token=abc=def',
      '  url  =  "https://x.example/?a=1"  ',
      '[ defaults ] ; more',
      'org = acme\r',
      'org = acme-2',
      "quoted = 'one'",
      'open = "one',
      'empty =',
    ].join('\n');
    assert.deepEqual(Object.fromEntries(iniValues(text)), {
      before: '1',
      'auth.token': 'abc=def',
      'auth.url': 'https://x.example/?a=1',
      'defaults.org': 'acme-2',
      'defaults.quoted': 'one',
      'defaults.open': '"one',
      'defaults.empty': '',
    });
  });

  it('passes over what is no assignment', () => {
    for (const text of ['', '[', '[auth', '=', '= value', 'word', ']=[', '[]\n=']) {
      assert.deepEqual(
        [...iniValues(text)].filter(([key]) => key.startsWith('auth')),
        [],
        text,
      );
    }
  });

  it('takes a time that grows with the text, whatever it holds', () => {
    const timed = (text: string) => {
      const before = performance.now();
      iniValues(text);
      return performance.now() - before;
    };
    timed('[ = "\n'.repeat(10_000));
    const [small, large] = [50_000, 500_000].map((length) =>
      timed('[ = "'.repeat(length / 5) + '\n'.repeat(length)),
    );
    assert.ok((large ?? 0) < 40 * (small ?? 0) + 50, `${small} ms, ${large} ms`);
  });
});
