import assert from 'node:assert/strict';
import { readBindingSettings } from '../../../../src/issues/bindings/bindingSettings';
import {
  bindingsOf,
  decodeChoices,
  type FolderSays,
  type KeptChoice,
} from '../../../../src/issues/bindings/currentBindings';
import { isSameServer } from '../../../../src/issues/bindings/servers';

const server = 'https://sentry.io';
const ann = 'sentry.io/1';
const web = { server, account: ann, org: 'acme', projects: ['web'] };
const api = { server, account: ann, org: 'acme', projects: ['api'] };

function folder(
  name: string,
  setting: Parameters<typeof readBindingSettings>[0],
  ...choices: readonly KeptChoice[]
): FolderSays {
  return { folder: `file:///${name}`, settings: readBindingSettings(setting), choices };
}

/** `web production 14d: file:///a apps/web`. */
function inWords(folders: readonly FolderSays[], signedIn: readonly string[] = [ann]): readonly string[] {
  return bindingsOf(folders, '14d', signedIn).map(({ projects, environments, statsPeriod, folders: of }) => {
    const where = of.map(({ folder: root, path }) => `${root.slice(8)}/${path}`).join(' ');
    return `${[...projects, ...environments, statsPeriod].join(' ')}: ${where}`;
  });
}

describe('bindingsOf', () => {
  it("takes the person's choice where settings say nothing of the path", () => {
    assert.deepEqual(inWords([folder('a', {}, { path: '', target: web })]), ['web 14d: a/']);
  });

  it('lets settings go before the choice for the same path, and for no other', () => {
    const setting = { bindings: [{ path: 'apps/web', organization: 'acme', project: 'site' }] };
    assert.deepEqual(
      inWords([folder('a', setting, { path: 'apps/web', target: web }, { path: 'apps/api', target: api })]),
      ['site 14d: a/apps/web', 'api 14d: a/apps/api'],
    );
  });

  it('makes one of what is equal but for its folder, with its folders in order', () => {
    assert.deepEqual(
      inWords([
        folder('b', {}, { path: '', target: web }),
        folder('a', {}, { path: 'z', target: web }, { path: 'b', target: web }, { path: 'c', target: api }),
      ]),
      ['web 14d: a/b a/z b/', 'api 14d: a/c'],
    );
  });

  it('tells the tags of the entry, else of the folder, and is another binding by them no more than by its folders', () => {
    const setting = {
      tags: ['plan'],
      bindings: [
        { path: 'a', organization: 'acme', project: 'web' },
        { path: 'b', organization: 'acme', project: 'api', tags: ['tenant_id'] },
      ],
    };
    const bindings = bindingsOf([folder('a', setting)], '14d', [ann]);
    assert.deepEqual(
      bindings.map(({ tags }) => tags),
      [['plan'], ['tenant_id']],
    );
    const [without] = bindingsOf([folder('a', { ...setting, tags: [] })], '14d', [ann]);
    assert.deepEqual([without?.id, without?.tags], [bindings[0]?.id, undefined]);
  });

  it('keeps apart what differs in environments, period, queries, server or account', () => {
    const says = [
      folder('a', {}, { path: '', target: web }),
      folder('b', { environments: ['production'] }, { path: '', target: web }),
      folder('c', { period: '24h' }, { path: '', target: web }),
      folder('d', { queries: [{ name: 'A', query: 'x' }] }, { path: '', target: web }),
      folder('e', {}, { path: '', target: { ...web, server: 'https://sentry.company.example' } }),
      folder('f', {}, { path: '', target: { ...web, account: 'sentry.io/2' } }),
    ];
    const bindings = bindingsOf(says, '14d', [ann]);
    assert.equal(new Set(bindings.map(({ id }) => id)).size, 6);
    assert.equal(bindings.length, 6);
  });

  it("has the folder's environments, period and queries, unless the entry has its own", () => {
    const setting = {
      environments: ['production'],
      period: '7d',
      queries: [{ name: 'A', query: 'x' }],
      bindings: [
        { path: 'one', organization: 'acme', project: 'one' },
        {
          ...{ path: 'two', organization: 'acme', project: 'two', environments: [], period: '24h' },
          queries: [{ name: 'B', query: 'y', lenses: 'on' }],
        },
      ],
    };
    assert.deepEqual(inWords([folder('a', setting)]), ['one production 7d: a/one', 'two 24h: a/two']);
    assert.deepEqual(
      bindingsOf([folder('a', setting)], '14d', []).map(({ queries }) =>
        queries.map(({ id, name }) => name ?? id),
      ),
      [
        ['mine', 'forReview', 'all', 'A'],
        ['mine', 'forReview', 'all', 'B'],
      ],
    );
  });

  it('shows the environments that a person switched to, of settings too', () => {
    const setting = { environments: ['production'], bindings: [{ organization: 'acme', project: 'web' }] };
    assert.deepEqual(inWords([folder('a', setting, { path: '', environments: ['staging'] })]), [
      'web staging 14d: a/',
    ]);
    assert.deepEqual(inWords([folder('a', setting, { path: '', environments: [] })]), ['web 14d: a/']);
  });

  it('takes what needs no asking while its account is signed in and nothing else is said', () => {
    const assumed = { path: '', target: web, isAssumed: true };
    assert.deepEqual(inWords([folder('a', {}, assumed)]), ['web 14d: a/']);
    assert.deepEqual(inWords([folder('a', {}, assumed)], ['other.example/1']), []);
    assert.deepEqual(inWords([folder('a', {}, assumed, { path: 'apps/api', target: api })]), [
      'api 14d: a/apps/api',
    ]);
    const setting = { bindings: [{ path: 'apps/web', organization: 'acme', project: 'site' }] };
    assert.deepEqual(inWords([folder('a', setting, assumed)]), ['site 14d: a/apps/web']);
  });

  it('keeps a choice whose account is not signed in: it names its server', () => {
    assert.deepEqual(inWords([folder('a', {}, { path: '', target: web })], []), ['web 14d: a/']);
  });

  it('has ids that are the same at the next start, and tell nothing', () => {
    const [one] = bindingsOf([folder('a', {}, { path: '', target: web })], '14d', [ann]);
    const [again] = bindingsOf([folder('b', {}, { path: 'x', target: { ...web } })], '14d', []);
    assert.equal(one?.id, again?.id);
    assert.match(one?.id ?? '', /^[0-9a-f]{16}$/);
  });
});

describe('decodeChoices', () => {
  it('reads what was kept', () => {
    const kept: readonly KeptChoice[] = [
      { path: '', target: web, isAssumed: true },
      { path: 'apps/web', target: { server, org: 'acme', projects: [] }, environments: [] },
    ];
    const read = decodeChoices(JSON.parse(JSON.stringify(kept)));
    assert.deepEqual(JSON.parse(JSON.stringify(read)), kept);
  });

  it('passes over what is no choice', () => {
    assert.deepEqual(decodeChoices(undefined), []);
    assert.deepEqual(decodeChoices([1, null, { path: 5 }, 'x']), []);
    assert.deepEqual(decodeChoices([{ path: '', target: { org: 'acme' }, environments: 'x' }]), [
      { path: '', target: undefined, isAssumed: undefined, environments: undefined },
    ]);
  });
});

describe('isSameServer', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['https://sentry.io', 'https://de.sentry.io', true],
    ['https://acme.sentry.io', 'https://us.sentry.io', true],
    ['https://sentry.io', 'https://sentry.io.evil.example', false],
    ['https://sentry.io', 'https://notsentry.io', false],
    ['https://sentry.company.example', 'http://SENTRY.company.example/', true],
    ['https://company.example/sentry', 'https://company.example', false],
    ['https://company.example/sentry', 'https://company.example/Sentry/', true],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9001', false],
    ['no address', 'no address', true],
  ];
  for (const [one, other, expected] of cases) {
    it(`says ${expected} of ${one} and ${other}`, () => assert.equal(isSameServer(one, other), expected));
  }
});
