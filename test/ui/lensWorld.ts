import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { exceptionAt, type SdkEvent, sendEvents } from '../sendEvent';
import { commit, createWorld, type World } from './world';

/** The lines of `src/ledger.js` that fail, from 1; the third one by two issues. */
export const failing = [6, 12, 18, 24, 30, 36, 42, 48] as const;

/** Only led to the error of the first failing line. */
export const CALLER = 54;

/** Of two issues, the first of which happened three times. */
export const TWICE = failing[2];

const ledger = Array.from({ length: 60 }, (_, at) =>
  at % 6 === 5 ? `  post(account${at + 1}, amount);` : `// entry ${at + 1}`,
);

/** A world in which a file fails on many lines, also from within a dependency. */
export async function createLensWorld(): Promise<World> {
  const world = await createWorld();
  const write = (file: string, lines: readonly string[]) => {
    mkdirSync(path.dirname(path.join(world.workspace, file)), { recursive: true });
    writeFileSync(path.join(world.workspace, file), `${lines.join('\n')}\n`);
  };
  write('.gitignore', ['node_modules/', '.vscode/']);
  write('src/ledger.js', ledger);
  write('src/innocent.js', ledger.toReversed());
  write('node_modules/bank/index.js', library);
  commit(world.git, 'Keep a ledger');
  await sendEvents(world.sentry.dsn('cart'), events());
  const ids = Array.from({ length: failing.length + 1 }, (_, at) => `CART-${at + 1}`);
  await Promise.all(ids.map((id) => world.sentry.assign(id, { type: 'user', id: '1' })));
  return world;
}

const library = ['exports.post = () => {', '  throw new Error("the bank is closed");', '};'];

function events(): readonly SdkEvent[] {
  const [first, ...others] = failing;
  const twice = failed('RangeError', TWICE);
  return [
    { ...called(first), release: 'cart@1.0.0' },
    ...others.map((line) => failed('TypeError', line)),
    ...[twice, twice, twice],
  ];
}

function failed(type: string, line: number): SdkEvent {
  return exceptionAt(type, `entry ${line} is wrong`, 'src/ledger.js', ledger, line);
}

/** Thrown in a dependency, by a line that another one called. */
function called(line: number): SdkEvent {
  const frameOf = (of: SdkEvent) =>
    (of as ReturnType<typeof exceptionAt>).exception.values[0].stacktrace.frames;
  const thrown = exceptionAt('Error', 'the bank is closed', 'node_modules/bank/index.js', library, 2);
  const frames = [
    ...frameOf(failed('Error', CALLER)),
    ...frameOf(failed('Error', line)),
    ...frameOf(thrown).map((frame) => ({ ...frame, in_app: false })),
  ];
  return { exception: { values: [{ type: 'Error', value: 'the bank is closed', stacktrace: { frames } }] } };
}
