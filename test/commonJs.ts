import * as path from 'node:path';
import { type Plugin, transform, type TransformOptions } from 'esbuild';

/** Code as VS Code loads it. */
export const commonJs = {
  target: 'node22', // VS Code 1.105 runs extensions on Node 22.19
  format: 'cjs', // what VS Code's hooks on `require` see: `vscode` itself, and undici for the person's proxy
  supported: { 'dynamic-import': false }, // by the hooked `require`, too
} satisfies TransformOptions;

/** What a piece exports, until names of ours have made room for `module`. */
const ALL_NAMES = '__faultlineExports';

/**
 * Makes of each piece what `require` loads: esbuild splits only what `import` loads. The piece that has the extension in
 * it becomes extension.js, in the place of the one that only leads there.
 */
export function asCommonJs(options: TransformOptions): Plugin {
  return {
    name: 'as CommonJS',
    setup({ onEnd }) {
      onEnd(async (result) => {
        const pieces = result.outputFiles ?? [];
        const entry = pieces.find(({ path: file }) => path.basename(file) === 'extension.js');
        const own = /"\.\/(.*)"/.exec(entry?.text ?? '')?.[1] ?? '';
        result.outputFiles = await Promise.all(
          pieces
            .filter((piece) => piece !== entry)
            .map(async ({ path: file, text, hash }) => {
              const named = importedOnce(text).replaceAll(`"./${own}"`, '"./extension.js"');
              const piece = { ...commonJs, ...options, sourcefile: file };
              const made = await transform(exportedAtOnce(named), piece);
              const code = made.code.replace(ALL_NAMES, 'module.exports');
              return {
                path: path.basename(file) === own ? path.join(path.dirname(file), 'extension.js') : file,
                contents: Buffer.from(code),
                hash,
                text: code,
              };
            }),
        );
      });
    },
  };
}

/**
 * Imports each module once: VS Code takes its time for every `require`. The lines of the other imports stay, empty, so
 * that source maps stay right.
 */
function importedOnce(text: string): string {
  const imports = /^import \{([^}]*)\} from ("[^"]+");/gm;
  const names = new Map<string, string[]>();
  for (const [, some = '', module = ''] of text.matchAll(imports)) {
    names.set(module, [...(names.get(module) ?? []), some.replaceAll('\n', ' ')]);
  }
  return text.replace(imports, (whole, _, module: string) => {
    const all = names.get(module);
    names.delete(module);
    const lines = '\n'.repeat(whole.split('\n').length - 1);
    return all === undefined ? lines : `import {${all.join()}} from ${module};${lines}`;
  });
}

/**
 * Exports all names by one object: esbuild would define each of hundreds twice, one by one, in the time that activating
 * takes. A piece is asked for its names only when it has run, and each is read anew, as those of `export` are.
 */
function exportedAtOnce(text: string): string {
  return text.replace(/^export \{([^}]*)\};/m, (whole, names: string) => {
    const getters = names.split(',').map((name) => {
      const [own = '', given = own] = name.trim().split(' as ');
      return `get ${given}() { return ${own}; }`;
    });
    return `${ALL_NAMES} = { __esModule: true, ${getters.join(', ')} };${'\n'.repeat(whole.split('\n').length - 1)}`;
  });
}
