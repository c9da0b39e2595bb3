import type { Disposable } from '../base/disposable';
import { Emitter } from '../base/event';
import { mapping } from '../mapping/atFirstNeed';
import { crashFrame, type FrameRef, whyNoCrashFrame } from '../mapping/crashFrame';
import type { Explanation } from '../mapping/explain';
import type { FileInRelease, NoFileInRelease } from '../mapping/fileInRelease';
import type { Located as LocatedHere, Locator } from '../mapping/locator';
import type { FilePath, Place } from '../mapping/place';
import type { CommitHash } from '../mapping/releases/git';
import type { Trace } from '../mapping/trace';
import type { Located } from './storeState';

/** What is looked for: an event's stacks, and what its issue's title says of them. */
export interface Sighting {
  readonly trace: Trace;
  /** The type in the title: of a group of exceptions it says which one counts. */
  readonly titleType: string | undefined;
}

/** How a trace was looked for: its places, and the steps that led there in each folder. */
export interface Explained {
  /** Parallel to the trace's stacks and frames. */
  readonly places: readonly (readonly Place[])[];
  readonly folders: readonly {
    readonly folder: string;
    /** Parallel to the trace's stacks and frames. */
    readonly told: readonly (readonly Explanation[])[];
  }[];
}

/** One per folder, or on their way. */
export type Locators = readonly Locator[] | Promise<readonly Locator[]>;

/** To look for it takes no more than to know the folders. */
const NO_STACKS: Trace = { eventId: '', stacks: [] };

/** Where traces stand in the open folders. */
export class Whereabouts implements Disposable {
  private readonly changed = new Emitter<void>();
  private locators: Locators | undefined;
  private readonly prepared = new Set<string>();

  /** Fires when every trace must be looked for again: folders were opened, closed or trusted, or hold something else. */
  readonly onDidChange = this.changed.event;

  /** @param locators `undefined` while nothing of the workspace may be read. */
  search(locators: Locators | undefined): void {
    this.locators = locators;
    this.prepared.clear();
    this.changed.fire();
  }

  /**
   * Where each sighting stands, in their order; a file that several name is read once.
   * @param mayHold which folders may hold it.
   * @param soon is told once, before the history is waited for, of those whose crash frame stands already.
   */
  async locate(
    sightings: readonly Sighting[],
    mayHold: (folder: string) => boolean,
    signal: AbortSignal,
    soon: (located: readonly (Located | undefined)[]) => void = () => undefined,
  ): Promise<readonly Located[]> {
    if (this.locators === undefined) {
      return sightings.map(({ trace }) => ({ kind: 'traced', trace }));
    }
    const traces = sightings.map(({ trace }) => trace);
    const [all, { locateManyIn, placesOf }] = await Promise.all([this.locators, mapping()]);
    const locators = all.filter(({ folder }) => mayHold(folder));
    const standing = ({ trace, titleType }: Sighting, here: LocatedHere | undefined) => {
      const places = placesOf(here);
      const crash = crashFrame(trace, places, titleType);
      return { trace, places, crash, dependsOn: new Set(here?.dependsOn.map(fileKey)) };
    };
    const found = await locateManyIn(locators, traces, signal, (soFar) =>
      soon(
        sightings.map((sighting, at) => {
          const { crash, ...stands } = standing(sighting, soFar[at]);
          return crash && { kind: 'located', crash, ...stands };
        }),
      ),
    );
    return sightings.map((sighting, at) => {
      const { crash, ...stands } = standing(sighting, found[at]);
      const { trace, titleType } = sighting;
      const why = () => whyNoCrashFrame(trace, stands.places, titleType);
      return { kind: 'located', crash: crash ?? why(), ...stands };
    });
  }

  /**
   * Lists the folders and finds their repositories, where nobody has asked for them yet: whoever waits for the server to
   * say what is to be looked for need not wait for this, too.
   * @param mayHold which folders may hold it.
   */
  async prepare(mayHold: (folder: string) => boolean, signal: AbortSignal): Promise<void> {
    const isDue = (folder: string) => {
      const isFirst = mayHold(folder) && !this.prepared.has(folder);
      if (isFirst) {
        this.prepared.add(folder);
      }
      return isFirst;
    };
    await this.locate([{ trace: NO_STACKS, titleType: undefined }], isDue, signal);
  }

  /** Files came or went, or somebody said where they are. */
  changedHere(): void {
    this.changed.fire();
  }

  /**
   * Looks for one trace and takes down each step; `undefined` while nothing of the workspace may be read.
   * @param mayHold which folders may hold it.
   */
  async explain(
    trace: Trace,
    mayHold: (folder: string) => boolean,
    signal: AbortSignal,
  ): Promise<Explained | undefined> {
    const [all, { locateIn }] = await Promise.all([this.locators, mapping()]);
    if (all === undefined) {
      return undefined;
    }
    const locators = all.filter(({ folder }) => mayHold(folder));
    const folders = await Promise.all(
      locators.map(async (locator) => ({
        folder: locator.folder,
        told: await locator.explain(trace, signal),
      })),
    );
    return { places: await locateIn(locators, trace, signal), folders };
  }

  /**
   * The file of a frame as its release had it, in the folder where it stands or else in the first that has it;
   * `undefined` while nothing of the workspace may be read.
   * @param folder the one in which its place is.
   */
  async fileInRelease(
    trace: Trace,
    frame: FrameRef,
    folder: string | undefined,
    signal: AbortSignal,
  ): Promise<{ readonly folder: string; readonly found: FileInRelease | NoFileInRelease } | undefined> {
    const asked = (await this.locators)?.filter((one) => folder === undefined || one.folder === folder);
    let first: { readonly folder: string; readonly found: FileInRelease | NoFileInRelease } | undefined;
    for (const locator of asked ?? []) {
      const found = await locator.fileInRelease(trace, frame, signal);
      const here = { folder: locator.folder, found };
      if (found.kind === 'file') {
        return here;
      }
      first = first === undefined || first.found.kind === 'noFile' ? here : first;
    }
    return first;
  }

  /** The commits of the release that failed, as the folders' repositories know them; none while nothing may be read. */
  async releaseCommits(
    trace: Trace,
    mayHold: (folder: string) => boolean,
    signal: AbortSignal,
  ): Promise<readonly CommitHash[]> {
    const locators = ((await this.locators) ?? []).filter(({ folder }) => mayHold(folder));
    const commits = await Promise.all(locators.map(async (one) => one.releaseCommit(trace, signal)));
    return [...new Set(commits)].filter((commit) => commit !== undefined);
  }

  /** Every way in which a rule may name a frame; one of generated code by what its source map says it was made from. */
  async spellingsOf(
    trace: Trace,
    { stack, frame: at }: FrameRef,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const explained = await this.explain(trace, () => true, signal);
    const steps = explained?.folders.flatMap(({ told }) => told[stack]?.[at]?.steps ?? []) ?? [];
    const map = steps.findLast((step) => step.step === 'sourceMap');
    const frame = trace.stacks[stack]?.frames[at] ?? { context: [] };
    const named = map === undefined ? frame : { context: [], filename: map.spelled };
    const { framePaths, spellingsOf } = await mapping();
    const paths = framePaths(named, map === undefined ? trace.platform : 'javascript');
    return spellingsOf(named, typeof paths === 'string' ? undefined : paths);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

/** A file's identity within a set. */
export function fileKey(file: FilePath): string {
  return `${file.folder}\n${file.path}`;
}
