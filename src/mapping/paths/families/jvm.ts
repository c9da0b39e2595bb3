import type { TraceFrame } from '../../trace';
import { type Family, paths, spelled, type Spelling } from './family';

/** Java, Kotlin and the other languages of its machine, Android too. */
export const jvm: Family = {
  platforms: ['java', 'kotlin', 'scala', 'groovy', 'android'],
  endings: ['java', 'kt', 'kts', 'scala', 'groovy', 'clj'],
  spellings: [spellings],
  runtimePaths: [],
  runtimeFrames: [({ module = '' }) => RUNTIME_PACKAGES.some((name) => module.startsWith(`${name}.`))],
  dependencies: [{ folder: ['.m2', 'repository'] }],
  manifests: [],
};

/** Packages of the languages' own libraries. */
export const RUNTIME_PACKAGES: readonly string[] = [
  'java',
  'javax',
  'jdk',
  'sun',
  'com.sun',
  'kotlin',
  'kotlinx',
  'scala',
  'groovy.lang',
  'org.codehaus.groovy',
  'clojure',
  'android',
  'dalvik',
  'libcore',
  'com.android.internal',
];

/**
 * `com.acme.Cart$Inner` + `Cart.java`: the package's folders and the file. Where the file's name was stripped (R8's
 * `SourceFile`), the outer class names it; a Kotlin file of functions is a class `BillingKt`.
 */
function spellings(frame: TraceFrame): readonly Spelling[] {
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
