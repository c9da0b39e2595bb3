import type { Disposable } from '../base/disposable';
import { FolderGit } from '../git/folderGit';
import { repositoryHere } from '../git/repositoryHere';
import { type CodeMapping, codeMappingsFor, type RepositoryHere } from '../mapping/choice/codeMappings';
import type { Explanation } from '../mapping/explain';
import { LiveText } from '../mapping/lines/liveText';
import { Locator } from '../mapping/locator';
import type { Trace } from '../mapping/trace';
import { type Buffers, BufferedFiles } from './bufferedFiles';
import { columnOf } from './column';
import { GivenKnowledge } from './givenKnowledge';
import { NodeFiles } from './nodeFiles';

/** What is asked of a workspace, and what holds for this one question only. */
export interface Question {
  readonly trace: Trace;
  readonly buffers: Buffers;
  /** Of every repository. */
  readonly codeMappings: readonly CodeMapping[];
  /** Whether each step is taken down. */
  readonly explain: boolean;
}

/** Where a frame is. */
export interface Found extends Explanation {
  /** From 1. */
  readonly column?: number;
}

/** One folder with its index; answers one question after the other. */
export class Workspace implements Disposable {
  private readonly files: BufferedFiles;
  private readonly knowledge = new GivenKnowledge();
  private readonly git: FolderGit;
  private readonly locator: Locator;
  private repository: Promise<RepositoryHere | undefined> | undefined;

  constructor(private readonly directory: string) {
    this.files = new BufferedFiles(new NodeFiles(directory), directory);
    this.git = new FolderGit('git', directory);
    this.locator = new Locator(this.files, this.knowledge, this.git);
  }

  /** The place of every frame, parallel to the trace's stacks and frames. */
  async find(question: Question, signal: AbortSignal): Promise<readonly (readonly Found[])[]> {
    const { trace, buffers, codeMappings } = question;
    this.knowledge.codeMappings = await this.ownOf(codeMappings, signal);
    this.lay(buffers, buffers);
    try {
      return await this.withColumns(trace, await this.locate(question, signal), signal);
    } finally {
      this.lay(new Map(), buffers);
    }
  }

  dispose(): void {
    this.locator.dispose();
    this.git.dispose();
  }

  /** Lays texts over the files; `touched` are those that are others now. */
  private lay(buffers: Buffers, touched: Buffers): void {
    this.files.lay(buffers);
    if (touched.size > 0) {
      this.locator.written([...touched.keys()]);
    }
  }

  /** The mappings of this folder's own repository. */
  private async ownOf(
    mappings: readonly CodeMapping[],
    signal: AbortSignal,
  ): Promise<readonly CodeMapping[]> {
    if (mappings.length === 0) {
      return mappings;
    }
    this.repository ??= repositoryHere('git', this.directory, signal);
    return codeMappingsFor(mappings, await this.repository);
  }

  private async locate(
    { trace, explain }: Question,
    signal: AbortSignal,
  ): Promise<readonly (readonly Explanation[])[]> {
    if (explain) {
      return this.locator.explain(trace, signal);
    }
    const places = await this.locator.locate(trace, signal);
    return places.map((frames) => frames.map((place) => ({ place, steps: [] })));
  }

  private async withColumns(
    trace: Trace,
    told: readonly (readonly Explanation[])[],
    signal: AbortSignal,
  ): Promise<readonly (readonly Found[])[]> {
    const texts = new Map<string, Promise<LiveText | undefined>>();
    const live = (path: string) => {
      const text = texts.get(path) ?? this.read(path, signal);
      texts.set(path, text);
      return text;
    };
    return Promise.all(
      trace.stacks.map(({ frames }, stack) =>
        Promise.all(
          frames.flatMap((frame, index) => {
            const one = told[stack]?.[index];
            return one === undefined
              ? []
              : columnOf(frame, one.place, live).then((column) => ({ ...one, column }));
          }),
        ),
      ),
    );
  }

  private async read(path: string, signal: AbortSignal): Promise<LiveText | undefined> {
    const text = await this.files.read(path, signal);
    return text === undefined ? undefined : LiveText.of(text, signal);
  }
}
