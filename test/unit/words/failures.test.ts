import assert from 'node:assert/strict';
import { SentryError, type SentryErrorDetails, type SentryErrorKind } from '../../../src/sentry/sentryError';
import type { MissingFeature } from '../../../src/sentry/server/traits';
import { explain, failure } from '../../../src/words';

const kinds: Readonly<Record<SentryErrorKind, readonly SentryErrorDetails[]>> = {
  auth: [{}],
  sso: [{}],
  scope: [
    {},
    { scope: { needed: 'event:read', isHeld: false } },
    { scope: { needed: 'event:read', isHeld: true } },
  ],
  notFound: [{}],
  gone: [{}],
  rateLimited: [{}],
  badRequest: [{}],
  server: [{}, { status: 502 }],
  network: [{}],
  tls: [{}],
  proxy: [{}, { status: 407 }],
  redirect: [{}, { host: 'sso.example:8443' }],
  timeout: [{}],
  shape: [{}],
  cancelled: [{}],
  unexpected: [{}],
};

const features: Readonly<Record<MissingFeature, true>> = {
  suggestedOwners: true,
  forReview: true,
  otherTeams: true,
  period: true,
  users: true,
  eventScope: true,
  updates: true,
  resolveInNextRelease: true,
  resolveInRelease: true,
  resolveInCommit: true,
  archiveUntilEscalating: true,
  archiveConditions: true,
  priority: true,
  comments: true,
  otherUpdates: true,
  search: true,
  firstEvent: true,
  codeMappings: true,
  commits: true,
  tags: true,
  suspectCommits: true,
  externalIssues: true,
};

describe('a failure', () => {
  const call = 'GET /organizations/{org}/issues/';
  const errors = [
    ...Object.entries(kinds).flatMap(([kind, details]) =>
      details.map((one) => new SentryError(kind as SentryErrorKind, call, one)),
    ),
    ...Object.keys(features).map(
      (feature) => new SentryError('badRequest', call, { lacks: feature as MissingFeature }),
    ),
  ];

  it('is told in a sentence, and the step that helps in another', () => {
    for (const error of errors) {
      const { what, next } = explain(error);
      assert.match(what, /^[A-Z].+[.)]$/, error.message);
      assert.match(next, /^[A-Z].+\.$/, error.message);
      assert.doesNotMatch(`${what} ${next}`, /\{\d\}|undefined|null/);
      assert.notEqual(what, next);
      assert.equal(failure(error), `${what} ${next}`);
    }
  });

  it('of each kind is another one', () => {
    const told = errors.map(failure);
    assert.equal(new Set(told).size, told.length);
  });

  it('keeps what the server said to the log', () => {
    for (const { kind, details } of errors) {
      const said = failure(new SentryError(kind, call, { ...details, said: '[x](command:y)' }));
      assert.doesNotMatch(said, /command/);
    }
  });

  it('names the settings that a person behind a proxy needs', () => {
    assert.match(failure(new SentryError('proxy', call)), /http\.proxy and http\.noProxy/);
    assert.match(failure(new SentryError('tls', call)), /http\.systemCertificates/);
  });
});
