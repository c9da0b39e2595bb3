import type { Remote } from '../issues/branch/repositories';
import { type GitPlace, gitText, unlessGitFails } from './runGit';

export type { Remote } from '../issues/branch/repositories';

/** The remotes that git's configuration names; none where git cannot tell. */
export async function remotesOf(place: GitPlace, signal: AbortSignal): Promise<readonly Remote[]> {
  const keys = '^(remote\\..*\\.url|url\\..*\\.insteadof)$';
  const args = ['config', '--null', '--get-regexp', keys] as const;
  const config = await unlessGitFails(() => gitText(place, [...args], signal)); // it fails, too, where there is none
  return readRemotes(config ?? '');
}

/** @param config entries `remote.origin.url⏎<url>` and `url.<base>.insteadof⏎<start>`, each ended by NUL. */
export function readRemotes(config: string): readonly Remote[] {
  const entries = config
    .split('\0')
    .map((entry) => entry.split(/\n(.*)/s))
    .map(([key = '', value = '']) => ({ key, value }));
  const shorthands = entries.flatMap(({ key, value }) => {
    const base = /^url\.(.*)\.insteadof$/s.exec(key)?.[1];
    return base === undefined || value === '' ? [] : [{ base, start: value }];
  });
  const remotes = new Map<string, Remote>();
  for (const { key, value } of entries) {
    const name = /^remote\.(.*)\.url$/s.exec(key)?.[1];
    if (name !== undefined && value !== '' && !remotes.has(name)) {
      remotes.set(name, { name, ...readRemoteUrl(spelledOut(value, shorthands)) });
    }
  }
  return [...remotes.values()];
}

/** A name, or an address in brackets; nothing by which an address on the web would lead elsewhere: `x.org#.github.com`. */
const HOST = /^(?:[\p{L}\p{N}][\p{L}\p{N}._-]*|\[[0-9a-f:.]+\])$/iu;

/** What an address of a repository says, in any of the forms that git takes. */
export function readRemoteUrl(url: string): Omit<Remote, 'name'> {
  const stripped = withoutCredentials(url);
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(stripped);
  const told = isUrl ? readUrl(stripped) : readScp(stripped);
  const read = told && HOST.test(told.host) ? told : undefined;
  const fullName = read && fullNameOf(read.path);
  return {
    url: stripped,
    ...(read !== undefined && { host: read.host.toLowerCase() }),
    ...(fullName !== undefined && { fullName }),
  };
}

/** The longest start that has a full form decides, as in git. */
function spelledOut(
  url: string,
  shorthands: readonly { readonly base: string; readonly start: string }[],
): string {
  const [longest] = shorthands
    .filter(({ start }) => url.startsWith(start))
    .toSorted((a, b) => b.start.length - a.start.length);
  return longest === undefined ? url : longest.base + url.slice(longest.start.length);
}

/** `https://host/acme/shop` of `https://user:token@host/acme/shop`; `host:acme/shop` of `git@host:acme/shop`. */
function withoutCredentials(url: string): string {
  const [scheme] = /^[a-z][a-z0-9+.-]*:\/\//i.exec(url) ?? [];
  if (scheme === undefined) {
    return url.replace(/^[^/:@]*@/, '');
  }
  const rest = url.slice(scheme.length);
  const [authority = ''] = rest.split('/', 1);
  return scheme + rest.slice(authority.lastIndexOf('@') + 1);
}

interface HostAndPath {
  readonly host: string;
  readonly path: string;
}

function readUrl(url: string): HostAndPath | undefined {
  const [scheme = '', rest = ''] = url.split(/:\/\/(.*)/s);
  const [authority = '', path = ''] = rest.split(/\/(.*)/s);
  const host = authority.replace(/:\d*$/, '');
  return host === '' || scheme.toLowerCase() === 'file' ? undefined : { host, path };
}

/** `host:acme/shop`; a colon after a slash, or after a single letter (a drive), makes no host. */
function readScp(url: string): HostAndPath | undefined {
  const colon = url.indexOf(':');
  const host = url.slice(0, colon);
  return colon < 2 || /[/\\]/.test(host) ? undefined : { host, path: url.slice(colon + 1) };
}

/** Segments by which servers tell kinds of addresses: Bitbucket's `scm/`, Azure's `v3/` and `_git/`. */
const NO_NAME = new Set(['scm', 'v3', '_git']);

function fullNameOf(path: string): string | undefined {
  const segments = path
    .replace(/[?#].*$/s, '')
    .replace(/\.git\/*$/, '')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '~')
    .map(decoded);
  const named = segments.filter((segment, at) => !(NO_NAME.has(segment) && at < segments.length - 1));
  return named.length === 0 ? undefined : named.join('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) {
      return segment;
    }
    throw error;
  }
}
