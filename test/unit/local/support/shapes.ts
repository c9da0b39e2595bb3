/** The JSON types that occur at each path, such as `entries[exception].data.values[].type`. */
type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** A difference that is meant. */
export interface Allowed {
  /** As `differences` names it. */
  readonly difference: string;
  readonly why: string;
}

/**
 * How an answer of ours differs from a recorded one in field names and JSON types, one sentence for each field.
 * A null says nothing of the type that could stand there; below a field that only one of them has nothing is said.
 * @param free paths of objects whose keys are data, such as tags: not looked into.
 */
export function differences(recorded: unknown, ours: unknown, free: readonly string[] = []): string[] {
  const [theirs, own] = [shapeOf(recorded, free), shapeOf(ours, free)];
  const missing = [...theirs.keys()].filter((path) => !own.has(path) && couldHave(own, path));
  const extra = [...own.keys()].filter((path) => !theirs.has(path) && couldHave(theirs, path));
  const typed = [...theirs].flatMap(([path, types]) => typeDifference(path, types, own.get(path)));
  return [
    ...missing.map((path) => `${path} is missing`),
    ...extra.map((path) => `${path} is extra`),
    ...typed,
  ];
}

/** Whether an answer that lacks a field could have shown it: a null and an empty list show nothing. */
function couldHave(shape: Shape, path: string): boolean {
  const parent = shape.get(parentOf(path));
  return /\[\w+\]$/.test(path)
    ? parent !== undefined
    : !path.endsWith('[]') && (parent?.has('object') ?? false);
}

/** The differences that no row of a table allows, and the rows that allow what does not differ. */
export function unexplained(found: readonly string[], allowed: readonly Allowed[]): string[] {
  const known = new Set(allowed.map(({ difference }) => difference));
  const idle = [...known].filter((difference) => !found.includes(difference));
  return [
    ...found.filter((difference) => !known.has(difference)),
    ...idle.map((difference) => `needlessly allowed: ${difference}`),
  ];
}

function typeDifference(
  path: string,
  theirs: ReadonlySet<string>,
  ours: ReadonlySet<string> | undefined,
): string[] {
  const [wanted, given] = [theirs, ours ?? new Set<string>()].map((types) =>
    [...types].filter((type) => type !== 'null'),
  );
  if (wanted === undefined || given === undefined || ours === undefined || wanted.length === 0) {
    return [];
  }
  const isSame = given.length > 0 && given.every((type) => wanted.includes(type));
  return isSame ? [] : [`${path} is ${given.join(' or ') || 'null'} instead of ${wanted.join(' or ')}`];
}

function shapeOf(value: unknown, free: readonly string[]): Shape {
  const shape = new Map<string, Set<string>>();
  const visit = (path: string, part: unknown) => {
    shape.set(path, (shape.get(path) ?? new Set()).add(typeOf(part)));
    if (free.includes(path)) {
      return;
    }
    if (Array.isArray(part)) {
      part.forEach((element) => visit(`${path}[${entryType(path, element)}]`, element));
    } else if (typeof part === 'object' && part !== null) {
      Object.entries(part).forEach(([key, field]) => visit(path === '' ? key : `${path}.${key}`, field));
    }
  };
  visit('', value);
  return shape;
}

/** The parts of an event are told apart by their type; the elements of every other list are alike. */
function entryType(path: string, element: unknown): string {
  return /(^|\.)entries$/.test(path) && typeof element === 'object' && element !== null && 'type' in element
    ? String(element.type)
    : '';
}

function parentOf(path: string): string {
  return /\[\w*\]$/.test(path)
    ? path.replace(/\[\w*\]$/, '')
    : path.includes('.')
      ? path.slice(0, path.lastIndexOf('.'))
      : '';
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}
