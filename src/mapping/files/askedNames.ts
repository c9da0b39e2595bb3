import { baseName } from '../../base/baseName';
import type { FilesByName } from './filesByName';
import type { Lookup } from './suffixIndex';

/** Takes down the base name of whatever is asked for. */
export class AskedNames implements FilesByName {
  private missing: FilesByName | undefined;

  constructor(
    private readonly files: FilesByName,
    private readonly names: Set<string>,
  ) {}

  get notCheckedOut(): FilesByName {
    this.missing ??= new AskedNames(this.files.notCheckedOut, this.names);
    return this.missing;
  }

  has(path: string): boolean {
    this.names.add(baseName(path));
    return this.files.has(path);
  }

  named(name: string): readonly string[] {
    this.names.add(name);
    return this.files.named(name);
  }

  lookup(segments: readonly string[]): Lookup | undefined {
    this.names.add(segments.at(-1) ?? '');
    return this.files.lookup(segments);
  }
}
