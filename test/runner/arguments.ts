import { releaseNamed } from '../vscode/versions';

/** The three kinds of tests: plain Node, inside VS Code's extension host, on VS Code's screen. */
export type Part = 'unit' | 'host' | 'ui';
export const allParts: readonly Part[] = ['unit', 'host', 'ui'];

export interface Arguments {
  readonly parts: readonly Part[];
  /** Full version of VS Code, such as `1.105.1`. */
  readonly vscode: string;
  /** Only tests whose full title matches this regular expression run. */
  readonly grep?: string;
}

export const usage = `npm test -- [--only unit|host|ui]… [--vscode newest|oldest|VERSION] [--grep REGEXP]`;

/** Reads the command line; throws a sentence for people when it makes no sense. */
export function parseArguments(argv: readonly string[]): Arguments {
  const parts = new Set<Part>();
  let vscode = 'newest';
  let grep: string | undefined;
  const rest = argv.flatMap((word) => (/^--\w+=/.test(word) ? splitAtEquals(word) : [word]));
  while (rest.length > 0) {
    const option = rest.shift();
    const value = rest.shift();
    if (value === undefined) throw new Error(`${option} wants a value. ${usage}`);
    if (option === '--only') value.split(',').forEach((name) => parts.add(partNamed(name)));
    else if (option === '--vscode') vscode = value;
    else if (option === '--grep') grep = value;
    else throw new Error(`What is ${option}? ${usage}`);
  }
  return {
    parts: allParts.filter((part) => parts.size === 0 || parts.has(part)),
    vscode: releaseNamed(vscode).vscode,
    ...(grep === undefined ? {} : { grep }),
  };
}

function partNamed(name: string): Part {
  const part = allParts.find((each) => each === name);
  if (part) return part;
  throw new Error(`There is no part "${name}" of the tests. ${usage}`);
}

function splitAtEquals(word: string): string[] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}
