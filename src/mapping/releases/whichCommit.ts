import type { ReleaseBuild } from '../../sentry/events';
import type { CommitHash, Git } from './git';

/** What an event says of the release that failed. */
export interface ReleaseFacts extends ReleaseBuild {
  /** As the SDK sent it: `shop@2.4.1`, a hash, anything. */
  readonly version: string | undefined;
}

/** What named the commit. */
export type NamedBy =
  | 'lastCommit'
  | 'ref'
  | 'buildHash'
  | 'version'
  | 'tag'
  | 'commits' // the commits of the release, which the server was asked for
  | 'submodule'; // the commit of the repository around names it

/** Why a commit that is named is not to be found. */
export type WhyMissing =
  | 'otherRepository' // it is another repository's
  | 'shallow' // the clone has not all of the history
  | 'notHere'; // not fetched, or taken out of the history since

/** The commit that a release was built from. */
export type ReleaseCommit =
  | { readonly kind: 'commit'; readonly hash: CommitHash; readonly by: NamedBy; readonly name: string }
  /** A commit is named, and it is not in this clone. */
  | {
      readonly kind: 'missing';
      readonly by: NamedBy;
      readonly name: string;
      readonly why: WhyMissing;
      /** The repository that the commit is of, where it is known. */
      readonly repository?: string;
    }
  /** Nothing names one. */
  | { readonly kind: 'unknown' }
  /** The event names no release. */
  | { readonly kind: 'noRelease' }
  /** The repository has no commit yet. */
  | { readonly kind: 'noCommit' }
  /** The files are in no repository that git reads. */
  | { readonly kind: 'noRepository' };

/** What may be named, and what is known of it. */
export interface NamedCommit {
  readonly by: NamedBy;
  /** A hash, full or abbreviated. */
  readonly name: string;
  /** True for a version's hash that cannot be anything else. */
  readonly isDescribed?: true;
  /** As Sentry names it: `acme/shop`. */
  readonly repository?: string;
}

/** The commit of a release: by what the server says of it, by a hash in its version, by a tag of this clone. */
export async function whichCommit(
  release: ReleaseFacts,
  git: Pick<Git, 'commit' | 'tags'>,
  signal: AbortSignal,
): Promise<ReleaseCommit> {
  const named = await firstHere(hashesIn(release), git, signal);
  if (named?.kind === 'commit') {
    return named;
  }
  const tags = await git.tags(signal);
  for (const name of tagNames(release)) {
    const hash = tags.get(name);
    if (hash !== undefined) {
      return { kind: 'commit', hash, by: name === release.ref ? 'ref' : 'tag', name };
    }
  }
  return named ?? { kind: 'unknown' };
}

/** The first of the commits that is in this clone; else the first that should be; `undefined` for none at all. */
export async function firstHere(
  commits: readonly NamedCommit[],
  git: Pick<Git, 'commit'>,
  signal: AbortSignal,
): Promise<Extract<ReleaseCommit, { kind: 'commit' | 'missing' }> | undefined> {
  let missing: Extract<ReleaseCommit, { kind: 'missing' }> | undefined;
  for (const { by, name, repository, isDescribed } of commits) {
    const hash = HASH.test(name) ? await git.commit(name, signal) : undefined;
    if (hash !== undefined) {
      return { kind: 'commit', hash, by, name };
    }
    // A version may end in digits that only look like a hash.
    const isMeant = by !== 'version' || name.length >= 40 || isDescribed === true;
    missing ??= isMeant ? { kind: 'missing', by, name, why: 'notHere', repository } : undefined;
  }
  return missing;
}

const HASH = /^[0-9a-f]{7,64}$/i;

/** A hash at the end of a version, after a sign: `shop@3f2c1b0…`, `2.4.1-3f2c1b0`, `2.4.1_g3f2c1b0`. */
const HASH_AT_END = /(?:^|[@+_.-])g?([0-9a-f]{7,64})(?:[.-]dirty)?$/i;

/**
 * A hash with a `g` before it as `git describe` writes it, and the tools that make versions of that:
 * `1.2.3-4-g3f2c1b0-dirty`, `1.2.3+4.g3f2c1b0.dirty`, `1.2.4.dev4+g3f2c1b0.d20260101`. The number is that of a tag before.
 */
const DESCRIBED = /(?:\+(?:[^+]*[._-])?|-\d+-)g([0-9a-f]{7,64})(?![0-9a-z])/i;

/** A number or a date is no hash, whatever its digits. */
const HAS_LETTER = /[a-f]/i;

/** The hashes that are told of a release, the surest first. */
export function hashesIn({
  version,
  lastCommit,
  repository,
  ref,
  buildHash,
}: ReleaseFacts): readonly NamedCommit[] {
  const described = DESCRIBED.exec(version ?? '')?.[1];
  const atEnd = HASH_AT_END.exec(version ?? '')?.[1];
  const isHash = atEnd !== undefined && (HAS_LETTER.test(atEnd) || atEnd.length === 40);
  const named: readonly (readonly [NamedBy, string | undefined])[] = [
    ['lastCommit', lastCommit],
    ['ref', ref],
    ['buildHash', buildHash],
    ['version', described ?? (isHash ? atEnd : undefined)],
  ];
  return named.flatMap(([by, name]) =>
    name === undefined || !HASH.test(name)
      ? []
      : [
          {
            by,
            name,
            ...(by === 'lastCommit' && repository !== undefined && { repository }),
            ...(by === 'version' && described !== undefined && ({ isDescribed: true } as const)),
          },
        ],
  );
}

/** The tags that people give to a release, the most particular first. */
function tagNames({ version, ref }: ReleaseFacts): readonly string[] {
  return [
    ...(ref === undefined ? [] : [ref.replace(/^refs\/tags\//, '')]),
    ...(version === undefined ? [] : tagNamesOf(version)),
  ];
}

function tagNamesOf(version: string): readonly string[] {
  const [, name = '', number = version] = /^(.+)@([^@]+)$/.exec(version) ?? [];
  const packageName = name.replace(/^@/, '');
  const last = packageName.slice(packageName.lastIndexOf('/') + 1);
  const isTagged = !DESCRIBED.test(number); // else commits came after the tag
  const numbers = [...new Set([number, isTagged ? number.replace(/\+.*$/, '') : number])];
  return [
    version,
    ...numbers.flatMap((one) =>
      [...new Set([name, packageName, last])].flatMap((of) =>
        of === ''
          ? []
          : [
              `${of}@${one}`,
              `${of}@v${one}`,
              `${of}-${one}`,
              `${of}-v${one}`,
              `${of}/${one}`,
              `${of}/v${one}`,
            ],
      ),
    ),
    ...numbers.flatMap((one) => [
      one,
      `v${one}`,
      `release-${one}`,
      `release/${one}`,
      `releases/${one}`,
      `rel-${one}`,
    ]),
  ];
}
