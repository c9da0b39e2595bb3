/** A release version in the form `package@1.2.3-pre+build`, taken apart as Sentry does. */
export interface Version {
  readonly package: string;
  /** What follows the `@`. */
  readonly raw: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly pre?: string;
  readonly build?: string;
  /** How many of major, minor and patch were given. */
  readonly components: number;
}

const PATTERN =
  /^(?<package>[^@]+)@(?<raw>v?(?<major>\d+)(?:\.(?<minor>\d+))?(?:\.(?<patch>\d+))?(?:-(?<pre>[\w.-]+))?(?:\+(?<build>[\w.-]+))?)$/;

/** `undefined` for versions that are no semantic version of a package, such as a commit hash. */
export function parseVersion(version: string): Version | undefined {
  const groups = PATTERN.exec(version)?.groups;
  if (groups === undefined) {
    return undefined;
  }
  const { major, minor, patch, pre, build } = groups;
  return {
    package: groups['package'] ?? '',
    raw: groups['raw'] ?? '',
    major: Number(major),
    minor: Number(minor ?? 0),
    patch: Number(patch ?? 0),
    components: [major, minor, patch].filter((part) => part !== undefined).length,
    pre,
    build,
  };
}

/** The commit that a version names: the whole version, or what follows the `@`. */
export function buildHash(version: string): string | undefined {
  return /(?:^|@)([0-9a-f]{12,40})$/.exec(version)?.[1];
}

/** Negative when `a` is the older; a version without a suffix is newer than one with `-pre`. */
export function compareVersions(a: Version, b: Version): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    Number(a.pre === undefined) - Number(b.pre === undefined) ||
    comparePre(a.pre ?? '', b.pre ?? '') ||
    comparePre(a.build ?? '', b.build ?? '')
  );
}

/** By dot-separated parts, numbers as numbers (semver.org 11.4). */
function comparePre(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at], right[at]];
    if (one === undefined || other === undefined) {
      return one === undefined ? -1 : 1;
    }
    const isNumbers = /^\d+$/.test(one) && /^\d+$/.test(other);
    const order = isNumbers ? Number(one) - Number(other) : Number(one > other) - Number(one < other);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}
