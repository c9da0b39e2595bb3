import type { CodeMapping, LocalSentryOptions, Person, Team } from '../options';

export interface Project {
  /** Decimal digits. */
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly platform: string;
  /** The part of the DSN that lets events in; 32 hexadecimal digits. */
  readonly publicKey: string;
  /** Milliseconds since the epoch. */
  readonly dateCreated: number;
}

/** Who an issue can belong to. */
export interface Actor {
  readonly type: 'user' | 'team';
  readonly id: string;
}

/** The people, teams and projects of a server: what does not come from events. */
export class Organization {
  readonly id = '1';
  readonly slug: string;
  readonly name: string;
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly codeMappings: readonly CodeMapping[];
  /** Id of the person whom the token in the directory belongs to. */
  me: string;

  constructor(
    options: LocalSentryOptions,
    readonly projects: readonly Project[],
    /** Milliseconds since the epoch. */
    readonly dateCreated: number,
  ) {
    this.slug = options.organization?.slug ?? 'local';
    this.name = options.organization?.name ?? 'This machine';
    this.people = options.people ?? [{ id: '1', name: 'You', email: 'you@localhost' }];
    this.teams = options.teams ?? [{ id: '1', slug: 'everybody', members: this.people.map(({ id }) => id) }];
    this.codeMappings = options.codeMappings ?? [];
    this.me = options.me ?? this.people[0]?.id ?? '1';
  }

  project(slugOrId: string): Project | undefined {
    return this.projects.find(({ slug, id }) => slug === slugOrId || id === slugOrId);
  }

  person(id: string): Person | undefined {
    return this.people.find((person) => person.id === id);
  }

  /** A person by id, e-mail address or user name. */
  findPerson(name: string): Person | undefined {
    return this.people.find(({ id, email, username }) => id === name || email === name || username === name);
  }

  team(idOrSlug: string): Team | undefined {
    return this.teams.find(({ id, slug }) => id === idOrSlug || slug === idOrSlug);
  }

  teamsOf(person: string): Team[] {
    return this.teams.filter(({ members }) => members.includes(person));
  }

  teamsOfProject(project: Project): Team[] {
    return this.teams.filter(({ projects }) => projects === undefined || projects.includes(project.slug));
  }

  projectsOfTeam(team: Team): Project[] {
    return this.projects.filter(({ slug }) => team.projects === undefined || team.projects.includes(slug));
  }
}
