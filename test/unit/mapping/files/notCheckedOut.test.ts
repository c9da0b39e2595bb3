import assert from 'node:assert/strict';
import type { FilesChange } from '../../../../src/mapping/files/files';
import { Locator } from '../../../../src/mapping/locator';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { contextOf, frame, inWords, MemoryFiles, noAbort, trace } from '../memoryFiles';
import { lineOf, SOURCE } from '../source';

const RELEASE = SOURCE.join('\n');
const LINE = lineOf('order.customer.discount.rate');
const CONTEXT = { line: LINE, context: contextOf(RELEASE, LINE) };

/** A folder in which some of what git tracks is not on the disk. */
class SparseFiles extends MemoryFiles {
  constructor(
    texts: Readonly<Record<string, string>>,
    private readonly missing: readonly string[],
  ) {
    super(texts);
  }

  override async *list(signal: AbortSignal): AsyncIterable<FilesChange> {
    yield* super.list(signal);
    yield { added: [], removed: [], notCheckedOut: this.missing };
  }
}

async function place(
  here: Readonly<Record<string, string>>,
  missing: readonly string[],
  parts: Partial<TraceFrame> & { readonly line?: number },
): Promise<string> {
  const locator = new Locator(new SparseFiles(here, missing));
  const [[found] = []] = await locator.locate(trace([frame(parts)]), noAbort);
  locator.dispose();
  return found === undefined ? 'nothing' : inWords(found);
}

describe('A frame whose file git tracks and that is not on the disk', () => {
  it('says so', async () => {
    assert.equal(
      await place({ 'api/x.ts': 'x' }, ['web/src/cart.ts'], { filename: '/srv/web/src/cart.ts' }),
      'unmapped notCheckedOut',
    );
    assert.equal(
      await place({ 'api/x.ts': 'x' }, ['web/src/cart.ts'], { filename: 'cart.ts' }),
      'unmapped notCheckedOut',
    );
  });

  it('does not take the next best file that is there, unless its code agrees', async () => {
    const here = { 'api/src/index.ts': RELEASE };
    const missing = ['web/src/index.ts'];
    const filename = '/srv/web/src/index.ts';
    assert.equal(await place(here, missing, { filename }), 'unmapped notCheckedOut');
    assert.equal(await place(here, [], { filename }), 'unverified noContext api/src/index.ts:3');
    assert.equal(await place(here, missing, { filename, ...CONTEXT }), `exact api/src/index.ts:${LINE}`);
  });

  it('takes a file that is there and fits as well', async () => {
    assert.equal(
      await place({ 'web/src/cart.ts': RELEASE }, ['old/web/src/cart.ts', 'src/cart.ts'], {
        filename: '/srv/web/src/cart.ts',
        ...CONTEXT,
      }),
      `exact web/src/cart.ts:${LINE}`,
    );
  });

  it('follows a file that was moved and is not yet committed', async () => {
    const moved = { 'src/basket/total.ts': RELEASE };
    const missing = ['src/cart/total.ts'];
    const filename = './src/cart/total.ts';
    assert.equal(await place(moved, missing, { filename, ...CONTEXT }), `exact src/basket/total.ts:${LINE}`);
    assert.equal(await place(moved, missing, { filename }), 'unmapped notCheckedOut');
  });

  it('says nothing of it where it is a guess: by a name that stands everywhere, or several', async () => {
    const missing = ['web/src/index.ts', 'api/src/cart.ts', 'app/src/cart.ts'];
    assert.equal(await place({}, missing, { filename: '/srv/x/index.ts' }), 'unmapped notFound');
    assert.equal(await place({}, missing, { filename: 'src/cart.ts' }), 'unmapped notFound');
    assert.equal(
      await place({}, missing, { filename: '/srv/node_modules/cart/src/cart.ts' }),
      'unmapped thirdParty',
    );
  });
});
