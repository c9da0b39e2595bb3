/**
 * Reads objects of the repository in the folder that is named while no file descriptor is left, and then others: prints
 * what came of each. Run with few descriptors: `sh -c 'ulimit -n 100; exec node …'`.
 */
import { closeSync, openSync } from 'node:fs';
import { GitObjects } from '../../../src/git/objects';

const [, , at = ''] = process.argv;

async function main(): Promise<void> {
  const objects = new GitObjects({ git: 'git', at, objects: `${at}/.git/objects` });
  await objects.isPartial(); // what it loads takes descriptors, too
  const taken = allThatAreLeft();
  const during = await objects.read('HEAD:a.ts');
  taken.forEach((one) => closeSync(one));
  const after = await Promise.all(
    ['HEAD^{commit}', 'HEAD:b.ts', 'HEAD:'].map(async (name) => objects.read(name)),
  );
  objects.dispose();
  console.log(JSON.stringify([during, ...after].map((one) => one?.type ?? null)));
}

function allThatAreLeft(): number[] {
  const taken: number[] = [];
  try {
    for (;;) {
      taken.push(openSync('/dev/null', 'r'));
    }
  } catch {
    return taken;
  }
}

void main();
