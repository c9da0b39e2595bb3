import type { Answer, Call } from '../http/call';
import { page } from '../http/paging';
import type { Backend } from '../http/route';
import type { Actor, Organization } from '../model/organization';
import type { Person, Team } from '../options';
import { iso } from './dates';
import { projectInPath } from './scope';

/** A person as `user` and `actor` objects show one. */
export function userBody(person: Person, { dateCreated }: Organization) {
  const since = iso(dateCreated);
  return {
    id: person.id,
    name: person.name,
    username: person.username ?? person.email,
    email: person.email,
    avatarUrl: null,
    isActive: true,
    hasPasswordAuth: true,
    isManaged: false,
    dateJoined: since,
    lastLogin: since,
    has2fa: false,
    lastActive: since,
    isSuperuser: false,
    isStaff: false,
    experiments: {},
    identities: [],
    options: { timezone: 'UTC', stacktraceOrder: -1, language: 'en', clock24Hours: true },
    flags: { newsletter_consent_prompt: false },
    emails: [{ id: person.id, email: person.email, is_verified: true }],
    avatar: { avatarType: 'letter_avatar', avatarUuid: null, avatarUrl: null },
  };
}

/** Whoever an issue is assigned to; teams have no e-mail address. */
export function actorBody(actor: Actor | undefined, organization: Organization) {
  if (actor === undefined) {
    return null;
  }
  const { type, id } = actor;
  if (type === 'team') {
    const team = organization.team(id);
    return { type, id, name: team?.name ?? team?.slug ?? id };
  }
  const person = organization.person(id);
  return { type, id, name: person?.name ?? id, email: person?.email };
}

export function listMembers({ store: { organization } }: Backend, call: Call): Answer {
  return page(call, matching(organization.people, call), (person) => memberBody(person, organization));
}

/** Members of the teams of a project: who can be given its issues. */
export function listProjectMembers({ store }: Backend, call: Call): Answer {
  const { organization } = store;
  const ids = new Set(
    organization.teamsOfProject(projectInPath(call, store)).flatMap(({ members }) => members),
  );
  const members = organization.people.filter(({ id }) => ids.has(id));
  return page(call, members, (person) => memberBody(person, organization));
}

export function listTeams({ store: { organization } }: Backend, call: Call): Answer {
  const query = call.query.get('query') ?? '';
  const teams = organization.teams.filter((team) => `${team.slug} ${team.name ?? ''}`.includes(query));
  return page(call, teams, (team) => teamBody(team, organization, call));
}

export function listProjectTeams({ store }: Backend, call: Call): Answer {
  const { organization } = store;
  const teams = organization.teamsOfProject(projectInPath(call, store));
  return page(call, teams, (team) => teamBody(team, organization, call));
}

function matching(people: readonly Person[], call: Call): readonly Person[] {
  const query = (call.query.get('query') ?? '').toLowerCase();
  return people.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(query));
}

function memberBody(person: Person, organization: Organization) {
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    user: userBody(person, organization),
    role: 'member',
    roleName: 'Member',
    orgRole: 'member',
    pending: false,
    expired: false,
    flags: { 'sso:linked': false, 'sso:invalid': false },
    dateCreated: iso(organization.dateCreated),
  };
}

function teamBody(team: Team, organization: Organization, call: Call) {
  return {
    id: team.id,
    slug: team.slug,
    name: team.name ?? team.slug,
    dateCreated: iso(organization.dateCreated),
    isMember: team.members.includes(call.caller.person),
    hasAccess: true,
    isPending: false,
    memberCount: team.members.length,
    avatar: { avatarType: 'letter_avatar', avatarUuid: null },
    projects: organization
      .projectsOfTeam(team)
      .map(({ id, slug, name, platform }) => ({ id, slug, name, platform })),
  };
}
