/** Something to be let go of; the shape of VS Code's `Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** Owns what it was given and disposes of it, last in first out. */
export class DisposableStore implements Disposable {
  private readonly owned: Disposable[] = [];
  private disposed = false;

  /** Takes ownership and returns what it was given; disposes of it at once when the store is already disposed. */
  add<T extends Disposable>(item: T): T {
    if (this.disposed) {
      item.dispose();
    } else {
      this.owned.push(item);
    }
    return item;
  }

  dispose(): void {
    this.disposed = true;
    while (this.owned.length > 0) {
      this.owned.pop()?.dispose();
    }
  }
}

/** Holds one disposable that gets replaced: the old one is disposed of first. */
export class MutableDisposable<T extends Disposable> implements Disposable {
  private current: T | undefined;
  private disposed = false;

  get value(): T | undefined {
    return this.current;
  }

  set value(next: T | undefined) {
    if (next === this.current) {
      return;
    }
    this.current?.dispose();
    this.current = this.disposed ? undefined : next;
    if (this.disposed) {
      next?.dispose();
    }
  }

  dispose(): void {
    this.value = undefined;
    this.disposed = true;
  }
}
