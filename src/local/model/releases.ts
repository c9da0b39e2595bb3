import { compareVersions, parseVersion } from './version';

export interface Commit {
  /** Full hash, 40 hexadecimal digits. */
  readonly id: string;
  readonly message?: string;
  /** Name of the repository as the server knows it, such as `acme/shop`. */
  readonly repository: string;
  readonly author?: { readonly name: string; readonly email: string };
  /** When it was made, milliseconds since the epoch. */
  readonly at?: number;
  /** Paths of the files that it changed, from the repository's root; without them it is never suspected. */
  readonly files?: readonly string[];
}

/** What can be said of a release beside that events named it. */
export interface ReleaseDetails {
  readonly version: string;
  /** Slugs or ids of its projects. */
  readonly projects: readonly string[];
  readonly ref?: string;
  readonly url?: string;
  /** Milliseconds since the epoch. */
  readonly dateCreated?: number;
  readonly dateReleased?: number;
  /** Newest first: the first is the one that the release was built from. */
  readonly commits?: readonly Commit[];
}

export interface Release {
  readonly id: number;
  readonly version: string;
  /** Ids of its projects. */
  readonly projects: Set<string>;
  dateCreated: number;
  dateReleased?: number;
  ref?: string;
  url?: string;
  commits: readonly Commit[];
  firstEvent?: number;
  lastEvent?: number;
  /** Issues that were first seen in it. */
  newGroups: number;
}

/** The releases of an organization: made by the first event that names one, or registered with commits. */
export class Releases {
  private readonly byVersion = new Map<string, Release>();
  private readonly loose: Commit[] = [];

  /** Newest first. */
  all(project?: string): Release[] {
    return [...this.byVersion.values()]
      .filter(({ projects }) => project === undefined || projects.has(project))
      .sort((a, b) => this.compare(b, a));
  }

  find(version: string): Release | undefined {
    return this.byVersion.get(version);
  }

  /** The release of an event, made when it is new. */
  seen(version: string, project: string, at: number): Release {
    const release = this.ensure(version, at);
    release.projects.add(project);
    release.firstEvent = Math.min(release.firstEvent ?? at, at);
    release.lastEvent = Math.max(release.lastEvent ?? at, at);
    return release;
  }

  /** @param projects ids. */
  register(details: ReleaseDetails, projects: readonly string[], at: number): Release {
    const release = this.ensure(details.version, details.dateCreated ?? at);
    for (const project of projects) {
      release.projects.add(project);
    }
    release.dateCreated = details.dateCreated ?? release.dateCreated;
    release.dateReleased = details.dateReleased ?? release.dateReleased;
    release.ref = details.ref ?? release.ref;
    release.url = details.url ?? release.url;
    release.commits = details.commits ?? release.commits;
    return release;
  }

  /** Commits that were pushed and are in no release yet. */
  push(commits: readonly Commit[]): void {
    this.loose.push(...commits);
  }

  /** A commit by its full hash and its repository's name, with the oldest release that holds it. */
  findCommit(id: string, repository: string): { commit: Commit; release?: Release } | undefined {
    const isIt = (commit: Commit) => commit.id === id && commit.repository === repository;
    for (const release of this.all().toReversed()) {
      const commit = release.commits.find(isIt);
      if (commit !== undefined) {
        return { commit, release };
      }
    }
    const commit = this.loose.find(isIt);
    return commit && { commit };
  }

  /** The commits of a repository, newest first: those that are in no release yet, then those of releases. */
  commitsOf(repository: string): Commit[] {
    const all = [...this.loose.toReversed(), ...this.all().flatMap((release) => release.commits)];
    const known = new Map(
      all.filter((commit) => commit.repository === repository).map((one) => [one.id, one]),
    );
    return [...known.values()];
  }

  /** Names of the repositories whose commits are known. */
  repositories(): string[] {
    const commits = [...this.byVersion.values()].flatMap((release) => release.commits);
    return [...new Set([...commits, ...this.loose].map(({ repository }) => repository))];
  }

  /** Negative when `a` is the older: by semantic version within one package, else by date, as Sentry does. */
  compare(a: Release, b: Release): number {
    const [one, other] = [parseVersion(a.version), parseVersion(b.version)];
    return one !== undefined && other !== undefined && one.package === other.package
      ? compareVersions(one, other) || a.id - b.id
      : (a.dateReleased ?? a.dateCreated) - (b.dateReleased ?? b.dateCreated) || a.id - b.id;
  }

  private ensure(version: string, at: number): Release {
    const known = this.byVersion.get(version);
    if (known !== undefined) {
      return known;
    }
    const release = {
      id: this.byVersion.size + 1,
      version,
      projects: new Set<string>(),
      dateCreated: at,
      commits: [],
      newGroups: 0,
    };
    this.byVersion.set(version, release);
    return release;
  }
}
