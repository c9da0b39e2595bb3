import type { Clock } from '../base/clock';
import { type Disposable, DisposableStore } from '../base/disposable';
import { Emitter } from '../base/event';
import { fileKey } from '../issues/whereabouts';
import type { FilePath } from '../mapping/place';

/** Milliseconds after the last edit of a file until nobody is taken to type in it. */
const REST_MS = 800;
/** And until its lines are located anew: before that, so that nothing is drawn twice. */
const LOOK_MS = 600;
/** Files that were edited together are looked at together. */
const TOGETHER_MS = 50;
/** Until the next try where locating failed. */
const RETRY_MS = 60_000;

/** A file whose lines may stand elsewhere than they were located. */
interface Edit {
  readonly file: FilePath;
  /** Milliseconds since the epoch. */
  readonly due: number;
  readonly timer: Disposable;
  /** While it is looked at. */
  looking?: Promise<void>;
}

/** Files that were edited since their lines were located; each rests and is located anew by a time of its own. */
export class EditedFiles implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly rested = this.owned.add(new Emitter<void>());
  private readonly looked = this.owned.add(new Emitter<void>());
  /** Both by `fileKey`. */
  private readonly typedIn = new Map<string, Disposable>();
  private readonly edits = new Map<string, Edit>();

  /** Fires when nobody types in a file any longer. */
  readonly onDidRest = this.rested.event;
  /** Fires when files were located as they are now. */
  readonly onDidLook = this.looked.event;

  constructor(
    /** Locates the lines of files anew. */
    private readonly look: (files: readonly FilePath[]) => Promise<void>,
    private readonly clock: Clock,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** True while what was located in a file may be of the text before an edit. */
  has(file: FilePath): boolean {
    return this.edits.has(fileKey(file));
  }

  /** True while somebody types in a file. */
  isTypedIn(file: FilePath): boolean {
    return this.typedIn.has(fileKey(file));
  }

  /** Takes note of an edit. */
  add(file: FilePath, lookAfterMs = LOOK_MS): void {
    const key = fileKey(file);
    this.typedIn.get(key)?.dispose();
    this.typedIn.set(
      key,
      this.clock.after(REST_MS, () => {
        this.typedIn.delete(key);
        this.rested.fire();
      }),
    );
    this.lookLater(file, lookAfterMs);
  }

  /** Resolves when every file that was edited by now was located as it is, at once, or that has failed. */
  async settled(): Promise<void> {
    await this.lookAt([...this.edits.values()]);
  }

  dispose(): void {
    [...this.typedIn.values()].forEach((timer) => timer.dispose());
    [...this.edits.values()].forEach(({ timer }) => timer.dispose());
    this.owned.dispose();
  }

  private lookLater(file: FilePath, delayMs: number): void {
    this.edits.get(fileKey(file))?.timer.dispose();
    this.edits.set(fileKey(file), {
      file,
      due: this.clock.now() + delayMs,
      timer: this.clock.after(delayMs, () => void this.lookAtDue()),
    });
  }

  private lookAtDue(): Promise<void> {
    const end = this.clock.now() + TOGETHER_MS;
    return this.lookAt([...this.edits.values()].filter(({ due }) => due <= end));
  }

  private async lookAt(edits: readonly Edit[]): Promise<void> {
    const waiting = edits.filter(({ looking }) => looking === undefined);
    const looking = waiting.length === 0 ? Promise.resolve() : this.locate(waiting);
    for (const edit of waiting) {
      edit.looking = looking;
    }
    await Promise.all(edits.map((edit) => edit.looking ?? looking));
  }

  private async locate(edits: readonly Edit[]): Promise<void> {
    edits.forEach(({ timer }) => timer.dispose());
    const isLocated = await this.look(edits.map(({ file }) => file)).then(
      () => true,
      (error: unknown) => {
        this.failed(error);
        return false;
      },
    );
    const untouched = edits.filter((edit) => this.edits.get(fileKey(edit.file)) === edit);
    for (const { file } of untouched) {
      if (isLocated) {
        this.edits.delete(fileKey(file));
      } else {
        this.lookLater(file, RETRY_MS);
      }
    }
    if (isLocated && untouched.length > 0) {
      this.looked.fire();
    }
  }
}
