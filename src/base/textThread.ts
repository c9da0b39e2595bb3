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
export interface FoundTexts {
  /** All that are plain ASCII, one after the other: the collector of garbage would copy each small string about. */
  readonly joined: string;
  /** A text; the length of one that is among those joined; `undefined` where there is none. */
  readonly texts: readonly (string | number | undefined)[];
  readonly versions: readonly VersionedText['version'][];
}

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

function tell(found: readonly VersionedText[]): void {
  const plain = found.map(({ text }) => (text !== undefined && isPlain(text) ? text : undefined));
  const message: FoundTexts = {
    joined: plain.join(''),
    texts: found.map(({ text }, at) => plain[at]?.length ?? text),
    versions: found.map(({ version }) => version),
  };
  parentPort?.postMessage(message, []);
}

/** Joined with any other text, each of its characters would take two bytes. */
function isPlain(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

parentPort?.on('message', answer);
tell([]);
