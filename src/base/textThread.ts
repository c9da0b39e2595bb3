/** The thread in which many texts are read: whole portions at a time, so that no step of a read waits for its turn. */
import { parentPort } from 'node:worker_threads';
import type { VersionedText } from './textOnDisk';
import type { TextLines } from './textLines';
import { TextsNow } from './textsNow';

/** Files of one folder that are asked for together; paths below it, `/` between segments. */
export interface AskedTexts {
  /** Absolute. */
  readonly folder: string;
  readonly paths: readonly string[];
}

/** Texts in the order in which they were asked for, in portions; an empty one says that the thread has begun. */
export interface FoundTexts {
  /** All of which the lines are told, one after the other: the collector of garbage would copy each small string about. */
  readonly joined: string;
  /** A text; the length of one that is among those joined; `undefined` where there is none. */
  readonly texts: readonly (string | number | undefined)[];
  readonly versions: readonly VersionedText['version'][];
  /** How many lines each of those joined has; 0 for all others. */
  readonly counts: readonly number[];
  /** Their lines, one text after the other. */
  readonly lines: TextLines;
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
  const plain = found.map(({ text, lines }) => (lines === undefined ? undefined : text));
  const lines = found.map((one) => one.lines);
  const together = joinedLines(lines);
  const message: FoundTexts = {
    joined: plain.join(''),
    texts: found.map(({ text }, at) => plain[at]?.length ?? text),
    versions: found.map(({ version }) => version),
    counts: lines.map((one) => one?.starts.length ?? 0),
    lines: together,
  };
  parentPort?.postMessage(message, [together.starts.buffer, together.hashes.buffer]);
}

function joinedLines(texts: readonly (TextLines | undefined)[]) {
  const count = texts.reduce((sum, one) => sum + (one?.starts.length ?? 0), 0);
  const [starts, hashes] = [new Uint32Array(count), new Int32Array(count)];
  let end = 0;
  for (const one of texts) {
    starts.set(one?.starts ?? [], end);
    hashes.set(one?.hashes ?? [], end);
    end += one?.starts.length ?? 0;
  }
  return { starts, hashes };
}

parentPort?.on('message', answer);
tell([]);
