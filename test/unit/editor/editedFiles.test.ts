import assert from 'node:assert/strict';
import { EditedFiles } from '../../../src/editor/editedFiles';
import type { FilePath } from '../../../src/mapping/place';
import { HandClock } from '../handClock';

const [cart, total] = ['cart.ts', 'total.ts'].map((path) => ({ folder: 'file:///shop', path })) as [
  FilePath,
  FilePath,
];

/** What is located, each time when a test says so. */
class Desk {
  readonly clock = new HandClock();
  readonly looks: string[] = [];
  readonly errors: unknown[] = [];
  readonly told: string[] = [];
  private readonly answers: { readonly done: () => void; readonly fail: (error: Error) => void }[] = [];
  readonly edits = new EditedFiles(
    (files) => {
      this.looks.push(files.map(({ path }) => path).join(' '));
      return new Promise((done, fail) => this.answers.push({ done, fail }));
    },
    this.clock,
    (error) => this.errors.push(error),
  );

  constructor() {
    this.edits.onDidLook(() => this.told.push('looked'));
    this.edits.onDidRest(() => this.told.push('rested'));
  }

  async located(error?: Error): Promise<void> {
    const answer = this.answers.shift();
    assert.ok(answer !== undefined);
    if (error === undefined) {
      answer.done();
    } else {
      answer.fail(error);
    }
    await new Promise(setImmediate);
  }
}

describe('files that are edited', () => {
  it('are located anew once nobody has typed in them for a while, wherever else somebody types', async () => {
    const { clock, edits, looks, told, ...desk } = withDesk();
    edits.add(cart);
    for (let key = 0; key < 10; key++) {
      clock.pass(200);
      edits.add(total);
    }
    assert.deepEqual(looks, ['cart.ts']);
    assert.ok(edits.has(cart), 'it is not known yet where its lines stand');
    assert.ok(!edits.isTypedIn(cart));
    assert.ok(edits.isTypedIn(total));
    await desk.located();
    assert.ok(!edits.has(cart));
    assert.deepEqual(told, ['rested', 'looked']);
    clock.pass(1000);
    assert.deepEqual(looks, ['cart.ts', 'total.ts']);
  });

  it('rest after 800 ms, however long it takes to locate them', () => {
    const { clock, edits, told } = withDesk();
    edits.add(cart);
    clock.pass(799);
    assert.ok(edits.isTypedIn(cart));
    clock.pass(1);
    assert.ok(!edits.isTypedIn(cart));
    assert.ok(edits.has(cart));
    assert.deepEqual(told, ['rested']);
  });

  it('are located together where they were edited together, and no more often', async () => {
    const { clock, edits, looks, ...desk } = withDesk();
    edits.add(cart);
    edits.add(total);
    clock.pass(5000);
    assert.deepEqual(looks, ['cart.ts total.ts']);
    await desk.located();
    assert.ok(!edits.has(total));
    assert.equal(clock.waiting, 0);
  });

  it('are not known while somebody goes on typing in them', async () => {
    const { clock, edits, looks, told, ...desk } = withDesk();
    edits.add(cart);
    clock.pass(600);
    edits.add(cart);
    await desk.located();
    assert.ok(edits.has(cart));
    assert.deepEqual(told, []);
    clock.pass(600);
    await desk.located();
    assert.ok(!edits.has(cart));
    assert.equal(looks.length, 2);
  });

  it('are located at once for who waits for it, and asked for once', async () => {
    const { clock, edits, looks, ...desk } = withDesk();
    edits.add(cart);
    const settled = Promise.all([edits.settled(), edits.settled()]);
    assert.deepEqual(looks, ['cart.ts']);
    await desk.located();
    await settled;
    assert.ok(!edits.has(cart));
    clock.pass(5000);
    assert.deepEqual(looks, ['cart.ts']);
    await edits.settled();
  });

  it('are tried again where that fails, and told', async () => {
    const { clock, edits, looks, errors, ...desk } = withDesk();
    edits.add(cart);
    const settled = edits.settled();
    const error = new Error('no disk');
    await desk.located(error);
    await settled;
    assert.deepEqual(errors, [error]);
    assert.ok(edits.has(cart), 'what was located is of the text before the edit');
    clock.pass(60_000);
    assert.ok(!edits.isTypedIn(cart));
    assert.equal(looks.length, 2);
    await desk.located();
    assert.ok(!edits.has(cart));
  });

  it('leave no timer behind', () => {
    const { clock, edits } = withDesk();
    edits.add(cart);
    edits.add(cart);
    assert.equal(clock.waiting, 2);
    edits.dispose();
    assert.equal(clock.waiting, 0);
  });
});

function withDesk() {
  const desk = new Desk();
  const { clock, edits, looks, errors, told } = desk;
  return { clock, edits, looks, errors, told, located: (error?: Error) => desk.located(error) };
}
