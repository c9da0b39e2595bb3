import assert from 'node:assert/strict';
import { nextCursor } from '../../../src/sentry/link';
import { failure, frame } from './support/events';
import { type TestSentry, testSentries } from './support/testSentry';

describe('a list of issues is paged', () => {
  const start = testSentries();
  const failures = (count: number) =>
    Array.from({ length: count }, (_, at) => failure('Error', { frames: [frame('cart', `step${at}`)] }));

  it('from cursor to cursor until all are there, each once', async () => {
    const test = await start();
    for (const event of failures(25)) {
      await test.send('shop', event);
      test.clock.now += 1;
    }
    assert.deepEqual(await allPages(test, 'limit=10'), [10, 10, 5]);
  });

  it('when all of them were seen in the same moment, too', async () => {
    const test = await start();
    await test.send('shop', ...failures(25));
    assert.deepEqual(await allPages(test, 'limit=7&sort=freq'), [7, 7, 7, 4]);
  });

  it('without gaps although issues move to the front meanwhile', async () => {
    const test = await start();
    const events = failures(9);
    for (const event of events) {
      test.clock.now += 1000;
      await test.send('shop', event);
    }
    const first = await page(test, 'limit=3');
    test.clock.now += 1000;
    await test.send('shop', events[0] ?? {}, failure('New'));
    const second = await page(test, `limit=3&cursor=${nextCursor(first.link)}`);
    const third = await page(test, `limit=3&cursor=${nextCursor(second.link)}`);
    assert.deepEqual(
      [first.ids, second.ids, third.ids],
      [
        ['SHOP-9', 'SHOP-8', 'SHOP-7'],
        ['SHOP-6', 'SHOP-5', 'SHOP-4'],
        ['SHOP-3', 'SHOP-2'],
      ],
    );
  });

  it('backwards by the other relation', async () => {
    const test = await start();
    for (const event of failures(6)) {
      test.clock.now += 1000;
      await test.send('shop', event);
    }
    const first = await page(test, 'limit=2');
    const second = await page(test, `limit=2&cursor=${nextCursor(first.link)}`);
    const previous = /rel="previous"; results="true"; cursor="([^"]+)"/.exec(second.link)?.[1];
    assert.deepEqual((await page(test, `limit=2&cursor=${previous}`)).ids, first.ids);
  });

  it('with both relations, the hits and their limit in the headers', async () => {
    const test = await start();
    await test.send('shop', ...failures(3));
    const { headers } = await test.org('GET /issues/?limit=2&query=is:unresolved');
    const link = headers.get('link') ?? '';
    const address = `${test.sentry.address}/api/0/organizations/local/issues/?limit=2&query=is%3Aunresolved&cursor=`;
    const now = test.clock.now;
    assert.equal(
      link,
      `<${address}${now}%3A0%3A1>; rel="previous"; results="false"; cursor="${now}:0:1", ` +
        `<${address}${now}%3A2%3A0>; rel="next"; results="true"; cursor="${now}:2:0"`,
    );
    assert.deepEqual([headers.get('x-hits'), headers.get('x-max-hits')], ['3', '1000']);
  });

  it('and empty pages have both relations, too', async () => {
    const { headers, json } = await (await start()).org('GET /issues/');
    assert.deepEqual(json, []);
    assert.match(headers.get('link') ?? '', /rel="previous"; results="false".*rel="next"; results="false"/);
    assert.equal(headers.get('x-hits'), '0');
  });
});

describe('every other list is paged', () => {
  const start = testSentries();

  it('by `per_page`, counted from the start', async () => {
    const projects = Array.from({ length: 5 }, (_, at) => ({ slug: `app-${at}` }));
    const test = await start({ projects });
    const slugs: string[] = [];
    let cursor: string | undefined = '0:0:0';
    while (cursor !== undefined) {
      const { json, headers } = await test.org(`GET /projects/?per_page=2&cursor=${cursor}`);
      slugs.push(...(json as { slug: string }[]).map(({ slug }) => slug));
      cursor = nextCursor(headers.get('link'));
    }
    assert.deepEqual(
      slugs,
      projects.map(({ slug }) => slug),
    );
  });
});

async function page(test: TestSentry, query: string) {
  const { json, headers } = await test.org(`GET /issues/?groupStatsPeriod=&${query}`);
  return {
    ids: (json as { shortId: string }[]).map(({ shortId }) => shortId),
    link: headers.get('link') ?? '',
  };
}

/** Sizes of all pages, after checking that no issue came twice. */
async function allPages(test: TestSentry, query: string): Promise<number[]> {
  const sizes: number[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const { ids, link } = await page(test, `${query}&cursor=${cursor}`);
    sizes.push(ids.length);
    ids.forEach((id) => seen.add(id));
    cursor = nextCursor(link);
  }
  assert.equal(
    seen.size,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  return sizes;
}
