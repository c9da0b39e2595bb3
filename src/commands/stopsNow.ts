import { type TextDocument, type TextEditor, workspace } from 'vscode';
import { base0, type Base0Line } from '../base/positions';
import type { LensMark } from '../issues/lenses';
import type { OpenFiles } from '../issues/openFiles';
import { type Standpoint, type Stop, stopAt, stopsOf } from '../issues/stops';
import { fileKey } from '../issues/whereabouts';
import type { LinePlace } from '../mapping/place';

/** What knows the marked lines of the workspace. */
export interface StopsDesk {
  readonly lenses: {
    /** All marks of a line of a document, in the one order of issues. */
    at(document: TextDocument, line: number): readonly LensMark[];
    /** The lines of a document that have marks, as they stand now. */
    standing(
      document: TextDocument,
    ): readonly { readonly line: Base0Line; readonly marks: readonly LensMark[] }[];
    /** Every mark where it was located, by `fileKey`; in an open document it may have moved since. */
    readonly located: ReadonlyMap<string, readonly LensMark[]>;
  };
  readonly files: OpenFiles;
}

/** The stops of a document, as its lines are numbered now. */
export function stopsIn(document: TextDocument, { lenses, files }: StopsDesk): readonly Stop[] {
  const file = files.fileOf(document.uri);
  return file === undefined
    ? []
    : lenses.standing(document).flatMap(({ line, marks }) => stopAt(file, line, marks) ?? []);
}

/** The stops of all files, open or not. */
export function stopsEverywhere(desk: StopsDesk): readonly Stop[] {
  const open = new Map(
    workspace.textDocuments.flatMap((document) => {
      const file = desk.files.fileOf(document.uri);
      return file === undefined ? [] : [[fileKey(file), document] as const];
    }),
  );
  const closed = [...desk.lenses.located].filter(([key]) => !open.has(key));
  return [
    ...[...open.values()].flatMap((document) => stopsIn(document, desk)),
    ...closed.flatMap(([, marks]) => stopsOf(marks)),
  ];
}

/** Where the cursor of an editor is; `undefined` in what is no file of the workspace. */
export function standpointOf(
  editor: TextEditor | undefined,
  { files }: Pick<StopsDesk, 'files'>,
): Standpoint | undefined {
  const file = editor && files.fileOf(editor.document.uri);
  return file && { file, line: base0(editor.selection.active.line) };
}

/** All that the cursor's line is marked with: what only called what fails, and code that is gone, too. */
export function marksAtCursor(
  editor: TextEditor | undefined,
  { lenses }: Pick<StopsDesk, 'lenses'>,
): readonly LensMark[] {
  return editor === undefined ? [] : lenses.at(editor.document, editor.selection.active.line);
}

/** A mark's place, on the line where it stands now. */
export function placeNow({ place }: LensMark, line: Base0Line): LinePlace {
  return { ...place, line };
}
