import assert from 'node:assert/strict';
import { calls } from '../../../src/sentry/calls';
import { getEvent } from '../../../src/sentry/events';
import { SentryHttp } from '../../../src/sentry/http';
import { getIssue, listIssues } from '../../../src/sentry/issues';
import { listOrganizations } from '../../../src/sentry/organizations';
import { isSentryIo, regionAddress } from '../../../src/sentry/server/sentryIo';
import { ImpatientClock } from '../../faults/impatientClock';
import { type Asked, type Recorded, ReplayServer, type Reply } from '../../replay/replayServer';

const signal = new AbortController().signal;
const TOKEN = `sntryu_${'0'.repeat(64)}`;

/** Sentry's service as one server: the host that was called is the first part of the path. */
class Service {
  /** Host and path of each request that carried the token. */
  readonly asked: string[] = [];
  private readonly server: ReplayServer;
  private address = '';

  constructor(answer: (host: string, path: string, asked: Asked) => Reply) {
    const recorded: Recorded = (asked) => {
      const [, host = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(asked.path) ?? [];
      this.asked.push(
        `${host} ${path.replace('/api/0', '')}${asked.token === TOKEN ? '' : ' without token'}`,
      );
      return answer(host, path.replace('/api/0', ''), asked);
    };
    this.server = new ReplayServer(recorded);
  }

  async start(): Promise<void> {
    this.address = await this.server.start();
  }

  async close(): Promise<void> {
    await this.server.close();
  }

  http(address = 'https://sentry.io'): SentryHttp {
    return new SentryHttp(
      address,
      TOKEN,
      async (url, init) => fetch(url.replace(/^https?:\/\//, `${this.address}/`), init),
      new ImpatientClock(),
    );
  }
}

const organization = (slug: string, regionUrl?: string) => ({
  id: '1',
  slug,
  name: slug,
  links: regionUrl === undefined ? undefined : { organizationUrl: '', regionUrl },
});
const missing: Reply = { status: 404, json: { detail: 'The requested resource does not exist' } };
const list = { projects: [], query: 'is:unresolved', environments: [], statsPeriod: '14d' };

describe('the regions of sentry.io', () => {
  let service: Service;
  const started = async (answer: ConstructorParameters<typeof Service>[0]) => {
    service = new Service(answer);
    await service.start();
    return service.http();
  };
  afterEach(() => service.close());

  /** A European organization, its issues known in its region alone. */
  const european = (regionUrl: string) =>
    started((host, path) => {
      if (path === '/organizations/acme/') {
        return { json: organization('acme', regionUrl) };
      }
      if (path === '/organizations/') {
        return { json: [organization('acme', regionUrl)] };
      }
      if (path === '/users/me/regions/') {
        return { json: { regions: [{ name: 'de', url: regionUrl }] } };
      }
      return host === 'de.sentry.io' && path.endsWith('/issues/') ? { json: [{ id: '7' }] } : missing;
    });

  it('are asked for their own organizations, each looked up once', async () => {
    const http = await european('https://de.sentry.io');
    for (let times = 0; times < 2; times++) {
      const { issues } = await listIssues(http, { ...list, org: 'acme' }, undefined, signal);
      assert.deepEqual(
        issues.map(({ id }) => id),
        ['7'],
      );
    }
    assert.deepEqual(service.asked, [
      'sentry.io /organizations/acme/',
      'de.sentry.io /organizations/acme/issues/',
      'de.sentry.io /organizations/acme/issues/',
    ]);
  });

  it('need no looking up after all organizations were listed', async () => {
    const http = await european('https://de.sentry.io');
    assert.deepEqual(await listOrganizations(http, signal), [
      { slug: 'acme', name: 'acme', regionUrl: 'https://de.sentry.io' },
    ]);
    service.asked.length = 0;
    await listIssues(http, { ...list, org: 'acme' }, undefined, signal);
    assert.deepEqual(service.asked, ['de.sentry.io /organizations/acme/issues/']);
  });

  for (const regionUrl of [
    'https://de.sentry.io.evil.example',
    'https://evil.example',
    'https://sentry.io@evil.example',
    'http://de.sentry.io',
    'https://de.sentry.io:8443',
    'https://notsentry.io',
    'javascript:alert(1)',
    '',
  ]) {
    it(`that lie elsewhere get no token: ${JSON.stringify(regionUrl)}`, async () => {
      const http = await european(regionUrl);
      await assert.rejects(listIssues(http, { ...list, org: 'acme' }, undefined, signal), {
        kind: 'notFound',
      });
      await listOrganizations(http, signal);
      assert.deepEqual([...new Set(service.asked.map((one) => one.split(' ')[0]))], ['sentry.io']);
      assert.equal(http.inRegion(regionUrl), http);
    });
  }

  it('are not looked up where the server is one of them, or is none', async () => {
    await started((_, path) => (path.endsWith('/issues/') ? { json: [] } : missing));
    for (const address of ['https://de.sentry.io', 'https://acme.sentry.io', 'https://sentry.example']) {
      await listIssues(service.http(address), { ...list, org: 'acme' }, undefined, signal);
    }
    assert.deepEqual(service.asked, [
      'de.sentry.io /organizations/acme/issues/',
      'acme.sentry.io /organizations/acme/issues/',
      'sentry.example /organizations/acme/issues/',
    ]);
  });

  it('are passed on to by the server of all, where looking up is refused', async () => {
    const http = await started((_, path) => (path.endsWith('/issues/') ? { json: [{ id: '7' }] } : missing));
    const { issues } = await listIssues(http, { ...list, org: 'acme' }, undefined, signal);
    await listIssues(http, { ...list, org: 'acme' }, undefined, signal);
    assert.equal(issues.length, 1);
    assert.deepEqual(service.asked, [
      'sentry.io /organizations/acme/',
      'sentry.io /organizations/acme/issues/',
      'sentry.io /organizations/acme/issues/',
    ]);
  });

  it('each list their organizations, where the server of all does not', async () => {
    const regions = [
      { name: 'us', url: 'https://us.sentry.io' },
      { name: 'de', url: 'https://de.sentry.io/' },
      { name: 'evil', url: 'https://evil.example' },
      null,
    ];
    const http = await started((host, path) => {
      if (path === '/users/me/regions/') {
        return { json: { regions } };
      }
      const slug = { 'us.sentry.io': 'american', 'de.sentry.io': 'european' }[host];
      return { json: slug === undefined ? [] : [organization(slug)] };
    });
    assert.deepEqual(await listOrganizations(http, signal), [
      { slug: 'american', name: 'american', regionUrl: 'https://us.sentry.io' },
      { slug: 'european', name: 'european', regionUrl: 'https://de.sentry.io' },
    ]);
    assert.equal(
      service.asked.some((one) => one.startsWith('evil')),
      false,
    );
  });

  it('share what is known of the server, and one connection each', async () => {
    const http = await started(() => missing);
    const region = http.inRegion('https://de.sentry.io');
    assert.equal(region.address, 'https://de.sentry.io');
    assert.equal(http.inRegion('https://de.sentry.io/'), region);
    assert.equal(region.inRegion('https://de.sentry.io'), region);
    assert.equal(region.knowledge, http.knowledge);
    assert.equal(
      service.http('https://sentry.example').inRegion('https://de.sentry.io').address,
      'https://sentry.example',
    );
  });

  it('are never asked at the paths that they have retired', async () => {
    const http = await started((_, path) =>
      path.includes('/issues/') ? { status: 404, text: '<html>' } : missing,
    );
    await assert.rejects(getIssue(http, 'acme', '7', signal), { kind: 'notFound' });
    const scope = { org: 'acme', issue: '7', environments: [], statsPeriod: '14d' };
    assert.equal(await getEvent(http, scope, 'recommended', signal), undefined);
    assert.deepEqual(
      service.asked.filter((one) => / \/issues\//.test(one)),
      [],
    );
  });

  it('are not asked whether they are another server', async () => {
    const http = await started(() => ({ status: 200, text: '<html>' }));
    await assert.rejects(listIssues(http, { ...list, org: 'acme' }, undefined, signal), { kind: 'shape' });
    assert.equal(
      service.asked.some((one) => one.includes('settings')),
      false,
    );
  });

  it('cost nothing when the call is cancelled', async () => {
    const http = await started(() => missing);
    await assert.rejects(http.send(calls.issues, { org: 'acme' }, {}, AbortSignal.abort()), {
      kind: 'cancelled',
      name: 'AbortError',
    });
    assert.deepEqual(service.asked, []);
  });
});

describe('an address of sentry.io', () => {
  for (const [address, expected] of [
    ['https://sentry.io', true],
    ['https://us.sentry.io', true],
    ['https://acme.sentry.io/', true],
    ['https://SENTRY.IO', true],
    ['http://sentry.io', false],
    ['https://sentry.io:444', false],
    ['https://xsentry.io', false],
    ['https://sentry.io.example', false],
    ['https://user@sentry.io', false],
    ['sentry.io', false],
    ['', false],
  ] as const) {
    it(`${JSON.stringify(address)}: ${expected}`, () => {
      assert.equal(isSentryIo(address), expected);
      assert.equal(regionAddress(address), expected ? new URL(address).origin : undefined);
    });
  }
});
