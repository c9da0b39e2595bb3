import { pathToFileURL } from 'node:url';
import { diskTexts } from '../base/diskTexts';
import { ignoresCase } from '../base/ignoresCase';
import { type OnDisk, onDisk } from '../base/onDisk';
import { versionOnDisk } from '../base/versionOnDisk';
import { FolderListing } from '../git/folderListing';
import type { Files, FilesChange, VersionedText } from '../mapping/files/files';

/** One folder's files for use outside the editor, as they are on the disk. */
export class NodeFiles implements Files {
  readonly folder: string;
  private readonly listing: FolderListing;
  private isCaseIgnored = false;

  /** A terminal command ends before anything changes. */
  readonly onDidChange: Files['onDidChange'] = () => ({ dispose: () => undefined });

  /** @param directory absolute. */
  constructor(private readonly directory: string) {
    this.folder = pathToFileURL(directory).toString().replace(/\/$/, '');
    this.listing = new FolderListing(directory, 'git');
  }

  get ignoresCase(): boolean {
    return this.isCaseIgnored;
  }

  async *list(signal: AbortSignal): AsyncIterable<FilesChange> {
    this.isCaseIgnored = await ignoresCase(this.directory);
    yield* this.listing.tracked(signal);
    yield* this.listing.rest(signal);
  }

  async read(path: string, signal: AbortSignal): Promise<string | undefined> {
    return (await this.readVersioned(path, signal)).text;
  }

  async readVersioned(path: string, signal: AbortSignal): Promise<VersionedText> {
    return diskTexts.read(this.directory, path, signal);
  }

  async version(path: string, signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    return versionOnDisk(this.directory, path);
  }

  async onDisk(path: string, signal: AbortSignal): Promise<OnDisk | undefined> {
    signal.throwIfAborted();
    return onDisk(this.directory, path);
  }
}
