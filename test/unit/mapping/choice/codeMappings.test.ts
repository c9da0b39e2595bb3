import assert from 'node:assert/strict';
import {
  applyMapping,
  type CodeMapping,
  codeMappingsFor,
  inOrder,
  mungedPath,
  repositoryAmong,
} from '../../../../src/mapping/choice/codeMappings';
import { frame } from '../memoryFiles';

const mapping = (stackRoot: string, sourceRoot: string, rest: Partial<CodeMapping> = {}): CodeMapping => ({
  stackRoot,
  sourceRoot,
  ...rest,
});

describe("Sentry's code mappings", () => {
  it('come in the order in which Sentry tries them', () => {
    const guess = { automaticallyGenerated: true };
    const mappings = [
      mapping('', 'guessed/', guess),
      mapping('/srv/', 'guessed/', guess),
      mapping('src/', 'a/'),
      mapping('src/web/', 'b/'),
      mapping('/srv/', 'c/'),
      mapping('/srv/app/', 'd/'),
    ];
    assert.deepEqual(
      inOrder(mappings).map(({ stackRoot, sourceRoot }) => [stackRoot, sourceRoot]),
      [
        ['/srv/app/', 'd/'],
        ['/srv/', 'c/'],
        ['src/web/', 'b/'],
        ['src/', 'a/'],
        ['/srv/', 'guessed/'],
        ['', 'guessed/'],
      ],
    );
  });

  const applied: readonly (readonly [
    says: string,
    mapping: CodeMapping,
    frame: Parameters<typeof frame>[0],
    platform: string,
    path: string | undefined,
  ])[] = [
    [
      'apply to the file name',
      mapping('src/', 'web/src/'),
      { filename: 'src/a.ts' },
      'javascript',
      'web/src/a.ts',
    ],
    [
      'apply to the absolute path where the file name does not begin so',
      mapping('/srv/app/', ''),
      { filename: 'a.py', absPath: '/srv/app/shop/a.py' },
      'python',
      'shop/a.py',
    ],
    [
      'apply to neither',
      mapping('/opt/', ''),
      { filename: 'a.py', absPath: '/srv/a.py' },
      'python',
      undefined,
    ],
    [
      'turn backslashes',
      mapping('C:\\agent\\1\\s\\', 'src/'),
      { filename: 'C:\\agent\\1\\s\\Api\\Cart.cs' },
      'csharp',
      'src/Api/Cart.cs',
    ],
    [
      "apply to a Java frame's module and file",
      mapping('com/acme/', 'app/src/main/java/com/acme/'),
      { module: 'com.acme.cart.Total', filename: 'Total.java', absPath: 'Total.java' },
      'java',
      'app/src/main/java/com/acme/cart/Total.java',
    ],
    [
      'never double a slash at the start',
      mapping('/srv', ''),
      { filename: '/srv/src/a.ts' },
      'node',
      'src/a.ts',
    ],
  ];
  for (const [says, one, asked, platform, path] of applied) {
    it(says, () => {
      assert.equal(applyMapping(one, frame(asked), platform)?.path, path);
    });
  }

  it('see the folders where their platform tells them', () => {
    const munged = (platform: string, asked: Parameters<typeof frame>[0]) =>
      mungedPath(frame(asked), platform);
    assert.equal(
      munged('java', { module: 'com.acme.Cart$Inner', filename: 'Cart.java', absPath: 'Cart.java' }),
      'com/acme/Cart.java',
    );
    assert.equal(munged('java', { module: 'com.acme.CartKt', filename: 'Cart.kt' }), 'com/acme/Cart.kt');
    assert.equal(munged('java', { filename: 'Cart.java' }), undefined);
    assert.equal(
      munged('cocoa', { package: 'Shop', absPath: '/Users/me/Shop/Sources/Shop/Cart.swift' }),
      'Shop/Sources/Shop/Cart.swift',
    );
    assert.equal(
      munged('dart', { package: 'shop', absPath: 'package:shop/cart/total.dart' }),
      'cart/total.dart',
    );
    assert.equal(munged('dart', { package: 'shop', absPath: 'package:other/total.dart' }), undefined);
    assert.equal(munged('constructor', { filename: 'a.js' }), undefined);
  });
});

describe('The code mappings of a folder', () => {
  const here = { prefix: '', remotes: ['acme/shop', 'me/shop'] };
  const kept = (repoName: string | undefined, repository: Parameters<typeof codeMappingsFor>[1] = here) =>
    codeMappingsFor([mapping('a/', 'b/', { repoName })], repository).length === 1;

  it('are those of its repository, and all where that is not known', () => {
    const names = ['acme/shop', 'Acme / Shop', 'me/shop', 'shop', undefined];
    assert.deepEqual(
      names.map((name) => kept(name)),
      [true, true, true, true, true],
    );
    assert.deepEqual(
      ['acme/web', 'other/shop', 'web', 'acme/shop/deep'].map((name) => kept(name)),
      [false, false, false, false],
    );
    assert.equal(codeMappingsFor([mapping('a/', 'b/', { repoName: 'acme/web' })], undefined).length, 1);
    assert.equal(kept('acme/web', { prefix: '', remotes: [] }), true);
    assert.equal(kept('Acme / Shop Front', { prefix: '', remotes: ['acme/shop-front'] }), true);
  });

  const rooted: readonly (readonly [from: [string, string], to: [string, string] | undefined])[] = [
    [
      ['/srv/', 'packages/web/src/'],
      ['/srv/', 'src/'],
    ],
    [
      ['/srv', 'packages/web'],
      ['/srv', ''],
    ],
    [
      ['/srv/', './packages/web/'],
      ['/srv/', ''],
    ],
    [
      ['/srv/', 'packages/'],
      ['/srv/web/', ''],
    ],
    [
      ['/srv', ''],
      ['/srv/packages/web/', ''],
    ],
    [
      ['', ''],
      ['packages/web/', ''],
    ],
    [
      ['C:\\s\\', ''],
      ['C:\\s\\packages\\web\\', ''],
    ],
    [['/srv/', 'packages/api/'], undefined],
    [['/srv/', 'packages/web-two/'], undefined],
  ];
  for (const [[stackRoot, sourceRoot], right] of rooted) {
    it(`that lies in packages/web: ${stackRoot} → ${sourceRoot} is ${right?.join(' → ') ?? 'none of them'}`, () => {
      const [one] = codeMappingsFor([mapping(stackRoot, sourceRoot)], {
        prefix: 'packages/web',
        remotes: [],
      });
      assert.deepEqual(one && [one.stackRoot, one.sourceRoot], right);
    });
  }
});

describe("Sentry's name of a repository", () => {
  const cases: readonly (readonly [readonly string[], readonly string[], string | undefined])[] = [
    [['acme/api', 'acme/shop'], ['acme/shop'], 'acme/shop'],
    [['Acme / Shop Front'], ['acme/shop-front'], 'Acme / Shop Front'],
    [['shop'], ['acme/project/shop'], 'shop'],
    [['acme/shop', 'ann/shop'], ['ann/shop', 'acme/shop'], 'ann/shop'],
    [['acme/shop'], ['acme/shop-two', 'other/shop'], undefined],
    [[], ['acme/shop'], undefined],
    [['acme/shop'], [], undefined],
  ];
  for (const [known, remotes, expected] of cases) {
    it(`of the remotes ${remotes.join(', ')} among ${known.join(', ')} is ${expected ?? 'none'}`, () =>
      assert.equal(repositoryAmong(known, remotes), expected));
  }
});
