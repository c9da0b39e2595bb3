import assert from 'node:assert/strict';
import { assertContains } from './support/containing';
import { failure } from './support/events';
import { HOUR, NOON, type TestSentry, testSentries } from './support/testSentry';

const people = [
  { id: '1', name: 'Ann', email: 'ann@example.com', username: 'ann' },
  { id: '2', name: 'Bob', email: 'bob@example.com' },
];
const teams = [
  { id: '1', slug: 'checkout', members: ['1'] },
  { id: '2', slug: 'elsewhere', members: ['2'], projects: ['other'] },
];
const commit = { id: 'c'.repeat(40), repository: 'acme/shop', message: 'cart: totals' };
const released = { id: 'd'.repeat(40), repository: 'acme/shop' };

describe('an update of one issue', () => {
  const start = testSentries();
  let test: TestSentry;

  beforeEach(async () => {
    test = await start({ people, teams });
    await test.send('shop', failure('TypeError', { release: 'shop@1.0.0' }));
    await test.sentry.registerRelease({ version: 'shop@1.1.0', projects: ['shop'], commits: [released] });
    await test.sentry.registerCommits([commit]);
  });

  const ann = { id: '1', name: 'Ann' };
  const accepted: readonly [what: string, body: object, changed: object][] = [
    ['resolves', { status: 'resolved' }, { status: 'resolved', substatus: null, statusDetails: {} }],
    [
      'resolves in the next release',
      next(),
      { status: 'resolved', statusDetails: { inNextRelease: true, actor: ann } },
    ],
    [
      'resolves in the next release by its status',
      { status: 'resolvedInNextRelease' },
      { status: 'resolved', statusDetails: { inNextRelease: true, actor: ann } },
    ],
    [
      'resolves in the current release',
      inRelease('latest'),
      { status: 'resolved', statusDetails: { inRelease: 'shop@1.1.0', actor: ann } },
    ],
    [
      'resolves in a given release',
      inRelease('shop@1.0.0'),
      { status: 'resolved', statusDetails: { inRelease: 'shop@1.0.0', actor: ann } },
    ],
    [
      'resolves with a commit',
      inCommit(commit),
      {
        status: 'resolved',
        statusDetails: { inCommit: { id: commit.id, message: 'cart: totals', author: {} }, actor: ann },
      },
    ],
    [
      'resolves in the release of a commit that has one',
      inCommit(released),
      { status: 'resolved', statusDetails: { inRelease: 'shop@1.1.0', actor: ann } },
    ],
    [
      'archives until it escalates',
      { status: 'ignored' },
      { status: 'ignored', substatus: 'archived_until_escalating', statusDetails: {} },
    ],
    [
      'archives for ever',
      { status: 'ignored', substatus: 'archived_forever' },
      { status: 'ignored', substatus: 'archived_forever' },
    ],
    [
      'archives for a day',
      {
        status: 'ignored',
        substatus: 'archived_until_condition_met',
        statusDetails: { ignoreDuration: 1440 },
      },
      {
        status: 'ignored',
        substatus: 'archived_until_condition_met',
        statusDetails: {
          ignoreUntil: new Date(NOON + 24 * HOUR).toISOString(),
          ignoreCount: null,
          actor: ann,
        },
      },
    ],
    [
      'archives until a number of events in a time',
      { status: 'ignored', statusDetails: { ignoreCount: 10, ignoreWindow: 60 } },
      {
        status: 'ignored',
        substatus: 'archived_until_condition_met',
        statusDetails: { ignoreCount: 10, ignoreWindow: 60, ignoreUntil: null },
      },
    ],
    [
      'archives by fields beside the status',
      { status: 'ignored', ignoreUserCount: 3 },
      { substatus: 'archived_until_condition_met', statusDetails: { ignoreUserCount: 3 } },
    ],
    [
      'drops a substatus that does not fit',
      { status: 'ignored', substatus: 'regressed' },
      { status: 'ignored', substatus: 'archived_until_escalating' },
    ],
    [
      'assigns to a person by id',
      { assignedTo: 'user:2' },
      { assignedTo: { type: 'user', id: '2', name: 'Bob', email: 'bob@example.com' } },
    ],
    ['assigns to a person by bare id', { assignedTo: '2' }, { assignedTo: { type: 'user', id: '2' } }],
    [
      'assigns to a person by user name',
      { assignedTo: 'ann' },
      {
        assignedTo: { type: 'user', id: '1' },
        isSubscribed: true,
        subscriptionDetails: { reason: 'assigned' },
      },
    ],
    [
      'assigns to a person by e-mail address',
      { assignedTo: 'bob@example.com' },
      { assignedTo: { type: 'user', id: '2' } },
    ],
    [
      'assigns to a team',
      { assignedTo: 'team:1' },
      { assignedTo: { type: 'team', id: '1', name: 'checkout' } },
    ],
    ['unassigns by an empty text', { assignedTo: '' }, { assignedTo: null }],
    ['unassigns by null', { assignedTo: null }, { assignedTo: null }],
    [
      'sets and locks the priority',
      { priority: 'low' },
      { priority: 'low', priorityLockedAt: new Date(NOON).toISOString() },
    ],
    ['bookmarks', { isBookmarked: true }, { isBookmarked: true }],
    ['subscribes', { isSubscribed: true }, { isSubscribed: true, subscriptionDetails: null }],
    ['marks as seen', { hasSeen: true }, { hasSeen: true }],
    [
      'does several things at once',
      { status: 'resolved', assignedTo: 'user:1' },
      { status: 'resolved', assignedTo: { type: 'user', id: '1' } },
    ],
    ['does nothing for an empty body', {}, { status: 'unresolved', substatus: 'new' }],
    [
      'passes over fields that it does not know',
      { snoozeDuration: 5, colour: 'red' },
      { status: 'unresolved' },
    ],
  ];
  for (const [what, body, changed] of accepted) {
    it(`${what}, and the answer is the issue`, async () => {
      const { status, json } = await test.org('PUT /issues/SHOP-1/', body);
      assert.equal(status, 200, JSON.stringify(json));
      assertContains(json, { id: '1', shortId: 'SHOP-1', count: '1', userCount: 0, ...changed });
      const { json: shown } = await test.org('GET /issues/1/');
      assertContains(shown, changed);
    });
  }

  const nothingReleased = ["No release data present in the system to form a basis for 'Next Release'"];
  const refused: readonly [what: string, body: unknown, answer: object][] = [
    ['an unknown status', { status: 'banana' }, { status: ['"banana" is not a valid choice.'] }],
    [
      'an unknown substatus',
      { status: 'ignored', substatus: 'nap' },
      { substatus: ['"nap" is not a valid choice.'] },
    ],
    ['an unknown priority', { priority: 'urgent' }, { priority: ['"urgent" is not a valid choice.'] }],
    [
      'an unknown release',
      inRelease('shop@9.9.9'),
      { statusDetails: { inRelease: ['Unable to find a release with the given version.'] } },
    ],
    [
      'an unknown commit',
      inCommit({ id: 'e'.repeat(40), repository: 'acme/shop' }),
      { statusDetails: { inCommit: { commit: ['Unable to find the given commit.'] } } },
    ],
    [
      'a short commit',
      inCommit({ id: commit.id.slice(0, 8), repository: 'acme/shop' }),
      { statusDetails: { inCommit: { commit: ['Unable to find the given commit.'] } } },
    ],
    [
      'an unknown repository',
      inCommit({ id: commit.id, repository: 'acme/other' }),
      { statusDetails: { inCommit: { repository: ['Unable to find the given repository.'] } } },
    ],
    [
      'a commit without its repository',
      { status: 'resolved', statusDetails: { inCommit: { commit: commit.id } } },
      { statusDetails: { inCommit: { repository: ['This field is required.'] } } },
    ],
    [
      'details that are no object',
      { status: 'resolved', statusDetails: 'now' },
      { statusDetails: ['Invalid data. Expected a dictionary.'] },
    ],
    [
      'a duration that is no number',
      { status: 'ignored', statusDetails: { ignoreDuration: 'long' } },
      { statusDetails: { ignoreDuration: ['A valid integer is required.'] } },
    ],
    [
      'a window of more than a week',
      { status: 'ignored', statusDetails: { ignoreWindow: 10_081 } },
      { statusDetails: { ignoreWindow: ['Ensure this value is less than or equal to 10080.'] } },
    ],
    [
      'a person who is no member',
      { assignedTo: 'user:9' },
      { assignedTo: ['User is not a member of this organization'] },
    ],
    [
      'a team without the project',
      { assignedTo: 'team:2' },
      { assignedTo: ['Cannot assign to a team without access to the project'] },
    ],
    [
      'an unknown team',
      { assignedTo: 'team:9' },
      { assignedTo: ['Cannot assign to a team without access to the project'] },
    ],
    [
      'an assignee in no known form',
      { assignedTo: '#checkout' },
      {
        assignedTo: [
          "Could not parse actor. Format should be `type:id` where type is one of ['team', 'user']",
        ],
      },
    ],
    ['a flag that is no boolean', { isBookmarked: 'yes' }, { isBookmarked: ['Must be a valid boolean.'] }],
    ['discarding', { discard: true }, { discard: ['You do not have permission to discard events'] }],
    [
      'a body that is no object',
      ['resolved'],
      { non_field_errors: ['Invalid data. Expected a dictionary.'] },
    ],
  ];
  for (const [what, body, answer] of refused) {
    it(`is refused for ${what}, and changes nothing`, async () => {
      const { status, json } = await test.org('PUT /issues/1/', body);
      assert.deepEqual({ status, json }, { status: 400, json: answer });
      assert.deepEqual(
        test.sentry.issues.map((issue) => issue.status),
        ['unresolved'],
      );
    });
  }

  for (const [field, details] of [
    ['inNextRelease', { inNextRelease: true }],
    ['inRelease', { inRelease: 'latest' }],
  ] as const) {
    it(`is refused for ${field} where there are no releases`, async () => {
      const other = await start();
      await other.send('shop', failure('TypeError'));
      const { status, json } = await other.org('PUT /issues/1/', {
        status: 'resolved',
        statusDetails: details,
      });
      assert.deepEqual(
        { status, json },
        { status: 400, json: { statusDetails: { [field]: nothingReleased } } },
      );
    });
  }

  it('is refused with 415 when it is not sent as JSON', async () => {
    const { status, json } = await test.api(
      'PUT /organizations/local/issues/1/',
      {},
      { 'Content-Type': 'text/plain' },
    );
    assert.deepEqual(
      { status, json },
      { status: 415, json: { detail: 'Unsupported media type "text/plain" in request.' } },
    );
  });

  it('is refused with 404 for an issue that is not there', async () => {
    const { status, json } = await test.org('PUT /issues/99/', { status: 'resolved' });
    assert.deepEqual(
      { status, json },
      { status: 404, json: { detail: 'The requested resource does not exist' } },
    );
  });

  it('reopens: what was archived within its first week is new again, other issues go on', async () => {
    const standings: unknown[] = [];
    for (const status of ['ignored', 'resolved']) {
      await test.org('PUT /issues/1/', { status });
      const { json } = await test.org('PUT /issues/1/', { status: 'unresolved' });
      standings.push((json as { substatus: string }).substatus);
    }
    assert.deepEqual(standings, ['new', 'ongoing']);
  });

  it('marks as reviewed with inbox: false, which the issue is no longer listed for', async () => {
    const waiting = async () =>
      ((await test.org('GET /issues/?query=is:for_review')).json as unknown[]).length;
    assert.equal(await waiting(), 1);
    assert.equal((await test.org('PUT /issues/1/', { inbox: false })).status, 200);
    assert.equal(await waiting(), 0);
    const { json } = await test.org('GET /issues/?expand=inbox');
    assert.equal((json as { inbox: unknown }[])[0]?.inbox, null);
  });

  it('is remembered for the person who made it', async () => {
    await test.org('PUT /issues/1/', { isBookmarked: true, hasSeen: true });
    test.sentry.setMe('2');
    const { json } = await test.org('GET /issues/1/');
    const { isBookmarked, hasSeen, seenBy } = json as {
      isBookmarked: boolean;
      hasSeen: boolean;
      seenBy: { name: string }[];
    };
    assert.deepEqual(
      { isBookmarked, hasSeen, seenBy: seenBy.map(({ name }) => name) },
      { isBookmarked: false, hasSeen: false, seenBy: ['Ann'] },
    );
  });
});

describe('a note on an issue', () => {
  const start = testSentries();

  it('is added, counted and listed', async () => {
    const test = await start({ people });
    await test.send('shop', failure('TypeError'));
    const { status, json } = await test.org('POST /issues/1/notes/', { text: 'looking at it' });
    assert.equal(status, 201);
    assertContains(json, { type: 'note', data: { text: 'looking at it' }, user: { name: 'Ann' } });
    const { json: issue } = await test.org('GET /issues/1/');
    assert.equal((issue as { numComments: number }).numComments, 1);
    const { json: notes } = await test.org('GET /issues/1/notes/');
    assert.deepEqual(notes, [json]);
  });

  it('is refused without a text', async () => {
    const test = await start();
    await test.send('shop', failure('TypeError'));
    for (const [body, problem] of [
      [{ data: {} }, 'This field is required.'],
      [{ text: ' ' }, 'This field may not be blank.'],
    ] as const) {
      assert.deepEqual((await test.org('POST /issues/1/notes/', body)).json, { text: [problem] });
    }
  });
});

function next() {
  return { status: 'resolved', statusDetails: { inNextRelease: true } };
}

function inRelease(version: string) {
  return { status: 'resolved', statusDetails: { inRelease: version } };
}

function inCommit({ id, repository }: { id: string; repository: string }) {
  return { status: 'resolved', statusDetails: { inCommit: { commit: id, repository } } };
}
