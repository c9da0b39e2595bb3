import assert from 'node:assert/strict';
import {
  type AccountChoices,
  type Candidate,
  candidatesIn,
  settled,
  strangersIn,
  together,
} from '../../../../src/issues/bindings/candidates';
import type { Dsn } from '../../../../src/issues/bindings/dsn';
import type { Hint } from '../../../../src/issues/bindings/hints';
import {
  candidatesOfRepository,
  type KnownRepositories,
  type RepositoryOfFolder,
} from '../../../../src/issues/bindings/repositories';

function account(server: string, user: string, organizations: Readonly<Record<string, readonly string[]>>) {
  const choices: AccountChoices = {
    account: {
      id: `${new URL(server).host}/${user}`,
      server,
      user: { id: user, name: user },
      scopes: [],
    },
    choices: Object.entries(organizations).map(([slug, projects]) => ({
      organization: { slug, name: slug },
      projects: projects.map((project, at) => ({
        id: `${slug.length}${at + 1}`,
        slug: project,
        name: project,
      })),
    })),
  };
  return choices;
}

const saas = account('https://sentry.io', '1', { acme: ['web', 'api'], beta: ['web'] });
const own = account('https://sentry.company.example', '1', { shop: ['web'] });
const packages = new Set(['', 'apps/web', 'apps/api']);

function dsn(file: string, server: string, projectId: string): Hint {
  const read: Dsn = { server, projectId };
  return { kind: 'dsn', file, dsn: read };
}

/** `apps/web → acme/web (sentry.io/1) by dsn`. */
function inWords({ path, target, reason }: Candidate): string {
  return `${path} → ${target.org}/${target.projects.join()} (${target.account}) by ${reason.kind}`;
}

describe('candidatesIn', () => {
  const found = (...hints: readonly Hint[]) => candidatesIn({ hints, packages }, [saas, own]).map(inWords);

  it("are the project of a DSN's id, on its server alone", () => {
    assert.deepEqual(found(dsn('apps/web/.env', 'https://sentry.io', '42')), [
      'apps/web → acme/api (sentry.io/1) by dsn',
    ]);
    assert.deepEqual(found(dsn('src/main.ts', 'http://sentry.company.example', '41')), [
      ' → shop/web (sentry.company.example/1) by dsn',
    ]);
    assert.deepEqual(found(dsn('.env', 'https://sentry.io', '99')), []);
    assert.deepEqual(found(dsn('.env', 'https://elsewhere.example', '41')), []);
  });

  it('are what is named, wherever it is', () => {
    const names = (hint: object): Hint => ({ kind: 'names', file: '.sentryclirc', ...hint });
    assert.deepEqual(found(names({ org: 'acme', project: 'web' })), [' → acme/web (sentry.io/1) by names']);
    assert.deepEqual(found(names({ org: 'acme' })), [' → acme/ (sentry.io/1) by names']);
    assert.deepEqual(found(names({ project: '42' })), [' → acme/api (sentry.io/1) by names']);
    assert.deepEqual(found(names({ project: 'web' })).length, 3);
    assert.deepEqual(found(names({ server: 'https://sentry.company.example', project: 'web' })), [
      ' → shop/web (sentry.company.example/1) by names',
    ]);
    assert.deepEqual(found(names({ org: 'nobody', project: 'web' })), []);
  });
});

describe('strangersIn', () => {
  it('are servers that nobody is signed in to, each once', () => {
    const hints = [
      dsn('a', 'https://de.sentry.io', '1'),
      dsn('b', 'https://app.glitchtip.com', '1'),
      dsn('c', 'https://app.glitchtip.com', '2'),
      { kind: 'names', file: 'd', server: 'https://x.example/sentry', org: 'o' } as const,
      { kind: 'names', file: 'e', org: 'o' } as const,
    ];
    assert.deepEqual(strangersIn({ hints, packages }, [saas]), [
      { server: 'app.glitchtip.com', file: 'b' },
      { server: 'x.example/sentry', file: 'd' },
    ]);
  });
});

describe('settled', () => {
  const candidate = (path: string, project: string): Candidate => ({
    path,
    target: { server: 'https://sentry.io', org: 'acme', projects: [project] },
    reason: { kind: 'dsn', file: `${path}/.env` },
  });

  it('is one for the whole folder where all lead to one target', () => {
    const all = settled([candidate('apps/web', 'web'), candidate('apps/api', 'web')]);
    assert.deepEqual(
      all.map(({ path }) => path),
      [''],
    );
  });

  it('is each once otherwise, and those of a monorepo belong together', () => {
    const all = settled([
      candidate('apps/web', 'web'),
      candidate('apps/api', 'api'),
      candidate('apps/web', 'web'),
    ]);
    assert.deepEqual(
      all.map(({ path }) => path),
      ['apps/web', 'apps/api'],
    );
    assert.deepEqual(together(all), all);
    assert.deepEqual(together(settled([...all, candidate('apps/web', 'other')])), []);
    assert.deepEqual(together([candidate('', 'web')]), []);
  });
});

describe('candidatesOfRepository', () => {
  const github = { host: 'github.com', fullName: 'acme/shop' };
  const found = (
    known: Partial<KnownRepositories>,
    repository: Partial<RepositoryOfFolder> = {},
  ): readonly string[] =>
    candidatesOfRepository(
      saas,
      { org: 'acme', repositories: [], codeMappings: [], ...known },
      { prefix: '', remotes: [github], ...repository },
      packages,
    ).map(inWords);
  const repositories = [
    { name: 'other/thing', url: 'https://github.com/other/thing' },
    { name: 'acme/shop', url: 'https://github.com/Acme/Shop.git' },
  ];
  const mapping = (projectSlug: string, sourceRoot: string, repoName = 'acme/shop') => ({
    ...{ projectSlug, sourceRoot, repoName },
    stackRoot: '',
  });

  it('is all of an organization that has the repository, by address, slug or name', () => {
    const whole = [' → acme/ (sentry.io/1) by repository'];
    assert.deepEqual(found({ repositories }), whole);
    assert.deepEqual(found({ repositories: [{ name: '4711', externalSlug: 'acme/shop' }] }), whole);
    assert.deepEqual(found({ repositories: [{ name: 'Acme / Shop' }] }), whole);
    assert.deepEqual(found({ repositories: [{ name: 'acme/other' }] }), []);
    assert.deepEqual(found({ repositories }, { remotes: [] }), []);
    assert.deepEqual(found({ repositories: [{ name: '' }] }, { remotes: [{ host: 'github.com' }] }), []);
  });

  it('is the projects of its code mappings, each for the package that it leads into', () => {
    const codeMappings = [
      mapping('web', './apps/web/src/'),
      mapping('api', 'apps/api'),
      mapping('api', 'x', 'other/thing'),
      mapping('unseen', ''),
    ];
    assert.deepEqual(found({ repositories, codeMappings }), [
      'apps/web → acme/web (sentry.io/1) by codeMapping',
      'apps/api → acme/api (sentry.io/1) by codeMapping',
    ]);
  });

  it('leaves out a code mapping that leads past the folder', () => {
    const codeMappings = [mapping('web', 'shop/apps/web'), mapping('api', 'elsewhere/')];
    assert.deepEqual(found({ repositories, codeMappings }, { prefix: 'shop' }), [
      'apps/web → acme/web (sentry.io/1) by codeMapping',
    ]);
    assert.deepEqual(found({ repositories, codeMappings: [mapping('web', '')] }, { prefix: 'shop' }), [
      ' → acme/web (sentry.io/1) by codeMapping',
    ]);
  });
});
