import { readSpelling } from '../paths/spelling';

/** A relative address in a file of the workspace as a path below the folder; `undefined` for one that leaves it. */
export function pathFrom(file: string, address: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:|^\//i.test(address)) {
    return undefined;
  }
  const read = readSpelling(`${folderOf(file)}${address}`);
  const [path] = typeof read === 'string' ? [] : read;
  return path === undefined || path.climbs > 0 ? undefined : path.segments.join('/');
}

/**
 * Where the map of a generated file may lie, best first: where its comment says, under the name that it says beside the
 * file (the address may be a server's), and under the file's own name. Nothing is ever fetched.
 */
export function mapPaths(file: string, mapUrl: string | undefined): readonly string[] {
  const address = mapUrl?.replace(/[?#].*$/s, '') ?? '';
  const name = address.slice(address.lastIndexOf('/') + 1);
  const told =
    address === '' ? [] : [pathFrom(file, address), name === '' ? undefined : pathFrom(file, name)];
  return [...new Set([...told, `${file}.map`])].filter((path) => path !== undefined);
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
