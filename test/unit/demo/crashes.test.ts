import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { type EncodedSourceMap, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type Shop, buildShop } from '../../demo/buildShop';
import type { Count, Sent } from '../../demo/crash/occurrences';
import type { KeyedError } from '../../demo/key';
import { runShop } from '../../demo/runShop';
import { temporaryFolder } from '../../vscode/temporaryFolder';
import { type EnvelopeSink, type SentEvent, type SentFrame, openEnvelopeSink } from './envelopeSink';

describe('the programs of the demo shop', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let sink: EnvelopeSink;
  let shop: Shop;
  let sent: ReadonlyMap<string, Sent>;
  before(async () => {
    sink = await openEnvelopeSink();
    shop = await buildShop(folder.path);
    sent = await runShop(shop, sink.dsn);
  });
  after(() => {
    sink.close();
    folder.remove();
  });

  const eventsOf = ({ message }: KeyedError) =>
    sink.events.filter((event) => failure(event).value === message);

  const named = (wanted: string) => shop.key.errors.find(({ name }) => name === wanted)!;

  it('fail as often, and for as many people, as they are said to', () => {
    const received = new Map(shop.key.errors.map((error) => [error.name, countOf(eventsOf(error))]));
    assert.deepEqual(received, sent);
    assert.equal(sink.events.length, total([...sent.values()]));
  });

  it('fail in at least twelve ways, in three releases and two environments, some for dozens of people', () => {
    const counts = [...sent.values()];
    assert.ok(counts.length >= 12);
    assert.deepEqual(distinct(sink.events.map(({ release }) => release)), [
      'nightly',
      'shop@2.3.0',
      'shop@2.4.0',
      'shop@2.4.1',
    ]);
    assert.ok(counts.filter(({ byEnvironment }) => byEnvironment.staging.events > 0).length >= 3);
    assert.ok(counts.filter(({ events, users }) => events >= 24 && users >= 20).length >= 3);
  });

  it('report the very line that the key names, with the code around it', () => {
    for (const error of shop.key.errors.filter((one) => !isOfStorefront(one) && !isOfNightly(one))) {
      for (const event of eventsOf(error)) {
        const expected = error.expectedByRelease[event.release];
        assert.ok(expected, `${error.name} in ${event.release}`);
        if ('released' in expected) {
          const frame = crashFrame(event);
          assert.deepEqual(
            { line: frame?.lineno, text: frame?.context_line?.trim() },
            { line: expected.released.line, text: expected.released.text },
            error.name,
          );
        }
      }
    }
  });

  it('report no file of the shop where the code is not known to be ours', () => {
    const unmapped = shop.key.errors.filter(({ expected }) => expected.verdict === 'unmapped');
    const files = unmapped.map((error) => [error.name, crashFrame(eventsOf(error)[0]!)?.filename]);
    assert.deepEqual(Object.fromEntries(files), {
      'cart-page-without-map': 'app.js',
      'job-of-unknown-kind': undefined,
      'booking-of-half-a-cent': path.join(shop.releases.at(-1)!.folder, 'ledger/ledger.js'),
    });
  });

  it('report nothing but a line’s number, where no release is tagged and no source lies beside', () => {
    for (const error of shop.key.errors.filter(isOfNightly)) {
      for (const event of eventsOf(error)) {
        const frame = crashFrame(event)!;
        const expected = error.expectedByRelease[event.release];
        assert.ok(expected !== undefined && 'released' in expected);
        assert.deepEqual(
          {
            line: frame.lineno,
            code: frame.context_line,
            file: frame.filename.endsWith(expected.released.path),
          },
          { line: expected.released.line, code: undefined, file: true },
        );
      }
    }
  });

  it('name the files of the bundle as its source map does', () => {
    const [event] = eventsOf(named('product-without-images'));
    assert.equal(crashFrame(event!)?.filename, '../src/pages/product.tsx');
  });

  it('report minified code of a browser’s, without its lines, whose source maps only its developers have', () => {
    const { folder: deployed } = shop.releases.at(-1)!;
    for (const error of shop.key.errors.filter(isOfStorefront)) {
      const script = `packages/storefront/dist/${error.program}.js`;
      const map = JSON.parse(readFileSync(path.join(deployed, `${script}.map`), 'utf8')) as StampedMap;
      for (const event of eventsOf(error)) {
        const frame = crashFrame(event)!;
        assert.equal(frame.filename, `https://shop.example/assets/${error.program}.js`);
        assert.equal(frame.context_line, undefined);
        assert.deepEqual(event.debug_meta?.images, [
          { type: 'sourcemap', code_file: frame.filename, debug_id: map.debugId },
        ]);
        const { source, line } = originalPositionFor(new TraceMap(map), {
          line: frame.lineno!,
          column: frame.colno! - 1,
        });
        const { expected } = error;
        assert.ok('released' in expected);
        assert.deepEqual(
          { path: path.posix.join(path.dirname(script), source ?? ''), line },
          { path: expected.released.path, line: expected.released.line },
        );
      }
    }
  });

  it('report causes', () => {
    const [event] = eventsOf(named('payment-failed'));
    assert.deepEqual(
      event?.exception.values.map(({ type }) => type),
      ['GatewayTimeout', 'PaymentFailed'],
    );
  });

  it('report local variables, as soon as the SDK has its debugger ready', () => {
    const variables = eventsOf(named('invoice-without-tax')).map((event) => crashFrame(event)?.vars);
    assert.ok(variables.some((values) => values?.['net'] === 12_500));
  });

  it('fail later in later releases', () => {
    const [oldest, middle, newest] = shop.releases.map(({ version }) =>
      sink.events.filter(({ release }) => release === version).map(({ timestamp }) => timeMs(timestamp)),
    );
    assert.ok(Math.max(...oldest!) < Math.min(...middle!));
    assert.ok(Math.max(...middle!) < Math.min(...newest!));
    assert.ok(Math.max(...newest!) < Date.now());
  });
});

interface StampedMap extends EncodedSourceMap {
  readonly debugId: string;
}

function isOfStorefront({ program }: KeyedError): boolean {
  return program === 'basket' || program === 'wishlist';
}

function isOfNightly({ program }: KeyedError): boolean {
  return program === 'nightly';
}

/** The outermost exception. */
function failure(event: SentEvent) {
  return event.exception.values.at(-1)!;
}

function crashFrame(event: SentEvent): SentFrame | undefined {
  return failure(event).stacktrace.frames.findLast((frame) => frame.in_app);
}

function countOf(events: readonly SentEvent[]): Sent {
  const inEnvironment = (wanted: string) => count(events.filter(({ environment }) => environment === wanted));
  const byEnvironment = { production: inEnvironment('production'), staging: inEnvironment('staging') };
  return { ...count(events), byEnvironment };
}

function count(events: readonly SentEvent[]): Count {
  return { events: events.length, users: distinct(events.map(({ user }) => user.id)).length };
}

function total(counts: readonly Count[]): number {
  return counts.reduce((sum, { events }) => sum + events, 0);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** SDKs send seconds, or ISO 8601. */
function timeMs(timestamp: number | string): number {
  return typeof timestamp === 'number' ? timestamp * 1000 : Date.parse(timestamp);
}
