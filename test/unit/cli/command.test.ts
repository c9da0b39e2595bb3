import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { readCommand } from '../../../src/cli/command';
import { InvalidInput } from '../../../src/cli/invalidInput';

const HOME = resolve('/home/me');
const read = (...args: readonly string[]) => readCommand(args, HOME);

describe('the arguments of locate', () => {
  it('name a folder and an event, relative to where one is', () => {
    const event = {
      kind: 'event',
      workspace: resolve('/home/me/shop'),
      event: resolve('/tmp/event.json'),
      json: false,
      explain: false,
    };
    const named = ['--workspace', 'shop', '--event=/tmp/event.json'];
    assert.deepEqual(read(...named), event);
    assert.deepEqual(read('--json', ...named, '--explain'), { ...event, json: true, explain: true });
  });

  it('ask for a batch, or for help, which goes before all else', () => {
    assert.deepEqual(read('--batch'), { kind: 'batch', explain: false });
    assert.deepEqual(read('--batch', '--json', '--explain'), { kind: 'batch', explain: true });
    assert.deepEqual(read('--batch', '--event', 'x', '--help'), { kind: 'help' });
    assert.deepEqual(read('-h'), { kind: 'help' });
  });

  const misuses: readonly [args: readonly string[], said: RegExp][] = [
    [[], /^--workspace DIR is missing/],
    [['--workspace', 'shop'], /^--event FILE is missing/],
    [['--event', 'x'], /^--workspace DIR is missing/],
    [['--workspace=', '--event', 'x'], /^--workspace DIR is missing/],
    [['--workspace', 'shop', '--event='], /^--event FILE is missing/],
    [['--workspace'], /--workspace/],
    [['--workspace', '--event', 'x'], /--workspace/],
    [['--batch', '--workspace', 'shop'], /^--batch reads workspace and event from standard input/],
    [['--batch=yes'], /--batch/],
    [['event.json', '--workspace', 'shop'], /event\.json/],
    [['--nonsense'], /--nonsense/],
  ];
  for (const [args, said] of misuses) {
    it(`are refused: ${JSON.stringify(args)}`, () => {
      assert.throws(
        () => read(...args),
        (error) => error instanceof InvalidInput && said.test(error.message),
      );
    });
  }
});
