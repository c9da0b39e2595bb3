import { weakHeadingOf } from './headings';
import type { Heading, Here, Line, Link, Reading, ReadFrame } from './reading';
import { MOST_STACKS } from './pasted';
import { isNamed, type OpenStack } from './stacks';

/** Lines without a meaning that may stand between two frames: source, values, other people's words. */
const WIDEST_GAP = { newestFirst: 12, oldestFirst: 40 };

/** Lines that may stand between the name of an exception and its first frame: a long message, source. */
const LONGEST_MESSAGE = 60;

/** Where one failure is told by several stacks: Go's goroutines, the reports of sanitizers. */
const PLATFORMS_OF_THREADS: ReadonlySet<string> = new Set(['go', 'native']);

/** Puts readings together, line by line: frames to stacks, stacks to failures. */
export class Assembly {
  /** One list per failure, in the order of the text; within it the root cause first. */
  readonly failures: OpenStack[][] = [];
  private opened = 0;
  private current: OpenStack | undefined;
  /** What was announced and has no frame yet. */
  private announced: { readonly heading: Heading; readonly at: number } | undefined;
  private joins: Link | undefined;
  /** Frames that say too little, until one that says more follows them. */
  private weak: ReadFrame[] = [];
  /** The line behind the last one that meant something. */
  private next = 0;
  /** Lines since the last frame, without those that are known to be noise. */
  private gap = 0;

  constructor(private readonly lines: readonly Line[]) {}

  /** How many stacks were left out. */
  get tooMany(): number {
    return Math.max(0, this.opened - MOST_STACKS);
  }

  /** What a form may know. */
  get here(): Here {
    const open = this.current;
    return open === undefined
      ? {}
      : {
          open: {
            isOldestFirst: open.isOldestFirst,
            isNamed: isNamed(open),
            platform: open.frames.at(-1)?.platform ?? '',
            indent: open.indent,
          },
        };
  }

  /** A line that no form reads. */
  pass(): void {
    this.gap++;
    this.weak = [];
  }

  /** What the lines from `at` on say. */
  accept({ lines = 1, heading, frame, joins, closes }: Reading, at: number): void {
    if (frame !== undefined && heading?.link === 'own') {
      this.take(frame, at);
    }
    if (heading !== undefined) {
      this.announce(heading, at);
    }
    if (frame !== undefined && heading?.link !== 'own') {
      this.take(frame, at);
    }
    if (closes === true) {
      this.current = this.current?.outer ?? this.current;
    }
    this.joins = joins ?? this.joins;
    this.next = at + lines;
  }

  /** Ends the text. */
  end(): void {
    this.settle();
  }

  private announce(heading: Heading, at: number): void {
    const open = this.current;
    if (heading.link === 'own' && open !== undefined) {
      open.name = { type: heading.type, value: heading.value };
      this.gap = 0;
      return;
    }
    const joined = heading.link === 'new' && this.joins !== undefined ? this.joins : heading.link;
    if (joined === 'cause' || this.announced?.heading.thrownAt !== undefined) {
      this.settle();
    }
    this.joins = undefined;
    this.announced = { heading: this.asThread({ ...heading, link: joined }), at };
    this.weak = [];
  }

  /** A thread behind `panic: …` is the one that failed; the next ones are beside it. */
  private asThread(heading: Heading): Heading {
    const told = this.announced?.heading;
    if (heading.link !== 'sibling') {
      return heading;
    }
    if (told !== undefined && told.link !== 'sibling' && told.type !== undefined) {
      return { ...told, kind: 'exception' };
    }
    const isBeside = PLATFORMS_OF_THREADS.has(this.current?.frames.at(-1)?.platform ?? '');
    return { ...heading, link: isBeside ? 'cause' : 'new' };
  }

  private take(frame: ReadFrame, at: number): void {
    const continues = this.continues(frame, at);
    const isAwaited = this.announced?.heading.thrownAt?.platform === frame.platform;
    if (frame.isWeak === true && !continues && !isAwaited) {
      this.weak.push(frame);
      return;
    }
    if (!continues) {
      this.start(frame, at);
    }
    const { current } = this;
    if (current !== undefined) {
      current.frames.push(...this.weak.filter(({ platform }) => platform === frame.platform), frame);
      current.indent = this.lines[at]?.indent ?? 0;
    }
    this.weak = [];
    this.gap = 0;
  }

  /** True where a frame belongs to the stack being read. */
  private continues(frame: ReadFrame, at: number): boolean {
    const open = this.current;
    const last = open?.frames.at(-1);
    if (open === undefined || this.announced !== undefined) {
      return false;
    }
    if (last === undefined) {
      return true;
    }
    if (frame.isWeak === true && (this.gap > 0 || isFar(frame, last))) {
      return false;
    }
    const isOfOrder = frame.isOldestFirst === true ? open.isOldestFirst : last.isOldestFirst !== true;
    const restarts = frame.number !== undefined && last.number !== undefined && frame.number <= last.number;
    const isNear = this.gap <= (open.isOldestFirst ? WIDEST_GAP.oldestFirst : WIDEST_GAP.newestFirst);
    const isAnother =
      this.gap > 0 && (isFar(frame, last) || this.weak.length > 0 || this.weakHeadingAbove(at) !== undefined);
    const isOver = open.name !== undefined;
    return (
      (isOfOrder || open.heading.isOldestFirst !== undefined) && !restarts && isNear && !isAnother && !isOver
    );
  }

  private start(frame: ReadFrame, at: number): void {
    const { announced } = this;
    const isFresh = announced !== undefined && at - announced.at <= LONGEST_MESSAGE;
    const first = this.weak.length === 0 ? at : at - this.weak.length;
    const link = this.joins ?? 'new';
    this.announced = undefined;
    this.joins = undefined;
    this.open(
      isFresh ? announced.heading : { ...this.weakHeadingAbove(first), link },
      frame.isOldestFirst === true,
    );
  }

  /** Gives what was announced a stack without frames: its own may come later, or only the place where it was thrown. */
  private settle(): void {
    if (this.announced !== undefined) {
      this.open(this.announced.heading, false);
      this.announced = undefined;
    }
  }

  private open(heading: Heading, isOldestFirst: boolean): void {
    const stack: OpenStack = {
      heading,
      isOldestFirst: heading.isOldestFirst ?? isOldestFirst,
      frames: [],
      indent: 0,
      ...(heading.link === 'cause' && this.current !== undefined && { outer: this.current }),
    };
    if (this.opened++ < MOST_STACKS) {
      this.place(stack);
    }
    this.current = stack;
    if (heading.inner !== undefined) {
      this.open(heading.inner, isOldestFirst);
    }
  }

  /** Causes stand before what they caused; another failure stands for itself. */
  private place(stack: OpenStack): void {
    const failure = this.failures.at(-1);
    const { link } = stack.heading;
    if (failure === undefined || link === 'new' || link === 'sibling' || link === 'own') {
      this.failures.push([stack]);
    } else if (link === 'wraps' || this.current === undefined) {
      failure.push(stack);
    } else {
      failure.splice(Math.max(failure.indexOf(this.current), 0), 0, stack);
    }
  }

  /** `Name: message` in the last line with words above the first frame of a stack. */
  private weakHeadingAbove(at: number): Heading | undefined {
    for (let above = at - 1; above >= this.next && above >= at - 3; above--) {
      const text = this.lines[above]?.text ?? '';
      if (text !== '') {
        return weakHeadingOf(text);
      }
    }
    return undefined;
  }
}

/** Browsers and Node write the same. */
function familyOf(platform: string): string {
  return platform === 'node' ? 'javascript' : platform;
}

/** Two languages share a stack only without anything between. */
function isFar(frame: ReadFrame, last: ReadFrame): boolean {
  return familyOf(frame.platform) !== familyOf(last.platform);
}
