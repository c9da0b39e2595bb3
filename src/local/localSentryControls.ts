import type { Event } from '../base/event';
import type { Backend } from './http/route';
import type { Discarded, SuggestedOwner } from './model/changes';
import { ever } from './model/eventTable';
import type { Issue } from './model/issue';
import { standing } from './model/lifecycle';
import type { Actor } from './model/organization';
import type { Commit, ReleaseDetails } from './model/releases';
import type { Received } from './model/store';

/** An issue with its counts of all time, for the program that runs the server. */
export interface IssueSummary {
  readonly id: string;
  readonly shortId: string;
  readonly project: string;
  readonly title: string;
  readonly culprit: string;
  readonly status: string;
  readonly substatus: string | null;
  readonly events: number;
  readonly users: number;
}

/** What the program that runs the server can do with it directly; the API cannot do all of it. */
export class LocalSentryControls {
  /** An event was taken in and is safe on the disk. */
  readonly onDidReceive: Event<Received>;

  constructor(private readonly backend: Backend) {
    this.onDidReceive = backend.store.onDidReceive;
  }

  /** Slugs of its projects. */
  get projects(): readonly string[] {
    return this.backend.store.organization.projects.map(({ slug }) => slug);
  }

  /** Every issue, oldest first. */
  get issues(): readonly IssueSummary[] {
    return [...this.backend.store.issues.values()].map((issue) => this.summary(issue));
  }

  /** Events that SDKs gave up, as they told in client reports. */
  get discarded(): readonly Discarded[] {
    return this.backend.store.discarded;
  }

  /** Whether an event with that id was taken in. */
  hasEvent(project: string, id: string): boolean {
    const { store } = this.backend;
    return store.event(store.organization.project(project)?.id ?? project, id) !== undefined;
  }

  /** Makes another person of the organization the one whom the token belongs to. */
  setMe(person: string): void {
    if (this.backend.store.organization.person(person) === undefined) {
      throw new TypeError(`the local Sentry has no person ${person}`);
    }
    this.backend.store.organization.me = person;
  }

  /** Assigns an issue, or unassigns it. @param issue id or short id */
  async assign(issue: string, to: Actor | null): Promise<void> {
    const { store, journal } = this.backend;
    const at = store.now();
    const by = store.organization.me;
    await store.commit(journal, {
      kind: 'update',
      issue: this.issue(issue).id,
      at,
      by,
      changes: { assignedTo: to },
    });
  }

  /** Says whose an issue may be, as ownership rules and suspect commits do. @param issue id or short id */
  async suggestOwners(issue: string, owners: readonly SuggestedOwner[]): Promise<void> {
    const { store, journal } = this.backend;
    await store.commit(journal, { kind: 'owners', issue: this.issue(issue).id, at: store.now(), owners });
  }

  /** Makes a release known, or adds to one what events do not tell: its commits, its dates. */
  async registerRelease(release: ReleaseDetails): Promise<void> {
    const { store, journal } = this.backend;
    await store.commit(journal, { kind: 'release', at: store.now(), release });
  }

  /** Makes commits known that are in no release yet, as an integration does at a push. */
  async registerCommits(commits: readonly Commit[]): Promise<void> {
    await this.backend.store.commit(this.backend.journal, { kind: 'commits', commits });
  }

  private issue(idOrShortId: string): Issue {
    const issue = this.backend.store.issue(idOrShortId);
    if (issue === undefined) {
      throw new TypeError(`the local Sentry has no issue ${idOrShortId}`);
    }
    return issue;
  }

  private summary(issue: Issue): IssueSummary {
    const { events, users } = issue.events.tally(ever);
    const { status, substatus } = standing(issue, this.backend.store.now());
    const { id, shortId, project, latest } = issue;
    return {
      id: String(id),
      shortId,
      project: project.slug,
      title: latest.title,
      culprit: latest.culprit,
      status,
      substatus,
      events,
      users,
    };
  }
}
