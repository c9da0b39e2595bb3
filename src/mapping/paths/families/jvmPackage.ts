import type { TraceFrame } from '../../trace';
import { classOf } from './jvmClass';

/** So many lines a file may have before it says its package: a licence, and annotations of the file. */
const LINES_BEFORE = 200;

/**
 * Whether a file says that it is of the package of a frame's class; `undefined` where its folders tell that already,
 * and where it says nothing.
 *
 * @param path below the workspace folder.
 * @param line the lines of the file without what is around them, from 0; `undefined` after the last.
 */
export function saysPackage(
  { module = '' }: TraceFrame,
  path: string,
  line: (at: number) => string | undefined,
): boolean | undefined {
  const { folder } = classOf(module);
  if (folder === '' || `/${path.slice(0, path.lastIndexOf('/') + 1)}`.endsWith(`/${folder}`)) {
    return undefined;
  }
  const said = packageSaid(line);
  return said === undefined ? undefined : said === folder.slice(0, -1).replaceAll('/', '.');
}

/** `com.acme.shop`, which Scala may say in steps: `package com.acme` and `package shop` on the next line. */
function packageSaid(line: (at: number) => string | undefined): string | undefined {
  const parts: string[] = [];
  for (let at = 0; at < LINES_BEFORE; at++) {
    const text = line(at) ?? '';
    const part = /^package ([\w.`]+) ?;?$/.exec(text)?.[1];
    if (part !== undefined) {
      parts.push(part.replaceAll('`', ''));
    } else if (parts.length > 0 && text !== '') {
      break;
    }
  }
  return parts.length === 0 ? undefined : parts.join('.');
}
