import type { TraceStack } from '../trace';

/** One line of a text, without what stands before and behind a stack's own words. */
export interface Line {
  /** Without white space at either end. */
  readonly text: string;
  /** Spaces and tabs before `text`, behind a log's prefix. */
  readonly indent: number;
}

/** Where something stands, as the text spells it. */
export interface Place {
  readonly file?: string;
  /** Counts from 1. */
  readonly line?: number;
  /** Counts from 1. */
  readonly column?: number;
}

/** One call, as the text tells it. */
export interface ReadFrame extends Place {
  /** Sentry's name of the platform; `rust` and `dart` are kept apart until the end. */
  readonly platform: string;
  readonly function?: string;
  /** What a language puts before the function: a Java class, a Go import path. */
  readonly module?: string;
  readonly package?: string;
  /** What was called at this place, where a language tells that instead of what ran there: PHP, Perl. */
  readonly calls?: string;
  /** The number that stands before the frame, where numbers rise from the newest call on. */
  readonly number?: number;
  /** True where the language prints the oldest call first; else the newest stands first. */
  readonly isOldestFirst?: boolean;
  /** Says too little to be a frame by itself: it counts only beside others of its platform. */
  readonly isWeak?: boolean;
}

/** How a stack belongs to the one read before it. */
export type Link =
  /** It does not: another failure begins. */
  | 'new'
  /** It is a cause of the present one, or lies within it. */
  | 'cause'
  /** The present one, and all read so far of this failure, are causes of it. */
  | 'wraps'
  /** It is another thread of the same process. */
  | 'sibling'
  /** There is no other: it names the stack above, as Python does. */
  | 'own';

/** What announces a stack. */
export interface Heading {
  readonly kind?: TraceStack['kind'];
  readonly type?: string;
  readonly value?: string;
  readonly link: Link;
  /** The order of the frames below, where it is said. */
  readonly isOldestFirst?: boolean;
  /** Where it was thrown, for languages that do not repeat it as a frame. */
  readonly thrownAt?: Place & { readonly platform: string };
  /** The exception within, where one line announces both; the first frames are its own. */
  readonly inner?: Heading;
}

/** What some lines say; at least one of its parts, or nothing at all for what is known to be no end of a stack. */
export interface Reading {
  /** How many lines were read; one where nothing is said. */
  readonly lines?: number;
  readonly heading?: Heading;
  readonly frame?: ReadFrame;
  /** How the next stack belongs to what was read so far. */
  readonly joins?: Link;
  /** True where the stack of an inner exception ends: what follows is of the outer one. */
  readonly closes?: boolean;
}

/** What is known when a line is read. */
export interface Here {
  /** The stack being read, if any. */
  readonly open?: {
    readonly isOldestFirst: boolean;
    readonly isNamed: boolean;
    readonly platform: string;
    /** The indent of its last frame. */
    readonly indent: number;
  };
}

/** Reads what begins at `lines[at]`, if it is of this form. Looks no further than a few dozen lines around. */
export type Form = (lines: readonly Line[], at: number, here: Here) => Reading | undefined;

/** A form that needs one line only. */
export function ofLine(read: (text: string, line: Line) => Reading | undefined): Form {
  return (lines, at) => {
    const line = lines[at];
    return line === undefined ? undefined : read(line.text, line);
  };
}
