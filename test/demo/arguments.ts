import { parseArgs } from 'node:util';

/** What was asked for on the command line. */
export interface DemoArguments {
  /** An empty or new folder to build the shop in, which is kept; by default a temporary one. */
  readonly workspace?: string;
  /** Take the README's pictures and put them here, instead of showing the demo. */
  readonly screenshots?: string;
}

/** @throws {TypeError} where the command line makes no sense. */
export function parseArguments(args: readonly string[]): DemoArguments {
  const options = { workspace: { type: 'string' }, screenshots: { type: 'string' } } as const;
  return parseArgs({ args: [...args], options }).values;
}
