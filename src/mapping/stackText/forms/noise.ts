import { ofLine } from '../reading';

/** Lines that stand among frames and end no stack. */
const NOISE: readonly RegExp[] = [
  // Java: `... 12 more`, `... 27 common frames omitted`, `[CIRCULAR REFERENCE: …]`
  /^\.{3} (?:\d+ (?:more|common frames omitted|frames? )|suppressed )/,
  /^\[CIRCULAR REFERENCE/,
  // Python
  /^\[Previous line repeated \d+ more times?\]$/,
  /^[\^~]+$/,
  /^\+-+$/,
  // Dart, Node, .NET, Bluebird
  /^<asynchronous suspension>$/,
  /^={3,} asynchronous gap =/,
  /^-{2,} .{1,120} -{2,}$/,
  /^From previous event:$/,
  // Go
  /^\.{3}(?:additional|\d+) frames elided\.{3}$/,
  /^\[originating from goroutine \d+\]:$/,
  // Safari
  /^\[native code\]$/,
  /^(?:eval|global|module) code$/,
  // Rust's and others' hidden frames
  /^[\u22ee:. ]*\d+ (?:frames? )?hidden/,
];

export const noise = ofLine((text) =>
  text === '' || NOISE.some((known) => known.test(text)) ? {} : undefined,
);
