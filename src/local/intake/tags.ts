import { each, flag, record, text } from '../../base/decode';
import { asText, exceptionsOf, pairsOf, type Raw } from './rawEvent';
import type { Tags } from '../model/interned';

const LONGEST_VALUE = 200;

/** The tags of an event in the order of their keys: its own, and those that Sentry derives. */
export function tagsOf(event: Raw): Tags {
  const own = pairsOf(event['tags']).flatMap(([key, value]) => pair(key, asText(value)));
  const derived = Object.entries(derivedTags(event)).flatMap(([key, value]) => pair(key, value));
  const all = new Map([...own, ...derived]);
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The user is no tag here but a column of its own: see `EventTable`. */
function derivedTags(event: Raw): Readonly<Record<string, string | undefined>> {
  const mechanisms = each(
    exceptionsOf(event).map((exception) => exception['mechanism']),
    record,
  );
  const mechanism = mechanisms.at(-1);
  // A cause says that it was handled, whatever became of the exception that it caused.
  const handled = mechanisms.some((one) => one['handled'] === false) ? false : flag(mechanism?.['handled']);
  return {
    environment: text(event['environment']),
    release: releaseOf(event),
    dist: asText(event['dist']),
    level: levelOf(event),
    logger: text(event['logger']),
    server_name: text(event['server_name']),
    transaction: text(event['transaction']),
    url: text(record(event['request'])?.['url'])?.replace(/[?#].*$/s, ''),
    mechanism: text(mechanism?.['type']),
    handled: handled === undefined ? undefined : handled ? 'yes' : 'no',
    ...contextTags(event, 'runtime'),
    ...contextTags(event, 'os'),
    ...contextTags(event, 'browser'),
  };
}

/** `runtime: node v20.1.0` and `runtime.name: node`. */
function contextTags(event: Raw, name: string): Readonly<Record<string, string | undefined>> {
  const context = record(record(event['contexts'])?.[name]);
  const called = text(context?.['name']);
  const version = asText(context?.['version'])?.trim();
  return called === undefined
    ? {}
    : { [name]: version === undefined ? called : `${called} ${version}`, [`${name}.name`]: called };
}

/** The version that an event names; Sentry takes none with white space or slashes. */
export function releaseOf(event: Raw): string | undefined {
  const release = text(event['release'])?.trim();
  return release === undefined || !/^[^\s\\/]{1,200}$/.test(release) || release === '.' || release === '..'
    ? undefined
    : release;
}

const LEVELS = ['fatal', 'error', 'warning', 'info', 'debug', 'sample'];

export function levelOf(event: Raw): string {
  const level = text(event['level']) ?? 'error';
  return level === 'log' ? 'info' : LEVELS.includes(level) ? level : 'error';
}

function pair(key: string, value: string | undefined): [string, string][] {
  const shown = value
    ?.replace(/[\r\n]+/g, ' ')
    .slice(0, LONGEST_VALUE)
    .toWellFormed();
  return shown === undefined || shown === '' || key.length === 0 || key.length > LONGEST_VALUE
    ? []
    : [[key, shown]];
}
