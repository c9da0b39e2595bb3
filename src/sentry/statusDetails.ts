import { brief, flag, number, record, text } from '../base/decode';

/** With what an issue is resolved or until when it is archived, as the server keeps it: not always as it was asked. */
export interface StatusDetails {
  readonly inNextRelease?: boolean;
  /** A version. */
  readonly inRelease?: string;
  readonly inCommit?: {
    /** A full hash. */
    readonly commit: string;
    /** As Sentry names it: `acme/shop`. */
    readonly repository?: string;
  };
  /** ISO 8601: archived until then. */
  readonly ignoreUntil?: string;
  /** Archived until it happened so often; without a window, so often from now on. */
  readonly ignoreCount?: number;
  /** In minutes: what is counted must happen within so long. */
  readonly ignoreWindow?: number;
  /** Archived until so many people met it; without a window, so many from now on. */
  readonly ignoreUserCount?: number;
  /** In minutes. */
  readonly ignoreUserWindow?: number;
}

/** UTF-16 units of a version, a hash or a name that are kept. */
const LONGEST = 1000;

/** Reads `statusDetails`; `undefined` where they say nothing of this. */
export function decodeStatusDetails(
  details: Readonly<Record<string, unknown>> | undefined,
): StatusDetails | undefined {
  const inCommit = record(details?.['inCommit']);
  const commit = brief(inCommit?.['id'], LONGEST);
  const read = {
    inNextRelease: flag(details?.['inNextRelease']),
    inRelease: brief(details?.['inRelease'], LONGEST),
    inCommit: commit === undefined ? undefined : { commit, ...repositoryOf(inCommit) },
    ignoreUntil: text(details?.['ignoreUntil']),
    ignoreCount: number(details?.['ignoreCount']),
    ignoreWindow: number(details?.['ignoreWindow']),
    ignoreUserCount: number(details?.['ignoreUserCount']),
    ignoreUserWindow: number(details?.['ignoreUserWindow']),
  };
  const told = Object.entries(read).filter(([, value]) => value !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

/** Details as the API would deliver them. */
export function statusDetailsInApiShape({ inCommit, ...rest }: StatusDetails): unknown {
  const { commit, repository } = inCommit ?? {};
  return { ...rest, ...(inCommit && { inCommit: { id: commit, repository: { name: repository } } }) };
}

function repositoryOf(commit: Readonly<Record<string, unknown>> | undefined): { repository?: string } {
  const repository = brief(record(commit?.['repository'])?.['name'], LONGEST);
  return repository === undefined ? {} : { repository };
}
