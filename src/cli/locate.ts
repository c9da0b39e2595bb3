import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseJson } from '../base/json';
import { Locator } from '../mapping/locator';
import { traceOf } from '../mapping/trace';
import { decodeEvent } from '../sentry/events';
import { NodeFiles } from './nodeFiles';
import { printable } from '../base/printable';
import { storyOf } from './story';

/** `tsx src/cli/locate.ts EVENT.json --workspace DIR`: where the frames of an event of the Sentry API are in a folder. */
export async function locate(
  args: readonly string[],
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { workspace: { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined || values.workspace === undefined || positionals.length > 1) {
    print('usage: tsx src/cli/locate.ts EVENT.json --workspace DIR');
    return 2;
  }
  const event = decodeEvent(parseJson(await readFile(file, 'utf8')));
  if (event === undefined) {
    print(`${printable(file)} holds no event as the Sentry API answers it`);
    return 2;
  }
  const trace = traceOf(event);
  const locator = new Locator(new NodeFiles(resolve(values.workspace)));
  try {
    storyOf(trace, await locator.explain(trace, signal)).forEach((line) => print(line));
  } finally {
    locator.dispose();
  }
  return 0;
}

if (require.main === module) {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  void locate(process.argv.slice(2), (line) => console.log(line), stop.signal).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(printable(error instanceof Error ? error.message : String(error)));
      process.exitCode = 1;
    },
  );
}
