import { brief, each, flag, list, number, record } from '../base/decode';
import { type Base1Line, base1 } from '../base/positions';

/** UTF-16 units of a name or a source line that are kept; what is longer is no path and no line of source. */
const LONGEST = 4000;

/** Frames and exceptions of one event that are kept; the SDKs send at most a hundred frames. */
const MOST = 500;

/** One line of source around a frame, as the SDK or the server saw it: of the release, not of the workspace. */
export interface ContextLine {
  readonly line: Base1Line;
  readonly text: string;
}

/** One call on a stack, as the API delivers it: every part may be missing, and none is to be trusted. */
export interface Frame {
  /** Relative, a URL or a base name: `./src/cart.ts`, `webpack://shop/./src/cart.ts`, `Cart.java`. */
  readonly filename?: string;
  /** Absolute path or URL on the machine that failed. */
  readonly absPath?: string;
  /** Dotted module of Java and Python; for JavaScript derived from the path. */
  readonly module?: string;
  readonly package?: string;
  readonly function?: string;
  /** The frame's own platform where it differs from the event's, such as `javascript`. */
  readonly platform?: string;
  readonly lineNo?: Base1Line;
  /** Counts as the SDK counts: from 1 for JavaScript. */
  readonly colNo?: number;
  readonly inApp?: boolean;
  /** Up to five lines either side of `lineNo`, ascending; none when the source was not at hand. */
  readonly context: readonly ContextLine[];
  /** Local variables; may hold secrets: never written to disk, never logged. */
  readonly vars?: Readonly<Record<string, unknown>>;
}

/** An exception's place in the tree that chains and groups of exceptions make. */
export interface ExceptionBranch {
  /** Unlike that of any other exception of the event; 0 for the outermost. */
  readonly id: number;
  /** The exception that it caused, or the group that it is part of; the outermost has none. */
  readonly parent?: number;
  /** True for one that holds several at once: `ExceptionGroup`, `AggregateError`. */
  readonly isGroup: boolean;
}

/** The stack of one exception or, where an event has none, of a thread or of a message. */
export interface Stack {
  readonly kind: 'exception' | 'thread' | 'message';
  /** The exception's class, such as `TypeError`. */
  readonly type?: string;
  /** The exception's message. */
  readonly value?: string;
  readonly handled?: boolean;
  /** Where it stands among the event's exceptions; only where the SDK tells it. */
  readonly branch?: ExceptionBranch;
  /** Oldest call first: the last frame is the one that failed. */
  readonly frames: readonly Frame[];
}

/**
 * The stacks of an event's `entries`, root cause first and the outermost exception last.
 * As Sentry's own page does: exceptions with a stack, else the crashed (else the current) thread, else the stack
 * of the message. Unknown entries are passed over.
 */
export function decodeStacks(entries: unknown): readonly Stack[] {
  const exceptions = each(list(values(entries, 'exception')).slice(-MOST), decodeException);
  if (exceptions.some((exception) => exception.frames.length > 0)) {
    return exceptions;
  }
  const threads = list(values(entries, 'threads')).map((thread) => record(thread));
  const thread =
    threads.find((one) => one?.['crashed'] === true) ?? threads.find((one) => one?.['current'] === true);
  const threadFrames = decodeFrames(thread?.['stacktrace']);
  if (threadFrames.length > 0) {
    const [failed] = exceptions.slice(-1);
    return [{ ...failed, kind: failed === undefined ? 'thread' : 'exception', frames: threadFrames }];
  }
  const messageFrames = decodeFrames(entryData(entries, 'stacktrace'));
  return messageFrames.length > 0 ? [{ kind: 'message', frames: messageFrames }] : exceptions;
}

/** The `data` of the first entry of a type, such as `exception`; entries come in no fixed order. */
export function entryData(entries: unknown, type: string): unknown {
  return record(list(entries).find((entry) => record(entry)?.['type'] === type))?.['data'];
}

function values(entries: unknown, type: string): unknown {
  return record(entryData(entries, type))?.['values'];
}

function decodeException(value: unknown): Stack | undefined {
  const exception = record(value);
  if (exception === undefined) {
    return undefined;
  }
  const mechanism = record(exception['mechanism']);
  const branch = decodeBranch(mechanism);
  return {
    kind: 'exception',
    type: brief(exception['type'], LONGEST),
    value: brief(exception['value'], LONGEST),
    handled: flag(mechanism?.['handled']),
    ...(branch !== undefined && { branch }),
    frames: decodeFrames(exception['stacktrace']),
  };
}

function decodeBranch(mechanism: Readonly<Record<string, unknown>> | undefined): ExceptionBranch | undefined {
  const [id, parent] = [number(mechanism?.['exception_id']), number(mechanism?.['parent_id'])];
  const isGroup = mechanism?.['is_exception_group'] === true;
  return id === undefined ? undefined : { id, ...(parent !== undefined && { parent }), isGroup };
}

function decodeFrames(stacktrace: unknown): Frame[] {
  return each(list(record(stacktrace)?.['frames']).slice(-MOST), decodeFrame);
}

function decodeFrame(value: unknown): Frame | undefined {
  const frame = record(value);
  if (frame === undefined) {
    return undefined;
  }
  const lineNo = number(frame['lineNo']);
  return {
    filename: brief(frame['filename'], LONGEST),
    absPath: brief(frame['absPath'], LONGEST),
    module: brief(frame['module'], LONGEST),
    package: brief(frame['package'], LONGEST),
    function: brief(frame['function'], LONGEST),
    platform: brief(frame['platform'], LONGEST),
    lineNo: lineNo !== undefined && Number.isInteger(lineNo) && lineNo > 0 ? base1(lineNo) : undefined,
    colNo: number(frame['colNo']),
    inApp: flag(frame['inApp']),
    context: each(frame['context'], decodeContextLine),
    vars: record(frame['vars']),
  };
}

/** `[number, text]`; the text can be null, and then the line says nothing. */
function decodeContextLine(value: unknown): ContextLine | undefined {
  const [line, source] = list(value);
  const at = number(line);
  const read = brief(source, LONGEST);
  return at === undefined || read === undefined ? undefined : { line: base1(at), text: read };
}
