import type { FilePath } from '../mapping/place';

/** The port to what the editor has open. */
export interface OpenFiles {
  /** The workspace file of an address; `undefined` for what is on no disk or in no open folder. */
  fileOf(uri: { readonly scheme: string; toString(): string }): FilePath | undefined;
  /** Base names of the files in visible editors. */
  names(): ReadonlySet<string>;
}
