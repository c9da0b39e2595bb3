import { brief, flag, number, record, text } from '../base/decode';
import { allPages } from './allPages';
import { calls } from './calls';
import type { SentryHttp } from './http';
import { inDialect } from './server/dialect';
import { has } from './server/traits';

/** UTF-16 units of a name that are kept. */
const LONGEST = 1000;

/** Somebody whom issues of a project can be assigned to. */
export interface Member {
  /** Of the person, not of the membership. */
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

/** A team that has access to a project. */
export interface Team {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Whether the person of the token is in it. */
  readonly isMine: boolean;
}

/**
 * The people of a project; none on a server where nobody can be assigned.
 * @param project slug or id.
 * @throws {SentryError}
 */
export function listMembers(
  http: SentryHttp,
  org: string,
  project: string,
  signal: AbortSignal,
): Promise<Member[]> {
  const ask = async () => allPages(http, calls.projectMembers, { org, project }, {}, decodeMember, signal);
  return whereAssigned(http, ask, signal);
}

/**
 * The teams of a project; none on a server where nobody can be assigned.
 * @param project slug or id.
 * @throws {SentryError}
 */
export function listTeams(
  http: SentryHttp,
  org: string,
  project: string,
  signal: AbortSignal,
): Promise<Team[]> {
  const ask = async () => allPages(http, calls.projectTeams, { org, project }, {}, decodeTeam, signal);
  return whereAssigned(http, ask, signal);
}

function whereAssigned<T>(http: SentryHttp, ask: () => Promise<T[]>, signal: AbortSignal): Promise<T[]> {
  return inDialect(http, signal, async () => (has(http.traits, 'otherUpdates') ? [] : ask()));
}

/** One who was invited and is not there yet is no user, and cannot be assigned. */
function decodeMember(value: unknown): Member | undefined {
  const member = record(value);
  const user = record(member?.['user']);
  const id = idOf(user);
  const email = brief(member?.['email'], LONGEST) ?? brief(user?.['email'], LONGEST);
  const name = brief(user?.['name'], LONGEST) || brief(member?.['name'], LONGEST) || email;
  return id === undefined ? undefined : { id, name: name ?? id, ...(email !== undefined && { email }) };
}

function decodeTeam(value: unknown): Team | undefined {
  const team = record(value);
  const [id, slug] = [idOf(team), brief(team?.['slug'], LONGEST)];
  return id === undefined || slug === undefined
    ? undefined
    : {
        id,
        slug,
        name: brief(team?.['name'], LONGEST) || slug,
        isMine: flag(team?.['isMember']) ?? false,
      };
}

function idOf(one: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const id = text(one?.['id']) ?? number(one?.['id'])?.toString();
  return id !== undefined && /^\d{1,30}$/.test(id) ? id : undefined;
}
