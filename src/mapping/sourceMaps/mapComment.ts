import type { Lines } from './linedText';

/** What the last lines of a generated file say of its map. */
export interface MapComment {
  /** The address as it is spelled: `main.js.map`, `data:application/json;base64,…`. */
  readonly url: string | undefined;
  /** The build, where the bundler stamped it. */
  readonly debugId: string | undefined;
}

/** Bundlers write their comments last; after them come at most those of other tools. */
const LAST_LINES = 16;

/** UTF-16 units of an address that holds a whole map. */
const LONGEST_DATA = 20_000_000;

/** Reads `//# sourceMappingURL=…` and `//# debugId=…`, in the old spelling `//@` and as `/*# … *\/` too. */
export function mapComment(lines: Lines): MapComment {
  const found = new Map<string, string>();
  for (let at = lines.count - 1; at >= Math.max(0, lines.count - LAST_LINES); at--) {
    const line = lines.raw(at) ?? '';
    for (const name of ['sourceMappingURL', 'debugId']) {
      const value = found.has(name) ? undefined : commented(line, name);
      if (value !== undefined) {
        found.set(name, value);
      }
    }
  }
  return { url: found.get('sourceMappingURL'), debugId: found.get('debugId') };
}

/** The value of a comment that ends a line, behind code or alone; only the last of its name can. */
function commented(line: string, name: string): string | undefined {
  const at = line.lastIndexOf(`${name}=`);
  if (at === -1 || !/\/[/*][#@][ \t]{0,9}$/.test(line.slice(Math.max(0, at - 12), at))) {
    return undefined;
  }
  const value = line.slice(at + name.length + 1).trimEnd();
  const bare = value.endsWith('*/') ? value.slice(0, -2).trimEnd() : value;
  const isCode = /[\s"`]/.test(bare) || (!isInline(bare) && bare.includes("'"));
  return bare === '' || isCode ? undefined : bare;
}

/** True for an address that holds the map itself. */
export function isInline(url: string | undefined): boolean {
  return url?.startsWith('data:') === true;
}

/** The bytes of the map that an address holds; `undefined` for what holds none, or one of more than 20 MB. */
export function inlineMap(url: string): Uint8Array | undefined {
  const comma = url.indexOf(',');
  const type = url.slice(0, Math.min(comma, 200));
  if (!/^data:(?:application|text)\/json(?:;|$)/.test(type) || url.length > LONGEST_DATA) {
    return undefined;
  }
  const data = url.slice(comma + 1);
  return type.endsWith(';base64') ? Buffer.from(data, 'base64') : decoded(data);
}

function decoded(data: string): Uint8Array | undefined {
  try {
    return Buffer.from(decodeURIComponent(data));
  } catch (error) {
    if (error instanceof URIError) {
      return undefined;
    }
    throw error;
  }
}
