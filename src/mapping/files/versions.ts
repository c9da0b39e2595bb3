import type { Files, VersionedText } from './files';

/** The versions of files and of texts, each asked for once; lives no longer than one call. */
export class Versions {
  private readonly known = new Map<string, Promise<string | undefined>>();
  /** Those that are known already. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly files: Files,
    private readonly signal: AbortSignal,
  ) {}

  /** Whether any can be told. */
  get canTell(): boolean {
    return this.files.version !== undefined;
  }

  /** As `of`, for one that is known already; `undefined` for every other. */
  here(path: string): string | undefined {
    return this.told.get(path);
  }

  /** The version of a file before anything was read of it in this call; `undefined` where it cannot be told. */
  async of(path: string): Promise<string | undefined> {
    const known = this.known.get(path) ?? this.files.version?.(path, this.signal) ?? UNKNOWN;
    this.known.set(path, known);
    return known;
  }

  /** The text of a file as it is now; its version is of that very text, or of one before. */
  async read(path: string): Promise<Pick<VersionedText, 'text' | 'lines'>> {
    if (this.files.readVersioned === undefined) {
      await this.of(path); // first: what is written meanwhile must not be taken for this
      return { text: await this.files.read(path, this.signal) };
    }
    const reading = this.files.readVersioned(path, this.signal);
    const version = reading.then(
      (found) => found.version,
      () => undefined, // told to whoever reads
    );
    const first = this.known.get(path);
    if (first === undefined) {
      this.known.set(path, version);
      void version.then((one) => one !== undefined && this.told.set(path, one));
    }
    return reading;
  }

  /**
   * The path, or the first of the folders above it that is missing, then before all others: only if that comes can
   * there be a file at the path.
   */
  async firstMissing(path: string): Promise<string> {
    for (let end = path.indexOf('/'); this.canTell && end !== -1; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      if ((await this.of(folder)) === '') {
        return folder;
      }
    }
    return path;
  }
}

const UNKNOWN: Promise<undefined> = Promise.resolve(undefined);
