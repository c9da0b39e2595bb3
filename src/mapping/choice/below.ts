import type { FilesByName } from '../files/filesByName';
import { readSpelling } from '../paths/spelling';

/**
 * The file of the folder that a path below it means, in the spelling of the disk. `undefined` for a path that leaves
 * the folder, and where there is no such file.
 */
export function fileBelow(path: string, index: FilesByName): string | undefined {
  const readings = readSpelling(path.replaceAll('\\', '/').replace(/^\/+/, ''));
  for (const { segments, climbs, root } of typeof readings === 'string' ? [] : readings) {
    const file = climbs === 0 && root === '' ? fileAt(segments, index) : undefined;
    if (file !== undefined) {
      return file;
    }
  }
  return undefined;
}

/** The file of exactly these segments, as the disk compares names. */
export function fileAt(segments: readonly string[], index: FilesByName): string | undefined {
  const found = index.lookup(segments);
  const isWhole = (file: string) => file.split('/').length === segments.length;
  return found?.matched === segments.length ? found.files.find(isWhole) : undefined;
}
