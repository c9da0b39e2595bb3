import { listCodeMappings } from '../../sentry/codeMappings';
import type { SignedIn } from '../../sentry/accounts';
import { listKnownRepositories } from '../../sentry/repositories';
import { listChoices } from '../binding';
import {
  type AccountChoices,
  type Candidate,
  candidatesIn,
  settled,
  type Stranger,
  strangersIn,
} from './candidates';
import { findHints, type HintFiles, type Hints } from './findHints';
import { candidatesOfRepository, type KnownRepositories, type RepositoryOfFolder } from './repositories';

/** The port to one workspace folder, while it is looked for what it could be bound to. */
export interface FolderEvidence {
  /** `undefined` where no file may be read: the workspace is not trusted. */
  readonly files: HintFiles | undefined;
  /** The repository that the folder lies in, with its remotes; `undefined` for none. */
  repository(signal: AbortSignal): Promise<RepositoryOfFolder | undefined>;
}

/** What a folder could be bound to. */
export interface Discovered {
  /** The surest first. */
  readonly candidates: readonly Candidate[];
  readonly strangers: readonly Stranger[];
}

/** An account whose projects could not be listed, and why. */
export interface Refusal {
  readonly signedIn: SignedIn;
  readonly error: unknown;
}

/** All that each account could bind a folder to; accounts that do not answer are told apart. */
export async function listAllChoices(
  signedIn: readonly SignedIn[],
  signal: AbortSignal,
): Promise<{ readonly accounts: readonly AccountChoices[]; readonly refusals: readonly Refusal[] }> {
  const outcomes = await Promise.allSettled(
    signedIn.map(async ({ account, http }) => ({
      account,
      choices: await listChoices(http.forPerson, signal),
    })),
  );
  signal.throwIfAborted();
  return {
    accounts: outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
    refusals: signedIn.flatMap((one, at) => {
      const outcome = outcomes[at];
      return outcome?.status === 'rejected' ? [{ signedIn: one, error: outcome.reason as unknown }] : [];
    }),
  };
}

/**
 * Looks for what a folder could be bound to: in its files, and in what Sentry knows of its repository. Nothing is sent
 * to a server that a file names.
 */
export async function discover(
  evidence: FolderEvidence,
  signedIn: readonly SignedIn[],
  accounts: readonly AccountChoices[],
  signal: AbortSignal,
): Promise<Discovered> {
  if (evidence.files === undefined) {
    return { candidates: [], strangers: [] };
  }
  const [hints, repository] = await Promise.all([
    findHints(evidence.files, signal),
    evidence.repository(signal),
  ]);
  const byRepository =
    repository === undefined || repository.remotes.length === 0
      ? []
      : await candidatesByRepository(repository, hints, signedIn, accounts, signal);
  return {
    candidates: settled([...candidatesIn(hints, accounts), ...byRepository]),
    strangers: strangersIn(hints, accounts),
  };
}

async function candidatesByRepository(
  repository: RepositoryOfFolder,
  { packages }: Hints,
  signedIn: readonly SignedIn[],
  accounts: readonly AccountChoices[],
  signal: AbortSignal,
): Promise<readonly Candidate[]> {
  const candidates = await Promise.all(
    accounts.flatMap((one) =>
      one.choices.map(async ({ organization }) => {
        const known = await knownRepositories(one, organization.slug, signedIn, signal);
        return candidatesOfRepository(one, known, repository, packages);
      }),
    ),
  );
  signal.throwIfAborted();
  return candidates.flat();
}

/** None where the server does not say: many tokens lack the scope, and many servers the call. */
async function knownRepositories(
  { account }: AccountChoices,
  org: string,
  signedIn: readonly SignedIn[],
  signal: AbortSignal,
): Promise<KnownRepositories> {
  const http = signedIn.find((one) => one.account.id === account.id)?.http;
  const [repositories, codeMappings] =
    http === undefined
      ? []
      : await Promise.allSettled([
          listKnownRepositories(http, org, signal),
          listCodeMappings(http, org, signal),
        ]);
  return {
    org,
    repositories: repositories?.status === 'fulfilled' ? repositories.value : [],
    codeMappings: codeMappings?.status === 'fulfilled' ? codeMappings.value : [],
  };
}
