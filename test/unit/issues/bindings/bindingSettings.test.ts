import assert from 'node:assert/strict';
import { readBindingSettings } from '../../../../src/issues/bindings/bindingSettings';
import { settingProblem } from '../../../../src/words';

const acme = { organization: 'acme', project: 'web' };

function problemsOf(setting: Parameters<typeof readBindingSettings>[0]): readonly string[] {
  return readBindingSettings(setting).problems.map(settingProblem);
}

describe('readBindingSettings', () => {
  it('reads all that an entry can say', () => {
    const { entries, problems } = readBindingSettings({
      bindings: [
        acme,
        {
          path: './apps\\api/',
          host: 'HTTPS://Sentry.Company.example/team/',
          organization: 'acme',
          projects: ['web', 'api', 'web', 4507],
          environments: ['staging', 'production'],
          tags: ['tenant_id', ' plan ', 'tenant_id'],
          period: '24h',
          queries: [{ name: 'Fatal', query: 'level:fatal', lenses: 'dimmed' }],
        },
      ],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ queries, ...entry }) => ({ ...entry, queries: queries?.map(({ name }) => name) })),
      [
        { path: '', server: 'https://sentry.io', org: 'acme', projects: ['web'], queries: undefined },
        {
          path: 'apps/api',
          server: 'https://sentry.company.example/team',
          org: 'acme',
          projects: ['4507', 'api', 'web'],
          environments: ['production', 'staging'],
          tags: ['tenant_id', 'plan'],
          statsPeriod: '24h',
          queries: ['Fatal'],
        },
      ],
    );
  });

  it('says nothing against settings that are not set', () => {
    for (const unset of [undefined, null, '']) {
      const setting = { bindings: unset, environments: unset, tags: unset, period: unset, queries: unset };
      assert.deepEqual(readBindingSettings(setting), {
        entries: [],
        environments: [],
        tags: [],
        statsPeriod: undefined,
        queries: [],
        problems: [],
      });
    }
  });

  it('has a switch for the lenses of each query, off unless told', () => {
    const { queries } = readBindingSettings({
      queries: [
        { name: 'One', query: 'a' },
        { name: 'Two', query: 'b', lenses: 'on' },
        { name: 'Three', query: 'c', lenses: 'dimmed' },
      ],
    });
    assert.deepEqual(
      queries.map(({ name, lenses, whenOn }) => [name, lenses, whenOn]),
      [
        ['One', 'off', 'on'],
        ['Two', 'on', 'on'],
        ['Three', 'dimmed', 'dimmed'],
      ],
    );
    assert.equal(new Set(queries.map(({ id }) => id)).size, 3);
  });

  const wrong: readonly (readonly [string, Parameters<typeof readBindingSettings>[0], RegExp])[] = [
    ['tags that are none', { tags: ['tenant id'] }, /^faultline\.tags: tags are a list of keys/],
    ['tags of an entry', { bindings: [{ ...acme, tags: 'plan' }] }, /entry 1: tags are a list of keys/],
    ['no list', { bindings: acme }, /^faultline\.bindings: it has to be a list/],
    ['no object', { bindings: [acme, 'acme/web'] }, /^faultline\.bindings, entry 2: .*object/],
    ['no organization', { bindings: [{ project: 'web' }] }, /entry 1: "organization"/],
    ['an organization that climbs', { bindings: [{ organization: '..' }] }, /"organization"/],
    ['both project and projects', { bindings: [{ ...acme, projects: ['web'] }] }, /write the slug/],
    ['projects that are no slugs', { bindings: [{ organization: 'acme', projects: ['a/b'] }] }, /slug/],
    ['a project that is no text', { bindings: [{ organization: 'acme', project: {} }] }, /slug/],
    ['a host with a password', { bindings: [{ ...acme, host: 'https://u:p@sentry.io' }] }, /"host"/],
    ['a host of another protocol', { bindings: [{ ...acme, host: 'file:///etc' }] }, /"host"/],
    ['a host that is no text', { bindings: [{ ...acme, host: 5 }] }, /"host"/],
    ['an absolute path', { bindings: [{ ...acme, path: '/etc' }] }, /"path"/],
    ['a drive', { bindings: [{ ...acme, path: 'C:\\code' }] }, /"path"/],
    ['a path that climbs', { bindings: [{ ...acme, path: 'a/../../b' }] }, /"path"/],
    [
      'a path twice',
      {
        bindings: [
          { ...acme, path: 'a' },
          { ...acme, path: './a/' },
        ],
      },
      /entry 2: .*same "path"/,
    ],
    ['too many', { bindings: Array.from({ length: 101 }, (_, at) => ({ ...acme, path: `p${at}` })) }, /101/],
    ['environments that are no list', { environments: 'production' }, /^faultline\.environments: /],
    ['environments that are no names', { environments: ['production', 5] }, /^faultline\.environments: /],
    [
      'environments of an entry',
      { bindings: [{ ...acme, environments: 'x' }] },
      /bindings, entry 1: environ/,
    ],
    ['a period of years', { period: '2y' }, /^faultline\.period: .*14d/],
    ['a period of nothing', { period: '0d' }, /^faultline\.period: /],
    ['a period of an entry', { bindings: [{ ...acme, period: 14 }] }, /bindings, entry 1: a period/],
    ['a query without name', { queries: [{ query: 'x' }] }, /queries, entry 1: "name"/],
    [
      'a query of a name twice',
      {
        queries: [
          { name: 'A', query: 'x' },
          { name: ' A ', query: 'y' },
        ],
      },
      /entry 2: .*same "name"/,
    ],
    ['a query without query', { queries: [{ name: 'A', query: ' ' }] }, /"query"/],
    ['lenses of no kind', { queries: [{ name: 'A', query: 'x', lenses: true }] }, /"lenses"/],
    [
      'queries of an entry',
      { bindings: [{ ...acme, queries: [{ name: 'A' }] }] },
      /bindings, entry 1: "query"/,
    ],
  ];
  for (const [what, setting, says] of wrong) {
    it(`says what is wrong with ${what}, and how to write it`, () => {
      const problems = problemsOf(setting);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', says);
    });
  }

  it('loses no other entry for a wrong one', () => {
    const { entries, problems } = readBindingSettings({
      bindings: [null, { ...acme, path: 'a' }, 7, { ...acme, path: '..' }, { ...acme, path: 'b' }],
    });
    assert.deepEqual(
      entries.map(({ path }) => path),
      ['a', 'b'],
    );
    assert.deepEqual(
      problems.map(({ index }) => index),
      [0, 2, 3],
    );
  });

  it('says nothing of what stands in a setting', () => {
    const canary = '[click](command:evil)';
    const problems = problemsOf({
      bindings: [canary, { organization: canary }, { ...acme, host: canary, path: canary }],
      environments: canary,
      period: canary,
      queries: [{ name: canary, query: '', lenses: canary }],
    });
    assert.ok(problems.length >= 5);
    assert.deepEqual(
      problems.filter((problem) => problem.includes('command:')),
      [],
    );
  });
});
