import { toBase0 } from '../../base/positions';
import { fitAt } from '../lines/contextMatch';
import type { EventContext } from '../lines/eventContext';
import type { LiveText } from '../lines/liveText';
import { formerPath } from './formerPath';
import type { CommitHash, FileVersion, Git } from './git';
import type { History, Way } from './history';
import type { Gap, LineTold, ReleaseLine } from './releaseLine';
import type { FormerTexts } from './texts';
import { tellsVersion, type ToldVersion, versionTold } from './versionTold';
import type { LineThen } from './walk';

/** A line as the release had it, and the way that leads from there. */
export interface Start {
  readonly line: LineThen;
  readonly way: Way | undefined;
  readonly toldBy: LineTold;
  /** Another version that the event tells as well, where its lines do not tell which of their places they are. */
  readonly other?: Start;
}

/** So many of an event's lines, by weight, stand about its line in the release. */
const SAME_RELEASE = 0.6;

/** Finds lines and files as releases had them, for the time of one call. */
export class Starts {
  /** Files of HEAD, by path. */
  private readonly atHead = new Map<string, Promise<FileVersion | 'absent' | undefined>>();

  /** @param releases all that lines may be carried from: the way to them is read in one look. */
  constructor(
    private readonly git: Git,
    private readonly history: History,
    private readonly texts: FormerTexts,
    private readonly releases: readonly CommitHash[],
  ) {}

  /** Begins to read the way from the releases, where many lines will ask for it; a failure is told to these. */
  lookAhead(signal: AbortSignal): void {
    void this.history.lookBack(this.releases, signal).catch(() => undefined);
  }

  /** The way from a release to HEAD; for an unknown one, the newest commits. */
  async wayFrom(commit: CommitHash | undefined, signal: AbortSignal): Promise<Way | undefined> {
    if (commit === undefined) {
      const mainLine = await this.history.recent(signal);
      return mainLine && { mainLine, fork: mainLine.length, isStepwise: true };
    }
    await this.history.lookBack(this.releases, signal);
    return this.history.wayFrom(commit, signal);
  }

  /** The line as the release had it, or why that cannot be told; `undefined` where neither a commit nor the event tells it. */
  async of(from: ReleaseLine, signal: AbortSignal): Promise<Start | Gap | undefined> {
    const { commit } = from;
    if (commit === undefined) {
      return this.toldByEvent(from, signal);
    }
    const way = await this.wayFrom(commit, signal);
    const then = await this.lineThen({ ...from, commit }, way, signal);
    if (typeof then !== 'string') {
      return { line: then, way, toldBy: 'commit' };
    }
    // a tag may have the release's name and not be its commit
    return then === 'otherText' ? ((await this.toldByEvent(from, signal)) ?? then) : then;
  }

  /** A file in a commit: where the main line tells it, git is not asked. */
  async fileAt(
    commit: CommitHash,
    path: string,
    way: Way | undefined,
    signal: AbortSignal,
  ): Promise<FileVersion | 'absent' | undefined> {
    if (way?.isStepwise !== true || (await way.mainLine.hashAt(way.fork, signal)) !== commit) {
      return this.git.fileAt(commit, path, signal);
    }
    const touch = way.mainLine.nextTouch(path, way.fork);
    if (touch !== undefined) {
      return touch.change.before ?? 'absent';
    }
    const known = this.atHead.get(path) ?? this.git.fileAt(this.history.head, path, signal);
    this.atHead.set(path, known);
    return known;
  }

  /** The line in the newest version of its file in which the event's lines stand where it says. */
  private async toldByEvent(
    { path, line, context }: ReleaseLine,
    signal: AbortSignal,
  ): Promise<Start | undefined> {
    const way = context && tellsVersion(context) ? await this.wayFrom(undefined, signal) : undefined;
    if (context === undefined || way === undefined) {
      return undefined;
    }
    const { mainLine } = way;
    const newest = await this.git.fileAt(this.history.head, path, signal);
    const file = newest === 'absent' ? undefined : newest;
    const told = await versionTold(path, file, { line, context }, mainLine, this.texts, signal);
    const startAt = ({ line: then, fork, oldest }: ToldVersion): Start => ({
      line: then,
      way: { ...way, fork },
      toldBy: 'event',
      ...(oldest && { other: startAt(oldest) }),
    });
    return told && startAt(told);
  }

  /** The line as the release had it: in the file of this name, or of that which it had then. */
  private async lineThen(
    { commit, path, line, context }: ReleaseLine & { readonly commit: CommitHash },
    way: Way | undefined,
    signal: AbortSignal,
  ): Promise<LineThen | Gap> {
    const former =
      way === undefined ? path : await formerPath(path, way.fork, way.mainLine, this.texts, signal);
    const file = await this.fileAt(commit, former, way, signal);
    const text =
      file === undefined || file === 'absent' ? undefined : await this.texts.text(file.blob, signal);
    if (file === undefined || file === 'absent' || text === undefined) {
      return file === 'absent' ? 'absent' : 'notFetched';
    }
    const at = toBase0(line);
    const isSo = context === undefined ? text.line(at) !== undefined : standsAt(context, text, at);
    return isSo ? { file, text, line: at } : 'otherText';
  }
}

/** True where an event's line stands at a place, and most of those around stand about it. */
function standsAt(context: EventContext, text: LiveText, at: number): boolean {
  const { own, around } = fitAt(context, text, at);
  return own === 1 && (context.around.length === 0 || around >= SAME_RELEASE);
}
