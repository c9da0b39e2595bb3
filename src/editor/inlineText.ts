import { oneLine } from '../base/oneLine';
import type { FrameVariables } from '../issues/frameVariables';
import { type SpelledVariable, spelledVariables } from '../issues/variables';
import { variables as words } from '../words';

/** So many variables stand at the end of a line, each value so many UTF-16 units long. */
const MOST = 5;
const LONGEST_VALUE = 40;

/** UTF-16 units of a variable of which not all fits: less of it says nothing. */
const SHORTEST_CUT = 12;

/** UTF-16 units of a line of code in which names are looked for. */
const LONGEST_LINE = 2000;

/**
 * What stands at the end of a frame's line: `order = {'id': 5}, most = 3`, and before that what is not certain. Those
 * named on the line come first, in its order, and those for which there is no room are counted; empty where there is
 * nothing worth saying.
 * @param code the line as it is now.
 * @param longest UTF-16 units; what is longer VS Code cuts.
 */
export function inlineText(
  { vars, platform, place, call }: FrameVariables,
  code: string,
  longest: number,
): string {
  const told = worthSaying(spelledVariables(vars, platform, LONGEST_VALUE), code).map(variableText);
  if (told.length === 0) {
    return '';
  }
  const before = [
    place.verdict === 'edited' ? words.edited() : place.verdict === 'unverified' ? words.unsure() : '',
    call.count > 1 ? words.call(call.number, call.count) : '',
  ];
  const doubts = before
    .filter((part) => part !== '')
    .map((part) => `${part} · `)
    .join('');
  return doubts + fitting(told, longest - doubts.length);
}

/** As many as there is room for, the last of them cut if need be, and how many more there are; the first one always. */
function fitting([first = '', ...others]: readonly string[], longest: number): string {
  const rest = (shown: number) => (shown > others.length ? '' : ` ${words.more(others.length + 1 - shown)}`);
  let text = cut(first, Math.max(SHORTEST_CUT, longest - rest(1).length));
  let shown = 1;
  for (let isWhole = text === first; isWhole && shown < MOST && shown <= others.length; shown++) {
    const next = others[shown - 1] ?? '';
    const room = longest - text.length - ', '.length - rest(shown + 1).length;
    if (room < Math.min(SHORTEST_CUT, next.length)) {
      break;
    }
    const shortened = cut(next, room);
    isWhole = shortened === next;
    text += `, ${shortened}`;
  }
  return text + rest(shown);
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : oneLine(text, longest);
}

/** Every variable of a frame, a line each, in the order of the event. @param longest UTF-16 units of a value. */
export function variableLines(
  { vars, platform }: Pick<FrameVariables, 'vars' | 'platform'>,
  longest: number,
): readonly string[] {
  return spelledVariables(vars, platform, longest).map(variableText);
}

function variableText({ name, value }: SpelledVariable): string {
  return `${name} = ${value ?? words.filtered()}`;
}

function worthSaying(variables: readonly SpelledVariable[], code: string): readonly SpelledVariable[] {
  const names = namesIn(code);
  const rank = ({ name }: SpelledVariable) => names.get(name) ?? names.size;
  return variables
    .filter(({ name, value }) => !isScenery(name, value))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** What a module holds beside its variables: `__name__`, imported modules, functions and classes of Python. */
function isScenery(name: string, value: string | undefined): boolean {
  return /^__\w+__$/.test(name) || /^<(?:module|function|class|built-in) /.test(value ?? '');
}

/** Names on a line with their order; those of PHP without `$`, as its SDK sends them. */
function namesIn(code: string): ReadonlyMap<string, number> {
  const names = code.slice(0, LONGEST_LINE).match(/[\p{L}_$@][\p{L}\p{N}_$]*/gu) ?? [];
  return new Map(
    names
      .flatMap((name, at) => [name, name.replace(/^[$@]+/, '')].map((one) => [one, at] as const))
      .reverse(),
  );
}
