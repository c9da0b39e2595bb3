import assert from 'node:assert/strict';
import { atOnce, inTurns, Pacer } from '../../../src/base/pacer';
import { base0 } from '../../../src/base/positions';
import { issuePage } from '../../../src/details/issuePage';
import { addressOf } from '../../../src/details/issueTargets';
import type { CloserLook } from '../../../src/issues/closerQuestions';
import type { Located, TrackedIssue } from '../../../src/issues/storeState';
import { packageOf } from '../../../src/mapping/paths/packageOf';
import { traceOf } from '../../../src/mapping/trace';
import type { Place } from '../../../src/mapping/place';
import { decodeFullEvent, type FullEvent } from '../../../src/sentry/fullEvent';
import { decodeIssue } from '../../../src/sentry/issues';
import { SentryError } from '../../../src/sentry/sentryError';
import { waiting } from '../../inMemory';
import { hostilePath, hostileTexts } from '../../ui/hostileServer';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const unasked: CloserLook = {
  event: { kind: 'unasked' },
  detail: { kind: 'unasked' },
  tags: { kind: 'unasked' },
  suspects: { kind: 'unasked' },
  externalIssues: { kind: 'unasked' },
};
const lacking: CloserLook = {
  event: { kind: 'known', value: undefined },
  detail: { kind: 'lacking' },
  tags: { kind: 'lacking' },
  suspects: { kind: 'lacking' },
  externalIssues: { kind: 'lacking' },
};
const thirdParty: Place = { verdict: 'unmapped', reason: 'thirdParty' };

function exact(line: number, folder = 'file:///shop', path = 'src/cart.ts'): Place {
  return { verdict: 'exact', file: { folder, path }, line: base0(line - 1) };
}

function frame(filename: string, lineNo: number, more: object = {}) {
  return { filename, lineNo, function: 'run', inApp: true, context: [], ...more };
}

function eventWith(values: readonly object[], more: object = {}): FullEvent {
  const exception = { type: 'exception', data: { values } };
  const event = decodeFullEvent({
    id: 'e1',
    platform: 'node',
    dateCreated: '2026-11-20T09:00:00Z',
    ...more,
    entries: [exception, ...('entries' in more ? (more.entries as object[]) : [])],
  });
  assert.ok(event !== undefined);
  return event;
}

function located(event: FullEvent, places: readonly (readonly Place[])[]): Located {
  return {
    ...{ kind: 'located', trace: traceOf(event), places },
    ...{ crash: { stack: 0, frame: 0 }, dependsOn: new Set() },
  };
}

function tracked(more: object = {}, at: Located = { kind: 'waiting' }): TrackedIssue {
  const issue = decodeIssue({
    id: '7',
    shortId: 'SHOP-7',
    metadata: { type: 'TypeError', value: 'no price' },
    count: '72',
    userCount: 34,
    lastSeen: '2026-11-20T11:55:00Z',
    ...more,
  });
  assert.ok(issue !== undefined);
  return { ...waiting(issue), located: at };
}

function print(of: TrackedIssue, look: CloserLook = unasked) {
  return atOnce(issuePage({ tracked: of, look, now: NOW, changeOf: () => undefined, packageOf }));
}

const known = (event: FullEvent): CloserLook => ({ ...lacking, event: { kind: 'known', value: event } });
const inStack = (lines: readonly string[]) => {
  const from = lines.indexOf('Stack, the failing frame first');
  return lines.slice(from + 1, lines.indexOf('', from));
};

describe('the page of an issue', () => {
  const error = [
    {
      type: 'TypeError',
      value: 'no price',
      mechanism: { handled: false },
      stacktrace: { frames: [frame('src/cart.ts', 9, { vars: { sum: 1, password: '[Filtered]' } })] },
    },
  ];

  it('says from memory what is known, and of the rest that it is asked for', () => {
    const event = eventWith(error);
    const { lines } = print(tracked({}, located(event, [[exact(12)]])));
    assert.deepEqual(lines.slice(0, 5), [
      'SHOP-7: TypeError: no price',
      '',
      'Overview',
      '  Numbers: 72 events · 34 users',
      '  First seen: ?',
    ]);
    assert.deepEqual(inStack(lines), [
      '  Of the event of 3 h ago, 1 of 72.',
      '  TypeError: no price (not handled)',
      '    src/cart.ts:12, run',
      '      The code stands on the same line as in the release.',
      '  Variables: The server is being asked…',
    ]);
    for (const heading of ['Releases', 'Tags', 'Linked issues', 'Event']) {
      assert.equal(lines[lines.indexOf(heading) + 1], '  The server is being asked…', heading);
    }
  });

  it('says what could not be fetched, and why', () => {
    const failed = { kind: 'failed', error: new SentryError('network', 'x') } as const;
    const look = { event: failed, detail: failed, tags: failed, suspects: failed, externalIssues: failed };
    const { lines } = print(tracked(), look);
    assert.ok(lines.includes('  its event is being fetched'));
    assert.equal(lines.filter((line) => /^  Could not be fetched: \S/.test(line)).length, 5);
  });

  it('has no place for what the server does not have', () => {
    const { lines } = print(tracked({}, { kind: 'noEvent' }), lacking);
    const headings = lines.filter((line) => /^\S/.test(line));
    assert.deepEqual(headings.slice(1), ['Overview', 'Stack, the failing frame first', 'Event']);
    assert.ok(lines.includes('  No event is at hand.'));
  });

  it('goes on to show the event of before while another one is asked for', () => {
    const before = { ...eventWith(error), id: 'before' };
    const at = located(eventWith(error), [[exact(12)]]);
    const shown = (look: CloserLook) =>
      atOnce(
        issuePage({ tracked: tracked({}, at), look, before, now: NOW, changeOf: () => undefined, packageOf }),
      ).lines;
    assert.ok(shown(unasked).includes('  Id: before'));
    assert.ok(shown(known(eventWith(error))).includes('  Id: e1'));
  });

  it('tells the variables of the event that located it, and of no other', () => {
    const event = eventWith(error);
    const at = located(event, [[exact(12)]]);
    const told = ['      sum = 1', '      password = ‹filtered›'];
    assert.deepEqual(inStack(print(tracked({}, at), known(event)).lines).slice(-2), told);
    const other = print(tracked({}, at), known({ ...event, id: 'e2' })).lines;
    assert.equal(
      inStack(other).some((line) => line.includes('sum')),
      false,
    );
  });

  it('tells of tags whom it hits, of commits who made them, of links where they lead', () => {
    const { lines, links } = print(tracked(), {
      ...lacking,
      tags: {
        kind: 'known',
        value: [
          { key: 'os', events: 72, uniqueValues: 1, values: [{ value: 'Linux', events: 72 }] },
          { key: 'tenant_id', events: 36, uniqueValues: 9, values: [{ value: 'acme', events: 33 }] },
        ],
      },
      suspects: {
        kind: 'known',
        value: [{ id: 'a'.repeat(40), subject: 'Sell', author: 'Ann', dateCreated: '2026-11-18T12:00:00Z' }],
      },
      externalIssues: {
        kind: 'known',
        value: [
          { displayName: 'acme/shop#12', serviceType: 'github', webUrl: 'https://github.example/12' },
          { displayName: 'X' },
          { displayName: 'SHOP-881', webUrl: 'https://jira.example/881' },
        ],
      },
    });
    assert.ok(lines.includes('  os: always Linux'));
    assert.ok(lines.includes('  tenant_id: acme 91 %, 8 more (on 50 % of the events)'), lines.join('\n'));
    assert.ok(lines.includes('  aaaaaaa: Sell, by Ann, 2026-11-18'));
    assert.ok(lines.includes('  Open: acme/shop#12 on github'));
    assert.deepEqual(
      links.map(({ line, start, length, target }) => [
        lines[line]?.slice(start, start + length),
        addressOf('k', target),
      ]),
      [
        ['Open', linkedAddress(0)],
        ['Open', linkedAddress(2)],
      ],
      'by a word of ours, none by its address',
    );
  });

  it('names causes, and those that a group holds', () => {
    const event = eventWith([
      { type: 'B', value: 'b', mechanism: { exception_id: 2, parent_id: 0 } },
      { type: 'A', value: 'a', mechanism: { exception_id: 1, parent_id: 0 } },
      { type: 'ExceptionGroup', value: 'two', mechanism: { exception_id: 0, is_exception_group: true } },
    ]);
    const { lines } = print(tracked({}, located(event, [[], [], []])), known(event));
    assert.deepEqual(
      inStack(lines).filter((line) => /^  \S/.test(line)),
      [
        '  Of the event of 3 h ago, 1 of 72.',
        '  ExceptionGroup: two',
        '  1 of 2 in the group: A: a',
        '  2 of 2 in the group: B: b',
      ],
    );
    const chain = eventWith([
      { type: 'B', value: 'b' },
      { type: 'A', value: 'a' },
    ]);
    const said = inStack(print(tracked({}, located(chain, [[], []])), known(chain)).lines);
    assert.deepEqual([said[1], said[3]], ['  A: a', '  caused by B: b']);
  });

  it('folds frames of dependencies that stand together under the names of their packages', () => {
    const other = (name: string) => frame(`/srv/node_modules/${name}/index.js`, 1, { inApp: false });
    const names = ['react', '@sentry/node', 'express'];
    const frames = [other('react'), frame('src/cart.ts', 9), ...names.map(other)];
    const event = eventWith([{ type: 'E', stacktrace: { frames } }]);
    const places = frames.map((_, at) => (at === 1 ? exact(9) : thirdParty));
    const page = print(tracked({}, located(event, [places])), known(event));
    assert.deepEqual(
      page.folded.map((line) => page.lines[line]),
      ['    3 frames of express, @sentry/node, react'],
    );
    assert.ok(page.lines.includes('      /srv/node_modules/express/index.js:1, run'));
    assert.ok(page.lines.includes('    /srv/node_modules/react/index.js:1, run'));
  });

  it('leads to frames in folders of every kind, and shows paths as their platform spells them', () => {
    const folders = [
      'file:///c%3A/code/shop',
      'vscode-remote://ssh-remote%2Bbox/home/ann/shop',
      'file://server/share/shop',
    ];
    const paths = ['C:\\srv\\shop\\cart.js', 'D:/srv/shop/till.js'];
    const frames = [
      ...folders.map((_, at) => frame('src/cart.ts', at + 1)),
      ...paths.map((path) => frame(path, 3)),
    ];
    const event = eventWith([{ type: 'E', stacktrace: { frames } }]);
    const places = [
      ...folders.map((folder, at) => exact(at + 1, folder)),
      ...paths.map((): Place => ({ verdict: 'unmapped', reason: 'notFound' })),
    ];
    const { lines, links } = print(tracked({}, located(event, [places])), known(event));
    assert.ok(lines.includes('    C:\\srv\\shop\\cart.js:3, run'));
    assert.ok(lines.includes('    D:\u200b/srv/shop/till.js:3, run'));
    assert.deepEqual(
      links.map(({ line, start, length }) => lines[line]?.slice(start, start + length)),
      ['src/cart.ts:3', 'src/cart.ts:2', 'src/cart.ts:1'],
    );
    const [address = ''] = links.map(({ target }) => addressOf('local-app/7', target));
    const [command, argument = ''] = address.split('?');
    assert.equal(command, 'command:faultline.walkStack');
    assert.deepEqual(JSON.parse(decodeURIComponent(argument)), [
      { issue: 'local-app/7', stack: 0, frame: 2 },
    ]);
  });

  it('shows a body line by line, whatever ends its lines, and a crumb without a message by its request', () => {
    const event = eventWith(error, {
      entries: [
        { type: 'request', data: { method: 'POST', url: '/x', data: 'a\r\nb\n\n c\r' } },
        {
          type: 'breadcrumbs',
          data: { values: [{ category: 'fetch', data: { method: 'GET', url: '/cart', status_code: 200 } }] },
        },
      ],
    });
    const { lines } = print(tracked(), known(event));
    const from = lines.indexOf('    Body');
    assert.deepEqual(lines.slice(from + 1, from + 4), ['      a', '      b', '      c']);
    assert.ok(lines.includes('    fetch: GET /cart 200'));
  });

  it('is bounded, and says what is cut', () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`v${at}`, at]));
    const vars = { long: 'x'.repeat(10_000), ...many };
    const frames = Array.from({ length: 500 }, (_, at) => frame('src/cart.ts', at + 1));
    const deep = [...frames.slice(20), ...frames.slice(0, 20).map((one) => ({ ...one, vars }))];
    const values = [deep, deep, deep, ...Array.from({ length: 60 }, () => frames.slice(0, 1))];
    const event = eventWith(values.reverse().map((all) => ({ type: 'E', stacktrace: { frames: all } })));
    const places = event.stacks.map((stack) => stack.frames.map((_, at) => exact(at + 1)));
    const { lines } = print(tracked({}, located(event, places)), known(event));
    assert.ok(lines.length < 2500, `${lines.length} lines`);
    assert.ok(lines.every((line) => line.length < 2100));
    const said = [
      '    250 more frames are left out here.',
      '    500 more frames are left out here.',
      '  13 more exceptions are left out.',
      '      51 more variables are left out.',
      '      151 more variables are left out.',
    ];
    assert.deepEqual(
      said.filter((line) => !lines.includes(line)),
      [],
    );
    assert.match(lines.find((line) => line.startsWith('      long = ')) ?? '', /x{900}.*…/);
  });

  it('is printed in slices, and only as far as there is room', async () => {
    const words = 'so many words '.repeat(1000);
    let read = 0;
    const data = Object.defineProperty({}, 'words', { enumerable: true, get: () => ((read += 1), words) });
    const vars = Object.fromEntries(Array.from({ length: 4 }, (_, at) => [`v${at}`, words]));
    const frames = Array.from({ length: 250 }, (_, at) => frame('src/cart.ts', at + 1, { vars }));
    const crumbs = Array.from({ length: 5000 }, () => ({ message: words, data }));
    const event = { ...eventWith([{ type: 'E', stacktrace: { frames } }]), breadcrumbs: crumbs };
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 0);
    const all = { tracked: tracked({}), look: known(event), now: NOW, changeOf: () => undefined, packageOf };
    const sliced = await inTurns(issuePage(all), new Pacer(), new AbortController().signal);
    clearInterval(turning);
    assert.ok(turns > 1, `${turns} turns`);
    assert.ok(read <= 100, `${read} breadcrumbs were looked into`);
    assert.deepEqual(sliced, atOnce(issuePage(all)));
  });
});

describe('hostile text on the page of an issue', () => {
  const ours = ['Overview', 'Stack, the failing frame first', 'Releases', 'Tags', 'Suspect commits'];
  const headings = new Set([...ours, 'Linked issues', 'Event']);

  for (const [at, text] of hostileTexts.entries()) {
    it(`is plain, further in than any heading, and no address (${at + 1})`, () => {
      const broken = `Overview\n${text}\r\nEvent`;
      const frames = [broken, hostilePath].map((path) =>
        frame(path, 1, { function: broken, vars: { [broken]: broken, a: { [broken]: [broken] } } }),
      );
      const pairs = [[broken, broken]];
      const event = eventWith([{ type: broken, value: broken, stacktrace: { frames } }], {
        release: { version: broken },
        tags: [{ key: broken, value: broken }],
        user: { id: broken, username: broken, name: broken, email: broken, ip_address: broken },
        contexts: { [broken]: { [broken]: broken } },
        entries: [
          { type: 'message', data: { formatted: broken } },
          {
            type: 'breadcrumbs',
            data: {
              values: [
                {
                  timestamp: broken,
                  category: broken,
                  level: broken,
                  message: broken,
                  data: { [broken]: broken },
                },
              ],
            },
          },
          {
            type: 'request',
            data: { method: broken, url: broken, query: pairs, headers: pairs, cookies: pairs, data: broken },
          },
        ],
      });
      const values = [{ value: broken, events: 1 }];
      const look: CloserLook = {
        event: { kind: 'known', value: event },
        detail: {
          kind: 'known',
          value: { firstRelease: broken, lastRelease: broken, stats: [], annotations: [] },
        },
        tags: { kind: 'known', value: [{ key: broken, events: 2, uniqueValues: 2, values }] },
        suspects: {
          kind: 'known',
          value: [{ id: broken, subject: broken, author: broken, dateCreated: broken }],
        },
        externalIssues: {
          kind: 'known',
          value: [{ displayName: broken, serviceType: broken, webUrl: `x${broken}` }],
        },
      };
      const places: readonly (readonly Place[])[] = [[exact(1), { verdict: 'unmapped', reason: 'notFound' }]];
      const hurt = tracked(
        {
          metadata: { type: broken, value: broken },
          culprit: broken,
          substatus: broken,
          project: { slug: broken },
        },
        located(event, places),
      );
      const { lines, links } = print(hurt, look);
      const [title = '', ...rest] = lines;
      assert.ok(title.startsWith('SHOP-7: '));
      for (const line of rest.filter((one) => one !== '')) {
        assert.ok(headings.has(line) || line.startsWith('  '), line);
      }
      for (const line of lines) {
        assert.equal(
          /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200e\u200f]|:\//u.test(line),
          false,
          line,
        );
      }
      assert.deepEqual(
        links.map(({ target }) => addressOf('k', target)),
        [
          `command:faultline.walkStack?${encodeURIComponent('[{"issue":"k","stack":0,"frame":0}]')}`,
          linkedAddress(0),
        ],
      );
    });
  }
});

function linkedAddress(linked: number): string {
  return `command:faultline.openLinkedIssue?${encodeURIComponent(`[{"issue":"k","linked":${linked}}]`)}`;
}
