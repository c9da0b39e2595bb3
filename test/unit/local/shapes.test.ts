import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { projectRoot } from '../../projectRoot';
import { each, list, record } from '../../../src/base/decode';
import { decodeEvent } from '../../../src/sentry/events';
import { decodeIssue } from '../../../src/sentry/issues';
import { entryData } from '../../../src/sentry/stacks';
import { asSent } from './support/asSent';
import { failure } from './support/events';
import { type Allowed, differences, unexplained } from './support/shapes';
import { type TestSentry, testSentries } from './support/testSentry';

function recording(name: string): Record<string, unknown> {
  const file = path.join(projectRoot, 'test', 'fixtures', 'recordings', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** Rows for fields that differ for one reason. */
function allow(why: string, ...differences: readonly string[]): Allowed[] {
  return differences.map((difference) => ({ difference, why }));
}

const SAAS = 'a service of sentry.io alone';
const SINCE = 'newer than Sentry 9.1';

/** A person in Sentry 9.1, at a path. */
const personSince9 = (at: string) => [
  ...allow(SINCE, `${at}.isStaff is extra`, `${at}.experiments is extra`, `${at}.avatar.avatarUrl is extra`),
  ...allow('the local Sentry has no pictures', `${at}.avatarUrl is null instead of string`),
];

/** A release in Sentry 9.1, at a path. */
const releaseSince9 = (at: string) =>
  allow(
    SINCE,
    ...['id', 'versionInfo', 'status', 'userAgent'].map((field) => `${at}.${field} is extra`),
    ...['id', 'platform', 'newGroups'].map((field) => `${at}.projects[].${field} is extra`),
  );

const issueSince9 = allow(
  SINCE,
  ...[
    'substatus',
    'platform',
    'priority',
    'priorityLockedAt',
    'seerFixabilityScore',
    'seerAutofixLastTriggered',
    'seerExplorerAutofixLastTriggered',
    'project.platform',
    'issueType',
    'issueCategory',
    'isUnhandled',
  ].map((field) => `${field} is extra`),
);

interface Case {
  readonly recorded: string;
  readonly call: string;
  readonly body?: object;
  /** Paths of objects whose keys are data. */
  readonly free?: readonly string[];
  readonly allowed: readonly Allowed[];
}

const cases: readonly Case[] = [
  {
    recorded: 'prism/issues',
    call: 'GET /organizations/local/issues/?expand=inbox&expand=owners&expand=sessions&expand=integrationIssues&expand=sentryAppIssues&expand=latestEventHasAttachments',
    free: ['[].metadata'],
    allowed: [
      ...allow(SAAS, '[].derivedData is missing'),
      ...allow(
        'only on a direct hit',
        '[].matchingEventId is missing',
        '[].matchingEventEnvironment is missing',
      ),
      ...allow(
        'the description says an object, the server sends a list',
        '[].owners is array instead of object',
      ),
      ...allow('the server says null beside the counts of all time', '[].lifetime.stats is extra'),
      ...allow('nothing is shared from here', '[].shareId is null instead of string'),
    ],
  },
  {
    recorded: 'prism/issue',
    call: 'GET /organizations/local/issues/1/',
    free: ['metadata', 'activity[].data'],
    allowed: [
      ...allow(
        'not in the description, but in the answer',
        'pluginActions is extra',
        'pluginIssues is extra',
        'pluginContexts is extra',
      ),
      ...allow('not in the example, but counted', 'isUnhandled is extra'),
      ...allow(
        'the example shows only some fields of a release',
        ...[
          'id',
          'versionInfo',
          'status',
          'commitCount',
          'deployCount',
          'data',
          'lastCommit',
          'lastDeploy',
          'userAgent',
          'authors',
          'owner',
          'newGroups',
          'firstEvent',
          'lastEvent',
          'projects',
        ].map((field) => `firstRelease.${field} is extra`),
      ),
      ...allow('recorded on Sentry 9.1', 'tags[].uniqueValues is extra'),
      ...allow('nothing is shared from here', 'shareId is null instead of string'),
    ],
  },
  {
    recorded: 'prism/put-next',
    call: 'PUT /organizations/local/issues/1/',
    body: { status: 'resolved', statusDetails: { inNextRelease: true } },
    free: ['metadata', 'statusDetails'],
    allowed: [
      ...allow(
        SAAS,
        'derivedData is missing',
        'seerFixabilityScore is null instead of number',
        'seerAutofixLastTriggered is null instead of string',
        'seerExplorerAutofixLastTriggered is null instead of string',
      ),
      ...allow('only of those who turned the news off', 'subscriptionDetails.disabled is missing'),
      ...allow('a resolved issue has none', 'substatus is null instead of string'),
      ...allow('nobody set the priority', 'priorityLockedAt is null instead of string'),
      ...allow('the event names no logger', 'logger is null instead of string'),
      ...allow('nothing is shared from here', 'shareId is null instead of string'),
    ],
  },
  {
    recorded: 'sentry9/put-next-release',
    call: 'PUT /organizations/local/issues/1/',
    body: { status: 'resolvedInNextRelease' },
    free: ['metadata'],
    allowed: [...issueSince9, ...personSince9('statusDetails.actor')],
  },
  {
    recorded: 'sentry9/issue',
    call: 'GET /organizations/local/issues/1/',
    free: ['metadata', 'activity[].data'],
    allowed: [
      ...issueSince9,
      ...releaseSince9('firstRelease'),
      ...releaseSince9('lastRelease'),
      ...allow('in the description of today', 'tags[].totalValues is extra'),
    ],
  },
  {
    recorded: 'prism/shortid',
    call: 'GET /organizations/local/shortids/SHOP-1/',
    free: ['group.metadata'],
    allowed: [
      ...allow('not in the example, but counted', 'group.isUnhandled is extra'),
      ...allow(SAAS, 'group.seerFixabilityScore is null instead of number'),
      ...allow('nothing is shared from here', 'group.shareId is null instead of string'),
    ],
  },
  {
    recorded: 'prism/issue-events',
    call: 'GET /organizations/local/issues/1/events/',
    free: ['[].metadata'],
    allowed: [],
  },
  { recorded: 'sentry9/issue-tags', call: 'GET /organizations/local/issues/1/tags/', allowed: [] },
  { recorded: 'sentry9/environments', call: 'GET /organizations/local/environments/', allowed: [] },
  {
    recorded: 'sentry9/members',
    call: 'GET /organizations/local/members/',
    allowed: [...personSince9('[].user'), ...allow(SINCE, '[].orgRole is extra')],
  },
  {
    recorded: 'sentry9/teams',
    call: 'GET /organizations/local/teams/',
    allowed: allow(
      'of a team we read its name alone',
      ...[
        'status',
        'features',
        'color',
        'isInternal',
        'isPublic',
        'dateCreated',
        'hasAccess',
        'isBookmarked',
        'firstEvent',
        'avatar',
        'isMember',
      ].map((field) => `[].projects[].${field} is missing`),
    ),
  },
  { recorded: 'sentry9/releases', call: 'GET /organizations/local/releases/', allowed: releaseSince9('[]') },
  {
    recorded: 'prism/projects',
    call: 'GET /organizations/local/projects/',
    allowed: allow(
      'switches for features that the local Sentry has not',
      ...[
        'firstTransactionEvent',
        'hasSessions',
        'hasProfiles',
        'hasReplays',
        'hasFlags',
        'hasMinifiedStackTrace',
        'hasMonitors',
        'hasFeedbacks',
        'hasNewFeedbacks',
        'hasUserReports',
      ].map((field) => `[].${field} is missing`),
      ...[
        'Http',
        'Db',
        'Assets',
        'AppStart',
        'ScreenLoad',
        'Vitals',
        'Caches',
        'Queues',
        'AgentMonitoring',
        'MCP',
      ].map((name) => `[].hasInsights${name} is missing`),
      '[].hasLogs is missing',
      '[].hasTraceMetrics is missing',
    ),
  },
  { recorded: 'sentry9/root', call: 'GET /', allowed: personSince9('user') },
  { recorded: 'prism/orgs', call: 'GET /organizations/', allowed: [] },
];

describe('an answer has the fields and types of the recorded', () => {
  const start = testSentries();
  let test: TestSentry;

  beforeEach(async () => {
    test = await start({ people: [{ id: '1', name: 'Ann', email: 'ann@example.com' }] });
    await test.send('shop', failure('TypeError', { release: 'shop@1.0.0', environment: 'production' }));
    await test.sentry.suggestOwners('1', [{ actor: { type: 'user', id: '1' }, by: 'suspectCommit' }]);
  });

  for (const { recorded, call, body, free = [], allowed } of cases) {
    it(`${recorded}: ${call.replace(/\?.*/, '')}`, async () => {
      if (recorded.startsWith('prism/')) {
        await test.sentry.assign('1', { type: 'user', id: '1' });
      }
      const { status, json } = await test.api(call, body);
      assert.equal(status, 200, JSON.stringify(json));
      assert.deepEqual(unexplained(differences(recording(recorded), json, free), allowed), []);
    });
  }

  it('and is understood by the client', async () => {
    const { json } = await test.org('GET /issues/');
    assert.equal(decodeIssue(list(json)[0])?.shortId, 'SHOP-1');
  });
});

const SINCE_EVENTS = [
  ...allow(
    SINCE,
    'projectID is extra',
    'occurrence is extra',
    'groupingConfig is extra',
    'sdkUpdates is extra',
    'resolvedWith is extra',
  ),
  ...releaseSince9('release'),
  ...allow('gone since', 'tags[]._meta is missing', 'sdk.upstream is missing'),
];
const NEW_FRAMES = allow(
  SINCE,
  ...['rawFunction', 'lock', 'sourceLink'].map(
    (field) => `entries[exception].data.values[].stacktrace.frames[].${field} is extra`,
  ),
);

const events: readonly { recorded: string; allowed: readonly Allowed[] }[] = [
  {
    recorded: 'sentry9/event-latest',
    allowed: [
      ...SINCE_EVENTS,
      ...NEW_FRAMES,
      ...allow('it is the only one here', 'previousEventID is null instead of string'),
    ],
  },
  { recorded: 'sentry9/event-latest-cause', allowed: [...SINCE_EVENTS, ...NEW_FRAMES] },
  { recorded: 'sentry9/event-latest-crash', allowed: [...SINCE_EVENTS, ...NEW_FRAMES] },
  {
    recorded: 'sentry9/event-latest-message',
    allowed: [
      ...SINCE_EVENTS,
      ...allow(SINCE, 'entries[message].data.message is extra', 'entries[message].data.params is extra'),
    ],
  },
  {
    recorded: 'prism/event-latest',
    allowed: [
      ...NEW_FRAMES,
      ...allow(
        SINCE,
        ...['rawFunction', 'lock', 'sourceLink'].map(
          (field) => `entries[exception].data.values[].rawStacktrace.frames[].${field} is extra`,
        ),
        'entries[request].data.apiTarget is extra',
      ),
      ...allow('its tags name no release', 'release is null instead of object'),
      ...allow('it is the only one here', 'nextEventID is null instead of string'),
    ],
  },
];

/** Objects of an event whose keys are data. */
const FREE = [
  'metadata',
  'contexts',
  'context',
  'packages',
  'user.data',
  'entries[exception].data.values[].stacktrace.frames[].vars',
  'entries[breadcrumbs].data.values[].data',
];

describe('an event that was recorded, sent here, comes out', () => {
  const start = testSentries();

  for (const { recorded, allowed } of events) {
    describe(recorded, () => {
      let theirs: Record<string, unknown>;
      let ours: Record<string, unknown>;

      beforeEach(async () => {
        theirs = recording(recorded);
        const test = await start();
        await test.send('shop', asSent(theirs));
        const { status, json } = await test.org('GET /issues/1/events/latest/');
        assert.equal(status, 200);
        ours = json as Record<string, unknown>;
      });

      it('with the same fields and types', () => {
        assert.deepEqual(unexplained(differences(theirs, ours, FREE), allowed), []);
      });

      it('with the same stacks, line by line', () => {
        assert.deepEqual(decodeEvent(ours)?.stacks, decodeEvent(theirs)?.stacks);
      });

      it('with the same time, breadcrumbs, user, contexts and extras', () => {
        const told = (event: Record<string, unknown>) => ({
          dateCreated: Date.parse(String(event['dateCreated'])),
          breadcrumbs: each(record(entryData(event['entries'], 'breadcrumbs'))?.['values'], record).map(
            ({ category, level, message, timestamp }) => ({
              ...{ category, level, message },
              timestamp: Date.parse(String(timestamp)),
            }),
          ),
          user: event['user'],
          contexts: event['contexts'],
          context: event['context'],
          packages: event['packages'],
        });
        assert.deepEqual(told(ours), told(theirs));
      });

      it('with the same tags, and those that are derived', () => {
        const tags = (event: Record<string, unknown>) =>
          list(event['tags']).map(
            (tag) => `${String(record(tag)?.['key'])}: ${String(record(tag)?.['value'])}`,
          );
        const more = tags(ours).filter((tag) => !tags(theirs).includes(tag));
        assert.deepEqual(
          tags(theirs).filter((tag) => !tags(ours).includes(tag)),
          [],
        );
        assert.deepEqual(
          more.filter((tag) => !/^(?:handled|mechanism|os|os\.name|url|user): /.test(tag)),
          [],
        );
      });

      if (recorded.startsWith('sentry9/')) {
        it('with the same title and type', () => {
          assert.deepEqual([ours['title'], ours['type']], [theirs['title'], theirs['type']]);
        });
      }
    });
  }
});

describe('the comparison of shapes', () => {
  it('names each field that is missing, extra or of another type', () => {
    const recorded = { a: 1, b: 'text', c: { d: null, e: [1] }, f: [{ g: 1 }], h: null, i: [] };
    const ours = { a: '1', c: { d: 2, e: ['x'], z: 1 }, f: [{ g: 1 }, { y: 1 }], h: { x: 1 }, i: [{ w: 1 }] };
    assert.deepEqual(differences(recorded, ours), [
      'b is missing',
      'c.z is extra',
      'f[].y is extra',
      'a is string instead of number',
      'c.e[] is string instead of number',
    ]);
  });

  it('complains of a row that allows what does not differ', () => {
    assert.deepEqual(unexplained(['a is extra'], allow('why', 'a is extra', 'b is extra')), [
      'needlessly allowed: b is extra',
    ]);
  });
});
