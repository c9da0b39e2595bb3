import { each, flag, record, text } from '../../base/decode';
import { fingerprint } from '../../base/fingerprint';
import type { Binding, BoundFolder, Target } from '../binding';
import { standardQueries } from '../groups';
import type { BindingSettings } from './bindingSettings';
import { serverKey } from './servers';

/** What is kept of the person's choice for a folder. */
export interface KeptChoice {
  /** Below the workspace folder; empty for all of it. */
  readonly path: string;
  readonly target?: Target;
  /** True where nobody was asked: it counts while its account is signed in and nothing else is said of the folder. */
  readonly isAssumed?: boolean;
  /** Switched to, in place of what the settings say; none for all. */
  readonly environments?: readonly string[];
}

/** All that is said of one workspace folder. */
export interface FolderSays {
  /** The string of its URI. */
  readonly folder: string;
  readonly settings: BindingSettings;
  readonly choices: readonly KeptChoice[];
}

/**
 * The bindings of the open folders: what settings say of a path goes before the person's choice for it, and what is
 * equal but for its folder is one.
 * @param usualPeriod for folders whose setting is wrong.
 * @param signedIn the ids of the accounts that are signed in.
 */
export function bindingsOf(
  folders: readonly FolderSays[],
  usualPeriod: string,
  signedIn: readonly string[],
): readonly Binding[] {
  const bindings = new Map<string, Binding>();
  for (const says of folders) {
    for (const [path, binding] of bindingsIn(says, usualPeriod, signedIn)) {
      const known = bindings.get(binding.id);
      const folder = { folder: says.folder, path };
      const tags = [...new Set([...(known?.tags ?? []), ...(binding.tags ?? [])])];
      bindings.set(binding.id, {
        ...binding,
        ...(tags.length > 0 && { tags }),
        folders: [...(known?.folders ?? []), folder].sort(inOrder),
      });
    }
  }
  return [...bindings.values()];
}

/** By the path that each is for. */
function bindingsIn(
  { settings, choices }: FolderSays,
  usualPeriod: string,
  signedIn: readonly string[],
): ReadonlyMap<string, Binding> {
  const switched = new Map(choices.map(({ path, environments }) => [path, environments]));
  const bindings = new Map<string, Binding>();
  const add = (path: string, target: Target, own: Partial<Omit<BindingSettings, 'entries'>>) => {
    const { environments, tags, statsPeriod = usualPeriod, queries } = { ...settings, ...own };
    const all = [...standardQueries, ...queries];
    const shown = { environments: switched.get(path) ?? environments, statsPeriod, queries: all };
    bindings.set(path, { ...bindingOf(target, shown), ...(tags.length > 0 && { tags }) });
  };
  for (const { path, ...entry } of settings.entries) {
    const { server, org, projects, ...own } = entry;
    add(path, { server, org, projects }, own);
  }
  const isSilent = settings.entries.length === 0 && choices.every((one) => isOpen(one));
  for (const { path, target, isAssumed = false } of choices) {
    const counts = !isAssumed || (isSilent && signedIn.includes(target?.account ?? ''));
    if (target !== undefined && counts && !bindings.has(path)) {
      add(path, target, {});
    }
  }
  return bindings;
}

/** True where a choice says nothing of what the folder shows. */
function isOpen({ target, isAssumed = false }: KeptChoice): boolean {
  return target === undefined || isAssumed;
}

function bindingOf(
  target: Target,
  shown: Pick<Binding, 'environments' | 'statsPeriod' | 'queries'>,
): Binding {
  const { server, account, org, projects } = target;
  const named = [serverKey(server), account ?? '', org, projects, shown];
  return {
    id: fingerprint(JSON.stringify(named)),
    ...{ server, account, org, projects },
    ...shown,
    folders: [],
  };
}

function inOrder(one: BoundFolder, other: BoundFolder): number {
  return compare(one.folder, other.folder) || compare(one.path, other.path);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Reads choices as they were kept; what is none is passed over. */
export function decodeChoices(value: unknown): readonly KeptChoice[] {
  return each(value, (element) => {
    const choice = record(element);
    const path = text(choice?.['path']);
    const environments = choice?.['environments'];
    return path === undefined
      ? undefined
      : {
          path,
          target: decodeTarget(choice?.['target']),
          isAssumed: flag(choice?.['isAssumed']),
          environments: Array.isArray(environments) ? each(environments, text) : undefined,
        };
  });
}

function decodeTarget(value: unknown): Target | undefined {
  const target = record(value);
  const [server, org] = [text(target?.['server']), text(target?.['org'])];
  return server === undefined || org === undefined
    ? undefined
    : { server, account: text(target?.['account']), org, projects: each(target?.['projects'], text) };
}
