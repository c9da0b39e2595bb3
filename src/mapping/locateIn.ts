import { addressOf } from './folderUri';
import type { ChosenBy } from './choice/chooseFile';
import { type LocatedFrame, nowhere } from './locateFrame';
import { gathered } from '../base/gathered';
import { type Located, type LocatedSoFar, type Locator, placesOf } from './locator';
import { Neighbours } from './neighbours';
import type { FilePath, Place, UnmappedReason, Verdict } from './place';
import type { Trace } from './trace';

/** Better places first. */
const RANK: Readonly<Record<Verdict, number>> = {
  exact: 0,
  moved: 0,
  edited: 1,
  unverified: 2,
  gone: 3,
  ambiguous: 4,
  unmapped: 5,
};

/** What says most about a frame that no folder holds, first. */
const REASONS: readonly UnmappedReason[] = [
  'pending',
  'removed',
  'notCheckedOut',
  'differs',
  'bundle',
  'outside',
  'thirdParty',
  'runtime',
  'noPath',
  'notFound',
];

/** The place of every frame in a workspace of several folders; parallel to the trace's stacks and frames. */
export async function locateIn(
  locators: readonly Locator[],
  trace: Trace,
  signal: AbortSignal,
): Promise<readonly (readonly Place[])[]> {
  return placesOf((await locateManyIn(locators, [trace], signal))[0]);
}

/**
 * As `locateIn`, for many traces at once; parallel to `traces`.
 * @param onBegun is told once of what is certain already, in the order of the traces.
 */
export async function locateManyIn(
  locators: readonly Locator[],
  traces: readonly Trace[],
  signal: AbortSignal,
  onBegun: (soFar: readonly Located[]) => void = () => undefined,
): Promise<readonly Located[]> {
  const begun = gathered<readonly LocatedSoFar[]>(locators.length, (folders) =>
    onBegun(traces.map((trace, index) => combineSoFar(trace, columnOf(folders, index)))),
  );
  const byFolder = await Promise.all(
    locators.map((locator, at) => locator.locateMany(traces, signal, (soFar) => begun(soFar, at))),
  );
  return traces.map((trace, index) => combine(trace, columnOf(byFolder, index)));
}

function columnOf<T>(rows: readonly (readonly T[])[], index: number): readonly T[] {
  return rows.map((row) => row[index]).filter((one) => one !== undefined);
}

/** What is certain already: a frame that a folder still looks for, or that several have, is pending. */
function combineSoFar(trace: Trace, folders: readonly LocatedSoFar[]): Located {
  const located = (stack: number, at: number): LocatedFrame => {
    const found = folders.map(({ frames }) => frames[stack]?.[at]).filter((one) => one !== undefined);
    const standing = found.length < folders.length ? undefined : best(found);
    return standing === undefined || standing.files.length > 1 ? nowhere('pending') : settled(standing, []);
  };
  return {
    frames: trace.stacks.map(({ frames }, stack) => frames.map((_frame, at) => located(stack, at))),
    dependsOn: folders.flatMap(({ dependsOn }) => dependsOn),
  };
}

function combine(trace: Trace, folders: readonly Located[]): Located {
  const neighbours = new Neighbours();
  const standings = trace.stacks.map(({ frames }, stack) =>
    frames.map((frame, at) => {
      const standing = best(folders.flatMap((located) => located.frames[stack]?.[at] ?? []));
      const [file, other] = standing.files;
      if (file !== undefined && other === undefined) {
        neighbours.add(frame, standing.first.matched, file.folder);
      }
      return { frame, standing };
    }),
  );
  return {
    frames: standings.map((frames) =>
      frames.map(({ frame, standing }) => {
        const isOpen = standing.files.length > 1;
        const nearest = isOpen ? neighbours.nearest(frame, standing.first.matched) : undefined;
        return settled(standing, near(standing, nearest, trace));
      }),
    ),
    dependsOn: folders.flatMap(({ dependsOn }) => dependsOn),
  };
}

/** What people said counts before what was found out. */
const FIRST: Partial<Record<ChosenBy, number>> = { rule: 0, codeMapping: 1 };

/** The best of what several folders say of a frame. */
interface Standing {
  readonly first: LocatedFrame;
  /** Those that are as good as the first, which is among them. */
  readonly equal: readonly LocatedFrame[];
  /** All files that they name. */
  readonly files: readonly FilePath[];
}

/** What people said; else the surest places; of equally sure ones those whose package is named, or whose path fits further. */
function best(found: readonly LocatedFrame[]): Standing {
  const [first, ...others] = found.toSorted(compare);
  if (first === undefined || first.place.verdict === 'unmapped') {
    const nowhere = { place: { verdict: 'unmapped', reason: reasonOf(found) }, matched: 0 } as const;
    return { first: nowhere, equal: [nowhere], files: [] };
  }
  const equal = [first, ...others.filter((one) => compare(one, first) === 0)];
  return { first, equal, files: innermost(equal.flatMap(({ place }) => filesOf(place))) };
}

/** Of the files that several folders have equally well, those in the nearest; else where people say that the code is. */
function near({ files, equal }: Standing, nearest: string | undefined, trace: Trace): readonly FilePath[] {
  const isBound = (file: FilePath) =>
    trace.boundTo?.some(
      ({ folder, path }) => folder === file.folder && (path === '' || file.path.startsWith(`${path}/`)),
    );
  const here = files.filter(({ folder }) => folder === nearest);
  return here.length > 0 || equal.length === 1 ? here : files.filter(isBound);
}

/** The one place; of several the one that is near; else none of them, those that are near first. */
function settled({ first, equal, files }: Standing, near: readonly FilePath[]): LocatedFrame {
  const [file, other] = near.length > 0 ? near : files;
  if (file === undefined) {
    return first;
  }
  const named = equal.find(({ place }) => 'file' in place && place.file === file);
  if (named !== undefined && other === undefined) {
    return named;
  }
  const candidates = [...near, ...files.filter((one) => !near.includes(one))];
  return { place: { verdict: 'ambiguous', candidates }, matched: first.matched };
}

function compare(a: LocatedFrame, b: LocatedFrame): number {
  return (
    saidFirst(a) - saidFirst(b) ||
    RANK[a.place.verdict] - RANK[b.place.verdict] ||
    Number(b.by === 'package') - Number(a.by === 'package') ||
    b.matched - a.matched
  );
}

function saidFirst({ by }: LocatedFrame): number {
  return (by && FIRST[by]) ?? 2;
}

function reasonOf(found: readonly LocatedFrame[]): UnmappedReason {
  const reasons = found.map(({ place }) => (place.verdict === 'unmapped' ? place.reason : undefined));
  return REASONS.find((reason) => reasons.includes(reason)) ?? 'notFound';
}

function filesOf(place: Place): readonly FilePath[] {
  return 'file' in place ? [place.file] : place.verdict === 'ambiguous' ? place.candidates : [];
}

/** The same file seen from a folder and from a folder inside it counts once: as the inner one's. */
function innermost(files: readonly FilePath[]): readonly FilePath[] {
  return files.filter(
    (file) =>
      !files.some(
        (other) =>
          other.folder.length > file.folder.length &&
          addressOf(other.folder, other.path) === addressOf(file.folder, file.path),
      ),
  );
}
