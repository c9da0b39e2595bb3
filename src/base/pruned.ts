/** How much of a value from outside is kept. */
export interface PruneLimits {
  /** Levels of objects and arrays. */
  readonly depth: number;
  /** Entries of all its objects and arrays together. */
  readonly entries: number;
  /** UTF-16 units of a string. */
  readonly longest: number;
}

/** Stands where something was cut off. */
const CUT = '…';

/**
 * A copy of a value from parsed JSON within limits, so that no event fills memory or a screen. What was cut says so:
 * a string ends with `…`, an object or an array has `…` in place of the rest.
 */
export function pruned(value: unknown, limits: PruneLimits): unknown {
  return prune(value, limits.depth, { left: limits.entries }, limits.longest);
}

function prune(value: unknown, depth: number, budget: { left: number }, longest: number): unknown {
  if (typeof value === 'string') {
    return value.length <= longest ? value : `${value.slice(0, longest - 1).toWellFormed()}${CUT}`;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth === 0) {
    return CUT;
  }
  return Array.isArray(value)
    ? pruneList(value, depth, budget, longest)
    : pruneFields(value as Readonly<Record<string, unknown>>, depth, budget, longest);
}

function pruneList(
  list: readonly unknown[],
  depth: number,
  budget: { left: number },
  longest: number,
): unknown[] {
  const kept: unknown[] = [];
  for (const one of list) {
    if (budget.left <= 0) {
      return [...kept, CUT];
    }
    budget.left--;
    kept.push(prune(one, depth - 1, budget, longest));
  }
  return kept;
}

function pruneFields(
  fields: Readonly<Record<string, unknown>>,
  depth: number,
  budget: { left: number },
  longest: number,
): unknown {
  const kept: [string, unknown][] = [];
  for (const key in fields) {
    if (budget.left <= 0) {
      kept.push([CUT, CUT]);
      break;
    }
    budget.left--;
    const name = key.length <= longest ? key : `${key.slice(0, longest - 1)}${CUT}`;
    kept.push([name, prune(fields[key], depth - 1, budget, longest)]);
  }
  return Object.fromEntries(kept);
}
