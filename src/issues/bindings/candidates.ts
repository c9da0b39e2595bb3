import type { Account } from '../../sentry/accounts';
import type { Choice, Target } from '../binding';
import type { Dsn } from './dsn';
import { type Hints, packageAround } from './findHints';
import type { Hint, Names } from './hints';
import { isSameServer, serverKey } from './servers';

/** What an account could bind a folder to. */
export interface AccountChoices {
  readonly account: Account;
  readonly choices: readonly Choice[];
}

/** A folder that may be bound to a target, and what speaks for it. */
export interface Candidate {
  /** Below the workspace folder, `/` between segments; empty for all of it. */
  readonly path: string;
  readonly target: Target;
  readonly reason: Reason;
}

export type Reason =
  | { readonly kind: 'dsn'; readonly file: string }
  | { readonly kind: 'names'; readonly file: string }
  /** One of Sentry's code mappings leads to this repository. */
  | { readonly kind: 'codeMapping'; readonly repository: string }
  /** The organization has connected this repository. */
  | { readonly kind: 'repository'; readonly repository: string };

/** A server to which a folder's errors go, and where nobody is signed in. */
export interface Stranger {
  /** Host, port and path. */
  readonly server: string;
  /** Where it stands. */
  readonly file: string;
}

/** The targets that the files of a folder name, the surest first. */
export function candidatesIn(
  { hints, packages }: Hints,
  accounts: readonly AccountChoices[],
): readonly Candidate[] {
  return hints.flatMap((hint) => {
    const { kind, file } = hint;
    const targets = accounts.flatMap((one) => targetsOf(hint, one));
    return targets.map((target) => ({
      ...{ path: packageAround(file, packages), target },
      reason: { kind, file },
    }));
  });
}

/** The servers that the files of a folder name, and where no account is. */
export function strangersIn({ hints }: Hints, accounts: readonly AccountChoices[]): readonly Stranger[] {
  const strangers = new Map<string, Stranger>();
  for (const hint of hints) {
    const server = hint.kind === 'dsn' ? hint.dsn.server : hint.server;
    const isKnown = server === undefined || accounts.some((one) => isSameServer(one.account.server, server));
    const name = serverKey(server ?? '');
    if (!isKnown && !strangers.has(name)) {
      strangers.set(name, { server: name, file: hint.file });
    }
  }
  return [...strangers.values()];
}

/**
 * Candidates as they are offered: each target once for a folder. Where all lead to one target, it is for the whole
 * folder.
 */
export function settled(candidates: readonly Candidate[]): readonly Candidate[] {
  const targets = new Set(candidates.map(({ target }) => JSON.stringify(target)));
  const paths = targets.size === 1 ? candidates.map((one) => ({ ...one, path: '' })) : candidates;
  const once = new Map<string, Candidate>();
  for (const candidate of paths) {
    const key = JSON.stringify([candidate.path, candidate.target]);
    if (!once.has(key)) {
      once.set(key, candidate);
    }
  }
  return [...once.values()];
}

/**
 * One candidate for each of several folders, where none of them has two: the folders of a monorepo, to be bound
 * together. None otherwise.
 */
export function together(candidates: readonly Candidate[]): readonly Candidate[] {
  const paths = new Set(candidates.map(({ path }) => path));
  return paths.size > 1 && paths.size === candidates.length ? candidates : [];
}

function targetsOf(hint: Hint, accounts: AccountChoices): readonly Target[] {
  return hint.kind === 'dsn' ? targetsOfDsn(hint.dsn, accounts) : targetsOfNames(hint, accounts);
}

function targetsOfDsn({ server, projectId }: Dsn, { account, choices }: AccountChoices): readonly Target[] {
  return isSameServer(account.server, server)
    ? choices.flatMap(({ organization, projects }) =>
        projects
          .filter(({ id }) => id === projectId)
          .map(({ slug }) => targetOf(account, organization.slug, [slug])),
      )
    : [];
}

/** Without a project all of the organization is meant; without an organization, the project of that name in any. */
function targetsOfNames(
  { server, org, project }: Names,
  { account, choices }: AccountChoices,
): readonly Target[] {
  if (server !== undefined && !isSameServer(account.server, server)) {
    return [];
  }
  return choices
    .filter(({ organization }) => org === undefined || organization.slug === org)
    .flatMap(({ organization, projects }) =>
      project === undefined
        ? [targetOf(account, organization.slug, [])]
        : projects
            .filter(({ slug, id }) => slug === project || id === project)
            .map(({ slug }) => targetOf(account, organization.slug, [slug])),
    );
}

/** A project of an account, or all of an organization. */
export function targetOf(account: Account, org: string, projects: readonly string[]): Target {
  return { server: account.server, account: account.id, org, projects };
}
