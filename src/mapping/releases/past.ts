import { toBase0 } from '../../base/positions';
import { type Carried, leastTrusted } from '../lines/carried';
import { carryLine } from '../lines/carryLine';
import { contextAt } from '../lines/eventContext';
import type { LiveText } from '../lines/liveText';
import { type Finding, locateLine } from '../lines/locateLine';
import { untouched } from '../lines/untouched';
import { weighUp } from '../lines/weighUp';
import type { Place } from '../choice/fits';
import type { FramePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import { type FormerFile, FormerFiles } from './formerFiles';
import { formerPath } from './formerPath';
import type { CommitHash, Git } from './git';
import type { History, Way } from './history';
import type { MainLine } from './mainLine';
import { type CarriedLine, elsewhere, type Gap, type Live, type ReleaseLine } from './releaseLine';
import { type Start, Starts } from './starts';
import type { FormerTexts } from './texts';
import { type LineThen, SURELY_SAME, walk, type Walked } from './walk';

/** Carries lines from releases to the texts of now, for the time of one call: texts and changes are read once. */
export class Past {
  private readonly starts: Starts;
  private readonly formerFiles = new WeakMap<MainLine, FormerFiles>();

  /** @param releases all that lines may be carried from: the way to them is read in one look. */
  constructor(
    git: Git,
    private readonly history: History,
    private readonly texts: FormerTexts,
    releases: readonly CommitHash[],
  ) {
    this.starts = new Starts(git, history, texts, releases);
  }

  /** The file that a frame means under a name that it has lost since its release. */
  async formerFile(
    commit: CommitHash | undefined,
    frame: TraceFrame,
    paths: FramePaths,
    here: Place,
    signal: AbortSignal,
  ): Promise<FormerFile | undefined> {
    const way = await this.starts.wayFrom(commit, signal);
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
    const way = await this.starts.wayFrom(commit, signal);
    return way === undefined ? path : formerPath(path, way.fork, way.mainLine, this.texts, signal);
  }

  /** Carries a line from its release to the text of now; `undefined` where neither a commit nor the event tells it. */
  async carry(from: ReleaseLine, live: Live, signal: AbortSignal): Promise<CarriedLine | Gap | undefined> {
    const start = await this.starts.of(from, signal);
    const now = await live(from.path);
    if (start === undefined || typeof start === 'string') {
      return start;
    }
    if (now === undefined) {
      return 'absent';
    }
    const carried = await this.carryFrom(start, from, now, live, signal);
    const other = start.other && (await this.carryFrom(start.other, from, now, live, signal));
    const isClear = other === undefined || (isSamePlace(carried, other) && isConfident(other.finding));
    return isClear || !isConfident(carried.finding)
      ? carried
      : { ...carried, finding: unlessConfident(carried.finding) };
  }

  private async carryFrom(
    start: Start,
    from: ReleaseLine,
    now: LiveText,
    live: Live,
    signal: AbortSignal,
  ): Promise<CarriedLine> {
    const { line: then, way, toldBy } = start;
    const was = then.file.path;
    if (then.text.isSame(now) && then.file.path === from.path) {
      const finding = { verdict: 'exact', line: toBase0(from.line) } as const;
      return { path: from.path, was, finding, changedIn: undefined, toldBy };
    }
    const context = await locateLine(from.line, from.context ?? contextAt(then.text, then.line), now, signal);
    const direct = await this.carryOver(then, now, signal);
    const isSameFile = async (one: Way) =>
      was === from.path
        ? !one.mainLine.hasLeft(was, one.fork)
        : (await this.texts.change(then.text, now, signal)).shareKept >= SURELY_SAME;
    const isSettled = agree(context, direct) && (was === from.path || direct.trust === 'sure');
    const walked =
      way === undefined || (isSettled && (await isSameFile(way)))
        ? undefined
        : await this.walk(then, way, live, signal);
    if (walked !== undefined && walked.path !== from.path) {
      const isHere = (await live(walked.path)) !== undefined; // else it is gone, and so is that file
      return elsewhere(isHere ? walked : { ...walked, path: from.path, line: direct.line }, from, start);
    }
    const walk = way?.isStepwise === true ? walked : undefined;
    const witnesses = { context, direct: walk === undefined ? doubted(direct, walked) : direct, walk };
    const weighed = weighUp(witnesses, from.line, (to) => to === then.line);
    const finding = walked?.mayBeOtherFile === true ? unlessConfident(weighed) : weighed;
    return { path: from.path, was, finding, changedIn: walk?.changedIn, toldBy };
  }

  /** Follows a line to a later text. */
  private async carryOver({ text, line }: LineThen, later: LiveText, signal: AbortSignal): Promise<Carried> {
    return (
      untouched(text, later, line) ?? carryLine(await this.texts.change(text, later, signal), line, signal)
    );
  }

  /** Where a line is that was in a file which is removed since; `undefined` where it went with it. */
  async carryAway(from: ReleaseLine, live: Live, signal: AbortSignal): Promise<CarriedLine | undefined> {
    const start = await this.starts.of(from, signal);
    if (start === undefined || typeof start === 'string' || start.way === undefined) {
      return undefined;
    }
    const walked = await this.walk(start.line, start.way, live, signal);
    const isElsewhere = walked !== undefined && walked.fate !== 'gone' && walked.path !== from.path;
    return isElsewhere ? elsewhere(walked, from, start) : undefined;
  }

  /** Begins to read the way from the releases, where many lines will ask for it; a failure is told to these. */
  lookAhead(signal: AbortSignal): void {
    this.starts.lookAhead(signal);
  }

  /** True for a file that is known to be one of this repository's own. */
  isTracked(path: string): boolean {
    return this.history.isTracked(path);
  }

  /** True where each commit on the way from a release is a step of its own; of an unknown one, from the newest commits. */
  async isStepwise(commit: CommitHash | undefined, signal: AbortSignal): Promise<boolean> {
    const way = await this.starts.wayFrom(commit, signal);
    return way?.isStepwise === true;
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
    const atFork = commit === undefined ? undefined : await this.starts.fileAt(commit, path, way, signal);
    const file = atFork === undefined || atFork === 'absent' ? from.file : atFork;
    const text = await this.texts.text(file.blob, signal);
    if (text === undefined) {
      return undefined;
    }
    if (file.blob === from.file.blob) {
      return walk(from, fork, { mainLine, texts: this.texts, live }, signal);
    }
    // the release's own branch changed the file, too
    const branch = await this.carryOver(from, text, signal);
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

/** A line that moved within its file is doubted where it may have gone to another one in the same step. */
function doubted(direct: Carried, walked: Carried | undefined): Carried {
  return direct.hasMoved === true && walked !== undefined
    ? { ...direct, trust: leastTrusted(direct.trust, walked.trust) }
    : direct;
}

function isConfident({ verdict }: Finding): boolean {
  return verdict === 'exact' || verdict === 'moved';
}

function isSamePlace(one: CarriedLine, other: CarriedLine): boolean {
  return one.path === other.path && one.finding.line === other.finding.line;
}

function unlessConfident(finding: Finding): Finding {
  return isConfident(finding) ? { verdict: 'unverified', line: finding.line, reason: 'unsure' } : finding;
}

/**
 * True where the lines around and one comparison agree, and neither has a doubt: none that the lines around do not do
 * away with by standing at their very number. Anywhere else they may be a copy's, and only the versions in between tell.
 */
function agree(context: Finding, { fate, line, trust, hasMoved }: Carried): boolean {
  const isBorneOut = context.verdict === 'exact' && hasMoved !== true;
  const isTrusted = trust === 'sure' || (isBorneOut && (trust === 'likely' || trust === 'doubtful'));
  return isConfident(context) && fate === 'kept' && isTrusted && line === context.line;
}
