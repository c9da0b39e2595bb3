import type { TraceStack } from '../mapping/trace';

/** What an exception is to the one that was raised last. */
export type ExceptionRole =
  | { readonly kind: 'outermost' }
  | { readonly kind: 'cause' }
  /** One of those that a group holds: the `number`th of `count`, counted from 1. */
  | { readonly kind: 'member'; readonly number: number; readonly count: number };

/** An exception of an event by its index among the stacks. */
export interface PlacedException {
  readonly stack: number;
  readonly role: ExceptionRole;
}

/**
 * The exceptions of an event, the outermost first, each followed by what caused it or, where it is a group, by those
 * that it holds. Where the SDK does not tell which is whose they are a chain, as the protocol has them: root cause first.
 */
export function exceptionsOf(stacks: readonly TraceStack[]): readonly PlacedException[] {
  const reached = byBranches(stacks);
  return reached.length === stacks.length ? reached : chain(stacks);
}

function chain(stacks: readonly TraceStack[]): readonly PlacedException[] {
  const outermost = stacks.length - 1;
  return stacks
    .map((_, stack) => ({ stack, role: { kind: stack === outermost ? 'outermost' : 'cause' } as const }))
    .reverse();
}

/** As the SDK tells; fewer than there are where it contradicts itself. */
function byBranches(stacks: readonly TraceStack[]): readonly PlacedException[] {
  const below = new Map<number | undefined, { readonly stack: number; readonly id: number }[]>();
  for (const [stack, { branch }] of stacks.entries()) {
    if (branch !== undefined) {
      below.set(branch.parent, [...(below.get(branch.parent) ?? []), { stack, id: branch.id }]);
    }
  }
  const reached: PlacedException[] = [];
  const waiting = (below.get(undefined) ?? []).map(({ stack }): PlacedException => ({
    stack,
    role: { kind: 'outermost' },
  }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, isGroup = false } = stacks[next.stack]?.branch ?? {};
    const inner = (below.get(id) ?? []).toSorted((one, other) => one.id - other.id);
    reached.push(next);
    below.delete(id); // two of one id: what is below them is one's
    waiting.push(
      ...inner
        .map(({ stack }, at): PlacedException => ({
          stack,
          role: isGroup ? { kind: 'member', number: at + 1, count: inner.length } : { kind: 'cause' },
        }))
        .reverse(),
    );
  }
  return reached;
}
