import { stat } from 'node:fs/promises';
import { type Disposable, DisposableStore } from '../base/disposable';
import { printable } from '../base/printable';
import { InvalidInput } from './invalidInput';
import { Workspace } from './workspace';

/** The folders that were asked about: each is listed once, however often it is asked. */
export class Workspaces implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly known = new Map<string, Workspace>();

  /**
   * The workspace of a folder, by its absolute path.
   * @throws {InvalidInput} where there is no such folder
   */
  async at(directory: string): Promise<Workspace> {
    const known = this.known.get(directory);
    if (known !== undefined) {
      return known;
    }
    if (!(await isFolder(directory))) {
      throw new InvalidInput(
        `The workspace ${printable(directory)} is no folder that can be read: give the path of one.`,
      );
    }
    const workspace = this.owned.add(new Workspace(directory));
    this.known.set(directory, workspace);
    return workspace;
  }

  dispose(): void {
    this.owned.dispose();
  }
}

async function isFolder(directory: string): Promise<boolean> {
  try {
    return (await stat(directory)).isDirectory();
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      return false;
    }
    throw error;
  }
}
