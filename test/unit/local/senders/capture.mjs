// Captures exceptions with the real SDK: node capture.mjs DSN COUNT BUFFER_SIZE NAME
// Prints {"captured": ids of the events, "flushed": whether all were sent in time}.
import * as Sentry from '@sentry/node';

const [dsn, count, bufferSize, name] = process.argv.slice(2);

Sentry.init({
  dsn,
  release: 'shop@1.0.0',
  environment: 'production',
  transportOptions: { bufferSize: Number(bufferSize) },
});

function fail(at) {
  throw new RangeError(`call ${at} of ${name} failed`);
}

const captured = [];
for (let at = 0; at < Number(count); at++) {
  try {
    fail(at);
  } catch (error) {
    Sentry.setUser({ id: `${name}-${at % 10}` });
    captured.push(Sentry.captureException(error));
  }
}
const flushed = await Sentry.flush(60_000);
// The SDK tells of what it gave up when the process ends; this waits for it.
await Sentry.close(10_000);
process.stdout.write(JSON.stringify({ captured, flushed }));
