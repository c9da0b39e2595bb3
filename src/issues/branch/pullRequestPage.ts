import type { Forge } from './forges';

export { type Forge, forges } from './forges';

/** Where a repository is on the web. */
export interface ForgeRepository {
  readonly forge: Forge;
  /** Without a slash at its end: `https://github.com`. */
  readonly origin: string;
  /** Owner and name, more segments where groups are nested: `acme/shop`. */
  readonly fullName: string;
}

/** What is to be merged, and how the pull request is to begin. */
export interface PullRequest {
  /** The branch by its name: `fix/shop-1a2`. */
  readonly head: string;
  /** The repository to merge into: that of the branch, or the one that it was forked from, on the same host. */
  readonly into: ForgeRepository;
  /** The branch of it: `main`. */
  readonly base: string;
  readonly title: string;
  readonly body: string;
}

/** The page on which a pull request is made. */
export interface PullRequestPage {
  readonly url: string;
  /** True where the address carries title and body; elsewhere they have to be pasted. */
  readonly isFilled: boolean;
}

/** Hosts that only answer ssh, with those that have the pages. */
const WEB_HOSTS: Readonly<Record<string, string>> = {
  'ssh.github.com': 'github.com',
  'altssh.gitlab.com': 'gitlab.com',
  'altssh.bitbucket.org': 'bitbucket.org',
  'ssh.dev.azure.com': 'dev.azure.com',
  'vs-ssh.visualstudio.com': 'dev.azure.com',
};

/** Which forge a host is, by its name; `undefined` for one whose name tells nothing. */
export function forgeOf(host: string): Forge | undefined {
  const web = webHost(host);
  const hasLabel = (...starts: readonly string[]) =>
    web.split('.').some((label) => starts.some((start) => label.startsWith(start)));
  if (web === 'bitbucket.org') {
    return 'bitbucket';
  }
  if (web === 'dev.azure.com' || web.endsWith('.visualstudio.com')) {
    return 'azure';
  }
  if (web === 'codeberg.org' || hasLabel('gitea', 'forgejo')) {
    return 'gitea';
  }
  if (hasLabel('github') || web.endsWith('.ghe.com')) {
    return 'github';
  }
  if (hasLabel('gitlab')) {
    return 'gitlab';
  }
  return hasLabel('bitbucket', 'stash') ? 'bitbucketServer' : undefined;
}

/**
 * Where the repository of a remote is on the web.
 * @param remote as git spells it, without credentials: `https://git.acme.example:8443/acme/shop.git`.
 */
export function forgeRepository(
  remote: { readonly url: string; readonly host?: string; readonly fullName?: string },
  forge: Forge,
): ForgeRepository | undefined {
  const { url, host, fullName } = remote;
  if (
    host === undefined ||
    fullName === undefined ||
    fullName.split('/').some((part) => /^\.{0,2}$/.test(part))
  ) {
    return undefined;
  }
  const origin =
    /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).origin : `https://${webHost(host)}`;
  return URL.canParse(origin) ? { forge, origin, fullName } : undefined;
}

/** The page of a forge on which the pull request is made. @param repository that of the branch. */
export function pullRequestPage(repository: ForgeRepository, asked: PullRequest): PullRequestPage {
  const page = pages[repository.forge];
  return { url: page.urlOf(repository, asked), isFilled: page.isFilled };
}

interface Page {
  readonly urlOf: (repository: ForgeRepository, asked: PullRequest) => string;
  readonly isFilled: boolean;
}

/** As the forges' own documents and links have it. */
const pages: Readonly<Record<Forge, Page>> = {
  github: {
    isFilled: true,
    urlOf: (repository, { into, base, head, title, body }) => {
      const from = isFork(repository, into) ? forkOnGitHub(repository, into) : '';
      const range = `${path(base)}...${from}${path(head)}`;
      return `${home(into)}/compare/${range}?${query({ expand: '1', title, body })}`;
    },
  },
  gitlab: {
    isFilled: true,
    // the page is the fork's, and takes the project that it was forked from for the target by itself
    urlOf: (repository, { base, head, title, body }) =>
      `${home(repository)}/-/merge_requests/new?${query({
        'merge_request[source_branch]': head,
        'merge_request[target_branch]': base,
        'merge_request[title]': title,
        'merge_request[description]': body,
      })}`,
  },
  bitbucket: {
    isFilled: false,
    urlOf: (repository, { into, base, head }) => {
      const [source, dest] = isFork(repository, into)
        ? [`${repository.fullName}::${head}`, `${into.fullName}::${base}`]
        : [head, base];
      return `${home(repository)}/pull-requests/new?${query({ source, dest })}`;
    },
  },
  bitbucketServer: {
    isFilled: false,
    urlOf: ({ origin, fullName }, { base, head }) => {
      const [project = '', name = ''] = fullName.split('/').slice(-2);
      const owner = project.startsWith('~') ? `users/${path(project.slice(1))}` : `projects/${path(project)}`;
      const branches = { sourceBranch: `refs/heads/${head}`, targetBranch: `refs/heads/${base}` };
      return `${origin}/${owner}/repos/${path(name)}/pull-requests?create&${query(branches)}`;
    },
  },
  azure: {
    isFilled: false,
    urlOf: ({ origin, fullName }, { base, head }) => {
      const parts = fullName.split('/');
      const [name = '', owner] = [parts.at(-1), parts.slice(0, -1).join('/')];
      const repository = `${owner === '' ? '' : `${path(owner)}/`}_git/${path(name)}`;
      return `${origin}/${repository}/pullrequestcreate?${query({ sourceRef: head, targetRef: base })}`;
    },
  },
  gitea: {
    isFilled: false,
    urlOf: (repository, { into, base, head }) => {
      const from = isFork(repository, into) ? `${path(repository.fullName)}:` : '';
      return `${home(into)}/compare/${path(base)}...${from}${path(head)}`;
    },
  },
};

function isFork({ fullName }: ForgeRepository, into: ForgeRepository): boolean {
  return fullName.toLowerCase() !== into.fullName.toLowerCase();
}

/** `ann:`; with its name, too, where that is another one: `ann:my-shop:`. */
function forkOnGitHub({ fullName }: ForgeRepository, into: ForgeRepository): string {
  const [owner = '', name = ''] = fullName.split('/');
  const isNamed = into.fullName.split('/').at(-1)?.toLowerCase() === name.toLowerCase();
  return [owner, ...(isNamed ? [] : [name])].map((part) => `${path(part)}:`).join('');
}

function home({ origin, fullName }: ForgeRepository): string {
  return `${origin}/${path(fullName)}`;
}

/** Each segment percent-encoded. */
function path(segments: string): string {
  return segments
    .split('/')
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join('/');
}

function query(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&');
}

function webHost(host: string): string {
  const name = host.toLowerCase();
  return WEB_HOSTS[name] ?? name;
}
