import type { Place } from './reading';

/** `path:12:34` and `path:12`; the path is not looked at. `undefined` where no line number ends the text. */
export function placeOf(text: string): (Place & { readonly file: string }) | undefined {
  const [end, first, second] = /:(\d{1,9})(?::(\d{1,9}))?$/.exec(text) ?? [];
  if (end === undefined || first === undefined || end.length === text.length) {
    return undefined;
  }
  const file = text.slice(0, -end.length);
  const column = second === undefined ? undefined : Number(second);
  return { file, line: Number(first), ...(column !== undefined && { column }) };
}

/** True for what can only be a file or an address: it has a folder, or an ending of a few letters. */
export function looksLikeFile(path: string): boolean {
  return isAddressWithoutPath(path) ? false : /[\\/]|\.[A-Za-z]\w{0,9}(?:[?#].*)?$/.test(path);
}

/** `http://localhost`, whose port would pass for a line. */
function isAddressWithoutPath(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]*$/i.test(path);
}

/** True for absolute paths and for addresses. */
export function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[a-z]:[\\/]|[a-z][a-z0-9+.-]+:\/)/i.test(path);
}
