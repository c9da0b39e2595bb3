import { oneOf, record } from '../../base/decode';
import { Emitter } from '../../base/event';
import type { Journal } from '../disk/journal';
import type { Discarded, Happening } from './changes';
import { internedTags, internedUsers } from './interned';
import { Issue } from './issue';
import { reopen } from './lifecycle';
import type { Occurrence } from './occurrence';
import type { Organization, Project } from './organization';
import { Releases } from './releases';
import { change } from './update';

/** An event that was taken in. */
export interface Received {
  readonly issue: Issue;
  readonly event: Occurrence;
  readonly was: 'new' | 'again' | 'regression';
}

const KINDS = ['event', 'update', 'note', 'owners', 'release', 'commits', 'discarded'] as const;

/** Everything that the server knows, as it follows from the journal: nothing changes here that is not written there. */
export class Store {
  readonly issues = new Map<number, Issue>();
  readonly releases = new Releases();
  readonly tags = internedTags();
  readonly users = internedUsers();
  /** Names of the environments of each project id; the empty one for events that name none. */
  readonly environments = new Map<string, Set<string>>();
  readonly discarded: Discarded[] = [];
  private readonly received = new Emitter<Received>();
  readonly onDidReceive = this.received.event;
  private readonly byShortId = new Map<string, Issue>();
  private readonly byGroup = new Map<string, Issue>();
  private readonly byEvent = new Map<string, { readonly issue: Issue; readonly index: number }>();
  private readonly issuesOf = new Map<string, number>();

  constructor(
    readonly organization: Organization,
    /** Milliseconds since the epoch. */
    readonly now: () => number,
  ) {}

  /** Takes a line of the journal, of this run or an earlier one; passes over what it does not understand. */
  replay(happened: unknown, entry: number): void {
    if (oneOf(KINDS, record(happened)?.['kind']) !== undefined) {
      this.apply(happened as Happening, entry);
    }
  }

  /** Writes down what happened, then lets it count; resolves when it is safe on the disk. */
  async commit(journal: Journal, happening: Happening, details?: string): Promise<void> {
    await journal.append(happening, details, (entry) => this.apply(happening, entry));
  }

  /** An issue by its id or its short id. */
  issue(idOrShortId: string): Issue | undefined {
    return /^\d+$/.test(idOrShortId)
      ? this.issues.get(Number(idOrShortId))
      : this.byShortId.get(idOrShortId.toUpperCase());
  }

  /** An event by its id, with its issue and its index in the issue's table. */
  event(project: string, id: string): { readonly issue: Issue; readonly index: number } | undefined {
    return this.byEvent.get(eventKey(project, id));
  }

  private apply(happening: Happening, entry: number): void {
    switch (happening.kind) {
      case 'event':
        this.applyEvent(happening.event, entry);
        break;
      case 'release': {
        const { release, at } = happening;
        const projects = release.projects.map((project) => this.organization.project(project)?.id ?? project);
        this.releases.register(release, projects, at);
        break;
      }
      case 'commits':
        this.releases.push(happening.commits);
        break;
      case 'discarded':
        this.discarded.push(...happening.discarded);
        break;
      case 'update':
      case 'note':
      case 'owners':
        this.applyToIssue(happening);
        break;
    }
  }

  private applyToIssue(happening: Extract<Happening, { readonly issue: number }>): void {
    const issue = this.issues.get(happening.issue);
    if (issue === undefined) {
      return;
    }
    switch (happening.kind) {
      case 'update':
        change(issue, happening.changes, happening.by, happening.at);
        break;
      case 'note': {
        const { by, at, text } = happening;
        issue.notes++;
        issue.subscribers.set(by, 'commented');
        issue.activity.push({ type: 'note', at, by, data: { text } });
        break;
      }
      case 'owners':
        issue.owners = { at: happening.at, list: happening.owners };
        break;
    }
  }

  private applyEvent(event: Occurrence, entry: number): void {
    const project = this.organization.project(event.project);
    if (project === undefined || this.byEvent.has(eventKey(event.project, event.id))) {
      return;
    }
    const known = this.byGroup.get(`${event.project}:${event.group}`);
    const issue = known ?? this.newIssue(project, event);
    this.byEvent.set(eventKey(event.project, event.id), { issue, index: issue.events.size });
    const user = event.user === undefined ? -1 : this.users.add(event.user);
    issue.events.add({ id: event.id, at: event.at, tags: this.tags.add(event.tags), user, entry });
    const version = event.tags['release'];
    const release =
      version === undefined ? undefined : this.releases.seen(version, project.id, event.received);
    if (known === undefined && release !== undefined) {
      release.newGroups++;
    }
    issue.take(event);
    const environments = this.environments.get(project.id) ?? new Set<string>();
    this.environments.set(project.id, environments.add(event.tags['environment'] ?? ''));
    const isRegression = reopen(issue, release, this.releases, event.received);
    this.received.fire({
      issue,
      event,
      was: known === undefined ? 'new' : isRegression ? 'regression' : 'again',
    });
  }

  private newIssue(project: Project, event: Occurrence): Issue {
    const number = (this.issuesOf.get(project.id) ?? 0) + 1;
    this.issuesOf.set(project.id, number);
    const issue = new Issue(this.issues.size + 1, project, number, event);
    this.issues.set(issue.id, issue);
    this.byShortId.set(issue.shortId, issue);
    this.byGroup.set(`${project.id}:${event.group}`, issue);
    return issue;
  }
}

function eventKey(project: string, id: string): string {
  return `${project}:${id}`;
}
