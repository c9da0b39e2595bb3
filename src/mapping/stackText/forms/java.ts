import type { Form, Here, Place, ReadFrame, Reading } from '../reading';

const SOURCE = '(?:java|kts?|scala|sc|groovy|gradle|clj[cs]?|aj|xtend|gen|jsp|rb|py)';

/** What Java puts into the parentheses: a file with or without a line, or why there is none. */
const INSIDE = new RegExp(
  String.raw`^(?:(Native Method|Unknown Source|<generated>)|([^\s:()]*\.${SOURCE}|[\w$-]+(?=:\d)|SourceFile|Unknown)|)(?::(-?\d{1,9}))?$`,
);

/** Java, Kotlin, Scala, Groovy and Clojure: `at app//java.base@17/a.b.C$D.run(C.java:12) ~[c.jar:1.0]` */
export const java: Form = (lines, at, here) => {
  const text = lines[at]?.text ?? '';
  const said = /^(?:at\s+)+(.*)$/.exec(text)?.[1];
  const call = (said ?? text).replace(/ {1,4}~?\[[^[\]]{0,500}\]$/, '').replace(/["'`,;]+$/, '');
  if (!call.endsWith(')')) {
    return said === undefined || isOther(here) ? undefined : bare(call);
  }
  const opening = call.lastIndexOf('(');
  const place = placeInside(call.slice(opening + 1, -1));
  const name = nameOf(call.slice(0, opening).trimEnd());
  const isSure = said !== undefined || place?.line !== undefined;
  return place === undefined || name === undefined || !isSure ? undefined : reading(name, place);
};

/** True within a stack of another language that writes `at` too. */
function isOther({ open }: Here): boolean {
  return open !== undefined && open.platform !== 'java' && open.platform !== '';
}

/** Google's console leaves out `(Native Method)`. */
function bare(call: string): Reading | undefined {
  const name = /^[\w$]+(?:\.[\w$]+){2,20}$/.test(call) ? nameOf(call) : undefined;
  return name === undefined ? undefined : { frame: { ...frame(name, {}), isWeak: true } };
}

function placeInside(inside: string): Place | undefined {
  const [found, without, file, line] = INSIDE.exec(inside) ?? [];
  if (found === undefined || found === '') {
    return undefined;
  }
  const number = line === undefined ? 0 : Number(line);
  return {
    ...(file !== undefined && { file }),
    ...(without === '<generated>' && { file: without }),
    ...(number > 0 && { line: number }),
  };
}

/** Class and method; class loader and module, `app//shop@1.2/`, are left out. A hidden class has a `/` of its own. */
function nameOf(qualified: string): Pick<ReadFrame, 'module' | 'function'> | undefined {
  const lambda = qualified.indexOf('$$Lambda');
  const name = qualified.slice(qualified.lastIndexOf('/', lambda === -1 ? undefined : lambda) + 1);
  const dot = name.lastIndexOf('.');
  return dot < 1 || /[\s()@]/.test(name)
    ? undefined
    : { module: name.slice(0, dot), function: name.slice(dot + 1) };
}

function reading(name: Pick<ReadFrame, 'module' | 'function'>, place: Place): Reading {
  return { frame: frame(name, place) };
}

function frame(name: Pick<ReadFrame, 'module' | 'function'>, place: Place): ReadFrame {
  return { platform: 'java', ...name, ...place };
}
