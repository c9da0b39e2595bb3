import type { Disposable } from '../../base/disposable';

/** The port to the files of the outbox, which all windows of this machine write to: mode 0600, in one folder. */
export interface OutboxFiles {
  /** `undefined` for one that is not there. */
  read(name: string): Promise<string | undefined>;
  /**
   * Appends to a file, made where it is missing, and resolves when that is safe on the disk. False where another file
   * was given that name meanwhile, so that what was appended may be lost.
   * @throws where it could not be done; as good as nothing of it is left then.
   */
  append(name: string, text: string): Promise<boolean>;
  /** Replaces a file whole or not at all. */
  replace(name: string, text: string): Promise<void>;
  /** Gives a file another name; false where there is none. */
  rename(from: string, to: string): Promise<boolean>;
  remove(name: string): Promise<void>;
  /** Tells, as well as it can, that any window changed a file. */
  watch(changed: () => void): Disposable;
}
