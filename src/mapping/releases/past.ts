import { type Base1Line, base0, toBase0 } from '../../base/positions';
import { type Carried, carryLine, leastTrusted } from '../lines/carryLine';
import { agrees, contextAt, type EventContext } from '../lines/eventContext';
import type { LiveText } from '../lines/liveText';
import { type Finding, locateLine } from '../lines/locateLine';
import { weighUp } from '../lines/weighUp';
import type { Place } from '../choice/fits';
import type { FramePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import { type FormerFile, FormerFiles } from './formerFiles';
import { formerPath } from './formerPath';
import type { CommitHash, FileVersion, Git } from './git';
import type { History, Way } from './history';
import type { MainLine } from './mainLine';
import type { FormerTexts } from './texts';
import { tellsVersion, versionTold } from './versionTold';
import { type LineThen, walk, type Walked } from './walk';

/** A line of a file in a release. */
export interface ReleaseLine {
  /** `undefined` where none is known: then the event's lines tell the version. */
  readonly commit: CommitHash | undefined;
  /** Where the file is now, below the folder; of a removed file, where it was. */
  readonly path: string;
  readonly line: Base1Line;
  /** The event's lines, where it brought any. */
  readonly context: EventContext | undefined;
}

/** Why a line cannot be carried from its release. */
export type Gap =
  | 'absent' // the release has no such file
  | 'notFetched' // the release's file is not in this clone
  | 'otherText'; // the release's file holds other code there: another commit, or code that was transformed

/** Where a line of a release is now, and which commit changed it last. */
export interface CarriedLine {
  /** The file, below the folder: another one where the line was moved there. */
  readonly path: string;
  readonly finding: Finding;
  /** The commit that changed the line last, or removed it, where one is known. */
  readonly changedIn: CommitHash | undefined;
}

interface Start {
  readonly line: LineThen;
  readonly way: Way | undefined;
}

/** The text of a file as it is now. */
export type Live = (path: string) => Promise<LiveText | undefined>;

/** Carries lines from releases to the texts of now, for the time of one call: texts and changes are read once. */
export class Past {
  /** Files of HEAD, by path. */
  private readonly atHead = new Map<string, Promise<FileVersion | 'absent' | undefined>>();
  private readonly formerFiles = new WeakMap<MainLine, FormerFiles>();

  /** @param releases all that lines may be carried from: the way to them is read in one look. */
  constructor(
    private readonly git: Git,
    private readonly history: History,
    private readonly texts: FormerTexts,
    private readonly releases: readonly CommitHash[],
  ) {}

  /** The file that a frame means under a name that it has lost since its release. */
  async formerFile(
    commit: CommitHash | undefined,
    frame: TraceFrame,
    paths: FramePaths,
    here: Place,
    signal: AbortSignal,
  ): Promise<FormerFile | undefined> {
    const way = commit === undefined ? await this.recent(signal) : await this.wayFrom(commit, signal);
    if (way === undefined) {
      return undefined;
    }
    const { mainLine, fork } = way;
    const files = this.formerFiles.get(mainLine) ?? new FormerFiles(mainLine, this.texts);
    this.formerFiles.set(mainLine, files);
    return files.find(frame, paths, here, fork, signal);
  }

  /** The path that a file of now had in a release. */
  async pathThen(commit: CommitHash, path: string, signal: AbortSignal): Promise<string> {
    const way = await this.wayFrom(commit, signal);
    return way === undefined ? path : formerPath(path, way.fork, way.mainLine, this.texts, signal);
  }

  /** Carries a line from its release to the text of now; `undefined` where neither a commit nor the event tells it. */
  async carry(from: ReleaseLine, live: Live, signal: AbortSignal): Promise<CarriedLine | Gap | undefined> {
    const start = await this.startOf(from, signal);
    const now = await live(from.path);
    if (start === undefined || typeof start === 'string') {
      return start;
    }
    if (now === undefined) {
      return 'absent';
    }
    const { line: then, way } = start;
    if (then.text.isSame(now) && then.file.path === from.path) {
      return {
        path: from.path,
        finding: { verdict: 'exact', line: toBase0(from.line) },
        changedIn: undefined,
      };
    }
    const context = await locateLine(from.line, from.context ?? contextAt(then.text, then.line), now, signal);
    const change = await this.texts.change(then.text, now, signal);
    const direct = carryLine(change, then.line);
    const walked =
      way === undefined || isSettled(context, direct) ? undefined : await this.walk(then, way, live, signal);
    if (walked !== undefined && walked.path !== from.path) {
      return elsewhere(walked, from);
    }
    const walk = way?.isStepwise === true ? walked : undefined;
    const finding = weighUp({ context, direct, walk }, from.line, (to) => to === then.line);
    return { path: from.path, finding, changedIn: walk?.changedIn };
  }

  /** Where a line is that was in a file which is removed since; `undefined` where it went with it. */
  async carryAway(from: ReleaseLine, live: Live, signal: AbortSignal): Promise<CarriedLine | undefined> {
    const start = await this.startOf(from, signal);
    if (start === undefined || typeof start === 'string' || start.way === undefined) {
      return undefined;
    }
    const walked = await this.walk(start.line, start.way, live, signal);
    const isElsewhere = walked !== undefined && walked.fate !== 'gone' && walked.path !== from.path;
    return isElsewhere ? elsewhere(walked, from) : undefined;
  }

  private async wayFrom(commit: CommitHash, signal: AbortSignal): Promise<Way | undefined> {
    await this.history.lookBack(this.releases, signal);
    return this.history.wayFrom(commit, signal);
  }

  private async recent(signal: AbortSignal): Promise<Way | undefined> {
    const mainLine = await this.history.recent(signal);
    return mainLine && { mainLine, fork: mainLine.length, isStepwise: true };
  }

  /** The line as the release had it, and the way that leads from there. */
  private async startOf(from: ReleaseLine, signal: AbortSignal): Promise<Start | Gap | undefined> {
    const { commit } = from;
    if (commit === undefined) {
      return this.toldStart(from, signal);
    }
    const way = await this.wayFrom(commit, signal);
    const then = await this.lineThen({ ...from, commit }, way, signal);
    return typeof then === 'string' ? then : { line: then, way };
  }

  /** The line in the newest version of its file in which the event's lines stand where it says. */
  private async toldStart(
    { path, line, context }: ReleaseLine,
    signal: AbortSignal,
  ): Promise<Start | undefined> {
    const way = context && tellsVersion(context) ? await this.recent(signal) : undefined;
    if (context === undefined || way === undefined) {
      return undefined;
    }
    const { mainLine } = way;
    const newest = await this.git.fileAt(this.history.head, path, signal);
    const file = newest === 'absent' ? undefined : newest;
    const told = await versionTold(path, file, { line, context }, mainLine, this.texts, signal);
    return told && { line: told.line, way: { ...way, fork: told.fork } };
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
    const own = text.line(toBase0(line));
    return own === undefined || (context !== undefined && !agrees(context.own, own))
      ? 'otherText'
      : { file, text, line: toBase0(line) };
  }

  /** A file in a commit: where the main line tells it, git is not asked. */
  private async fileAt(
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

  private async walk(
    from: LineThen,
    { mainLine, fork, isStepwise }: Way,
    live: Live,
    signal: AbortSignal,
  ): Promise<Walked | undefined> {
    const { path } = from.file;
    const commit = await mainLine.hashAt(fork, signal);
    const way = { mainLine, fork, isStepwise };
    const atFork = commit === undefined ? undefined : await this.fileAt(commit, path, way, signal);
    const file = atFork === undefined || atFork === 'absent' ? from.file : atFork;
    const text = await this.texts.text(file.blob, signal);
    if (text === undefined) {
      return undefined;
    }
    if (file.blob === from.file.blob) {
      return walk(from, fork, { mainLine, texts: this.texts, live }, signal);
    }
    // the release's own branch changed the file, too
    const branch = carryLine(await this.texts.change(from.text, text, signal), from.line);
    const walked = await walk(
      { file, text, line: branch.line },
      fork,
      { mainLine, texts: this.texts, live },
      signal,
    );
    return branch.fate === 'kept' && walked
      ? { ...walked, trust: leastTrusted(walked.trust, branch.trust) }
      : undefined;
  }
}

/** True where the lines around and one comparison agree, and neither has a doubt. */
function isSettled(context: Finding, direct: Carried): boolean {
  const isConfident = context.verdict === 'exact' || context.verdict === 'moved';
  return isConfident && direct.fate === 'kept' && direct.trust === 'sure' && direct.line === context.line;
}

/** The line went to another file. */
function elsewhere({ path, line, fate, trust, changedIn }: Walked, from: ReleaseLine): CarriedLine {
  const at = base0(line);
  const isSure = fate === 'kept' && trust !== 'guess';
  const finding: Finding = isSure
    ? { verdict: 'moved', line: at, from: from.line }
    : fate === 'edited'
      ? { verdict: 'edited', line: at, from: from.line }
      : fate === 'gone'
        ? { verdict: 'gone', line: at, from: from.line, reason: 'removed' }
        : { verdict: 'unverified', line: at, reason: 'unsure' };
  return { path, finding, changedIn };
}
