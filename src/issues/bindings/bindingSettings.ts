import { list, oneOf, record, text } from '../../base/decode';
import { fingerprint } from '../../base/fingerprint';
import { oneLine } from '../../base/oneLine';
import { parseServerAddress } from '../../sentry/serverAddress';
import type { GroupQuery } from '../groups';

/** An entry of `faultline.bindings`. */
export interface BindingEntry {
  /** Below the workspace folder, `/` between segments; empty for all of it. */
  readonly path: string;
  /** An address; whoever wrote it, only accounts that are signed in there are asked. */
  readonly server: string;
  readonly org: string;
  /** None for all of the organization. */
  readonly projects: readonly string[];
  /** In place of the folder's. */
  readonly environments?: readonly string[];
  readonly tags?: readonly string[];
  readonly statsPeriod?: string;
  readonly queries?: readonly GroupQuery[];
}

/** What the settings say of one workspace folder. */
export interface BindingSettings {
  readonly entries: readonly BindingEntry[];
  /** None for all. */
  readonly environments: readonly string[];
  /** Keys of tags whose shares are told of an issue. */
  readonly tags: readonly string[];
  /** `undefined` where the setting is wrong. */
  readonly statsPeriod?: string;
  /** Beside the standard ones. */
  readonly queries: readonly GroupQuery[];
  readonly problems: readonly SettingProblem[];
}

/** Which part of the settings is wrong, and how; what is right counts all the same. */
export interface SettingProblem {
  readonly setting: 'bindings' | 'environments' | 'tags' | 'period' | 'queries';
  /** The entry's place in the setting, from 0; without one, the setting itself. */
  readonly index?: number;
  readonly problem: SettingProblemKind;
}

export type SettingProblemKind =
  | 'notAList'
  | 'tooMany' // this entry and those after it
  | 'notAnEntry' // no object
  | 'organization' // missing, or no slug
  | 'project' // no slug, no list of slugs, or both `project` and `projects`
  | 'host' // no host, or with user name and password
  | 'path' // absolute, or climbing out of the folder
  | 'samePath' // an entry before has the same
  | 'environments'
  | 'tags' // no list, or a key that no tag can have
  | 'period'
  | 'name' // missing
  | 'sameName' // a query before has the same
  | 'query' // missing or empty
  | 'lenses';

const MOST_ENTRIES = 100;
/** Each is a list that is asked for. */
const MOST_QUERIES = 20;
const LONGEST_NAME = 100;
const LONGEST_QUERY = 2000;
const LONGEST_PATH = 1000;

/** What a tag's key can be, as Sentry's SDKs send them. */
const TAG_KEY = /^[\w.:-]{1,200}$/;

/** Where an entry names no host. */
const USUAL_SERVER = 'https://sentry.io';

/** Reads the settings of a folder, each of any type; one bad entry never loses the others. */
export function readBindingSettings(setting: {
  readonly bindings?: unknown;
  readonly environments?: unknown;
  readonly tags?: unknown;
  readonly period?: unknown;
  readonly queries?: unknown;
}): BindingSettings {
  const problems: SettingProblem[] = [];
  const environments = readEnvironments(setting.environments);
  if (environments === undefined) {
    problems.push({ setting: 'environments', problem: 'environments' });
  }
  const tags = readTags(setting.tags);
  if (tags === undefined) {
    problems.push({ setting: 'tags', problem: 'tags' });
  }
  const statsPeriod = readPeriod(setting.period);
  if (statsPeriod === undefined && isSet(setting.period)) {
    problems.push({ setting: 'period', problem: 'period' });
  }
  const queries = readAll('queries', setting.queries, MOST_QUERIES, readQuery, problems);
  const entries = readAll('bindings', setting.bindings, MOST_ENTRIES, readEntry, problems);
  return { entries, environments: environments ?? [], tags: tags ?? [], statsPeriod, queries, problems };
}

type Read<T> = (value: unknown, before: readonly T[]) => T | SettingProblemKind;

function readAll<T extends object>(
  setting: SettingProblem['setting'],
  value: unknown,
  most: number,
  read: Read<T>,
  problems: SettingProblem[],
): readonly T[] {
  if (isSet(value) && !Array.isArray(value)) {
    problems.push({ setting, problem: 'notAList' });
  }
  const entries: T[] = [];
  for (const [index, element] of list(value).slice(0, most).entries()) {
    const entry = read(element, entries);
    if (typeof entry === 'string') {
      problems.push({ setting, index, problem: entry });
    } else {
      entries.push(entry);
    }
  }
  if (list(value).length > most) {
    problems.push({ setting, index: most, problem: 'tooMany' });
  }
  return entries;
}

function readEntry(value: unknown, before: readonly BindingEntry[]): BindingEntry | SettingProblemKind {
  const entry = record(value);
  if (entry === undefined) {
    return 'notAnEntry';
  }
  const path = readPath(entry['path']);
  if (path === undefined) {
    return 'path';
  }
  if (before.some((one) => one.path === path)) {
    return 'samePath';
  }
  const server = readServer(entry['host']);
  if (server === undefined) {
    return 'host';
  }
  const org = slug(entry['organization']);
  if (org === undefined) {
    return 'organization';
  }
  const projects = readProjects(entry['project'], entry['projects']);
  if (projects === undefined) {
    return 'project';
  }
  const own = readOwn(entry);
  return typeof own === 'string' ? own : { path, server, org, projects, ...own };
}

/** What an entry has in place of the folder's. */
function readOwn(
  entry: Readonly<Record<string, unknown>>,
): Pick<BindingEntry, 'environments' | 'tags' | 'statsPeriod' | 'queries'> | SettingProblemKind {
  const environments = readEnvironments(entry['environments']);
  if (environments === undefined) {
    return 'environments';
  }
  const tags = readTags(entry['tags']);
  if (tags === undefined) {
    return 'tags';
  }
  const statsPeriod = readPeriod(entry['period']);
  if (statsPeriod === undefined && isSet(entry['period'])) {
    return 'period';
  }
  const problems: SettingProblem[] = [];
  const queries = readAll('queries', entry['queries'], MOST_QUERIES, readQuery, problems);
  const [wrong] = problems;
  return (
    wrong?.problem ?? {
      ...(isSet(entry['environments']) && { environments }),
      ...(isSet(entry['tags']) && { tags }),
      ...(statsPeriod !== undefined && { statsPeriod }),
      ...(isSet(entry['queries']) && { queries }),
    }
  );
}

function readQuery(value: unknown, before: readonly GroupQuery[]): GroupQuery | SettingProblemKind {
  const entry = record(value);
  if (entry === undefined) {
    return 'notAnEntry';
  }
  const name = oneLine(text(entry['name']) ?? '', LONGEST_NAME);
  const query = text(entry['query'])?.trim() ?? '';
  const lenses = isSet(entry['lenses']) ? oneOf(['on', 'dimmed', 'off'], entry['lenses']) : 'off';
  if (name === '') {
    return 'name';
  }
  if (before.some((one) => one.name === name)) {
    return 'sameName';
  }
  if (query === '' || query.length > LONGEST_QUERY) {
    return 'query';
  }
  return lenses === undefined
    ? 'lenses'
    : { id: `query-${fingerprint(name)}`, name, query, lenses, whenOn: lenses === 'off' ? 'on' : lenses };
}

/** A path below a folder as bindings have it; `undefined` for one that leads elsewhere. */
export function readPath(value: unknown): string | undefined {
  const path = isSet(value) ? text(value) : '';
  const written = path?.replaceAll('\\', '/').trim();
  if (written === undefined || written.length > LONGEST_PATH || /^\/|^~|^[a-z]:|\0/i.test(written)) {
    return undefined;
  }
  const segments = written.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.includes('..') ? undefined : segments.join('/');
}

function readServer(value: unknown): string | undefined {
  const parsed = isSet(value) ? parseServerAddress(text(value) ?? '') : { address: USUAL_SERVER };
  return 'address' in parsed ? parsed.address : undefined;
}

function readProjects(one: unknown, several: unknown): readonly string[] | undefined {
  if (isSet(one) && isSet(several)) {
    return undefined;
  }
  const named = isSet(one) ? [one] : isSet(several) ? several : [];
  const projects = list(named).map(slug);
  const slugs = projects.filter((project) => project !== undefined);
  return Array.isArray(named) && slugs.length === projects.length ? [...new Set(slugs)].sort() : undefined;
}

function readEnvironments(value: unknown): readonly string[] | undefined {
  const named = list(value).map((one) => text(one)?.trim());
  const names = named.filter((name) => name !== undefined && name !== '' && name.length <= 64);
  const isRight = !isSet(value) || (Array.isArray(value) && names.length === named.length);
  return isRight ? [...new Set(names)].filter((name) => name !== undefined).sort() : undefined;
}

function readTags(value: unknown): readonly string[] | undefined {
  const keys = list(value).map((one) => text(one)?.trim() ?? '');
  const isRight = !isSet(value) || (Array.isArray(value) && keys.every((key) => TAG_KEY.test(key)));
  return isRight ? [...new Set(keys)] : undefined;
}

function readPeriod(value: unknown): string | undefined {
  const period = text(value)?.trim();
  return period !== undefined && /^[1-9]\d{0,2}[hdw]$/.test(period) ? period : undefined;
}

/** A slug as Sentry makes them, or an id. */
function slug(value: unknown): string | undefined {
  const written = (typeof value === 'number' ? String(value) : text(value))?.trim();
  return written !== undefined && /^\w[\w.-]{0,99}$/.test(written) ? written : undefined;
}

/** Empty text is what the settings editor leaves behind. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
