import type { PastedStack, PastedTrace } from '../../../../src/mapping/stackText/pasted';
import type { TraceFrame } from '../../../../src/mapping/trace';
import type { CapturedStack, CapturedTrace } from './captured';

/** How many frames came out right, of how many that are there or came out. */
export interface Score {
  readonly right: number;
  readonly all: number;
  /** What is missing (`-`), what is too much (`+`). */
  readonly differences: readonly string[];
}

/** Compares frame by frame: each must be of the right failure and stack, in the right order. */
export function score(failures: CapturedTrace['failures'], traces: readonly PastedTrace[]): Score {
  const pairs = padded(failures, traces).flatMap(([stacks, trace]) =>
    padded<CapturedStack, PastedStack>(stacks ?? [], trace?.stacks ?? []),
  );
  const scores = pairs.map(([told, read]) =>
    framesScore(told?.frames ?? [], (read?.frames ?? []).map(inShort)),
  );
  return {
    right: scores.reduce((sum, { right }) => sum + right, 0),
    all: scores.reduce((sum, { all }) => sum + all, 0),
    differences: scores.flatMap(({ differences }) => differences),
  };
}

function padded<A, B>(left: readonly A[], right: readonly B[]): readonly (readonly [A?, B?])[] {
  return Array.from(
    { length: Math.max(left.length, right.length) },
    (_, at) => [left[at], right[at]] as const,
  );
}

function framesScore(told: readonly string[], read: readonly string[]): Score {
  const common = longestCommon(told, read);
  return {
    right: common.length,
    all: told.length + read.length - common.length,
    differences: [
      ...without(told, common).map((frame) => `- ${frame}`),
      ...without(read, common).map((frame) => `+ ${frame}`),
    ],
  };
}

function without(frames: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return frames.filter((frame) => {
    const at = left.indexOf(frame);
    if (at !== -1) {
      left.splice(at, 1);
    }
    return at === -1;
  });
}

function longestCommon(a: readonly string[], b: readonly string[]): readonly string[] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const common: string[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      common.push(a[i]!);
      i++;
      j++;
    } else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) {
      i++;
    } else {
      j++;
    }
  }
  return common;
}

/** `file | line:column | function`, as the captured traces say it. */
export function inShort(frame: TraceFrame): string {
  const { filename = '', absPath = '', lineNo, colNo } = frame;
  const place = [lineNo, colNo].filter((number) => number !== undefined).join(':');
  return [filename || absPath, place, qualified(frame)].join(' | ');
}

/** Module and function as one name; Elixir's functions hold the module themselves. */
function qualified({ module = '', function: name = '', platform }: TraceFrame): string {
  return module === '' || platform === 'elixir' ? name : `${module}.${name}`;
}
