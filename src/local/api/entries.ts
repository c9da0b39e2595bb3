import { oneOf, record, text } from '../../base/decode';
import { timeOf } from '../intake/occurrenceOf';
import { asText, exceptionsOf, pairsOf, type Raw, valuesOf } from '../intake/rawEvent';
import { messageOf } from '../intake/title';
import { isoOrNull } from './dates';
import { stacktraceBody } from './frames';

/** One part of an event. */
interface Entry {
  readonly type: string;
  readonly data: unknown;
}

/** The parts of an event, those with nothing in them left out. */
export function entriesOf(raw: Raw): Entry[] {
  return [
    exceptionEntry(raw),
    threadsEntry(raw),
    stacktraceBody(raw['stacktrace']) && { type: 'stacktrace', data: stacktraceBody(raw['stacktrace']) },
    messageEntry(raw),
    breadcrumbsEntry(raw),
    requestEntry(raw),
    debugEntry(raw),
  ].filter((entry) => entry !== undefined && entry !== null);
}

function exceptionEntry(raw: Raw): Entry | undefined {
  const values = exceptionsOf(raw).map((exception) => ({
    type: text(exception['type']) ?? null,
    value: asText(exception['value']) ?? null,
    module: text(exception['module']) ?? null,
    threadId: exception['thread_id'] ?? null,
    mechanism: record(exception['mechanism']) ?? null,
    stacktrace: stacktraceBody(exception['stacktrace']),
    rawStacktrace: stacktraceBody(exception['raw_stacktrace']),
  }));
  const hasSystemFrames = values.some(({ stacktrace }) => stacktrace?.hasSystemFrames === true);
  return values.length === 0
    ? undefined
    : { type: 'exception', data: { values, hasSystemFrames, excOmitted: null } };
}

function threadsEntry(raw: Raw): Entry | undefined {
  const values = valuesOf(raw['threads']).map((thread) => ({
    id: thread['id'] ?? null,
    current: thread['current'] === true,
    crashed: thread['crashed'] === true,
    name: text(thread['name']) ?? null,
    state: text(thread['state']) ?? null,
    heldLocks: thread['held_locks'] ?? null,
    stacktrace: stacktraceBody(thread['stacktrace']),
    rawStacktrace: stacktraceBody(thread['raw_stacktrace']),
  }));
  return values.length === 0 ? undefined : { type: 'threads', data: { values } };
}

function messageEntry(raw: Raw): Entry | undefined {
  const formatted = messageOf(raw);
  const entry = record(raw['logentry']) ?? record(raw['message']);
  const params = entry?.['params'];
  return formatted === undefined
    ? undefined
    : {
        type: 'message',
        data: { formatted, message: text(entry?.['message']) ?? null, params: params ?? null },
      };
}

function breadcrumbsEntry(raw: Raw): Entry | undefined {
  const values = valuesOf(raw['breadcrumbs']).map((crumb) => ({
    type: text(crumb['type']) ?? 'default',
    timestamp: isoOrNull(timeOf(crumb['timestamp'])),
    level: oneOf(['fatal', 'error', 'warning', 'info', 'debug'], crumb['level']) ?? 'info',
    message: asText(crumb['message']) ?? null,
    category: text(crumb['category']) ?? null,
    data: record(crumb['data']) ?? null,
    event_id: text(crumb['event_id']) ?? null,
  }));
  return values.length === 0 ? undefined : { type: 'breadcrumbs', data: { values } };
}

function requestEntry(raw: Raw): Entry | undefined {
  const request = record(raw['request']);
  if (request === undefined || Object.keys(request).length === 0) {
    return undefined;
  }
  const query = request['query_string'];
  const cookies = request['cookies'];
  return {
    type: 'request',
    data: {
      apiTarget: null,
      method: text(request['method']) ?? null,
      url: text(request['url']) ?? null,
      query: typeof query === 'string' ? [...new URLSearchParams(query)] : pairsOf(query),
      fragment: text(request['fragment']) ?? null,
      data: request['data'] ?? null,
      headers: pairsOf(request['headers']).sort(([a], [b]) => (a < b ? -1 : 1)),
      cookies: typeof cookies === 'string' ? cookiePairs(cookies) : pairsOf(cookies),
      env: record(request['env']) ?? null,
      inferredContentType: text(request['inferred_content_type']) ?? null,
    },
  };
}

function cookiePairs(header: string): [string, string][] {
  return header.split(/; */).map((cookie) => {
    const [name = '', ...value] = cookie.split('=');
    return [name, value.join('=')];
  });
}

function debugEntry(raw: Raw): Entry | undefined {
  const images = valuesOf(record(raw['debug_meta'])?.['images']);
  return images.length === 0 ? undefined : { type: 'debugmeta', data: { images } };
}
