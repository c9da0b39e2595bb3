import type { Event } from '../base/event';
import type { SignedIn } from '../sentry/accounts';
import type { SentryHttp } from '../sentry/http';
import { listOrganizations, listProjects, type Organization, type Project } from '../sentry/organizations';
import type { GroupQuery } from './groups';

/** A workspace folder, or a folder in it. */
export interface BoundFolder {
  /** The workspace folder, as the string of its URI. */
  readonly folder: string;
  /** Below the workspace folder, `/` between segments: `apps/web`; empty for all of it. */
  readonly path: string;
}

/** What of a server some folders show. */
export interface Binding {
  /** Stable from start to start as long as the same is asked of the same server; names nothing. */
  readonly id: string;
  /** An address as of an account; compared by `isSameServer` and never sent to: a workspace may have named it. */
  readonly server: string;
  /** The account's id; without one, the first account of the server. */
  readonly account?: string;
  /** The organization's slug. */
  readonly org: string;
  /** Slugs or ids; none for every project of the organization. */
  readonly projects: readonly string[];
  /** None for all. */
  readonly environments: readonly string[];
  /** The period of all numbers, such as `14d`. */
  readonly statsPeriod: string;
  /** Keys of tags whose shares a person wants to see of an issue, such as `tenant_id`. */
  readonly tags?: readonly string[];
  /** The groups, the standard ones first. */
  readonly queries: readonly GroupQuery[];
  /** Sorted; what is equal but for its folder is one binding. */
  readonly folders: readonly BoundFolder[];
}

/** The part of a binding that names something on a server. */
export type Target = Pick<Binding, 'server' | 'account' | 'org' | 'projects'>;

/** The port to what settings and the person's choice bind the open folders to. */
export interface Bindings {
  /** None until something is named. */
  readonly current: readonly Binding[];
  /** Keeps the person's choice for a folder; settings that name the same folder go before it. */
  bind(folder: BoundFolder, target: Target): Promise<void>;
  /** Drops the person's choice for a folder. */
  forget(folder: BoundFolder): Promise<void>;
  /**
   * Takes a target that needs no asking for each open folder of which nothing is said: until something is, and while
   * the target's account is signed in.
   */
  assume(target: Target): Promise<void>;
  readonly onDidChange: Event<void>;
}

/** An organization with the projects that the token may see. */
export interface Choice {
  readonly organization: Organization;
  readonly projects: readonly Project[];
}

/**
 * All that a folder could be bound to; an organization that keeps its projects to itself (behind single sign-on)
 * has none.
 * @throws {SentryError} when no organization answers.
 */
export async function listChoices(http: SentryHttp, signal: AbortSignal): Promise<readonly Choice[]> {
  const organizations = await listOrganizations(http, signal);
  const outcomes = await Promise.allSettled(
    organizations.map(async (organization) => listProjects(http, organization.slug, signal)),
  );
  const refusal = outcomes.find((outcome) => outcome.status === 'rejected');
  if (refusal !== undefined && outcomes.every(({ status }) => status === 'rejected')) {
    throw refusal.reason;
  }
  return organizations.map((organization, at) => {
    const outcome = outcomes[at];
    return { organization, projects: outcome?.status === 'fulfilled' ? outcome.value : [] };
  });
}

/** The one target that needs no asking: the only project of the account's only organization. */
export function onlyTarget(account: SignedIn['account'], choices: readonly Choice[]): Target | undefined {
  const [choice, ...others] = choices;
  const [project, ...more] = choice?.projects ?? [];
  return choice !== undefined && project !== undefined && others.length + more.length === 0
    ? {
        server: account.server,
        account: account.id,
        org: choice.organization.slug,
        projects: [project.slug],
      }
    : undefined;
}

/**
 * Binds what needs no asking: the only project of the only organization of the only account. Otherwise the person
 * must choose, and nothing is asked of any server.
 * @throws {SentryError}
 */
export async function findBinding(
  signedIn: readonly SignedIn[],
  bindings: Pick<Bindings, 'assume'>,
  signal: AbortSignal,
): Promise<void> {
  const [only, ...others] = signedIn;
  if (only === undefined || others.length > 0) {
    return;
  }
  const target = onlyTarget(only.account, await listChoices(only.http, signal));
  signal.throwIfAborted();
  await (target && bindings.assume(target));
}
