import type { Event } from '../base/event';
import { listOrganizations, listProjects, type Organization, type Project } from '../sentry/organizations';
import type { SentryHttp } from '../sentry/http';

/** What of a server this workspace shows. */
export interface Binding {
  /** The organization's slug. */
  readonly org: string;
  /** Slugs or ids; none for every project of the organization. */
  readonly projects: readonly string[];
  /** None for all. */
  readonly environments: readonly string[];
  /** The period of all numbers, such as `14d`. */
  readonly statsPeriod: string;
}

/** The part of a binding that names something on a server. */
export type Target = Pick<Binding, 'org' | 'projects'>;

/** An organization with the projects that the token may see. */
export interface Choice {
  readonly organization: Organization;
  readonly projects: readonly Project[];
}

/**
 * All that a workspace could be bound to; an organization that keeps its projects to itself (behind single sign-on)
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

/** The one target that needs no asking: the only project of the only organization. */
export function onlyTarget(choices: readonly Choice[]): Target | undefined {
  const [choice, ...others] = choices;
  const [project, ...more] = choice?.projects ?? [];
  return choice !== undefined && project !== undefined && others.length + more.length === 0
    ? { org: choice.organization.slug, projects: [project.slug] }
    : undefined;
}

/** The port to what settings and the person's choice bind this workspace to. */
export interface Bindings {
  /** `undefined` until an organization is named. */
  readonly current: Binding | undefined;
  /** Keeps the person's choice for this workspace; settings go before it. */
  choose(target: Target): Promise<void>;
  readonly onDidChange: Event<void>;
}

/**
 * The binding that needs no asking, kept for the next start; `undefined` where the person must choose.
 * @throws {SentryError}
 */
export async function findBinding(
  http: SentryHttp,
  bindings: Bindings,
  signal: AbortSignal,
): Promise<Binding | undefined> {
  const target = onlyTarget(await listChoices(http, signal));
  signal.throwIfAborted();
  if (target !== undefined) {
    await bindings.choose(target);
  }
  return bindings.current;
}
