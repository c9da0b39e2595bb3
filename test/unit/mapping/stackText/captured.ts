import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A stack that somebody published, and what a person reads in it. */
export interface CapturedTrace {
  /** The name of its file: `javascript`, `jvm`. */
  readonly language: string;
  /** What is special about it. */
  readonly says: string;
  /** Where it was published, and when (`read` before the day on which it was read, where it bears no date). */
  readonly source: string;
  readonly text: string;
  /** One list of stacks per failure, root cause first. */
  readonly failures: readonly (readonly CapturedStack[])[];
}

export interface CapturedStack {
  /** `TypeError: x is not a function`; empty where the text names none, or where it does not matter. */
  readonly heading: string;
  /** Oldest call first, as `file | line:column | function`. */
  readonly frames: readonly string[];
}

/** Taken from public texts as they stand there: a file per language. */
export const captured: readonly CapturedTrace[] = readAll('traces');

/** Written after what languages and tools are known to print; they bear no source. */
export const modelled: readonly CapturedTrace[] = readAll('modelled');

function readAll(folder: string): readonly CapturedTrace[] {
  return readdirSync(join(__dirname, folder))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      tracesOf(file.slice(0, -'.txt'.length), readFileSync(join(__dirname, folder, file), 'utf8')),
    );
}

function tracesOf(language: string, file: string): readonly CapturedTrace[] {
  return file
    .split(/^#### (?!text$|frames$)/m)
    .slice(1)
    .map((entry) => traceOf(language, entry));
}

function traceOf(language: string, entry: string): CapturedTrace {
  const [head = '', text = '', frames = ''] = entry.split(/^#### (?:text|frames)\n/m);
  const [says = '', source = ''] = head.split('\n');
  const isOldestFirst = head.includes('\norder: oldest first');
  return {
    language,
    says,
    source: source.replace(/^source: /, ''),
    text: text.replace(/\n$/, ''),
    failures: frames
      .replace(/^!(?!!)/, '!!')
      .split(/^!!/m)
      .slice(1)
      .map((failure) => failure.split(/^!/m).map((stack) => stackOf(stack, isOldestFirst))),
  };
}

/** Frames are written in the order in which the language prints them. */
function stackOf(text: string, isOldestFirst: boolean): CapturedStack {
  const [heading = '', ...lines] = text.trimEnd().split('\n');
  const frames = lines.map((line) => line.split('|').map((part) => part.trim()));
  const inShort = frames.map(([file, place, ...name]) => [file, place, name.join('|')].join(' | '));
  return { heading: heading.trim(), frames: isOldestFirst ? inShort : inShort.reverse() };
}
