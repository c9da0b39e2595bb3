import type { TraceFrame } from '../../trace';
import { type EndsAlike, type Family, type Layout, paths, spelled, type Spelling } from './family';
import { classOf, isGeneratedClass, isObfuscated, isOfRuntime } from './jvmClass';
import { saysPackage } from './jvmPackage';
import { grailsPage, pipeline } from './jvmScripts';

/** Endings of the files that a class is looked for in where none is told. */
export const CLASS_ENDINGS: ReadonlySet<string> = new Set(['java', 'kt', 'groovy', 'scala']);

/** Languages that need no folders for a package: their files are often below those of the packages that differ only. */
export const LOOSE_ENDINGS: ReadonlySet<string> = new Set(['kt', 'scala', 'groovy']);

/** Languages whose files may be scripts, which are in no package. */
export const SCRIPT_ENDINGS: ReadonlySet<string> = new Set(['kts', 'groovy', 'clj', 'sc']);

/** Folders below which packages begin. */
export const SOURCE_ROOTS: ReadonlySet<string> = new Set([
  'src',
  'app',
  'java',
  'kotlin',
  'scala',
  'scala-2',
  'scala-2.12',
  'scala-2.13',
  'scala-3',
  'groovy',
]);

/** Java, Kotlin and the other languages of its machine, Android too. */
export const jvm: Family = {
  platforms: ['java'],
  endings: ['java', 'kt', 'scala', 'groovy', 'clj'],
  spellings: [pipeline, grailsPage, sourceFile, kotlinFile, outerClass, givenPath],
  runtimePaths: [],
  runtimeFrames: [isRuntime],
  dependencies: [],
  layouts: [inFolderOfPackage, belowSourceRoot],
  manifests: [],
  saysPackage,
};

function isRuntime({ module = '' }: TraceFrame): boolean {
  return isOfRuntime(module);
}

/** A file's name as the compiler kept it, without a folder: `Cart.java`, `tax_rules.clj`. */
function sourceOf({
  filename = '',
}: TraceFrame): { readonly stem: string; readonly ending: string } | undefined {
  const [, stem, ending] = /^([^/\\<>]+)\.(java|kts?|scala|sc|groovy|clj[cs]?)$/.exec(filename) ?? [];
  return stem === undefined || ending === undefined ? undefined : { stem, ending };
}

/** `com.acme.Cart$Inner` + `Cart.java`: the package's folders and the file. */
function sourceFile(frame: TraceFrame): readonly Spelling[] {
  const { module = '', filename = '' } = frame;
  const source = sourceOf(frame);
  if (source === undefined) {
    return [];
  }
  const found = classOf(module);
  const isInPackage = found.folder !== '' || !SCRIPT_ENDINGS.has(source.ending);
  const isTelling =
    module !== '' && isInPackage && !(CLASS_ENDINGS.has(source.ending) && isObfuscated(found));
  return [isTelling ? spelled('module', found.folder + filename) : spelled('filename', filename)];
}

/** Where the file's name was lost, the server writes `Cart.java` for any class `Cart`. */
function kotlinFile(frame: TraceFrame): readonly Spelling[] {
  const { folder, outer } = classOf(frame.module ?? '');
  const source = sourceOf(frame);
  return source?.ending === 'java' && source.stem === outer
    ? [spelled('module', `${folder}${outer}.kt`)]
    : [];
}

/** Where the file's name was stripped (R8's `SourceFile`), the class names it; functions of Kotlin are in a `CartKt`. */
function outerClass(frame: TraceFrame): readonly Spelling[] {
  const { module = '', filename = '' } = frame;
  const { folder, outer } = classOf(module);
  const isClass = /^[A-Z]/.test(outer) && !isGeneratedClass(module);
  if (!isClass || sourceOf(frame) !== undefined || /[/\\<]/.test(filename)) {
    return [];
  }
  const names = outer.endsWith('Kt')
    ? [`${outer.slice(0, -2)}.kt`]
    : [...CLASS_ENDINGS].map((ending) => `${outer}.${ending}`);
  return names.map((name) => ({ ...spelled('module', folder + name), isOneOf: true }));
}

/** A path: scripts have one. */
function givenPath(frame: TraceFrame): readonly Spelling[] {
  return /[/\\]/.test(frame.filename ?? frame.absPath ?? '') ? paths(frame) : [];
}

/** All of the package agrees; or all of a file's path, and then the name of the workspace folder. */
function inFolderOfPackage({ from, told, here, matched }: EndsAlike): Layout {
  const isWhole = matched >= told.length || matched > here.length;
  return from === 'module' && told.length > 1 && isWhole ? 'fits' : undefined;
}

/**
 * Less agrees where folders were left out: then a source root stands above what is there of the package. Where none
 * does, the file itself may say the package.
 */
function belowSourceRoot({ from, told, here, matched }: EndsAlike): Layout {
  if (from !== 'module') {
    return undefined;
  }
  const above = here.at(-1 - matched);
  const ending = told.at(-1)?.replace(/^.*\./s, '') ?? '';
  const isLoose = told.length === 1 || LOOSE_ENDINGS.has(ending);
  const isBelowRoot = above === undefined || SOURCE_ROOTS.has(above);
  return !isLoose ? 'differs' : isBelowRoot ? 'likely' : 'doubtful';
}
