import type { ReleaseBuild } from '../../sentry/events';
import type { CommitHash, Git } from './git';

/** What an event says of the release that failed. */
export interface ReleaseFacts extends ReleaseBuild {
  /** As the SDK sent it: `shop@2.4.1`, a hash, anything. */
  readonly version: string | undefined;
}

/** What named the commit. */
export type NamedBy = 'lastCommit' | 'ref' | 'buildHash' | 'version' | 'tag';

/** The commit that a release was built from. */
export type ReleaseCommit =
  | { readonly kind: 'commit'; readonly hash: CommitHash; readonly by: NamedBy; readonly name: string }
  /** A commit is named, and it is not in this clone. */
  | { readonly kind: 'missing'; readonly by: NamedBy; readonly name: string }
  /** Nothing names one. */
  | { readonly kind: 'unknown' };

/** The commit of a release: by what the server says of it, by a hash in its version, by a tag of this clone. */
export async function whichCommit(
  release: ReleaseFacts,
  git: Pick<Git, 'commit' | 'tags'>,
  signal: AbortSignal,
): Promise<ReleaseCommit> {
  let missing: ReleaseCommit | undefined;
  for (const { by, name } of hashesIn(release)) {
    const hash = await git.commit(name, signal);
    if (hash !== undefined) {
      return { kind: 'commit', hash, by, name };
    }
    // A version may end in digits that only look like a hash.
    missing ??= by === 'version' && name.length < 40 ? undefined : { kind: 'missing', by, name };
  }
  const tags = await git.tags(signal);
  for (const name of tagNames(release)) {
    const hash = tags.get(name);
    if (hash !== undefined) {
      return { kind: 'commit', hash, by: name === release.ref ? 'ref' : 'tag', name };
    }
  }
  return missing ?? { kind: 'unknown' };
}

const HASH = /^[0-9a-f]{7,64}$/i;

/** A hash at the end of a version, after a sign: `shop@3f2c1b0…`, `2.4.1-3f2c1b0`, `2.4.1+g3f2c1b0`. */
const HASH_AT_END = /(?:^|[@+_.-])g?([0-9a-f]{7,64})$/i;

/** A number or a date is no hash, whatever its digits. */
const HAS_LETTER = /[a-f]/i;

function hashesIn({
  version,
  lastCommit,
  ref,
  buildHash,
}: ReleaseFacts): readonly { readonly by: NamedBy; readonly name: string }[] {
  const inVersion = HASH_AT_END.exec(version ?? '')?.[1];
  const isHash = inVersion !== undefined && (HAS_LETTER.test(inVersion) || inVersion.length === 40);
  const named: readonly (readonly [NamedBy, string | undefined])[] = [
    ['lastCommit', lastCommit],
    ['ref', ref],
    ['buildHash', buildHash],
    ['version', isHash ? inVersion : undefined],
  ];
  return named.flatMap(([by, name]) => (name !== undefined && HASH.test(name) ? [{ by, name }] : []));
}

/** The tags that people give to a release, the most particular first. */
function tagNames({ version = '', ref }: ReleaseFacts): readonly string[] {
  const [, name = '', number = version] = /^(.+)@([^@]+)$/.exec(version) ?? [];
  const packageName = name.replace(/^@/, '');
  const last = packageName.slice(packageName.lastIndexOf('/') + 1);
  const numbers = [...new Set([number, number.replace(/\+.*$/, '')])];
  return [
    ...(ref === undefined ? [] : [ref.replace(/^refs\/tags\//, '')]),
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
