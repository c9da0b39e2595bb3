import type { Base1Line } from '../../base/positions';
import { toBase0 } from '../../base/positions';
import { fitAt, placesOf } from '../lines/contextMatch';
import { type EventContext, isTelling } from '../lines/eventContext';
import { cameFrom } from './formerPath';
import type { FileVersion } from './git';
import type { MainLine } from './mainLine';
import type { FormerTexts } from './texts';
import type { LineThen } from './walk';

/** So many versions of a file are looked at, the newest first. */
const MOST_VERSIONS = 300;

/** So many places of a line are compared. */
const MOST_PLACES = 64;

/** An event tells a version by so many lines that say something. */
const TELLING_LINES = 3;

/** A version in which the event's lines stand where it says, and the index of the newest commit that it has. */
export interface ToldVersion {
  readonly line: LineThen;
  readonly fork: number;
  /**
   * The oldest such version, where the lines stand at another place of the newest as well: then only a number tells them
   * apart, and the two may lead to different places.
   */
  readonly oldest?: ToldVersion;
}

/** What an event says of a line in a release that nothing names the commit of. */
export interface ToldLine {
  readonly line: Base1Line;
  readonly context: EventContext;
}

/**
 * The newest version of a file in which all lines of an event stand at their numbers: as good as the release's.
 * `newest` is the file at HEAD; `undefined` where `path` is the last that it had.
 */
export async function versionTold(
  path: string,
  newest: FileVersion | undefined,
  told: ToldLine,
  mainLine: MainLine,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<ToldVersion | undefined> {
  if (!tellsVersion(told.context)) {
    return undefined;
  }
  let [at, name, version] = [-1, path, newest];
  let first: ToldVersion | undefined;
  let oldest: ToldVersion | undefined;
  for (let seen = 0; seen < MOST_VERSIONS; seen++) {
    const line = version && (await lineIn(version, told, texts, signal));
    if (line !== undefined && first === undefined) {
      first = { line, fork: at + 1 };
      if (!(await standsTwice(told.context, line, signal))) {
        return first;
      }
    } else if (line !== undefined) {
      oldest = { line, fork: at + 1 };
    }
    const touch = mainLine.touchBefore(name, at, Infinity);
    if (touch === undefined) {
      break;
    }
    at = touch.at;
    version = touch.change.before ?? (await cameFrom(touch, mainLine, texts, signal));
    name = version?.path ?? name;
  }
  return first && { ...first, ...(oldest !== undefined && { oldest }) };
}

/** True where an event's lines say enough to know a version by them. */
export function tellsVersion({ own, around }: EventContext): boolean {
  return [own, ...around].filter((piece) => piece.cut === 'none' && isTelling(piece)).length >= TELLING_LINES;
}

async function standsTwice(
  context: EventContext,
  { text, line }: LineThen,
  signal: AbortSignal,
): Promise<boolean> {
  const places = await placesOf(context.own, text, signal);
  return places.slice(0, MOST_PLACES).some((at) => at !== line && fitAt(context, text, at).whole);
}

async function lineIn(
  file: FileVersion,
  { line, context }: ToldLine,
  texts: FormerTexts,
  signal: AbortSignal,
): Promise<LineThen | undefined> {
  const text = await texts.text(file.blob, signal);
  const at = toBase0(line);
  return text !== undefined && fitAt(context, text, at).whole ? { file, text, line: at } : undefined;
}
