/** The port to the repositories of the workspace, as VS Code's git extension has them. */
export interface Branches {
  /** Those open now; `undefined` where the git extension is turned off. */
  repositories(): Promise<readonly Repository[] | undefined>;
}

export interface Repository {
  /** The folder's last segment. */
  readonly name: string;
  /** True where the workspace folder lies in the repository, or the repository in it; `folder` is the string of a URI. */
  contains(folder: string): boolean;
  /** Names of the local branches. */
  branches(): Promise<readonly string[]>;
  /** Creates a branch at HEAD and switches to it. */
  startBranch(name: string): Promise<void>;
  /** Puts a text into the commit box unless it holds one. */
  suggestMessage(text: string): void;
}

/** Characters of a branch's name; longer ones break paths on Windows. */
const LONGEST = 60;

/**
 * A branch's name for an issue: `shop-1a2-cannot-read-properties-of-undefined`. The title is text of strangers:
 * nothing of it survives but ASCII letters and digits, and accented letters without their accents.
 */
export function branchName(shortId: string, title: string): string {
  const slug = slugOf(title).slice(0, LONGEST);
  return [slugOf(shortId), slug.replace(/-[^-]*$/, (last) => (slug.length === LONGEST ? '' : last))]
    .filter((part) => part !== '')
    .join('-');
}

/** True for a name that git takes for a branch (git-check-ref-format(1)). */
export function isBranchName(name: string): boolean {
  return (
    name !== '' &&
    name !== '@' &&
    name.length <= 200 &&
    !/^[-/.]|[/.]$|\.\.|\/\/|@\{|\/\.|\.lock(\/|$)|[\p{Cc}\p{Cf} ~^:?*[\\]/u.test(name)
  );
}

function slugOf(written: string): string {
  return written
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
