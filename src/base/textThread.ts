/** The thread in which many texts are read: whole portions at a time, so that no step of a read waits for its turn. */
import { parentPort } from 'node:worker_threads';
import type { VersionedText } from './textOnDisk';
import { TextsNow } from './textsNow';

/** Files of one folder that are asked for together; paths below it, `/` between segments. */
export interface AskedTexts {
  /** Absolute. */
  readonly folder: string;
  readonly paths: readonly string[];
}

/** Texts in the order in which they were asked for, in portions; an empty one says that the thread has begun. */
export type FoundTexts = readonly VersionedText[];

/** UTF-16 units that go over at a time: taking more holds up who asked. */
const PORTION = 1_000_000;

function answer({ folder, paths }: AskedTexts): void {
  const texts = new TextsNow(folder);
  let [found, length]: [VersionedText[], number] = [[], 0];
  for (const [at, path] of paths.entries()) {
    const one = texts.read(path);
    found.push(one);
    length += one.text?.length ?? 0;
    if (length > PORTION || at === paths.length - 1) {
      tell(found);
      [found, length] = [[], 0];
    }
  }
}

function tell(found: FoundTexts): void {
  parentPort?.postMessage(found, []);
}

parentPort?.on('message', answer);
tell([]);
