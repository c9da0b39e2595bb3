import { createHash } from 'node:crypto';
import { base0, toBase1 } from '../../base/positions';
import type { SampleCall, SampleError, SampleException } from './sampleError';

/** The sample's files by their paths. */
export type SampleSources = ReadonlyMap<string, string>;

/** Lines that were put above the code since the release: what a lens has to see through. */
const LINES_SINCE = 4;
const CONTEXT_LINES = 5;
const HOUR_MS = 3_600_000;
/** Where the sample's shop was deployed. */
const ROOT = '/srv/shop';

/**
 * The events of an error, oldest first, as the SDK for Node sends them.
 * @param now milliseconds since the epoch.
 * @throws {Error} for a call whose line the sources do not hold exactly once.
 */
export function eventsOf(error: SampleError, sources: SampleSources, now: number): readonly object[] {
  const values = error.exceptions.map((exception) => exceptionOf(exception, sources));
  const event = {
    ...{ platform: 'node', level: error.level, release: error.release, environment: 'production' },
    exception: { values },
    request: { method: 'POST', url: `https://shop.example${error.request}` },
    contexts: { runtime: { name: 'node', version: 'v22.19.0' }, os: { name: 'Linux' } },
    sdk: { name: 'sentry.javascript.node', version: '10.0.0' },
  };
  return Array.from({ length: error.events }, (_, at) => {
    const share = error.events === 1 ? 1 : at / (error.events - 1);
    const atMs = now - (error.first + (error.last - error.first) * share) * HOUR_MS;
    return {
      ...event,
      event_id: createHash('md5').update(`${values[0]?.value} ${at}`).digest('hex'),
      timestamp: new Date(atMs).toISOString(),
      user: { id: `${1000 + (at % error.customers)}` },
      tags: { tenant_id: tenantOf(error, at) },
      breadcrumbs: error.breadcrumbs.map((crumb, index) => ({
        ...crumb,
        timestamp: (atMs - (error.breadcrumbs.length - index) * 700) / 1000,
        level: 'info',
      })),
    };
  });
}

function exceptionOf({ type, value, calls }: SampleException, sources: SampleSources) {
  return { type, value, stacktrace: { frames: calls.map((call) => frameOf(call, sources)) } };
}

function frameOf(call: SampleCall, sources: SampleSources): object {
  if ('package' in call) {
    const path = `${ROOT}/node_modules/${call.package}/${call.path}`;
    return { filename: path, abs_path: path, function: call.function, lineno: call.lineno, in_app: false };
  }
  const lines = sources.get(call.file)?.split(/\r?\n/) ?? [];
  const [at, ...others] = lines.flatMap((line, index) => (line.includes(call.line) ? [index] : []));
  if (at === undefined || others.length > 0) {
    throw new Error(`${call.file} does not hold once: ${call.line}`);
  }
  const path = `${ROOT}/${call.file}`;
  return {
    ...{ filename: path, abs_path: path, function: call.function, in_app: true },
    lineno: Math.max(1, toBase1(base0(at)) - LINES_SINCE),
    context_line: call.was ?? lines[at],
    pre_context: lines.slice(Math.max(0, at - CONTEXT_LINES), at),
    post_context: lines.slice(at + 1, at + 1 + CONTEXT_LINES),
    ...(call.variables !== undefined && { vars: call.variables }),
  };
}

/** Spread over the events as the shares want. */
function tenantOf({ tenants, events }: SampleError, at: number): string {
  let upTo = 0;
  const names = Object.entries(tenants);
  const found = names.find(([, share]) => (at * 7) % events < (upTo += share * events) - 1e-9);
  return found?.[0] ?? names[0]?.[0] ?? '';
}
