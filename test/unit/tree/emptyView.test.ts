import assert from 'node:assert/strict';
import { base0, base1 } from '../../../src/base/positions';
import { standardQueries } from '../../../src/issues/groups';
import {
  type FeedState,
  issueKey,
  type Located,
  type ReadyFeed,
  type StoreState,
} from '../../../src/issues/storeState';
import type { Place } from '../../../src/mapping/place';
import { decodeIssue } from '../../../src/sentry/issues';
import { SentryError, type SentryErrorDetails } from '../../../src/sentry/sentryError';
import { sentryTraits } from '../../../src/sentry/server/traits';
import { viewMessage, viewTitle } from '../../../src/tree/viewMessage';
import { viewState } from '../../../src/tree/viewState';
import { someAccount, someBinding } from '../../inMemory';

const staging = { ...someBinding, environments: ['staging', 'qa'] };

function ready(more: Partial<ReadyFeed> = {}): ReadyFeed {
  return {
    ...{ kind: 'ready', account: someAccount, binding: someBinding, issues: new Map() },
    groups: standardQueries.map((query) => ({ query, lenses: query.lenses, loaded: true, issues: [] })),
    ...{ asOf: 1000, refreshing: false, triedAt: 0, traits: sentryTraits, dropped: 0, ...more },
  };
}

function failed(kind: SentryError['kind'], details: SentryErrorDetails, binding = someBinding): FeedState {
  const error = new SentryError(kind, 'GET /', details);
  return { kind: 'failed', binding, account: someAccount, error, refreshing: false, triedAt: 0 };
}

const bound = (feed: FeedState): StoreState => ({ kind: 'bound', feeds: [feed] });

/** A feed with issues that are located so. */
function holding(...all: readonly Located[]): ReadyFeed {
  const issues = all.map((located, at) => {
    const issue = decodeIssue({ id: `${at}` });
    assert.ok(issue !== undefined);
    const key = issueKey(someBinding, issue.id);
    return [key, { key, issue, located, binding: someBinding, account: someAccount }] as const;
  });
  const [mine, ...others] = ready().groups;
  assert.ok(mine !== undefined);
  const groups = [{ ...mine, issues: issues.map(([key]) => key) }, ...others];
  return ready({ groups, issues: new Map(issues) });
}

const trace = { eventId: 'e', stacks: [{ kind: 'exception' as const, frames: [{ context: [] }] }] };
const located = (place: Place, crash: Extract<Located, { kind: 'located' }>['crash']): Located => ({
  ...{ kind: 'located', trace, places: [[place]], crash, dependsOn: new Set() },
});
const file = { folder: 'file:///app', path: 'a.ts' };
const here = located({ verdict: 'moved', file, line: base0(4), from: base1(2) }, { stack: 0, frame: 0 });
const elsewhere = located({ verdict: 'unmapped', reason: 'notFound' }, { reason: 'noStack' });
const removed = located(
  { verdict: 'gone', file, line: base0(4), from: base1(2), reason: 'removed' },
  { stack: 0, frame: 0 },
);

describe('a view that is empty', () => {
  it('says so of the environments where it shows not all, and names them above', () => {
    assert.equal(viewState(bound(ready())), 'empty');
    assert.equal(viewTitle(bound(ready())), 'sentry.example');
    assert.equal(viewState(bound(ready({ binding: staging }))), 'emptyEnvironment');
    assert.equal(viewTitle(bound(ready({ binding: staging }))), 'staging, qa');
  });

  it('tells an environment that is not there from an organization that is not', () => {
    const unknown = bound(failed('notFound', { environments: ['qa'] }, staging));
    assert.equal(viewState(unknown), 'unknownEnvironment');
    assert.equal(viewTitle(unknown), 'staging, qa');
    assert.equal(viewState(bound(failed('notFound', {}, staging))), 'notFound');
  });

  it('names the scope that the token lacks, and blames no scope where it has what is needed', () => {
    const refused = (scope?: SentryErrorDetails['scope']) => viewState(bound(failed('scope', { scope })));
    assert.equal(refused({ needed: 'event:read', isHeld: false }), 'lacksEventRead');
    assert.equal(refused({ needed: 'org:read', isHeld: false }), 'lacksOrgRead');
    assert.equal(refused({ needed: 'org:ci', isHeld: false }), 'scope');
    assert.equal(refused({ needed: 'event:read', isHeld: true }), 'notFound');
    assert.equal(refused(), 'scope');
  });
});

describe('the line above the rows', () => {
  const says = (feed: ReadyFeed) => viewMessage(bound(feed), 1000) ?? '';

  it('says that no issue has a line here, once every one was looked for', () => {
    const nothingHere = /None of these issues has a line here/;
    assert.match(says(holding(elsewhere, removed, { kind: 'noEvent' })), nothingHere);
    assert.doesNotMatch(says(holding(elsewhere, here)), nothingHere);
    assert.doesNotMatch(says(holding(elsewhere, { kind: 'unasked' })), nothingHere);
    assert.doesNotMatch(says(holding({ kind: 'noEvent' })), nothingHere);
    assert.doesNotMatch(says({ ...holding(elsewhere), refreshing: true }), nothingHere);
  });

  it('names the environments where it shows not all', () => {
    assert.match(says({ ...holding(here), binding: staging }), /^app in staging, qa on sentry\.example/i);
  });
});
