import { looksLikeFile, placeOf } from '../places';
import { ofLine, type Place, type ReadFrame, type Reading } from '../reading';

/**
 * V8 (Node, Chrome, Deno, Electron), and all that write as it does: Hermes, Bun, JavaScriptCore in React Native,
 * Internet Explorer. `at async Shop.total [as sum] (file:///app/cart.js:12:34)`
 */
export const v8 = ofLine((text) => {
  const said = /^at\s+(.*)$/.exec(text)?.[1];
  if (said === undefined) {
    return undefined;
  }
  const call = said.replace(/^(?:async\s+)/, '').replace(/["'`,;]*(?:\s*[{[])?$/, '');
  return call.endsWith(')') ? (withPlace(call, ' (') ?? withPlace(call, '(')) : bare(call);
});

/** What stands in place of a file where there is none. */
const NO_FILE = /^(?:<anonymous>|native|unknown location|unknown|index \d+|<unknown>)$/;

/** `name (place)`; React Native leaves the space out. */
function withPlace(call: string, opens: ' (' | '('): Reading | undefined {
  const from = call.indexOf(opens);
  const name = call.slice(0, Math.max(from, 0));
  if (from < 1 || (opens === '(' && /[\s()]/.test(name))) {
    return undefined;
  }
  const inside = call.slice(from + opens.length, -1);
  const place = placeInside(inside);
  return place === undefined ? undefined : { frame: frame(name, place) };
}

function placeInside(inside: string): Place | undefined {
  const origin = inside.startsWith('eval at ') ? evalOrigin(inside) : undefined;
  if (origin !== undefined) {
    return origin;
  }
  const told = inside.replace(/^address at /, '');
  const place = placeOf(told);
  if (place !== undefined && isFileName(place.file, place.column !== undefined)) {
    return place;
  }
  if (/^wasm:|\.wasm:/.test(told)) {
    return { file: told };
  }
  return NO_FILE.test(told) ? (/^(?:<|native)/.test(told) ? { file: told } : {}) : undefined;
}

/** The file whose text was evaluated: the innermost place of `eval at f (eval at g (file.js:1:2), <anonymous>:3:4)`. */
function evalOrigin(inside: string): Place | undefined {
  const opening = inside.lastIndexOf('(');
  const closing = inside.indexOf(')', opening);
  return placeOf(inside.slice(opening + 1, closing === -1 ? undefined : closing));
}

/** Without a name: `at /app/cart.js:12:34`; Metro puts the name behind: `at src/App.tsx:12:34 in App`. */
function bare(call: string): Reading | undefined {
  const [, told = call, behind] = /^(\S.{0,1000}:\d{1,9}) in ([\w$.<>]{1,200})$/.exec(call) ?? [];
  const place = placeOf(told);
  if (place !== undefined && isFileName(place.file, place.column !== undefined)) {
    return { frame: frame(behind ?? '', place) };
  }
  // A place that does not parse, and names of built-in functions: only beside other frames.
  return /^(?:new )?[\w$.<>#]{1,200}(?: \[as [\w$.]{1,200}\])?$/.test(call)
    ? { frame: { ...frame(call, {}), isWeak: true } }
    : undefined;
}

/** Node's own files have neither folder nor ending, but always a column. */
function isFileName(file: string, hasColumn: boolean): boolean {
  return (
    looksLikeFile(file) ||
    (hasColumn && /^(?:<[\w ]+>|\[[^\]]+\]|[a-z_][\w-]*|node:[\w/]+|REPL\d+)$/.test(file))
  );
}

function frame(name: string, place: Place): ReadFrame {
  return { platform: platformOf(place.file ?? ''), ...place, ...(name !== '' && { function: name.trim() }) };
}

/** Browsers load addresses and bundles; the rest is Node's. */
export function platformOf(file: string): 'javascript' | 'node' {
  return /^(?!file:|node:)[a-z][a-z0-9+.-]{2,}:|^<|^$|^native$|\.(?:bundle|jsbundle|hbc)$|\.[cm]?[jt]sx?\?/i.test(
    file,
  )
    ? 'javascript'
    : 'node';
}
