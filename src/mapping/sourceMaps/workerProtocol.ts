import type { Base1Line } from '../../base/positions';
import type { Glance } from './glance';
import type { NamedLike } from './namedLike';
import type { OriginalPosition } from './sourceMap';
import type { GlancedFrame } from './standing';

/** A file that the worker reads itself, as it was when it was looked at. */
export interface WorkerFile {
  /** Absolute and without links, inside the workspace. */
  readonly realPath: string;
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/** A source map: a file of its own, or held by the last line of a generated file. */
export interface WorkerMap extends WorkerFile {
  readonly isInline: boolean;
}

/** What the worker can be asked, and what it answers; `undefined` always means that there is no answer. */
export interface Questions {
  /** Whether a file is a source map, and of which build. */
  open: {
    readonly ask: { readonly map: WorkerMap };
    readonly answer: { readonly debugId: string | undefined };
  };
  /** The origin of a position; the map is opened unless it is open already. */
  originalOf: {
    readonly ask: { readonly map: WorkerMap; readonly line: Base1Line; readonly column0: number | undefined };
    readonly answer: OriginalPosition;
  };
  /** What a generated file says of itself and of a frame. */
  glance: {
    readonly ask: { readonly file: WorkerFile; readonly frame: GlancedFrame };
    readonly answer: Glance;
  };
  /** What builds have left that may be a frame's file. */
  output: { readonly ask: OutputQuestion; readonly answer: OutputAnswer };
}

/** Asks for a frame's file among what builds have left. */
export interface OutputQuestion {
  /** The workspace folder, absolute and without links. */
  readonly root: string;
  /** The folders in it below which builds write; `''` is the workspace folder itself. */
  readonly folders: readonly string[];
  /** Questions of the same number are answered from one look at the disk. */
  readonly look: number;
  /** The frame's paths, in segments. */
  readonly paths: readonly (readonly string[])[];
  readonly debugId: string | undefined;
}

export interface OutputAnswer {
  /** Maps and generated files that bear the debug id; paths below the workspace folder. */
  readonly stamped: readonly string[];
  readonly named: readonly NamedLike[];
}

export type Question = keyof Questions;

/** A question on its way; `id` comes back with the answer. */
export type Asked = {
  [Q in Question]: { readonly id: number; readonly question: Q } & Questions[Q]['ask'];
}[Question];

export interface Answered {
  readonly id: number;
  readonly answer: Questions[Question]['answer'] | undefined;
}
