import { listEnvironments } from '../../sentry/environments';
import type { SentryHttp } from '../../sentry/http';
import { type IssueQuery, listIssues } from '../../sentry/issues';
import type { Binding } from '../binding';
import { asSentryError } from '../loadGroups';
import type { ReadyFeed } from '../storeState';
import type { EnvironmentFinding, Found, QueryFinding } from './finding';

const UNRESOLVED = 'is:unresolved';
/** The longest period for which Sentry keeps events. */
const LONGEST_PERIOD = '90d';

/**
 * Whether what is asked for finds anything; where it finds nothing, what would: other issues of the period, issues
 * from before it, resolved ones.
 */
export async function examineQuery(
  http: SentryHttp,
  binding: Binding,
  feed: ReadyFeed | undefined,
  signal: AbortSignal,
): Promise<QueryFinding> {
  const refused = feed?.groups.find(({ trouble }) => trouble !== undefined);
  if (refused !== undefined) {
    return { check: 'query', says: 'groupRefused', group: refused.query };
  }
  const listed = feed?.issues.size ?? 0;
  if (listed > 0) {
    return { check: 'query', says: 'fine', found: { count: listed, more: false } };
  }
  try {
    const everywhere = { ...binding, environments: [] };
    const here = await find(http, { ...everywhere, query: UNRESOLVED }, signal);
    if (here.count > 0) {
      return { check: 'query', says: 'tooNarrow', others: here };
    }
    const longer = { ...everywhere, statsPeriod: LONGEST_PERIOD };
    const earlier = await find(http, { ...longer, query: UNRESOLVED }, signal);
    if (earlier.count > 0) {
      return { check: 'query', says: 'period', earlier };
    }
    const ever = await find(http, { ...longer, query: '' }, signal);
    return { check: 'query', says: ever.count > 0 ? 'allResolved' : 'neverAny' };
  } catch (error) {
    signal.throwIfAborted();
    return { check: 'query', says: 'refused', error: asSentryError(error) };
  }
}

/** Whether the environments that are asked for exist, and hold what others hold. */
export async function examineEnvironment(
  http: SentryHttp,
  binding: Binding,
  query: QueryFinding,
  signal: AbortSignal,
): Promise<EnvironmentFinding> {
  const { environments, org } = binding;
  if (environments.length === 0) {
    return { check: 'environment', says: 'all' };
  }
  try {
    const known = await listEnvironments(http, org, signal);
    const names = environments.filter((name) => !known.includes(name));
    if (names.length > 0) {
      return { check: 'environment', says: 'noSuch', names };
    }
    const here =
      query.says === 'tooNarrow' ? await find(http, { ...binding, query: UNRESOLVED }, signal) : undefined;
    return query.says === 'tooNarrow' && here?.count === 0
      ? { check: 'environment', says: 'elsewhere', others: query.others }
      : { check: 'environment', says: 'fine' };
  } catch {
    signal.throwIfAborted();
    return { check: 'environment', says: 'unknown' };
  }
}

async function find(http: SentryHttp, query: IssueQuery, signal: AbortSignal): Promise<Found> {
  const { issues, next } = await listIssues(http, query, undefined, signal);
  return { count: issues.length, more: next !== undefined };
}
