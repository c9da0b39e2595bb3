import { list, record, text as string } from '../../base/decode';
import { parseJson } from '../../base/json';

/** What a manifest tells of its package. */
export interface Manifest {
  /** As the manifest writes them; none where it cannot be read. */
  readonly names: readonly string[];
  /** PHP: where the classes lie whose names begin with a prefix: `Acme\Shop\` → `src/`, below the manifest's folder. */
  readonly classes?: readonly ClassFolder[];
  /** PHP: true where it has classes that no prefix tells. */
  readonly hasOtherClasses?: boolean;
  /** True where the manifest only holds other packages together: Cargo's `[workspace]`. */
  readonly isNone?: boolean;
}

export interface ClassFolder {
  readonly prefix: string;
  /** With `/` at its end, or empty. */
  readonly folder: string;
}

type Reader = (text: string) => Manifest;

/** One reader per kind of manifest, by file name. Each takes any text and throws for none. */
export const manifestReaders: Readonly<Record<string, Reader>> = {
  'package.json': (text) => named(string(json(text)?.['name'])),
  'composer.json': composer,
  'go.mod': (text) => named(/^module[ \t]+["`]?([^\s"`]+)/m.exec(text)?.[1]),
  'pubspec.yaml': (text) => named(/^name:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1]),
  'mix.exs': (text) => named(/\bapp:[ \t]*:(\w+)/.exec(text)?.[1]),
  'Cargo.toml': cargo,
  'pyproject.toml': (text) => named(...valuesOf(text, ['project.name', 'tool.poetry.name'])),
  'setup.cfg': (text) => named(...valuesOf(text, ['metadata.name'])),
};

function named(...names: readonly (string | undefined)[]): Manifest {
  return { names: names.flatMap((name) => (name === undefined || name === '' ? [] : [name])) };
}

/** Composer's `autoload` says below which folder the classes of a namespace lie. */
function composer(text: string): Manifest {
  const manifest = json(text);
  const classes = ['autoload', 'autoload-dev'].flatMap((key) =>
    Object.entries(record(record(manifest?.[key])?.['psr-4']) ?? {}).flatMap(([prefix, folders]) =>
      (typeof folders === 'string' ? [folders] : list(folders)).flatMap((folder) =>
        typeof folder === 'string' ? [{ prefix, folder: asFolder(folder) }] : [],
      ),
    ),
  );
  const hasOtherClasses = ['autoload', 'autoload-dev'].some((key) =>
    OTHER_AUTOLOAD.some((kind) => record(manifest?.[key])?.[kind] !== undefined),
  );
  return { ...named(string(manifest?.['name'])), classes, hasOtherClasses };
}

/** Ways to load classes whose names do not tell their folders. */
const OTHER_AUTOLOAD = ['psr-0', 'classmap'];

/** A manifest without a package of its own, and with members. */
function cargo(text: string): Manifest {
  const isNone = /^[ \t]*\[workspace[\].]/m.test(text) && !/^[ \t]*\[package\]/m.test(text);
  return { ...named(...valuesOf(text, ['package.name', 'lib.name', 'bin.name'])), isNone };
}

/** `src/` of `./src`. */
function asFolder(folder: string): string {
  const segments = folder.split(/[\\/]/).filter((segment) => segment !== '' && segment !== '.');
  return segments.map((segment) => `${segment}/`).join('');
}

function json(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(parseJson(text.replace(/^\ufeff/, '')));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** The strings under these keys of TOML or of an INI file, each with its section before it: `package.name`. */
function valuesOf(text: string, keys: readonly string[]): readonly string[] {
  const values: string[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed.startsWith('[')) {
      section = trimmed.replace(/^\[+/, '').replace(/\].*$/s, '').trim();
      continue;
    }
    const at = trimmed.indexOf('=');
    const value = keys.includes(`${section}.${trimmed.slice(0, at).trim()}`)
      ? /^(?:"([^"]*)"|'([^']*)'|([\w.-]+)$)/.exec(trimmed.slice(at + 1).trim())
      : null;
    values.push(...(value?.slice(1).filter((one) => one !== undefined) ?? []));
  }
  return values;
}
