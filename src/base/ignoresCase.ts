import { opendir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** So many names of a folder are looked at for one that has letters. */
const MOST_NAMES = 32;

/** True where a folder's disk takes `Cart.ts` and `cart.ts` for one file, found out without writing anything. */
export async function ignoresCase(folder: string): Promise<boolean> {
  const name = (await firstNames(folder)).find((one) => swapCase(one) !== one);
  const [above, probe] = name === undefined ? [dirname(folder), basename(folder)] : [folder, name];
  return swapCase(probe) === probe
    ? process.platform === 'win32' || process.platform === 'darwin'
    : isSameFile(join(above, probe), join(above, swapCase(probe)));
}

async function firstNames(folder: string): Promise<readonly string[]> {
  return unlessMissing([], async () => {
    const names: string[] = [];
    for await (const { name } of await opendir(folder, { bufferSize: MOST_NAMES })) {
      names.push(name);
      if (names.length === MOST_NAMES) {
        break;
      }
    }
    return names;
  });
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  return unlessMissing(false, async () => {
    const [a, b] = await Promise.all([stat(one, { bigint: true }), stat(other, { bigint: true })]);
    return a.ino === b.ino && a.dev === b.dev;
  });
}

async function unlessMissing<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return otherwise;
    }
    throw error;
  }
}

/** Letters of ASCII alone: what others fold to differs from disk to disk. */
function swapCase(name: string): string {
  return name.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
