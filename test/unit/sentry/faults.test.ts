import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { getEvent } from '../../../src/sentry/events';
import { SentryHttp } from '../../../src/sentry/http';
import { listIssues, updateIssue } from '../../../src/sentry/issues';
import { SentryError, type SentryErrorKind } from '../../../src/sentry/sentryError';
import { explain } from '../../../src/words';
import { FaultServer, PAGES } from '../../faults/faultServer';
import { faults } from '../../faults/faults';
import { ImpatientClock } from '../../faults/impatientClock';

const signal = new AbortController().signal;
const TOKEN = 'sntryu_canary-5d41402abc4b2a76b9719d911017c592';
const scope = { org: 'acme', environments: [], statsPeriod: '14d' };

/** What a person or the store does, and which of its requests goes wrong: of the list it is the second page. */
interface Deed {
  readonly hits: (request: IncomingMessage) => boolean;
  readonly run: (http: SentryHttp) => Promise<'none' | { readonly pages: number } | undefined>;
}

const deeds: Readonly<Record<'list' | 'event' | 'update', Deed>> = {
  list: {
    hits: ({ url = '' }) => url.includes('/issues/?') && url.includes('cursor=0%3A1%3A0'),
    run: async (http) => {
      let [pages, cursor]: [number, string | undefined] = [0, undefined];
      do {
        const asked = { ...scope, projects: [], query: 'is:unresolved' };
        cursor = (await listIssues(http, asked, cursor, signal)).next;
        pages++;
      } while (cursor !== undefined);
      return { pages };
    },
  },
  event: {
    hits: ({ url = '' }) => url.includes('/events/'),
    run: async (http) => {
      const event = await getEvent(http, { ...scope, issue: '7' }, 'recommended', signal);
      return event === undefined ? 'none' : undefined;
    },
  },
  update: {
    hits: ({ method }) => method === 'PUT',
    run: async (http) => {
      const { status } = await updateIssue(http, 'acme', '7', { status: 'resolved' }, signal);
      assert.equal(status, 'resolved');
      return undefined;
    },
  },
};

/** Counted over all cases. */
const tally = { cases: 0, crashes: 0, tokensSentElsewhere: 0, lostPages: 0, withoutNextStep: 0 };

type Outcome = SentryErrorKind | 'none' | 'done' | 'crash';

describe('faults', () => {
  const foreign = new FaultServer({ fault: () => undefined, hits: () => false });
  const stray: unknown[] = [];
  const strays = (error: unknown) => void stray.push(error);
  let all: ReturnType<typeof faults>;
  before(async () => {
    all = faults(await foreign.start('localhost'));
    process.on('unhandledRejection', strays);
  });
  after(async () => {
    process.off('unhandledRejection', strays);
    await foreign.close();
    console.log(
      `      cases ${tally.cases}, crashes ${tally.crashes}, tokens sent to a foreign host ` +
        `${tally.tokensSentElsewhere}, lost pages ${tally.lostPages}, ` +
        `messages without a next step ${tally.withoutNextStep}`,
    );
    assert.deepEqual(
      { ...tally, cases: tally.cases > 0 },
      { cases: true, crashes: 0, tokensSentElsewhere: 0, lostPages: 0, withoutNextStep: 0 },
    );
  });

  /** Does a deed against an address and counts what came of it. */
  const outcome = async (deed: Deed, address: string, clock = new ImpatientClock()) => {
    const error = await deed.run(new SentryHttp(address, TOKEN, fetch, clock)).then(
      (result) => {
        tally.lostPages += typeof result === 'object' ? PAGES - result.pages : 0;
        return result;
      },
      (reason: unknown) => reason,
    );
    // What nobody waits for shows itself after the microtasks.
    await new Promise((resolve) => setImmediate(resolve));
    tally.cases++;
    tally.crashes += stray.splice(0).length;
    tally.tokensSentElsewhere += foreign.asked.splice(0).filter(({ token }) => token !== undefined).length;
    return { kind: judged(error), error: error instanceof SentryError ? error : undefined };
  };

  const withServer = async <T>(options: ConstructorParameters<typeof FaultServer>[0], work: Work<T>) => {
    const clock = new ImpatientClock();
    const server = new FaultServer({ ...options, stalled: () => clock.expire() });
    try {
      return await work(server, await server.start(), clock);
    } finally {
      await server.close();
    }
  };

  const names = Object.keys(faults('http://foreign'));
  for (const [name, deed] of Object.entries(deeds)) {
    describe(`on ${name}`, () => {
      for (const fault of names) {
        it(fault, async () => {
          const { kind, fault: misbehave } = all[fault]!;
          await withServer({ fault: misbehave, hits: deed.hits }, async (server, address, clock) => {
            const came = await outcome(deed, address, clock);
            // An issue can outlive its events: it has none then, and that is no failure.
            assert.equal(came.kind, name === 'event' && kind === 'notFound' ? 'none' : kind);
            const sent = server.asked.filter(({ method }) => method === 'PUT').length;
            assert.equal(sent, name === 'update' ? 1 : 0, 'a change is sent once');
          });
        });
      }

      it('a certificate that nobody trusts', async () => {
        const options = { fault: () => undefined, hits: () => false, isSecure: true };
        await withServer(options, async (server, address) => {
          const { kind, error } = await outcome(deed, address);
          assert.deepEqual([kind, error?.details.said], ['tls', 'DEPTH_ZERO_SELF_SIGNED_CERT']);
          assert.deepEqual(server.asked, []);
        });
      });

      it('a name that nobody has', async () => {
        assert.equal((await outcome(deed, 'https://nobody.invalid')).kind, 'network');
      });

      it('a port where nobody listens', async () => {
        const address = await withServer({ fault: () => undefined, hits: () => false }, async (_, at) => at);
        assert.equal((await outcome(deed, address)).kind, 'network');
      });
    });
  }

  it('name the scope that is missing', async () => {
    const named: (string | undefined)[] = [];
    for (const deed of Object.values(deeds)) {
      await withServer({ fault: all['403']!.fault, hits: deed.hits }, async (_, address) => {
        const { error } = await outcome(deed, address);
        named.push(error && explain(error).what);
      });
    }
    assert.deepEqual(named, [
      'The token lacks the scope event:read.',
      'The token lacks the scope event:read.',
      'The token lacks the scope event:write.',
    ]);
  });

  it('that pass lose no page: the list is whole after one that came once', async () => {
    const passing: string[] = [];
    for (const name of names) {
      const { fault } = all[name]!;
      await withServer({ fault, hits: deeds.list.hits, times: 1 }, async (_, address, clock) => {
        const { kind } = await outcome(deeds.list, address, clock);
        passing.push(...(kind === 'done' ? [name] : []));
      });
    }
    assert.deepEqual(passing, [
      ...['500', '429 with headers', '429 without headers', '502 with a page', '502 with a page of 50 MB'],
      ...['no first byte', 'half a body', 'a reset', 'a reset within the body'],
    ]);
  });

  it('name the host to which a server sends', async () => {
    const { fault } = all['a redirect to another host']!;
    await withServer({ fault, hits: deeds.list.hits }, async (_, address) => {
      const { error } = await outcome(deeds.list, address);
      assert.match((error && explain(error).what) ?? '', /^The server sends requests to localhost:\d+\.$/);
    });
  });
});

type Work<T> = (server: FaultServer, address: string, clock: ImpatientClock) => Promise<T>;

function judged(result: unknown): Outcome {
  if (result === 'none') {
    return 'none';
  }
  if (!(result instanceof Error)) {
    return 'done';
  }
  if (!(result instanceof SentryError) || result.kind === 'unexpected') {
    tally.crashes++;
    return 'crash';
  }
  const { what, next } = explain(result);
  tally.withoutNextStep += /^[A-Z].+\.$/.test(next) && next !== what ? 0 : 1;
  const said = JSON.stringify([result.message, result.stack, result.call, result.details, what, next]);
  assert.equal(said.includes('canary'), false, 'the token is in the error');
  return result.kind;
}
