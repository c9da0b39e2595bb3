import { addressOf } from './folderUri';
import type { LocatedFrame } from './locateFrame';
import { type Located, type Locator, placesOf } from './locator';
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
  'differs',
  'notCheckedOut',
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

/** As `locateIn`, for many traces at once; parallel to `traces`. */
export async function locateManyIn(
  locators: readonly Locator[],
  traces: readonly Trace[],
  signal: AbortSignal,
): Promise<readonly Located[]> {
  const byFolder = await Promise.all(locators.map((locator) => locator.locateMany(traces, signal)));
  return traces.map((trace, index) =>
    combine(
      trace,
      byFolder.map((located) => located[index]).filter((located) => located !== undefined),
    ),
  );
}

function combine(trace: Trace, folders: readonly Located[]): Located {
  return {
    frames: trace.stacks.map(({ frames }, stack) =>
      frames.map((_frame, frame) =>
        best(folders.map((located) => located.frames[stack]?.[frame]).filter((one) => one !== undefined)),
      ),
    ),
    dependsOn: folders.flatMap(({ dependsOn }) => dependsOn),
  };
}

/** The surest place; of equally sure ones that whose path fits further; where that is equal too, none of them. */
function best(found: readonly LocatedFrame[]): LocatedFrame {
  const sorted = found.toSorted(
    (a, b) => RANK[a.place.verdict] - RANK[b.place.verdict] || b.matched - a.matched,
  );
  const [first] = sorted;
  if (first === undefined || first.place.verdict === 'unmapped') {
    return { place: { verdict: 'unmapped', reason: reasonOf(found) }, matched: 0 };
  }
  const equal = sorted.filter(
    (one) => RANK[one.place.verdict] === RANK[first.place.verdict] && one.matched === first.matched,
  );
  const files = innermost(equal.flatMap(({ place }) => filesOf(place)));
  const [file, other] = files;
  if (first.place.verdict !== 'ambiguous' && other === undefined) {
    return equal.find(({ place }) => filesOf(place)[0] === file) ?? first;
  }
  return { place: { verdict: 'ambiguous', candidates: files }, matched: first.matched };
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
