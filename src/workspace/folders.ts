import { type Disposable, workspace } from 'vscode';
import { DisposableStore, MutableDisposable } from '../base/disposable';
import { unlessAborted } from '../base/abort';
import type { CodeMappings } from '../issues/codeMappings';
import type { ReleaseCommits } from '../issues/releaseCommits';
import type { RuleBook } from '../issues/ruleBook';
import type { Locators } from '../issues/whereabouts';
import { mapping } from '../mapping/atFirstNeed';
import type { RepositoryHere } from '../mapping/choice/codeMappings';
import type { Locator } from '../mapping/locator';
import type { FilePath } from '../mapping/place';
import { folderReading } from './atFirstNeed';
import { gitExecutable } from './gitExtension';

/** What happens in the folders. */
export interface FolderListener {
  /** The locators, whenever the folders or their trust change; `undefined` while nothing may be read. */
  search(locators: Locators | undefined): void;
  /** Files of a folder came or went, or somebody said where they are: every frame may have another place now. */
  listed(): void;
  /** Files were written anew on the disk. */
  written(files: readonly FilePath[]): void;
  /** Another commit is checked out in a folder, which is the string of a URI: the texts may be the same. */
  headMoved(folder: string): void;
  /** What people have said of where frames lie. */
  rules(): Promise<RuleBook>;
  readonly codeMappings: CodeMappings;
  readonly releaseCommits: ReleaseCommits;
  /** What went wrong while nobody waited for it. */
  failed(error: unknown): void;
}

/** One locator per workspace folder on the disk, while it is on; none while the workspace is not trusted. */
export class Folders implements Disposable {
  private readonly open = new MutableDisposable();

  constructor(private readonly listener: FolderListener) {}

  /** Begins to look at the folders; nothing is read before something is looked for in them. */
  turnOn(): void {
    this.open.value ??= watchFolders(this.listener);
  }

  turnOff(): void {
    this.open.value = undefined;
  }

  dispose(): void {
    this.open.dispose();
  }
}

function watchFolders(listener: FolderListener): Disposable {
  const owned = new DisposableStore();
  const open = owned.add(new MutableDisposable());
  const update = () => {
    const now = new DisposableStore();
    open.value = now;
    const locators = workspace.isTrusted ? locatorsOf(now, listener) : undefined;
    locators?.catch((error) => listener.failed(error));
    listener.search(locators);
  };
  owned.add(workspace.onDidChangeWorkspaceFolders(update));
  owned.add(workspace.onDidGrantWorkspaceTrust(update));
  update();
  return owned;
}

async function locatorsOf(owned: DisposableStore, listener: FolderListener): Promise<readonly Locator[]> {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const { codeMappings, releaseCommits } = listener;
  const [{ Locator }, { FolderFiles, FolderGit, FolderKnowledge }, rules] = await Promise.all([
    mapping(),
    folderReading(),
    listener.rules(),
  ]);
  return folders.map((root) => {
    const git = gitExecutable();
    const files = owned.add(new FolderFiles(root, git, (error) => listener.failed(error)));
    const repository = findRepository(git, root.uri.fsPath, owned);
    const knowledge = owned.add(
      new FolderKnowledge(files.folder, rules, codeMappings, releaseCommits, repository),
    );
    const history = owned.add(new FolderGit(git, root.uri.fsPath));
    const locator = owned.add(new Locator(files, knowledge, history));
    owned.add(locator.onDidChangeFiles(() => listener.listed()));
    owned.add(locator.onDidLearn(() => listener.listed()));
    owned.add(files.onDidMoveHead(() => listener.headMoved(files.folder)));
    owned.add(
      files.onDidWrite((paths) => {
        locator.written(paths);
        listener.written(paths.map((path) => ({ folder: files.folder, path })));
      }),
    );
    return locator;
  });
}

/** Asks for the repository of a folder while the folder is looked at. */
function findRepository(
  git: string,
  folder: string,
  owned: DisposableStore,
): () => Promise<RepositoryHere | undefined> {
  const life = new AbortController();
  owned.add({ dispose: () => life.abort() });
  return () => unlessAborted(async () => (await folderReading()).repositoryHere(git, folder, life.signal));
}
