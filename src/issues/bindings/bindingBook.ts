import type { Bindings, BoundFolder, Target } from '../binding';
import type { SettingProblem } from './bindingSettings';

/** The port to all that binds the open folders, for those who change it. */
export interface BindingBook extends Bindings {
  /** The open folders on the disk, as the strings of their URIs. */
  readonly folders: readonly string[];
  /** What is wrong in the settings of each folder. */
  readonly problems: readonly FolderProblem[];
  /** The person's own choices for the open folders, where settings do not go before them. */
  readonly own: readonly OwnBinding[];
  /** True where the settings name the target of this very folder. */
  isBySettings(folder: BoundFolder): boolean;
  /** True where the person has switched the environments of this very folder. */
  isSwitched(folder: BoundFolder): boolean;
  /** Moves choices of the person into the settings of their folders; without their accounts. */
  share(bindings: readonly OwnBinding[]): Promise<void>;
  /**
   * Shows only these environments in some folders; none for all.
   * @param environments `undefined` for what the settings say.
   */
  switchEnvironments(
    folders: readonly BoundFolder[],
    environments: readonly string[] | undefined,
  ): Promise<void>;
}

/** What the person has bound a folder to. */
export interface OwnBinding {
  readonly folder: BoundFolder;
  readonly target: Target;
}

export interface FolderProblem extends SettingProblem {
  /** The string of the workspace folder's URI. */
  readonly folder: string;
}
