import { isGoLibrary } from './thirdParty';
import type { TraceFrame } from './trace';

/** Languages whose frames are read alike. */
export type Family =
  'javascript' | 'python' | 'go' | 'jvm' | 'dotnet' | 'php' | 'ruby' | 'rust' | 'native' | 'other';

/** One way in which a frame tells its path. */
export interface Spelling {
  readonly from: 'filename' | 'absPath' | 'module';
  readonly text: string;
}

/** What a family of languages puts where. */
export interface FamilyRules {
  /** The paths of a frame, best first; each is still as the event spells it. */
  spellings(frame: TraceFrame): readonly Spelling[];
  /** Frames that belong to the language and its runtime, told by name. */
  isRuntime?(frame: TraceFrame): boolean;
  /** Names of the package that the frame tells beside its path: a Rust function's crate. */
  packageNames?(frame: TraceFrame): readonly string[];
}

/** Sentry's names of platforms. */
const BY_PLATFORM: Readonly<Record<string, Family>> = {
  javascript: 'javascript',
  node: 'javascript',
  python: 'python',
  go: 'go',
  java: 'jvm',
  kotlin: 'jvm',
  scala: 'jvm',
  groovy: 'jvm',
  android: 'jvm',
  csharp: 'dotnet',
  php: 'php',
  ruby: 'ruby',
  rust: 'rust',
  native: 'native',
  cocoa: 'native',
  objc: 'native',
  c: 'native',
};

/** Endings that say more than the platform does: Rust's SDK sends `native`, Android's `java`. */
const BY_ENDING: Readonly<Record<string, Family>> = {
  rs: 'rust',
  py: 'python',
  go: 'go',
  java: 'jvm',
  kt: 'jvm',
  kts: 'jvm',
  scala: 'jvm',
  groovy: 'jvm',
  clj: 'jvm',
  cs: 'dotnet',
  php: 'php',
  rb: 'ruby',
};

/** The family of a frame: by its file's ending, else by the frame's platform, else by the event's. */
export function familyOf(frame: TraceFrame, platform: string | undefined): Family {
  const ending =
    /\.(\w{1,8})$/.exec((frame.filename ?? frame.absPath ?? '').slice(-16))?.[1]?.toLowerCase() ?? '';
  return own(BY_ENDING, ending) ?? own(BY_PLATFORM, frame.platform ?? platform ?? '') ?? 'other';
}

/** An event may send `constructor` for a platform. */
function own(table: Readonly<Record<string, Family>>, key: string): Family | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** One entry per family; all that is not listed reads file name and absolute path. */
export const FAMILIES: Readonly<Record<Family, FamilyRules>> = {
  javascript: { spellings: paths, isRuntime: isNodeRuntime },
  dotnet: { spellings: paths },
  php: { spellings: paths },
  ruby: { spellings: paths },
  native: { spellings: paths },
  other: { spellings: paths },
  python: { spellings: pythonSpellings },
  go: { spellings: goSpellings, isRuntime: isGoRuntime },
  jvm: { spellings: jvmSpellings, isRuntime: ({ module }) => JVM_RUNTIME.test(module ?? '') },
  rust: { spellings: paths, packageNames: crateOf },
};

function paths(frame: TraceFrame): readonly Spelling[] {
  const { filename = '', absPath = '' } = frame;
  return [
    spelled('filename', filename),
    ...(absPath === filename ? [] : [spelled('absPath', absPath)]),
  ].filter(({ text }) => text !== '');
}

/** Old versions of Node name their own files without `node:`. */
function isNodeRuntime({ filename = '', inApp }: TraceFrame): boolean {
  return inApp !== true && /^internal\/[\w/-]+(?:\.js)?$/.test(filename);
}

/** `shop.orders.signals` + `signals.py`; the path alone is enough unless only a base name came. */
function pythonSpellings(frame: TraceFrame): readonly Spelling[] {
  const told = paths(frame);
  const module = frame.module ?? '';
  if (told.some(({ text }) => /[\\/]/.test(text)) || !/^\w+(?:\.\w+)+$/.test(module)) {
    return told;
  }
  const path = module.replaceAll('.', '/');
  const isPackage = frame.filename === '__init__.py';
  return [spelled('module', isPackage ? `${path}/__init__.py` : `${path}.py`), ...told];
}

/** The import path `github.com/acme/shop/cart` + the base name; absolute paths leave `filename` empty. */
function goSpellings(frame: TraceFrame): readonly Spelling[] {
  const told = paths(frame);
  const module = frame.module ?? '';
  const base = baseName(frame.filename ?? frame.absPath ?? '');
  return module.includes('/') && base !== '' ? [...told, spelled('module', `${module}/${base}`)] : told;
}

function isGoRuntime({ module = '', inApp }: TraceFrame): boolean {
  return inApp !== true && isGoLibrary(module);
}

const JVM_RUNTIME =
  /^(?:java|javax|jdk|sun|com\.sun|kotlin|kotlinx|scala|groovy\.lang|org\.codehaus\.groovy|clojure|android|dalvik|libcore|com\.android\.internal)\./;

/**
 * `com.acme.Cart$Inner` + `Cart.java`: the package's folders and the file. Where the file's name was stripped (R8's
 * `SourceFile`), the outer class names it; a Kotlin file of functions is a class `BillingKt`.
 */
function jvmSpellings(frame: TraceFrame): readonly Spelling[] {
  const { module = '', filename = '' } = frame;
  const [, folders = '', outer = ''] =
    /^((?:[\w-]+\.)*)([^.$]+)[^.]*$/.exec(module.replace(/\$.*$/s, '')) ?? [];
  const folder = folders.replaceAll('.', '/');
  if (/^[^/\\]+\.(?:java|kts?|scala|groovy|cljc?)$/.test(filename)) {
    return [spelled('module', folder + filename), spelled('filename', filename)];
  }
  if (outer !== '' && !/[/\\]/.test(filename)) {
    const names = outer.endsWith('Kt') ? [`${outer.slice(0, -2)}.kt`] : [`${outer}.java`, `${outer}.kt`];
    return names.map((name) => spelled('module', folder + name));
  }
  return paths(frame);
}

/** `shop_term::ui::editor::draw` is of the crate `shop_term`, whose folder may be `shop-term`. */
function crateOf({ function: name = '' }: TraceFrame): readonly string[] {
  const crate = /^<?(?:&?(?:mut )?)?([a-z]\w*)::/.exec(name)?.[1];
  return crate === undefined ? [] : [crate, crate.replaceAll('_', '-')];
}

function baseName(path: string): string {
  return path.replace(/^.*[\\/]/s, '');
}

function spelled(from: Spelling['from'], text: string): Spelling {
  return { from, text };
}
