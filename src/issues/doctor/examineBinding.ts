import type { SentryHttp } from '../../sentry/http';
import { listOrganizations, listProjects } from '../../sentry/organizations';
import { SentryError } from '../../sentry/sentryError';
import type { Binding } from '../binding';
import { asSentryError } from '../loadGroups';
import type { BindingFinding } from './finding';

/** Whether the server knows what the folders are bound to, and lets the person see it. */
export async function examineBinding(
  http: SentryHttp,
  { org, projects }: Binding,
  signal: AbortSignal,
): Promise<BindingFinding> {
  try {
    const known = await listProjects(http, org, signal);
    const strange = projects.filter((name) => !known.some(({ id, slug }) => name === slug || name === id));
    return strange.length === 0
      ? { check: 'binding', says: 'fine' }
      : { check: 'binding', says: 'noProject', projects: strange };
  } catch (error) {
    signal.throwIfAborted();
    const isUnknown = error instanceof SentryError && ['notFound', 'scope'].includes(error.kind);
    return isUnknown && !(await seesOrganization(http, org, signal))
      ? { check: 'binding', says: 'noOrganization', org }
      : { check: 'binding', says: 'refused', error: asSentryError(error) };
  }
}

/** True also where nobody can tell: then the other answer counts. */
async function seesOrganization(http: SentryHttp, org: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await listOrganizations(http, signal)).some(({ slug }) => slug === org);
  } catch {
    signal.throwIfAborted();
    return true;
  }
}
