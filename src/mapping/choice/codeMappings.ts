import type { TraceFrame } from '../trace';

/** One of Sentry's code mappings: what a path of a frame begins with, and what it begins with in the repository. */
export interface CodeMapping {
  readonly stackRoot: string;
  /** In the repository; empty for its root. */
  readonly sourceRoot: string;
  /** True for one that Sentry guessed. */
  readonly automaticallyGenerated?: boolean;
  /** As Sentry names the repository: `acme/shop`, GitLab's `Acme / Shop Front`. */
  readonly repoName?: string;
  readonly projectSlug?: string;
}

/** The repository that a workspace folder lies in. */
export interface RepositoryHere {
  /** The folder below the repository's root, `/` between segments; empty where it is the root. */
  readonly prefix: string;
  /** Owner and name of each remote: `acme/shop`. */
  readonly remotes: readonly string[];
}

/**
 * The mappings that a folder can use: those of its repository, rooted at the folder. Where the repository or its
 * remotes are not known, all of them.
 */
export function codeMappingsFor(
  mappings: readonly CodeMapping[],
  repository: RepositoryHere | undefined,
): readonly CodeMapping[] {
  if (repository === undefined) {
    return mappings;
  }
  const here = new Set(repository.remotes.map(comparableName));
  const folder = withSlash(repository.prefix.replace(/^\/+|\/+$/g, ''));
  return mappings
    .filter(({ repoName }) => repoName === undefined || here.size === 0 || isOneOf(here, repoName))
    .flatMap((mapping) => rootedAt(mapping, folder));
}

/** In Sentry's order: people's before guesses, absolute stack roots before relative, the longer before the shorter. */
export function inOrder(mappings: readonly CodeMapping[]): readonly CodeMapping[] {
  const guessed = ({ automaticallyGenerated }: CodeMapping) => Number(automaticallyGenerated === true);
  const relative = ({ stackRoot }: CodeMapping) => Number(!stackRoot.startsWith('/'));
  return mappings.toSorted(
    (a, b) => guessed(a) - guessed(b) || relative(a) - relative(b) || b.stackRoot.length - a.stackRoot.length,
  );
}

/** Where a mapping leads. */
export interface Applied {
  /** In the repository; not yet looked for. */
  readonly path: string;
  /** What followed the stack root, as the frame spells it. */
  readonly rest: string;
}

/**
 * Applies a mapping to a frame as Sentry does: to the path that its platform's frames have, else to the file name;
 * where neither begins with the stack root, to the absolute path.
 */
export function applyMapping(
  { stackRoot, sourceRoot }: CodeMapping,
  frame: TraceFrame,
  platform: string | undefined,
): Applied | undefined {
  const path = [mungedPath(frame, platform) ?? frame.filename, frame.absPath].find(
    (one) => one !== undefined && one !== '' && one.startsWith(stackRoot),
  );
  const rest = path?.slice(stackRoot.length);
  return rest === undefined
    ? undefined
    : { path: (sourceRoot + rest).replaceAll('\\', '/').replace(/^\/+/, ''), rest };
}

/** Languages whose frames tell the folders elsewhere than in the file's name. */
type Munge = (frame: TraceFrame) => string | undefined;

const MUNGE: Readonly<Record<string, Munge>> = {
  java: javaPath,
  cocoa: cocoaPath,
  other: dartPath,
  dart: dartPath,
};

/** `undefined` where the frame's file name is its path. */
export function mungedPath(frame: TraceFrame, platform: string | undefined): string | undefined {
  const told = platform ?? frame.platform ?? '';
  return Object.hasOwn(MUNGE, told) ? MUNGE[told]?.(frame) : undefined;
}

/** `com/acme/Cart.java` of the module `com.acme.Cart$Inner`. */
function javaPath({ module = '', filename = '', absPath = '' }: TraceFrame): string | undefined {
  if (module === '' || filename === '') {
    return undefined;
  }
  const [outer = '', inner] = module.split('$', 2);
  if (inner !== undefined) {
    const [, ending] = absPath.split('.');
    return outer.replaceAll('.', '/') + (absPath.split('.').length === 2 ? `.${ending}` : '');
  }
  return filename.includes('/') ? undefined : [...module.split('.').slice(0, -1), filename].join('/');
}

/** From the leftmost folder of the package's name on. */
function cocoaPath({ package: name = '', absPath = '' }: TraceFrame): string | undefined {
  const segments = absPath.replace(/^\/+|\/+$/g, '').split('/');
  const at = name === '' ? -1 : segments.indexOf(name.replace(/^\/+|\/+$/g, ''));
  return at === -1 ? undefined : segments.slice(at).join('/');
}

/** `src/a.dart` of `package:shop/src/a.dart`. */
function dartPath({ package: name = '', absPath = '' }: TraceFrame): string | undefined {
  const start = `package:${name}/`;
  return name !== '' && absPath.startsWith(start) ? absPath.slice(start.length) : undefined;
}

/** The same mapping for a repository that begins at `folder` (with `/` at its end, or empty): one, or none. */
function rootedAt(mapping: CodeMapping, folder: string): readonly CodeMapping[] {
  const sourceRoot = mapping.sourceRoot.replaceAll('\\', '/').replace(/^(?:\.?\/+)+/, '');
  if (withSlash(sourceRoot).startsWith(folder)) {
    return [{ ...mapping, sourceRoot: sourceRoot.slice(folder.length) }];
  }
  // The folder lies below the source root: only frames that go on into the folder are of it.
  return folder.startsWith(sourceRoot)
    ? [
        {
          ...mapping,
          stackRoot: joined(mapping.stackRoot, folder.slice(sourceRoot.length).replace(/^\//, '')),
          sourceRoot: '',
        },
      ]
    : [];
}

/** A stack root with folders after it, in its own kind of slashes. */
function joined(stackRoot: string, folders: string): string {
  const slash = stackRoot.includes('\\') ? '\\' : '/';
  const between = stackRoot === '' || /[\\/]$/.test(stackRoot) ? '' : slash;
  return stackRoot + between + folders.replaceAll('/', slash);
}

function withSlash(path: string): string {
  return path === '' || path.endsWith('/') ? path : `${path}/`;
}

/** True where Sentry's name of a repository is that of one of the remotes. */
export function namesOneOf(remotes: readonly string[], repoName: string): boolean {
  return isOneOf(new Set(remotes.map(comparableName)), repoName);
}

/** The first of Sentry's names of repositories that is one of a clone's remotes, by their names: `acme/shop`. */
export function repositoryAmong(
  repoNames: readonly string[],
  remotes: readonly string[],
): string | undefined {
  return remotes
    .map((remote) => repoNames.find((name) => namesOneOf([remote], name)))
    .find((name) => name !== undefined);
}

/** Azure DevOps names a repository without its project. */
function isOneOf(here: ReadonlySet<string>, repoName: string): boolean {
  const name = comparableName(repoName);
  return here.has(name) || (!name.includes('/') && [...here].some((one) => one.endsWith(`/${name}`)));
}

/** `acme/shop-front` of `Acme / Shop Front`: GitLab tells the names that people read. */
function comparableName(name: string): string {
  return name
    .split('/')
    .map((part) => part.trim().toLowerCase().replace(/\s+/g, '-'))
    .join('/');
}
