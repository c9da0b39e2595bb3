import type { Disposable } from './disposable';

/** A subscription point in the shape of VS Code's own `Event`, so that a store's event plugs straight into a view. */
export type Event<T> = (listener: (value: T) => unknown) => Disposable;

/** Fires one kind of event to its listeners, in the order in which they subscribed. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<{ readonly call: (value: T) => unknown }>();

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.listeners.add(entry);
    return { dispose: () => void this.listeners.delete(entry) };
  };

  /** One listener that throws keeps the others from nothing; its error surfaces by itself. */
  fire(value: T): void {
    for (const { call } of [...this.listeners]) {
      try {
        call(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  dispose(): void {
    this.listeners.clear();
  }
}
