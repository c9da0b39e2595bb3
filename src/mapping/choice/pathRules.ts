import { list, record, text } from '../../base/decode';
import type { FramePaths } from '../paths/framePath';
import { readSpelling } from '../paths/spelling';
import type { TraceFrame } from '../trace';
import { commonEnding } from './fits';
import { fillGlob, isGlob, isWellFormed, matchGlob, wildcards } from './glob';

/**
 * What a person has said of where frames lie. Without `*` it is the beginning of a frame's path, up to a `/`, and the
 * rest of the path is looked for below `file`: `{ frame: 'webpack://shop/./', file: 'packages/shop/' }`. With `*` it
 * is the whole path, and the wildcards of `file` stand for what those of `frame` took:
 * `{ frame: '/builds/job-*.tmp/app/**', file: 'services/app/**' }`.
 */
export interface PathRule {
  /** Of the frame's path as the event spells it, with `/` for `\`, or as it reads without scheme and `..`. */
  readonly frame: string;
  /** Below the workspace folder; `./` is the folder itself. */
  readonly file: string;
}

/** Why an entry of the settings is no rule. */
export type RuleProblem =
  | 'notAList' // the setting itself
  | 'tooMany' // beyond the first thousand
  | 'notARule' // no object with two strings
  | 'noFrame' // nothing that a path could begin with
  | 'tooLong'
  | 'doubleStar' // `**` beside other characters
  | 'moreStars' // `file` has wildcards that nothing fills
  | 'leavesFolder'; // absolute, with a scheme, or climbing out

/** The rules of a setting, and what is wrong with the others. */
export interface ReadRules {
  readonly rules: readonly PathRule[];
  /** By their place in the setting, from 0. */
  readonly problems: readonly { readonly index: number; readonly problem: RuleProblem }[];
}

const MOST_RULES = 1000;

/** In UTF-16 units, of either side. */
const LONGEST = 1000;

/** No operating system takes longer paths. */
const LONGEST_SPELLING = 4096;

/** Reads rules as the settings hold them; one bad rule never loses the others. */
export function parsePathRules(value: unknown): ReadRules {
  if (value === undefined || value === null) {
    return { rules: [], problems: [] };
  }
  if (!Array.isArray(value)) {
    return { rules: [], problems: [{ index: 0, problem: 'notAList' }] };
  }
  const read = list(value)
    .slice(0, MOST_RULES)
    .map((entry, index) => ({ index, rule: parseRule(entry) }));
  const problems = read.flatMap(({ index, rule }) =>
    typeof rule === 'string' ? [{ index, problem: rule }] : [],
  );
  return {
    rules: read.flatMap(({ rule }) => (typeof rule === 'string' ? [] : [rule])),
    problems: value.length > MOST_RULES ? [...problems, { index: MOST_RULES, problem: 'tooMany' }] : problems,
  };
}

function parseRule(value: unknown): PathRule | RuleProblem {
  const frame = text(record(value)?.['frame'])?.replaceAll('\\', '/').trim();
  const file = text(record(value)?.['file'])?.replaceAll('\\', '/').trim();
  if (frame === undefined || file === undefined) {
    return 'notARule';
  }
  if (frame === '') {
    return 'noFrame';
  }
  if (frame.length > LONGEST || file.length > LONGEST) {
    return 'tooLong';
  }
  if (!isWellFormed(frame) || !isWellFormed(file)) {
    return 'doubleStar';
  }
  const [has, needs] = [wildcards(frame), wildcards(file)];
  if (needs.stars > has.stars || needs.doubles > has.doubles) {
    return 'moreStars';
  }
  return staysBelow(file) ? { frame, file: file || './' } : 'leavesFolder';
}

function staysBelow(file: string): boolean {
  return !/^\/|^~\/|^[a-z][a-z0-9+.-]*:/i.test(file) && !file.split('/').includes('..');
}

/** Every way in which rules may name a frame: as its paths are spelled, and as they read. Each once. */
export function spellingsOf(
  { filename, absPath }: TraceFrame,
  paths: FramePaths | undefined,
): readonly string[] {
  const spelled = [filename, absPath].map((path) =>
    (path ?? '').slice(0, LONGEST_SPELLING).replaceAll('\\', '/').trim(),
  );
  const read = (paths?.paths ?? []).flatMap(({ root, segments }) => {
    const path = segments.join('/');
    return root === '' ? [path] : [root === '/' ? `/${path}` : `${root}/${path}`, path];
  });
  return [...new Set([...spelled, ...read])].filter((spelling) => spelling !== '');
}

/** Where a rule leads a path, not yet looked for; `undefined` where it says nothing of it. */
export function follow({ frame, file }: PathRule, spelling: string): string | undefined {
  if (isGlob(frame)) {
    const taken = matchGlob(frame, spelling);
    return taken && fillGlob(file, taken);
  }
  if (!spelling.startsWith(frame)) {
    return undefined;
  }
  const rest = spelling.slice(frame.length);
  if (rest === '') {
    return file;
  }
  const isBoundary = rest.startsWith('/') || frame.endsWith('/');
  return isBoundary ? `${file.replace(/\/$/, '')}/${rest.replace(/^\//, '')}` : undefined;
}

/**
 * Says of a frame's path that it is this file. Their common ending goes, so that the rule serves the files around,
 * too; a rest that names nothing (`../../`) says nothing of others: then it is for this path alone. Of several
 * spellings the one that has most in common is used. `undefined` where no rule can say it.
 */
export function writeRule(spellings: readonly string[], file: string): PathRule | undefined {
  const written = spellings.flatMap((spelling) => {
    const common = commonEnding(spelling.split('/'), file.split('/'));
    const start = { frame: withoutEnding(spelling, common), file: withoutEnding(file, common) || './' };
    const isGeneral = common > 0 && NAMES_SOMETHING.test(start.frame) && !isGlob(start.frame + start.file);
    const rule = isGeneral ? start : { frame: spelling, file };
    return leadsTo(rule, spelling, file) ? [{ rule, rank: common + (isGeneral ? 0.5 : 0) }] : [];
  });
  return written.toSorted((a, b) => b.rank - a.rank)[0]?.rule;
}

/**
 * The rules with a new one that holds for a path from now on: it stands before the first that says something of the
 * path, and the more particular ones keep their place.
 */
export function withRule(
  rules: readonly PathRule[],
  rule: PathRule,
  spellings: readonly string[],
): readonly PathRule[] {
  const others = rules.filter(({ frame }) => frame !== rule.frame);
  const at = others.findIndex((one) => spellings.some((spelling) => follow(one, spelling) !== undefined));
  return at === -1 ? [...others, rule] : others.toSpliced(at, 0, rule);
}

/** A name or a scheme; not `/`, `./` or `../../`. */
const NAMES_SOMETHING = /[^./]/;

function leadsTo(rule: PathRule, spelling: string, file: string): boolean {
  const lead = typeof parseRule(rule) === 'string' ? undefined : follow(rule, spelling);
  const readings = lead === undefined ? 'noPath' : readSpelling(lead);
  return typeof readings !== 'string' && readings.some(({ segments }) => segments.join('/') === file);
}

/** `webpack://shop/./` of `webpack://shop/./src/a.ts` and 2; with the `/` at its end. */
function withoutEnding(path: string, names: number): string {
  const ending = path.split('/').slice(-names).join('/');
  return names === 0 ? path : path.slice(0, path.length - ending.length);
}
