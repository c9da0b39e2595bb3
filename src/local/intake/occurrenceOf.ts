import { randomUUID } from 'node:crypto';
import { number, record, text } from '../../base/decode';
import type { EventUser, Occurrence } from '../model/occurrence';
import { groupOf } from './grouping';
import { asText, type Raw, stacksOf } from './rawEvent';
import { levelOf, tagsOf } from './tags';
import { nameEvent } from './title';

/** What the envelope and the connection say of an event. */
export interface Arrival {
  /** Id of its project. */
  readonly project: string;
  /** Milliseconds since the epoch. */
  readonly received: number;
  /** Bytes of the event as sent. */
  readonly size: number;
  /** Address that it came from. */
  readonly address: string;
  /** The event's id as the envelope has it. */
  readonly id?: string;
}

/** Reads from an SDK's event what the engine must know of it. */
export function occurrenceOf(event: Raw, arrival: Arrival): Occurrence {
  const naming = nameEvent(event);
  const inApp = stacksOf(event)
    .flat()
    .filter((frame) => frame['in_app'] === true);
  return {
    ...naming,
    id: eventId(event['event_id']) ?? eventId(arrival.id) ?? randomUUID().replaceAll('-', ''),
    project: arrival.project,
    at: Math.min(timeOf(event['timestamp']) ?? arrival.received, arrival.received),
    received: arrival.received,
    group: groupOf(event),
    level: levelOf(event),
    platform: text(event['platform']) ?? 'other',
    logger: text(event['logger']),
    user: userOf(event, arrival.address),
    tags: tagsOf(event),
    files: distinct(inApp.map((frame) => text(frame['filename']) ?? text(frame['abs_path']))),
    functions: distinct(inApp.map((frame) => text(frame['function']))),
    size: arrival.size,
  };
}

/** 32 hexadecimal digits, from a form with or without dashes. */
export function eventId(value: unknown): string | undefined {
  const id = text(value)?.replaceAll('-', '').toLowerCase();
  return id !== undefined && /^[0-9a-f]{32}$/.test(id) ? id : undefined;
}

/** Milliseconds since the epoch; SDKs send seconds or ISO 8601, which without a zone means UTC. */
export function timeOf(value: unknown): number | undefined {
  const seconds = number(value);
  if (seconds !== undefined) {
    return Math.abs(seconds) < 1e11 ? Math.round(seconds * 1000) : undefined;
  }
  const iso = text(value);
  const at = Date.parse(iso !== undefined && /T[\d:.]+$/.test(iso) ? `${iso}Z` : (iso ?? ''));
  return Number.isNaN(at) ? undefined : at;
}

function userOf(event: Raw, address: string): EventUser | undefined {
  const user = record(event['user']);
  const ip = text(user?.['ip_address']);
  const found = {
    id: asText(user?.['id']),
    email: text(user?.['email']),
    username: asText(user?.['username']),
    ip: ip === '{{auto}}' ? address : ip,
  };
  const given = Object.entries(found).flatMap(([key, value]) => (value ? [[key, value.slice(0, 200)]] : []));
  return given.length === 0 ? undefined : (Object.fromEntries(given) as EventUser);
}

/** No more than the longest stacks have. */
const MOST_NAMES = 100;

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))]
    .map((value) => value.slice(0, 300))
    .slice(-MOST_NAMES);
}
