import { baseName } from '../../base/baseName';

/** Generated files that have a frame's name more or less. */
export interface NamedLike {
  /** Those that agree furthest in the folders above. */
  readonly nearest: readonly string[];
  readonly others: readonly string[];
  /**
   * How their names are like the frame's: the very name; but for the part that bundlers compute from a file's content,
   * so that it is another build or a copy under another name; or only without that part.
   */
  readonly like: 'same' | 'otherHash' | 'withoutHash';
}

/** So many files are compared with a frame, of either kind. */
const MOST = 64;

/** One way of being alike, and what two names then have in common; `undefined` for a name that is like no other. */
interface Likeness {
  readonly like: NamedLike['like'];
  readonly common: (name: string) => string | undefined;
}

const LIKENESSES: readonly Likeness[] = [
  { like: 'same', common: (name) => name },
  { like: 'otherHash', common: (name) => (isHashed(name) ? shape(name) : undefined) },
  { like: 'withoutHash', common: stem },
];

/** The names of what builds have left: `dist/assets/index-9c1e77aa.js`, `dist/index.js`. */
export class OutputNames {
  private readonly files = LIKENESSES.map(({ like, common }) => ({
    like,
    common,
    byCommon: new Map<string, string[]>(),
  }));

  /** @param output generated files and maps, below the workspace folder. */
  constructor(output: readonly string[]) {
    const generated = new Set(output.map((path) => path.replace(/\.map$/, '')));
    for (const { common, byCommon } of this.files) {
      for (const file of generated) {
        const key = common(baseName(file));
        const alike = key === undefined ? undefined : byCommon.get(key);
        if (key !== undefined && alike === undefined) {
          byCommon.set(key, [file]);
        }
        alike?.push(file);
      }
    }
  }

  /** The files of a frame's name, the likest first; of the very name alone where there are such. */
  like(paths: readonly (readonly string[])[]): readonly NamedLike[] {
    const found = this.files.map(({ like, common, byCommon }) => {
      const shared = new Map<string, number>();
      for (const path of paths) {
        for (const file of byCommon.get(common(path.at(-1) ?? '') ?? '') ?? []) {
          shared.set(file, Math.max(shared.get(file) ?? 0, foldersShared(file.split('/'), path)));
        }
      }
      return { like, ...ranked(shared) };
    });
    const some = found.filter(({ nearest }) => nearest.length > 0);
    return some[0]?.like === 'same' ? some.slice(0, 1) : some;
  }
}

/** Files by how many of the folders above them are the frame's, too. */
function ranked(shared: ReadonlyMap<string, number>): Pick<NamedLike, 'nearest' | 'others'> {
  const most = Math.max(...shared.values());
  const files = (isNearest: boolean) =>
    [...shared].filter(([, count]) => (count === most) === isNearest).map(([file]) => file);
  return { nearest: files(true).slice(0, MOST), others: files(false).slice(0, MOST) };
}

function foldersShared(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length) - 1;
  let shared = 0;
  while (shared < most && one.at(-2 - shared) === other.at(-2 - shared)) {
    shared++;
  }
  return shared;
}

/** `index-3f2a1b9c.js` in three parts; a name that bundlers computed nothing of has an empty one in the middle. */
function partsOf(name: string): readonly [before: string, hash: string, after: string] {
  const [, before = '', hash = '', after = ''] = HASHED.exec(name) ?? [];
  return looksComputed(hash) ? [before, hash, after] : [name, '', ''];
}

/** The last part of a name before its endings; eight characters of base64 may have a dash in them. */
const HASHED =
  /^(.*?[-._]|)([A-Za-z0-9]{6,32}|[\w-]{8})((?:\.chunk|\.bundle|\.min)?\.(?:[cm]?js|jsbundle|bundle|hbc))$/;

/** Words have no digits in them, and no capitals but the first. */
function looksComputed(part: string): boolean {
  return /\d|[a-z][A-Z]|[A-Z]{2}/.test(part);
}

/** True for a name of which a part was computed, and another part says what it is. */
function isHashed(name: string): boolean {
  const [before, hash] = partsOf(name);
  return before !== '' && hash !== '';
}

/** `index-########.js`: with the length of what was computed. */
function shape(name: string): string {
  const [before, hash, after] = partsOf(name);
  return `${before}${'#'.repeat(hash.length)}${after}`;
}

/** `index.js`: without what was computed. */
function stem(name: string): string {
  const [before, , after] = partsOf(name);
  return `${before.replace(/[-._]$/, '')}${after}`;
}
