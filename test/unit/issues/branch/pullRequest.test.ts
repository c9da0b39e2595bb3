import assert from 'node:assert/strict';
import { pullRequestText } from '../../../../src/issues/branch/pullRequest';
import { forgeOf, forgeRepository, pullRequestPage } from '../../../../src/issues/branch/pullRequestPage';
import { readRemoteUrl } from '../../../../src/git/remotes';

const asked = { head: 'fix/shop-1', base: 'main', title: 'SHOP-1: KeyError', body: 'Fixes SHOP-1' };
const encoded = 'title=SHOP-1%3A%20KeyError&body=Fixes%20SHOP-1';

describe('the page of a pull request', () => {
  const cases: readonly (readonly [string, string])[] = [
    [
      'git@github.com:acme/shop.git',
      `https://github.com/acme/shop/compare/main...fix/shop-1?expand=1&${encoded}`,
    ],
    [
      'ssh://git@ssh.github.com:443/acme/shop.git',
      `https://github.com/acme/shop/compare/main...fix/shop-1?expand=1&${encoded}`,
    ],
    [
      'https://ann:secret@github.acme.example:8443/acme/shop',
      `https://github.acme.example:8443/acme/shop/compare/main...fix/shop-1?expand=1&${encoded}`,
    ],
    [
      'git@gitlab.com:acme/web/shop.git',
      'https://gitlab.com/acme/web/shop/-/merge_requests/new?merge_request%5Bsource_branch%5D=fix%2Fshop-1' +
        '&merge_request%5Btarget_branch%5D=main&merge_request%5Btitle%5D=SHOP-1%3A%20KeyError' +
        '&merge_request%5Bdescription%5D=Fixes%20SHOP-1',
    ],
    [
      'git@bitbucket.org:acme/shop.git',
      'https://bitbucket.org/acme/shop/pull-requests/new?source=fix%2Fshop-1&dest=main',
    ],
    [
      'https://bitbucket.acme.example/scm/web/shop.git',
      'https://bitbucket.acme.example/projects/web/repos/shop/pull-requests?create' +
        '&sourceBranch=refs%2Fheads%2Ffix%2Fshop-1&targetBranch=refs%2Fheads%2Fmain',
    ],
    [
      'git@ssh.dev.azure.com:v3/acme/web/shop',
      'https://dev.azure.com/acme/web/_git/shop/pullrequestcreate?sourceRef=fix%2Fshop-1&targetRef=main',
    ],
    [
      'https://acme@dev.azure.com/acme/Web%20Shop/_git/shop',
      'https://dev.azure.com/acme/Web%20Shop/_git/shop/pullrequestcreate?sourceRef=fix%2Fshop-1&targetRef=main',
    ],
    [
      'https://acme.visualstudio.com/web/_git/shop',
      'https://acme.visualstudio.com/web/_git/shop/pullrequestcreate?sourceRef=fix%2Fshop-1&targetRef=main',
    ],
    ['https://codeberg.org/acme/shop.git', 'https://codeberg.org/acme/shop/compare/main...fix/shop-1'],
    ['http://gitea.local:3000/acme/shop.git', 'http://gitea.local:3000/acme/shop/compare/main...fix/shop-1'],
  ];
  for (const [remote, expected] of cases) {
    it(`of ${remote}`, () => {
      const read = readRemoteUrl(remote);
      const forge = forgeOf(read.host ?? '');
      assert.ok(forge);
      const repository = forgeRepository(read, forge);
      assert.ok(repository);
      assert.equal(pullRequestPage(repository, { ...asked, into: repository }).url, expected);
    });
  }

  const forks: readonly (readonly [fork: string, base: string, page: string])[] = [
    [
      'git@github.com:ann/shop.git',
      'https://github.com/acme/Shop.git',
      `https://github.com/acme/Shop/compare/main...ann:fix/shop-1?expand=1&${encoded}`,
    ],
    [
      'git@github.com:acme/shop-fork.git',
      'git@ssh.github.com:acme/shop.git',
      `https://github.com/acme/shop/compare/main...acme:shop-fork:fix/shop-1?expand=1&${encoded}`,
    ],
    [
      'git@gitlab.com:ann/shop.git',
      'git@gitlab.com:acme/web/shop.git',
      'https://gitlab.com/ann/shop/-/merge_requests/new?merge_request%5Bsource_branch%5D=fix%2Fshop-1' +
        '&merge_request%5Btarget_branch%5D=main&merge_request%5Btitle%5D=SHOP-1%3A%20KeyError' +
        '&merge_request%5Bdescription%5D=Fixes%20SHOP-1',
    ],
    [
      'git@bitbucket.org:ann/shop.git',
      'git@bitbucket.org:acme/shop.git',
      'https://bitbucket.org/ann/shop/pull-requests/new?source=ann%2Fshop%3A%3Afix%2Fshop-1&dest=acme%2Fshop%3A%3Amain',
    ],
    [
      'https://codeberg.org/ann/shop.git',
      'https://codeberg.org/acme/shop.git',
      'https://codeberg.org/acme/shop/compare/main...ann/shop:fix/shop-1',
    ],
  ];
  for (const [fork, base, expected] of forks) {
    it(`of the fork ${fork} into ${base}`, () => {
      const [repository, into] = [fork, base].map((remote) => {
        const read = readRemoteUrl(remote);
        return forgeRepository(read, forgeOf(read.host ?? '') ?? assert.fail()) ?? assert.fail();
      });
      assert.ok(repository && into);
      assert.equal(pullRequestPage(repository, { ...asked, into }).url, expected);
    });
  }

  it('is not guessed of a host whose name tells nothing', () => {
    assert.equal(forgeOf('git.acme.example'), undefined);
    assert.equal(forgeOf('nothub.com'), undefined);
  });

  it('is none for a folder of this machine or a path that climbs', () => {
    assert.equal(forgeRepository(readRemoteUrl('/srv/git/shop.git'), 'github'), undefined);
    assert.equal(forgeRepository(readRemoteUrl('https://github.com/../shop'), 'github'), undefined);
  });

  it('keeps a hostile branch within its part of the address', () => {
    const repository = { forge: 'github', origin: 'https://github.com', fullName: 'acme/shop' } as const;
    const { url } = pullRequestPage(repository, {
      ...{ ...asked, into: repository, head: 'a?b#c&d=e/%2e%2e' },
    });
    assert.ok(
      url.startsWith('https://github.com/acme/shop/compare/main...a%3Fb%23c%26d%3De/%252e%252e?expand=1&'),
    );
  });
});

describe('pullRequestText', () => {
  it('names the issue and the type of its error', () => {
    assert.deepEqual(pullRequestText({ shortId: 'SHOP-1', type: 'java.lang.Error' }, 'https://sentry.io/1'), {
      title: 'SHOP-1: java.lang.Error',
      body: 'Fixes SHOP-1\n\nhttps://sentry.io/1',
    });
  });

  it('takes nothing that a forge would act on', () => {
    const text = pullRequestText(
      { shortId: 'SHOP-1', type: 'Fixes OTHER-9 [skip ci] @team closes #12' },
      undefined,
    );
    assert.deepEqual(text, { title: 'SHOP-1', body: 'Fixes SHOP-1' });
  });

  it('takes letters, digits, spaces and dots only', () => {
    const { title } = pullRequestText(
      { shortId: 'SHOP-1', type: '[x](http://e) `a` <b> \u202e é 1.5' },
      undefined,
    );
    assert.equal(title, 'SHOP-1: x http e a b é 1.5');
  });
});
