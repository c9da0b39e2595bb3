import assert from 'node:assert/strict';
import { hintFileKind, hintsIn } from '../../../../src/issues/bindings/hints';
import { readPairs } from '../../../../src/issues/bindings/pairs';

describe('hintFileKind', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    '.sentryclirc': 'sentryCli',
    'apps/web/sentrycli.ini': 'sentryCli',
    'android/sentry.properties': 'properties',
    '.env': 'environment',
    'apps/web/.env.local': 'environment',
    '.envrc': undefined,
    'package.json': 'manifest',
    'apps/api/pyproject.toml': 'manifest',
    'Shop/Shop.csproj': 'manifest',
    'Shop/appsettings.Production.json': 'manifest',
    'sentry.server.config.ts': 'source',
    'src/instrument.mjs': 'source',
    'src/Main.java': 'source',
    'next.config.js': 'source',
    'src/main.js.map': undefined,
    'docs/sentry.png': undefined,
    'sentry/README.md': undefined,
    'src/cart.ts': undefined,
    __proto__: undefined,
    constructor: undefined,
  };
  for (const [path, kind] of Object.entries(cases)) {
    it(`takes ${path} for ${kind}`, () => assert.equal(hintFileKind(path), kind));
  }
});

describe('readPairs', () => {
  it('reads sections, properties and variables', () => {
    const written = `
      # comment=no
      plain = one # why
      [defaults]
      url=https://sentry.company.example/
      org: acme
      export project="the web" # why
      project = api
      ; other=no
      broken
      = nothing
    `;
    assert.deepEqual(Object.fromEntries(readPairs(written)), {
      plain: 'one',
      'defaults.url': 'https://sentry.company.example/',
      'defaults.org': 'acme',
      'defaults.project': 'api',
    });
  });
});

describe('hintsIn', () => {
  it("reads the command line tool's settings, and no token", () => {
    const written =
      '[auth]\ntoken=sntrys_secret\n[defaults]\nurl=https://sentry.company.example/\norg=acme\nproject=web';
    assert.deepEqual(hintsIn('.sentryclirc', 'sentryCli', written), [
      {
        kind: 'names',
        file: '.sentryclirc',
        server: 'https://sentry.company.example',
        org: 'acme',
        project: 'web',
      },
    ]);
  });

  it('reads properties', () => {
    assert.deepEqual(
      hintsIn(
        'a/sentry.properties',
        'properties',
        'defaults.org=acme\ndefaults.project=droid\nauth.token=no',
      ),
      [{ kind: 'names', file: 'a/sentry.properties', server: undefined, org: 'acme', project: 'droid' }],
    );
  });

  it('reads variables, and a DSN under any name', () => {
    const key = 'a1'.repeat(16);
    assert.deepEqual(
      hintsIn(
        '.env',
        'environment',
        `SENTRY_ORG=acme\nNEXT_PUBLIC_DSN="https://${key}@sentry.io/5"\nSENTRY_AUTH_TOKEN=no`,
      ),
      [
        { kind: 'dsn', file: '.env', dsn: { server: 'https://sentry.io', projectId: '5' } },
        { kind: 'names', file: '.env', server: undefined, org: 'acme', project: undefined },
      ],
    );
  });

  it("reads the options of a build's plugin, where Sentry is spoken of", () => {
    const options = 'plugin({ org: "acme", project: \'web\', authToken: process.env.TOKEN })';
    assert.deepEqual(hintsIn('vite.config.ts', 'source', `import sentry from "x"; ${options}`), [
      { kind: 'names', file: 'vite.config.ts', server: undefined, org: 'acme', project: 'web' },
    ]);
    assert.deepEqual(hintsIn('vite.config.ts', 'source', options), []);
  });

  it('takes no name that could be anything else', () => {
    for (const org of ['../..', 'a b', 'a/b', '-x', '', 'x'.repeat(101)]) {
      assert.deepEqual(hintsIn('.env', 'environment', `SENTRY_ORG=${org}`), [], org);
    }
  });

  it('takes no time worth speaking of for text that is made to take long', () => {
    const size = 256 * 1024;
    for (const part of ['org ', 'org:', '"org" : "', 'org="a', '[', '=', "k='", 'k=a #', ' ', '\t=']) {
      const written = `sentry ${part.repeat(Math.ceil(size / part.length))}`.slice(0, size);
      for (const kind of ['source', 'environment'] as const) {
        const start = performance.now();
        hintsIn('x', kind, written);
        const took = performance.now() - start;
        assert.ok(took < 500, `${kind} ${part}: ${took} ms`);
      }
    }
  });
});
