import assert from 'node:assert/strict';
import { readRemotes, readRemoteUrl } from '../../../src/git/remotes';

/** Address, as it is kept, host, owner and name. */
const ADDRESSES: readonly (readonly [string, string, string?, string?])[] = [
  ['https://github.com/acme/shop.git', 'https://github.com/acme/shop.git', 'github.com', 'acme/shop'],
  ['https://GitHub.com/acme/shop/', 'https://GitHub.com/acme/shop/', 'github.com', 'acme/shop'],
  ['https://jo:ghp_secret@github.com/acme/shop', 'https://github.com/acme/shop', 'github.com', 'acme/shop'],
  ['https://p@ss:w@rd@git.acme.example/a/b', 'https://git.acme.example/a/b', 'git.acme.example', 'a/b'],
  [
    'https://x-token:t@gitlab.com:8443/g/sub/p.git',
    'https://gitlab.com:8443/g/sub/p.git',
    'gitlab.com',
    'g/sub/p',
  ],
  ['git@github.com:acme/shop.git', 'github.com:acme/shop.git', 'github.com', 'acme/shop'],
  ['github.com:acme/shop', 'github.com:acme/shop', 'github.com', 'acme/shop'],
  ['git@host:/srv/git/shop.git', 'host:/srv/git/shop.git', 'host', 'srv/git/shop'],
  ['host:a@b/shop', 'host:a@b/shop', 'host', 'a@b/shop'],
  ['ssh://git@github.com:22/acme/shop.git', 'ssh://github.com:22/acme/shop.git', 'github.com', 'acme/shop'],
  ['git+ssh://git@github.com/acme/shop', 'git+ssh://github.com/acme/shop', 'github.com', 'acme/shop'],
  ['git://github.com/acme/shop.git', 'git://github.com/acme/shop.git', 'github.com', 'acme/shop'],
  [
    'git@ssh.dev.azure.com:v3/org/proj/shop',
    'ssh.dev.azure.com:v3/org/proj/shop',
    'ssh.dev.azure.com',
    'org/proj/shop',
  ],
  [
    'https://org@dev.azure.com/org/proj/_git/shop',
    'https://dev.azure.com/org/proj/_git/shop',
    'dev.azure.com',
    'org/proj/shop',
  ],
  [
    'https://bb.acme.example/scm/proj/shop.git',
    'https://bb.acme.example/scm/proj/shop.git',
    'bb.acme.example',
    'proj/shop',
  ],
  ['https://host/acme/my%20shop.git', 'https://host/acme/my%20shop.git', 'host', 'acme/my shop'],
  ['https://host/acme/%E0%A4%A', 'https://host/acme/%E0%A4%A', 'host', 'acme/%E0%A4%A'],
  ['git@evil.example#.github.x:acme/shop', 'evil.example#.github.x:acme/shop'],
  ['a@b@evil.example:acme/shop', 'b@evil.example:acme/shop'],
  ['https://evil.example?.github.x/acme/shop', 'https://evil.example?.github.x/acme/shop'],
  ['ssh://git@[2001:db8::1]:22/acme/shop', 'ssh://[2001:db8::1]:22/acme/shop', '[2001:db8::1]', 'acme/shop'],
  ['https://host', 'https://host', 'host', undefined],
  ['file:///srv/git/shop.git', 'file:///srv/git/shop.git'],
  ['/srv/git/shop.git', '/srv/git/shop.git'],
  ['../shop', '../shop'],
  ['./a:b/shop', './a:b/shop'],
  ['C:/code/shop', 'C:/code/shop'],
  ['C:\\code\\shop', 'C:\\code\\shop'],
  ['', ''],
  [':', ':'],
  ['://', '://'],
];

describe('The address of a remote', () => {
  for (const [address, url, host, fullName] of ADDRESSES) {
    it(`${JSON.stringify(address)} is read`, () => {
      assert.deepEqual(readRemoteUrl(address), {
        url,
        ...(host !== undefined && { host }),
        ...(fullName !== undefined && { fullName }),
      });
    });
  }

  it('of a megabyte is read in time that grows with its length', () => {
    for (const piece of ['@', '/', ':', '.git', '.git/', '://', '%', 'a@b:c/']) {
      for (const start of ['', 'https://', 'host:']) {
        readRemoteUrl(start + piece.repeat(1_000_000 / piece.length));
      }
    }
  });
});

describe('The remotes of a repository', () => {
  it('are those that its configuration names, each by its first address', () => {
    const config = [
      'remote.origin.url\ngit@github.com:me/shop.git',
      'remote.origin.url\ngit@elsewhere.example:me/shop.git',
      'remote.up.stream.url\nhttps://github.com/acme/shop',
      'remote.broken.url',
      'remote.empty.url\n',
      '',
    ].join('\0');
    assert.deepEqual(
      readRemotes(config).map(({ name, fullName }) => [name, fullName]),
      [
        ['origin', 'me/shop'],
        ['up.stream', 'acme/shop'],
      ],
    );
  });

  it('are spelled out as git would: the longest start of an address that stands for another one', () => {
    const config = [
      'url.https://github.com/.insteadof\ngh:',
      'url.https://token:secret@github.com/acme/.insteadof\ngh:acme/',
      'remote.origin.url\ngh:acme/shop',
      'remote.other.url\ngh:other/shop',
      'remote.plain.url\nhttps://gitlab.com/acme/shop',
    ].join('\0');
    assert.deepEqual(readRemotes(config), [
      { name: 'origin', url: 'https://github.com/acme/shop', host: 'github.com', fullName: 'acme/shop' },
      { name: 'other', url: 'https://github.com/other/shop', host: 'github.com', fullName: 'other/shop' },
      { name: 'plain', url: 'https://gitlab.com/acme/shop', host: 'gitlab.com', fullName: 'acme/shop' },
    ]);
  });
});
