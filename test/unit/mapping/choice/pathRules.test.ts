import assert from 'node:assert/strict';
import {
  follow,
  parsePathRules,
  type PathRule,
  type RuleProblem,
  withRule,
  writeRule,
} from '../../../../src/mapping/choice/pathRules';

const rule = (frame: string, file: string): PathRule => ({ frame, file });

describe('A path rule', () => {
  const leads: readonly (readonly [rule: PathRule, path: string, lead: string | undefined])[] = [
    [rule('webpack://shop/./', 'packages/shop/'), 'webpack://shop/./src/a.ts', 'packages/shop/src/a.ts'],
    [rule('webpack://shop/./', './'), 'webpack://shop/./src/a.ts', './src/a.ts'],
    [rule('/srv/app', 'services/shop'), '/srv/app/src/a.ts', 'services/shop/src/a.ts'],
    [rule('/srv/app', 'services/shop'), '/srv/apples/src/a.ts', undefined],
    [rule('/srv/app/', ''), '/srv/app/src/a.ts', '/src/a.ts'],
    [rule('app:///index.ts', 'web/src/index.ts'), 'app:///index.ts', 'web/src/index.ts'],
    [rule('src/app/[id]/', 'pages/'), 'src/app/[id]/page.tsx', 'pages/page.tsx'],
    [rule('src/app/[id]/', 'pages/'), 'src/app/i/page.tsx', undefined],
    [rule('/builds/*/shop/**', '**'), '/builds/77/shop/src/a.ts', 'src/a.ts'],
    [rule('**/generated/**', 'gen/only.ts'), 'a/generated/b/c.ts', 'gen/only.ts'],
  ];
  for (const [one, path, lead] of leads) {
    it(`${one.frame} → ${one.file} makes ${lead ?? 'nothing'} of ${path}`, () => {
      assert.equal(follow(one, path), lead);
    });
  }

  it('is read with what is wrong with its neighbours', () => {
    const problems: readonly (readonly [unknown, RuleProblem])[] = [
      ['frame → file', 'notARule'],
      [{ frame: 'a/' }, 'notARule'],
      [{ frame: 1, file: 'a' }, 'notARule'],
      [null, 'notARule'],
      [{ frame: ' ', file: 'a' }, 'noFrame'],
      [{ frame: 'a'.repeat(1001), file: 'a' }, 'tooLong'],
      [{ frame: 'a**', file: 'a' }, 'doubleStar'],
      [{ frame: 'a/*', file: '**' }, 'moreStars'],
      [{ frame: 'a/', file: 'b/*' }, 'moreStars'],
      [{ frame: 'a/', file: '/etc/' }, 'leavesFolder'],
      [{ frame: 'a/', file: 'src/../../b' }, 'leavesFolder'],
      [{ frame: 'a/', file: '..' }, 'leavesFolder'],
      [{ frame: 'a/', file: 'C:\\b' }, 'leavesFolder'],
      [{ frame: 'a/', file: 'file:///b' }, 'leavesFolder'],
      [{ frame: 'a/', file: '~/b' }, 'leavesFolder'],
    ];
    const good = { frame: 'C:\\agent\\_work\\', file: 'src\\' };
    assert.deepEqual(parsePathRules([...problems.map(([value]) => value), good]), {
      rules: [rule('C:/agent/_work/', 'src/')],
      problems: problems.map(([, problem], index) => ({ index, problem })),
    });
  });

  it('is read from nothing, from what is no list, and no more than a thousand times', () => {
    assert.deepEqual(parsePathRules(undefined), { rules: [], problems: [] });
    assert.deepEqual(parsePathRules({ a: 'b' }), {
      rules: [],
      problems: [{ index: 0, problem: 'notAList' }],
    });
    const many = Array.from({ length: 1001 }, (_one, at) => rule(`a${at}/`, 'b/'));
    const read = parsePathRules(many);
    assert.deepEqual([read.rules.length, read.problems], [1000, [{ index: 1000, problem: 'tooMany' }]]);
  });
});

describe('A rule written from a frame and its file', () => {
  const written: readonly (readonly [
    says: string,
    spellings: readonly string[],
    file: string,
    right: PathRule | undefined,
  ])[] = [
    [
      'keeps what is before the common ending',
      ['webpack://shop/./src/cart/total.ts'],
      'packages/shop/src/cart/total.ts',
      rule('webpack://shop/./', 'packages/shop/'),
    ],
    [
      'leads to the folder itself',
      ['/srv/app/src/a.ts', 'srv/app/src/a.ts'],
      'src/a.ts',
      rule('/srv/app/', './'),
    ],
    [
      'uses the spelling that has most in common',
      ['a.ts', 'webpack://shop/./src/a.ts'],
      'web/src/a.ts',
      rule('webpack://shop/./', 'web/'),
    ],
    [
      'prefers a spelling that names something',
      ['./src/a.ts', 'webpack://shop/./src/a.ts'],
      'web/src/a.ts',
      rule('webpack://shop/./', 'web/'),
    ],
    [
      'is exact where what is left names nothing',
      ['../../src/a.ts', 'src/a.ts'],
      'web/src/a.ts',
      rule('../../src/a.ts', 'web/src/a.ts'),
    ],
    [
      'is exact where nothing is common',
      ['app:///main.js', 'main.js'],
      'web/src/entry.ts',
      rule('app:///main.js', 'web/src/entry.ts'),
    ],
    [
      'reads the percent-encoding',
      ['/srv/app/src/%5Bid%5D/page.tsx', '/srv/app/src/[id]/page.tsx'],
      'web/src/[id]/page.tsx',
      rule('/srv/app/', 'web/'),
    ],
    ['takes a star for what it is', ['/srv/*/a.ts'], 'web/a.ts', rule('/srv/*/a.ts', 'web/a.ts')],
    ['is none for a file that no rule can name', ['/srv/a.ts'], 'web/*.ts', undefined],
    ['is none for a frame without a path', [], 'web/a.ts', undefined],
  ];
  for (const [says, spellings, file, right] of written) {
    it(says, () => {
      assert.deepEqual(writeRule(spellings, file), right);
    });
  }

  it('goes before the first rule that speaks of its frame, and takes the place of one for the same start', () => {
    const rules = [rule('/srv/app/src/special.ts', 'x.ts'), rule('/srv/', 'y/'), rule('/opt/', 'z/')];
    const added = rule('/srv/app/', 'web/');
    assert.deepEqual(withRule(rules, added, ['/srv/app/src/a.ts']), [rules[0], added, rules[1], rules[2]]);
    assert.deepEqual(withRule(rules, rule('/var/', 'v/'), ['/var/a.ts']), [...rules, rule('/var/', 'v/')]);
    const other = rule('/srv/', 'w/');
    assert.deepEqual(withRule(rules, other, ['/srv/b.ts']), [rules[0], rules[2], other]);
  });
});
