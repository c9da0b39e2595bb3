import { type ExternalIssue, linkedOnce, listExternalIssues } from '../sentry/externalIssues';
import { type FullEvent, getFullEvent } from '../sentry/fullEvent';
import type { SentryHttp } from '../sentry/http';
import { getIssueDetail, type IssueDetail } from '../sentry/issueDetail';
import type { SentryError } from '../sentry/sentryError';
import { has, type MissingFeature } from '../sentry/server/traits';
import { listSuspectCommits, type SuspectCommit } from '../sentry/suspectCommits';
import { listTagShares, type TagShares } from '../sentry/tagShares';
import type { TrackedIssue } from './storeState';

/** Something that is fetched when a person looks. */
export type Asked<T> =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'known'; readonly value: T }
  /** It could not be fetched; a later look asks again. */
  | { readonly kind: 'failed'; readonly error: SentryError }
  /** The server has no such thing, or none of this issue. */
  | { readonly kind: 'lacking' };

/** What is known of an issue since a person looked at it closely. */
export interface CloserLook {
  /** The event that located the issue, with variables, breadcrumbs, request and tags; `undefined` where it is gone. */
  readonly event: Asked<FullEvent | undefined>;
  readonly detail: Asked<IssueDetail>;
  readonly tags: Asked<readonly TagShares[]>;
  readonly suspects: Asked<readonly SuspectCommit[]>;
  /** The issues of other trackers that the server links to it. */
  readonly externalIssues: Asked<readonly ExternalIssue[]>;
}

/** An issue, and the connection of the account that sees it. */
export interface Looked {
  readonly tracked: TrackedIssue;
  readonly http: SentryHttp;
  /** When the server's lists were last known to be true, in milliseconds since the epoch. */
  readonly asOf: number;
}

export type Part = keyof CloserLook;
export type Value<P extends Part> = Extract<CloserLook[P], { readonly kind: 'known' }>['value'];

/** How a part of what is known is asked for. */
interface Question<P extends Part> {
  /** What of an issue the answer is about: where that is another, it is asked anew. */
  readonly about: (tracked: TrackedIssue) => string | undefined;
  /** Without which a server has no such thing. */
  readonly lacks?: MissingFeature;
  readonly ask: (looked: Looked, signal: AbortSignal) => Promise<Value<P>>;
}

/** What is asked of an issue, by what it is about: one event, or the issue as it was seen last. */
export const questions: { readonly [P in Part]: Question<P> } = {
  event: { about: eventIdOf, ask: fullEventOf },
  detail: {
    about: lastSeenOf,
    ask: async (looked, signal) => getIssueDetail(looked.http.forPerson, scopeOf(looked), signal),
  },
  tags: {
    about: lastSeenOf,
    lacks: 'tags',
    ask: async (looked, signal) => listTagShares(looked.http.forPerson, scopeOf(looked), signal),
  },
  suspects: { about: eventIdOf, lacks: 'suspectCommits', ask: suspectsOf },
  externalIssues: {
    about: lastSeenOf,
    lacks: 'externalIssues',
    ask: async (looked, signal) => listExternalIssues(looked.http.forPerson, scopeOf(looked), signal),
  },
};

export const parts: readonly Part[] = ['event', 'detail', 'tags', 'suspects', 'externalIssues'];

/** True where the server has no such thing, or none of this issue: commits are suspected of an event of a project. */
export function isLacking(part: Part, { http, tracked }: Looked): boolean {
  const { lacks } = questions[part];
  const isOfNone = eventIdOf(tracked) === undefined || tracked.issue.project.slug === '';
  return (lacks !== undefined && has(http.traits, lacks)) || (part === 'suspects' && isOfNone);
}

/** Sentry's apps tell their links by themselves; those of its integrations stand on the issue's page. */
export function linked({ detail, externalIssues }: CloserLook): CloserLook['externalIssues'] {
  const onPage = detail.kind === 'known' ? detail.value.annotations : [];
  const ofApps = externalIssues.kind === 'known' ? externalIssues.value : [];
  return onPage.length === 0 ? externalIssues : { kind: 'known', value: linkedOnce([...ofApps, ...onPage]) };
}

/** True where the event that will locate an issue is not here yet. */
export function isOnItsWay({ located }: TrackedIssue): boolean {
  return located.kind === 'unasked' || located.kind === 'waiting';
}

/** The event that located an issue. */
function eventIdOf({ located }: TrackedIssue): string | undefined {
  return 'trace' in located ? located.trace.eventId : undefined;
}

function lastSeenOf({ issue }: TrackedIssue): string | undefined {
  return issue.lastSeen;
}

function scopeOf({ tracked: { issue, binding } }: Looked) {
  return { org: binding.org, issue: issue.id, environments: binding.environments };
}

/** The event that located the issue; the one that would, where none has yet. */
async function fullEventOf({ tracked, http }: Looked, signal: AbortSignal): Promise<FullEvent | undefined> {
  const { binding, issue, located } = tracked;
  return located.kind === 'noEvent'
    ? undefined
    : getFullEvent(
        http.forPerson,
        { ...binding, issue: issue.id },
        eventIdOf(tracked) ?? 'recommended',
        signal,
      );
}

async function suspectsOf({ tracked, http }: Looked, signal: AbortSignal): Promise<readonly SuspectCommit[]> {
  const { binding, issue } = tracked;
  const name = { org: binding.org, project: issue.project.slug, event: eventIdOf(tracked) ?? '' };
  return listSuspectCommits(http.forPerson, name, signal);
}
