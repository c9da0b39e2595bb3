import { looksLikeFile, placeOf } from '../places';
import { ofLine, type Place, type Reading } from '../reading';

/** Firefox and Safari: `total@https://shop.example/cart.js:12:34`; a bundle of React Native: `a@main.jsbundle:1:2`. */
export const gecko = ofLine((text) => {
  const at = text.indexOf('@', text.startsWith('@') ? 0 : 1);
  if (at === -1 || at > 300) {
    return bareAddress(text);
  }
  const told = text.slice(at + 1);
  const name = functionName(text.slice(0, at));
  if (/\s/.test(name.replaceAll(/ (?:code|function|tear-off|trampoline|callback|handler|action)/g, ''))) {
    return undefined;
  }
  const place = evalOrigin(told) ?? (told === '[native code]' ? { file: told } : fileOf(told));
  return place === undefined ? undefined : reading(name, place);
});

/** Safari leaves out the `@` where there is no name. */
function bareAddress(text: string): Reading | undefined {
  const isAddress = /^(?:https?|file|capacitor|ionic|app|blob|webpack[\w-]*):\S+:\d+:\d+$/.test(text);
  const isBundle = /^[\w.-]+\.(?:bundle|jsbundle|hbc):\d+:\d+$/.test(text);
  const place = isAddress || isBundle ? fileOf(text) : undefined;
  return place === undefined ? undefined : reading('', place);
}

/** `file.js line 26 > eval line 2 > eval:1:30` is of line 26 of the file. */
function evalOrigin(told: string): Place | undefined {
  const [, file, line] = /^(\S+) line (\d{1,9}) > (?:eval|Function|WebAssembly)/.exec(told) ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

function fileOf(told: string): Place | undefined {
  if (/\s/.test(told)) {
    return undefined;
  }
  const wasm = /^\S+\.wasm(?=:wasm-function)/.exec(told)?.[0];
  const place = wasm === undefined ? placeOf(told) : { file: wasm };
  return place !== undefined && looksLikeFile(place.file) && !/^[\w.-]+$/.test(withoutBundle(place.file))
    ? place
    : undefined;
}

/** Bundles stand alone; of other names a folder or a scheme is asked, lest `user@shop.example:80` be one. */
function withoutBundle(file: string): string {
  return /\.(?:bundle|jsbundle|hbc|[cm]?[jt]sx?)$/.test(file) ? '/' : file;
}

/** Without Firefox's old arguments, `bar(1)`, and its marks of what was awaited, `async*load`. */
function functionName(text: string): string {
  return text
    .replace(/^(?:[\w ]{1,40}\*)+/, '')
    .replace(/(?<=.)\([^@]{0,200}\)$/, '')
    .replace(/^\((?:null)?\)$/, '');
}

function reading(name: string, place: Place): Reading {
  return { frame: { platform: 'javascript', ...place, ...(name !== '' && { function: name }) } };
}
