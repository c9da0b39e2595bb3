import type { PackageBook } from './choice/packages';
import type { Ground } from './choice/sighted';
import { AskedNames } from './files/askedNames';
import type { FamilyName } from './paths/families/family';
import type { Carrier } from './releases/pastByPath';
import type { TraceRelease } from './releases/releases';

/** What the places of a trace, or the sight of a frame, were found by: as long as it stays, so do they. */
export class Basis {
  /** Base names that were looked up among the folder's files. */
  readonly names = new Set<string>();
  /** Files that were looked at, and those that were looked for in vain. */
  readonly paths = new Set<string>();
  readonly books = new Map<FamilyName, PackageBook>();
  /** What was taken over already: most frames of a trace are of the same files. */
  private readonly included = new Set<Basis>();
  /** True where the history was asked. */
  isHistoric = false;
  /** True where it rests on what has no version: then nothing tells whether it stays. */
  isOpen = false;

  /** The same folder; what is asked of it is taken down here. */
  on(ground: Ground): Ground {
    return {
      ...ground,
      index: new AskedNames(ground.index, this.names),
      packagesOf: async (family) => {
        const book = await ground.packagesOf(family);
        this.books.set(family, book);
        return book;
      },
    };
  }

  /** The same release; that it is asked is taken down here. */
  onRelease(release: TraceRelease): TraceRelease {
    const asked = () => {
      this.isHistoric = true;
      return release;
    };
    const { commit, past } = release.past;
    const carrier: Carrier = {
      carry: async (...line) => {
        const carried = await past.carry(...line);
        this.isOpen ||= carried === 'notFetched'; // somebody may fetch it
        return carried;
      },
      carryAway: (...line) => past.carryAway(...line),
      formerFile: (...named) => past.formerFile(...named),
      pathThen: (...file) => past.pathThen(...file),
    };
    return {
      ...release,
      get past() {
        asked();
        return { commit, past: carrier };
      },
      inside: (path, signal) => asked().inside(path, signal),
    };
  }

  /** Takes over what something rests on that was found before. */
  include(before: Basis): void {
    if (!this.included.has(before)) {
      this.included.add(before);
      before.names.forEach((name) => this.names.add(name));
      before.books.forEach((book, family) => this.books.set(family, book));
    }
  }
}
