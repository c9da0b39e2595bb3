import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalSentry, startLocalSentry } from '../../../src/local/localSentry';
import { record } from '../../../src/base/decode';
import { calls } from '../../../src/sentry/calls';
import { listCodeMappings } from '../../../src/sentry/codeMappings';
import { listEnvironments } from '../../../src/sentry/environments';
import { listExternalIssues } from '../../../src/sentry/externalIssues';
import { getEvent, type IssueEvent, type WhichEvent } from '../../../src/sentry/events';
import { SentryHttp } from '../../../src/sentry/http';
import { listMembers, listTeams } from '../../../src/sentry/assignees';
import { getIssueDetail } from '../../../src/sentry/issueDetail';
import {
  getIssue,
  getSuggestedOwners,
  type Issue,
  type IssueUpdate,
  listIssues,
  updateIssue,
} from '../../../src/sentry/issues';
import { addNote, listNotes } from '../../../src/sentry/notes';
import { listOrganizations, listProjects } from '../../../src/sentry/organizations';
import { listReleaseCommits } from '../../../src/sentry/releaseCommits';
import { listReleases } from '../../../src/sentry/releases';
import { listKnownRepositories, listRepositories } from '../../../src/sentry/repositories';
import { listKnownCommits } from '../../../src/sentry/repositoryCommits';
import { getIdentity } from '../../../src/sentry/root';
import type { SentryError } from '../../../src/sentry/sentryError';
import { listSuspectCommits } from '../../../src/sentry/suspectCommits';
import { listTagShares } from '../../../src/sentry/tagShares';
import { serverLacks } from '../../../src/words';
import { ImpatientClock } from '../../faults/impatientClock';
import { glitchTip } from '../../replay/glitchTip';
import { prism } from '../../replay/prism';
import { type Recorded, ReplayServer, TOKEN } from '../../replay/replayServer';
import { sentry9 } from '../../replay/sentry9';
import { exceptionAt, sendEvents } from '../../sendEvent';

const signal = new AbortController().signal;

/** What is asked of each server, and how what came of it is told in a word. */
interface Subject {
  readonly http: SentryHttp;
  readonly org: string;
  readonly project: string;
  /** One with an event. */
  readonly issue: string;
  readonly version: string;
}

const list =
  (query: string, ofAll = false) =>
  async (subject: Subject) => {
    const scope = { environments: [], statsPeriod: '14d' };
    const asked = { org: subject.org, projects: ofAll ? [] : [subject.project], query, ...scope };
    const issues: Issue[] = [];
    let [cursor, dropped]: [string | undefined, number] = [undefined, 0];
    do {
      const page = await listIssues(subject.http, asked, cursor, signal);
      issues.push(...page.issues);
      [cursor, dropped] = [page.next, dropped + page.dropped];
    } while (cursor !== undefined);
    return `${issues.map(({ shortId }) => shortId).join(' ')}${dropped === 0 ? '' : ` (${dropped} dropped)`}`;
  };

const event = (which: WhichEvent) => async (subject: Subject) => {
  const scope = { org: subject.org, issue: subject.issue, environments: [], statsPeriod: '14d' };
  return told(await getEvent(subject.http, scope, which, signal));
};

const update = (change: IssueUpdate) => async (subject: Subject) => {
  const { status, id } = await updateIssue(subject.http, subject.org, subject.issue, change, signal);
  return `${status} ${id === subject.issue ? '' : `as ${id}`}`.trim();
};

const questions: Readonly<Record<string, (subject: Subject) => Promise<string>>> = {
  'who I am': async ({ http }) => {
    const { user, scopes } = await getIdentity(http, signal);
    return `${user.name}, ${scopes.length} scopes`;
  },
  organizations: async ({ http }) => names(await listOrganizations(http, signal)),
  'an organization': async ({ http, org }) =>
    String(record((await http.send(calls.organization, { org }, {}, signal)).json)?.['slug']),
  projects: async ({ http, org }) => names(await listProjects(http, org, signal)),
  environments: async ({ http, org }) => (await listEnvironments(http, org, signal)).join(' '),
  'code mappings': async ({ http, org }) =>
    (await listCodeMappings(http, org, signal)).map(({ stackRoot }) => stackRoot).join(' '),
  repositories: async ({ http, org }) => (await listRepositories(http, org, signal)).join(' '),
  'commits of a release': async ({ http, org, version }) =>
    `${(await listReleaseCommits(http, org, version, signal)).length}`,
  mine: list('is:unresolved assigned_or_suggested:[me, my_teams]'),
  'for review': list('is:unresolved is:for_review'),
  all: list('is:unresolved'),
  'all of every project': list('is:unresolved', true),
  'an issue': async ({ http, org, issue }) => (await getIssue(http, org, issue, signal)).title,
  'the recommended event': event('recommended'),
  'the newest event': event('latest'),
  'the first event': event('oldest'),
  'known commits': async ({ http, org }) => {
    const repositories = await listKnownRepositories(http, org, signal);
    const lists = repositories.map((one) => listKnownCommits(http, org, one, signal));
    return (await Promise.all(lists)).map(({ length }) => length).join(' ');
  },
  releases: async ({ http, org, project }) => {
    const releases = await listReleases(http, org, project, signal);
    return releases.map(({ version, isSemantic }) => `${version}${isSemantic ? '' : '?'}`).join(' ');
  },
  people: async ({ http, org, project }) =>
    (await listMembers(http, org, project, signal)).map(({ id, name }) => `${id} ${name}`).join(' '),
  teams: async ({ http, org, project }) =>
    (await listTeams(http, org, project, signal)).map(({ id, slug }) => `${id} ${slug}`).join(' '),
  'suggested owners': async ({ http, org, issue }) =>
    (await getSuggestedOwners(http, org, issue, signal)).map(({ type, id }) => `${type} ${id}`).join(' '),
  'the detail': async ({ http, org, issue }) => {
    const detail = await getIssueDetail(http, { org, issue, environments: [] }, signal);
    const { firstRelease = '-', lastRelease = '-', stats } = detail;
    return `${firstRelease} ${lastRelease}, ${stats.length} steps`;
  },
  'shares of tags': async ({ http, org, issue }) => {
    const tags = await listTagShares(http, { org, issue, environments: [] }, signal);
    const release = tags.find(({ key }) => key === 'release');
    const [value] = release?.values ?? [];
    return `${tags.length} tags, ${value?.value ?? '-'} ${value?.events ?? 0} of ${release?.events ?? 0}`;
  },
  'suspect commits': async ({ http, org, project, issue }) => {
    const scope = { org, issue, environments: [], statsPeriod: '14d' };
    const found = await getEvent(http, scope, 'latest', signal);
    const suspects = await listSuspectCommits(http, { org, project, event: found?.id ?? '' }, signal);
    return suspects.map(({ author, subject }) => `${author ?? '?'}: ${subject ?? '?'}`).join(', ');
  },
  'linked issues': async ({ http, org, issue }) =>
    `${(await listExternalIssues(http, { org, issue, environments: [] }, signal)).length}`,
  resolving: update({ status: 'resolved' }),
  'resolving in the next release': update({ status: 'resolved', statusDetails: { inNextRelease: true } }),
  archiving: update({ status: 'ignored', substatus: 'archived_until_escalating' }),
  'archiving for a day': update({ status: 'ignored', statusDetails: { ignoreDuration: 1440 } }),
  assigning: update({ assignedTo: 'user:1' }),
  prioritizing: update({ priority: 'low' }),
  commenting: async ({ http, org, issue }) => (await addNote(http, org, issue, 'seen', signal)).text,
  comments: async ({ http, org, issue }) =>
    (await listNotes(http, org, issue, signal)).map(({ by, text }) => `${by} ${text}`).join(' '),
};

/** The event with its last frame, as far as it has them. */
function told(found: IssueEvent | undefined): string {
  const { filename, lineNo } = found?.stacks.at(-1)?.frames.at(-1) ?? {};
  return found === undefined ? 'none' : `${found.release ?? '-'} ${filename ?? '-'}:${lineNo ?? '-'}`;
}

function names(rows: readonly { readonly slug: string }[]): string {
  return rows.map(({ slug }) => slug).join(' ');
}

/** The answers to all questions, one after the other, as they are asked in a session. */
async function answersOf(subject: Subject): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [question, ask] of Object.entries(questions)) {
    try {
      answers[question] = await ask(subject);
    } catch (error) {
      const { kind, details } = error as SentryError;
      answers[question] = [kind, details.lacks].filter((word) => word !== undefined).join(': ');
    }
  }
  return answers;
}

/** Which calls a session made: method and path, without values. */
function callsIn(asked: readonly string[]): readonly string[] {
  const patterns = Object.values(calls).map((call) => {
    const [method = '', path = ''] = call.split(' ');
    return { call, pattern: new RegExp(`^${method} /api/0${path.replace(/\{\w+\}/g, '[^/?]+')}(\\?|$)`) };
  });
  return patterns.filter(({ pattern }) => asked.some((one) => pattern.test(one))).map(({ call }) => call);
}

describe('every call, of every server that was recorded', () => {
  const made = new Set<string>();
  let servers: ReplayServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });

  const replayed = async (recorded: Recorded, token = TOKEN) => {
    const server = new ReplayServer(recorded);
    servers.push(server);
    const http = new SentryHttp(await server.start(), token, fetch, new ImpatientClock());
    return { server, http };
  };

  it('the local Sentry answers all', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'faultline-'));
    const mapping = { project: 'shop', repository: 'acme/shop', stackRoot: '/srv/app/', sourceRoot: '' };
    const sentry = await startLocalSentry({
      directory,
      projects: [{ slug: 'shop' }],
      codeMappings: [mapping],
    });
    try {
      await filled(sentry);
      const subject = { org: 'local', project: 'shop', issue: '1', version: 'app@1.0.0' };
      const asked: string[] = [];
      sentry.onDidAnswer(({ method, url }) => asked.push(`${method} ${url}`));
      const http = new SentryHttp(sentry.address, sentry.token, fetch, new ImpatientClock());
      assert.deepEqual(await answersOf({ http, ...subject }), {
        'who I am': 'You, 7 scopes',
        organizations: 'local',
        'an organization': 'local',
        projects: 'shop',
        environments: 'production',
        'code mappings': '/srv/app/',
        repositories: 'acme/shop',
        'commits of a release': '1',
        mine: '',
        'for review': 'SHOP-1',
        all: 'SHOP-1',
        'all of every project': 'SHOP-1',
        'an issue': 'TypeError: it failed',
        'the recommended event': 'app@1.0.0 src/cart.ts:2',
        'the newest event': 'app@1.0.0 src/cart.ts:2',
        'the first event': 'app@1.0.0 src/cart.ts:2',
        'known commits': '1',
        releases: 'app@1.0.0',
        people: '1 You',
        teams: '1 everybody',
        'suggested owners': '',
        'the detail': 'app@1.0.0 app@1.0.0, 30 steps',
        'shares of tags': '3 tags, app@1.0.0 1 of 1',
        'suspect commits': 'Bob: Sell by the line',
        'linked issues': '0',
        resolving: 'resolved',
        'resolving in the next release': 'resolved',
        archiving: 'ignored',
        'archiving for a day': 'ignored',
        assigning: 'ignored',
        prioritizing: 'ignored',
        commenting: 'seen',
        comments: '1 seen',
      });
      assert.deepEqual(http.traits.missing, []);
      callsIn(asked).forEach((call) => made.add(call));
    } finally {
      await sentry.close();
      await rm(directory, { recursive: true });
    }
  });

  it('the description of August 2026 has all but what is private', async () => {
    const { server, http } = await replayed(prism);
    const subject = { org: 'acme', project: 'shop', issue: '1', version: 'app@1.0.0' };
    const release = 'b65bc521378269d3eaefdc964f8ef56621414943';
    const module = 'reflux-core/lib/PublisherMethods.js';
    const prismEvent = `${release} /usr/src/getsentry/src/sentry/node_modules/${module}:74`;
    assert.deepEqual(await answersOf({ http, ...subject }), {
      'who I am': 'notFound',
      organizations: 'the-interstellar-jurisdiction',
      'an organization': 'notFound',
      projects: 'prime-mover',
      environments: 'notFound',
      'code mappings': 'notFound',
      repositories: 'notFound',
      'commits of a release': 'notFound',
      mine: 'PUMP-STATION-1',
      'for review': 'PUMP-STATION-1',
      all: 'PUMP-STATION-1',
      'all of every project': 'PUMP-STATION-1',
      'an issue': 'This is an example Python exception',
      'the recommended event': prismEvent,
      'the newest event': prismEvent,
      'the first event': prismEvent,
      'known commits': 'notFound',
      releases: 'notFound',
      people: 'notFound',
      teams: 'notFound',
      'suggested owners': '',
      'the detail': '17642328ead24b51867165985996d04b29310337 -, 2 steps',
      'shares of tags': 'notFound',
      'suspect commits': '',
      'linked issues': 'notFound',
      resolving: 'resolved',
      'resolving in the next release': 'resolved',
      archiving: 'resolved',
      'archiving for a day': 'resolved',
      assigning: 'resolved',
      prioritizing: 'resolved',
      commenting: 'notFound',
      comments: 'notFound',
    });
    callsIn(server.asked).forEach((call) => made.add(call));
  });

  it('Sentry 9.1 can be read, and says what it lacks', async () => {
    const { server, http } = await replayed(sentry9);
    const subject = { org: 'lab-org', project: 'shop-api', issue: '5', version: 'shop-api@1.4.3' };
    assert.deepEqual(await answersOf({ http, ...subject }), {
      'who I am': 'Lab User, 10 scopes',
      organizations: 'lab-org',
      'an organization': 'lab-org',
      projects: 'shop-api shop-web',
      environments: 'production staging',
      'code mappings': '',
      repositories: '',
      'commits of a release': 'notFound',
      mine: '',
      'for review': 'badRequest: forReview',
      all: 'SHOP-API-5 SHOP-API-A SHOP-API-1 SHOP-API-9',
      'all of every project': 'SHOP-API-5 SHOP-API-A SHOP-API-1 SHOP-API-9',
      'an issue': "TypeError: Cannot read properties of undefined (reading 'price')",
      'the recommended event': 'shop-api@1.4.3 /srv/shop/src/pricing.js:4',
      'the newest event': 'shop-api@1.4.3 /srv/shop/src/pricing.js:4',
      'the first event': 'shop-api@1.4.3 /srv/shop/src/pricing.js:4',
      'known commits': '',
      releases: 'notFound',
      people: 'notFound',
      teams: 'notFound',
      'suggested owners': '',
      'the detail': '- -, 24 steps',
      'shares of tags': '4 tags, shop-api@1.4.2 2 of 4',
      'suspect commits': '',
      'linked issues': '0',
      resolving: 'badRequest: updates',
      'resolving in the next release': 'badRequest: updates',
      archiving: 'badRequest: updates',
      'archiving for a day': 'badRequest: updates',
      assigning: 'badRequest: updates',
      prioritizing: 'badRequest: updates',
      commenting: 'badRequest: updates',
      comments: 'badRequest: updates',
    });
    assert.deepEqual(http.traits, {
      kind: 'sentry',
      tellsOwner: true,
      isReadOnly: true,
      missing: [
        ...['codeMappings', 'forReview', 'otherTeams', 'updates', 'suggestedOwners'],
        ...['suspectCommits', 'externalIssues'],
      ],
      habits: ['projectIds', 'unscopedIssues', 'latestEvent'],
    });
    assert.equal(
      serverLacks(http.traits),
      'This server is older than Faultline knows best: nothing can be changed from here; ' +
        'projects of other teams are left out; suggested owners are not known; nothing is marked for review.',
    );
    assert.deepEqual(
      server.asked.filter((one) => one.startsWith('PUT')),
      [],
    );
    callsIn(server.asked).forEach((call) => made.add(call));
  });

  it('GlitchTip has a list that is honestly labelled, and events with their frames', async () => {
    const { server, http } = await replayed(glitchTip);
    const subject = { org: 'lab-org', project: 'shop-api', issue: '4', version: 'shop-api@2.0.0' };
    assert.deepEqual(await answersOf({ http, ...subject }), {
      'who I am': 'Lab User, 10 scopes',
      organizations: 'lab-org',
      'an organization': 'lab-org',
      projects: 'shop-api shop-web',
      environments: 'staging production',
      'code mappings': '',
      repositories: '',
      'commits of a release': '0',
      mine: 'SHOP-API-C SHOP-API-4 SHOP-API-B SHOP-API-9 SHOP-API-7 SHOP-API-1 SHOP-API-2',
      'for review': 'badRequest: forReview',
      all: 'SHOP-API-C SHOP-API-4 SHOP-API-B SHOP-API-9 SHOP-API-7 SHOP-API-1 SHOP-API-2',
      'all of every project':
        'SHOP-API-C SHOP-API-4 SHOP-WEB-2 SHOP-API-B SHOP-API-9 SHOP-API-7 SHOP-API-1 SHOP-API-2',
      'an issue': "TypeError: Cannot read properties of undefined (reading 'price')",
      'the recommended event': 'shop-api@2.0.0 /srv/shop/src/pricing.js:4',
      'the newest event': 'shop-api@2.0.0 /srv/shop/src/pricing.js:4',
      'the first event': 'badRequest: firstEvent',
      'known commits': '',
      releases: '',
      people: '',
      teams: '',
      'suggested owners': '',
      'the detail': '- -, 0 steps',
      'shares of tags': '9 tags, shop-api@1.4.2 2 of 5',
      'suspect commits': '',
      'linked issues': '0',
      resolving: 'resolved',
      'resolving in the next release': 'badRequest: resolveInNextRelease',
      archiving: 'badRequest: archiveUntilEscalating',
      'archiving for a day': 'badRequest: archiveConditions',
      assigning: 'badRequest: otherUpdates',
      prioritizing: 'badRequest: priority',
      commenting: 'badRequest: comments',
      comments: 'badRequest: comments',
    });
    assert.deepEqual([http.traits.kind, http.traits.tellsOwner], ['glitchtip', false]);
    assert.match(serverLacks(http.traits), /^This server is GlitchTip: it cannot tell whose issue it is/);
    callsIn(server.asked).forEach((call) => made.add(call));
  });

  it("GlitchTip's issues each have the frames of their event, where it is kept", async () => {
    const { server, http } = await replayed(glitchTip);
    const scope = { org: 'lab-org', environments: [], statsPeriod: '14d' };
    const all = { ...scope, projects: [], query: 'is:unresolved' };
    const { issues } = await listIssues(http, all, undefined, signal);
    const further = await listIssues(http, all, 'r3', signal);
    const last = await listIssues(http, all, further.next, signal);
    const found: Record<string, string> = {};
    for (const { id, shortId, culprit, counts } of [...issues, ...further.issues, ...last.issues]) {
      assert.deepEqual([culprit, counts.users], [undefined, 0]);
      found[shortId] = told(await getEvent(http, { ...scope, issue: id }, 'recommended', signal));
    }
    assert.deepEqual(found, {
      'SHOP-API-C': 'shop-py@0.9.0 app.py:6',
      'SHOP-API-4': 'shop-api@2.0.0 /srv/shop/src/pricing.js:4',
      'SHOP-WEB-2': 'none',
      'SHOP-API-B': 'shop-api@1.4.2 /srv/shop/src/orders.js:26',
      'SHOP-API-9': 'shop-api@1.4.2 -:-',
      'SHOP-API-7': 'shop-api@1.4.2 /srv/shop/ts/inventory.ts:4',
      'SHOP-API-1': 'shop-api@1.4.2 /srv/shop/src/orders.js:20',
      'SHOP-API-2': 'shop-api@1.4.2 /srv/shop/src/send.js:27',
    });
    assert.equal(server.asked.filter((one) => one.includes('/events/')).length, 8, 'one request for each');
  });

  it('and that is every call but the one for the regions', () => {
    assert.deepEqual(
      Object.values(calls).filter((call) => !made.has(call)),
      [calls.regions],
    );
  });
});

async function filled(sentry: LocalSentry): Promise<void> {
  const source = ['function lineTotal(line) {', '  return line.price;', '}'];
  await sendEvents(sentry.dsn('shop'), [exceptionAt('TypeError', 'it failed', 'src/cart.ts', source, 2)]);
  const author = { name: 'Bob', email: 'bob@example.com' };
  const known = { repository: 'acme/shop', message: 'Sell by the line\n\nMore.', author };
  const commits = [{ id: 'b'.repeat(40), files: ['web/src/cart.ts'], ...known }];
  await sentry.registerRelease({ version: 'app@1.0.0', projects: ['shop'], commits });
}
