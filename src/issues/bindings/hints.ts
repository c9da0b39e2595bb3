import { baseName } from '../../base/baseName';
import { parseServerAddress } from '../../sentry/serverAddress';
import { type Dsn, findDsns } from './dsn';
import { readPairs } from './pairs';

/** What one file says of where a folder's errors go. */
export type Hint =
  | { readonly kind: 'dsn'; readonly file: string; readonly dsn: Dsn }
  /** At least one of organization and project. */
  | ({ readonly kind: 'names'; readonly file: string } & Names);

export interface Names {
  /** The base address of the server, without a trailing slash. */
  readonly server?: string;
  /** A slug or an id. */
  readonly org?: string;
  /** A slug or an id. */
  readonly project?: string;
}

/** Files by what is looked for in them, in the order of how surely they tell. */
export const hintFileKinds = ['sentryCli', 'properties', 'environment', 'manifest', 'source'] as const;
export type HintFileKind = (typeof hintFileKinds)[number];

const NAMED: Readonly<Record<string, HintFileKind>> = {
  '.sentryclirc': 'sentryCli',
  'sentrycli.ini': 'sentryCli',
  'sentry.properties': 'properties',
};

const MANIFEST =
  /^(?:package\.json|app\.json|pyproject\.toml|setup\.(?:py|cfg)|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|composer\.json|Gemfile|mix\.exs|pubspec\.yaml|Package\.swift|appsettings(?:\.\w{1,40})?\.json|[^/]{1,100}\.(?:cs|fs|vb)proj)$/;

/** What a file is called that sets Sentry up. */
const SOURCE = /sentry|instrument|config|main/i;

/** Pictures, archives and what tools write. */
const NO_SOURCE =
  /\.(?:png|jpe?g|gif|svg|ico|webp|pdf|zip|gz|jar|woff2?|ttf|map|lock|snap|min\.js|d\.ts|md|po)$/i;

/** What a file may tell by its name; `undefined` for one that is not looked at. */
export function hintFileKind(path: string): HintFileKind | undefined {
  const name = baseName(path);
  if (Object.hasOwn(NAMED, name)) {
    return NAMED[name];
  }
  if (/^\.env(?:\.|$)/.test(name)) {
    return 'environment';
  }
  if (isManifest(path)) {
    return 'manifest';
  }
  return SOURCE.test(name) && !NO_SOURCE.test(name) ? 'source' : undefined;
}

/** True for a file in whose folder a package, an app or a service begins. */
export function isManifest(path: string): boolean {
  return MANIFEST.test(baseName(path));
}

/** What the text of a file says, each thing once. A token that stands in it is not looked at. */
export function hintsIn(file: string, kind: HintFileKind, written: string): readonly Hint[] {
  const names = namesIn(kind, written);
  return [
    ...findDsns(written).map((dsn) => ({ kind: 'dsn', file, dsn }) as const),
    ...(names.org === undefined && names.project === undefined
      ? []
      : [{ kind: 'names', file, ...names } as const]),
  ];
}

function namesIn(kind: HintFileKind, written: string): Names {
  switch (kind) {
    case 'sentryCli':
    case 'properties': {
      const pairs = readPairs(written);
      return named(pairs.get('defaults.url'), pairs.get('defaults.org'), pairs.get('defaults.project'));
    }
    case 'environment': {
      const pairs = readPairs(written);
      return named(pairs.get('SENTRY_URL'), pairs.get('SENTRY_ORG'), pairs.get('SENTRY_PROJECT'));
    }
    case 'manifest':
    case 'source':
      return namesInSource(written);
  }
}

/** The options of Sentry's build plugins: `org: "acme", project: "web"`. */
function namesInSource(written: string): Names {
  if (!/sentry/i.test(written)) {
    return {};
  }
  const [, org] = /\borg["']?\s{0,9}[:=]\s{0,9}["']([\w.-]{1,100})["']/.exec(written) ?? [];
  const [, project] = /\bproject["']?\s{0,9}[:=]\s{0,9}["']([\w.-]{1,100})["']/.exec(written) ?? [];
  return org === undefined ? {} : named(undefined, org, project);
}

function named(url: string | undefined, org: string | undefined, project: string | undefined): Names {
  const parsed = url === undefined ? undefined : parseServerAddress(url);
  const server = parsed !== undefined && 'address' in parsed ? parsed.address : undefined;
  return { server, org: slug(org), project: slug(project) };
}

function slug(written: string | undefined): string | undefined {
  return written !== undefined && /^\w[\w.-]{0,99}$/.test(written) ? written : undefined;
}
