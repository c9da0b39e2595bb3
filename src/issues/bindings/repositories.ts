import { namesOneOf } from '../../mapping/choice/codeMappings';
import type { CodeMapping } from '../../sentry/codeMappings';
import type { Repository } from '../../sentry/repositories';
import { type AccountChoices, type Candidate, targetOf } from './candidates';
import { packageAround } from './findHints';

/** The repository that a workspace folder lies in. */
export interface RepositoryOfFolder {
  /** The folder below the repository's root, `/` between segments; empty where it is the root. */
  readonly prefix: string;
  readonly remotes: readonly GitRemote[];
}

/** Where a repository is fetched from. */
export interface GitRemote {
  /** In lower case, without port. */
  readonly host?: string;
  /** Owner and name: `acme/shop`. */
  readonly fullName?: string;
}

/** What Sentry has been told of an organization's repositories. */
export interface KnownRepositories {
  readonly org: string;
  readonly repositories: readonly Repository[];
  readonly codeMappings: readonly CodeMapping[];
}

/**
 * The targets that a folder's remotes speak for: the project of a code mapping that leads into the folder, else all of
 * an organization that has connected the repository.
 */
export function candidatesOfRepository(
  { account, choices }: AccountChoices,
  { org, repositories, codeMappings }: KnownRepositories,
  { prefix, remotes }: RepositoryOfFolder,
  packages: ReadonlySet<string>,
): readonly Candidate[] {
  const here = repositories.filter((repository) => isOneOf(remotes, repository)).map(({ name }) => name);
  const slugs = new Set(
    choices.find(({ organization }) => organization.slug === org)?.projects.map(({ slug }) => slug),
  );
  const names = remotes.flatMap(({ fullName }) => fullName ?? []);
  const mapped = codeMappings.flatMap(({ projectSlug, repoName = '', sourceRoot }) => {
    const path = pathBelow(sourceRoot, prefix, packages);
    const isHere = here.includes(repoName) || namesOneOf(names, repoName);
    return isHere && path !== undefined && projectSlug !== undefined && slugs.has(projectSlug)
      ? [
          {
            path,
            target: targetOf(account, org, [projectSlug]),
            reason: { kind: 'codeMapping', repository: repoName } as const,
          },
        ]
      : [];
  });
  const [repository] = here;
  return mapped.length > 0 || repository === undefined
    ? mapped
    : [{ path: '', target: targetOf(account, org, []), reason: { kind: 'repository', repository } }];
}

/** True where the address, the provider's name or Sentry's own is that of a remote. */
function isOneOf(remotes: readonly GitRemote[], { name, url, externalSlug }: Repository): boolean {
  const address = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  const path = tidied(address?.pathname ?? '').replace(/\.git$/, '');
  return remotes.some(({ host, fullName = '' }) => {
    const isAddress = address?.hostname === host && path.toLowerCase() === fullName.toLowerCase();
    return (
      fullName !== '' &&
      (isAddress || [externalSlug, name].some((one = '') => one !== '' && namesOneOf([fullName], one)))
    );
  });
}

/** The package in the workspace folder that a source root leads into; `undefined` where it leads past the folder. */
function pathBelow(sourceRoot: string, prefix: string, packages: ReadonlySet<string>): string | undefined {
  const root = tidied(sourceRoot.replaceAll('\\', '/'));
  const start = prefix === '' ? '' : `${prefix}/`;
  if (`${root}/`.startsWith(start) && root !== '') {
    return packageAround(`${root.slice(start.length)}/`, packages);
  }
  return root === '' || start.startsWith(`${root}/`) ? '' : undefined;
}

/** `apps/web` of `./apps//web/`. */
function tidied(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .join('/');
}
