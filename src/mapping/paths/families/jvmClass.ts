/** What the name of a class on the JVM tells of its file. */

/** A class as a frame names it, taken apart. */
export interface JvmClass {
  /** The package's folders with `/` at their end; empty for none. */
  readonly folder: string;
  /** The outermost class, or the namespace of Clojure: `Cart` of `com.acme.Cart$Inner`. */
  readonly outer: string;
}

/** Parts of names that tools give to the classes that they write: no file holds them. */
export const GENERATED: ReadonlySet<string> = new Set([
  '$$Lambda',
  '$$ExternalSynthetic',
  '$$FastClass',
  '$$EnhancerBy',
  '$$SpringCGLIB$$',
  '$$_javassist',
  '_$$_jvst',
  '$HibernateProxy$',
  '$ByteBuddy$',
  '$MockitoMock$',
  '$Proxy',
]);

/** Packages of the languages' own libraries and of Android's system. */
export const RUNTIME_PACKAGES: ReadonlySet<string> = new Set([
  'java',
  'javax',
  'jdk',
  'sun',
  'com.sun',
  'com.oracle.svm',
  'kotlin',
  'kotlinx',
  '_COROUTINE',
  'scala',
  'groovy',
  'org.codehaus.groovy',
  'org.apache.groovy',
  'clojure',
  'android',
  'dalvik',
  'libcore',
  'com.android.internal',
  'com.android.okhttp',
  'com.android.org',
  'com.android.server',
]);

/** UTF-16 units; no machine loads a class with a longer name. */
const LONGEST = 4096;

/** Compose keeps the lambdas of a file in a class of their own. */
const SINGLETONS = /(?:^|\.)ComposableSingletons\$(\w+)/;

/** `com.acme.Cart$Inner`: packages, then classes one inside the other. */
export function classOf(module: string): JvmClass {
  const [classes = ''] = module.length > LONGEST ? [] : module.split('$', 1);
  const at = classes.lastIndexOf('.') + 1;
  const outer = SINGLETONS.exec(module)?.[1] ?? classes.slice(at);
  return { folder: classes.slice(0, at).replaceAll('.', '/'), outer };
}

/** True for a class that a tool wrote while the program was built or ran. */
export function isGeneratedClass(module: string): boolean {
  return [...GENERATED].some((part) => module.includes(part));
}

/** True for what R8 and its like make of a name: `f`, `s0`, `sj1`. */
export function isObfuscated({ outer }: JvmClass): boolean {
  return /^[a-z]{1,3}\d{0,2}$/.test(outer);
}

/** True for a class of a language's own library. */
export function isOfRuntime(module: string): boolean {
  const packages = module.split('.').slice(0, -1).slice(0, 3);
  return packages.some((_name, at) => RUNTIME_PACKAGES.has(packages.slice(0, at + 1).join('.')));
}
