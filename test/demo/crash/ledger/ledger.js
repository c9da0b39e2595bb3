'use strict';

/**
 * The ledger of the shop: another team's service, in another repository, whose errors come into the same project of
 * Sentry.
 */
const Sentry = require('@sentry/node');
const { createInterface } = require('node:readline');

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  release: process.env.SENTRY_RELEASE,
  environment: process.env.SENTRY_ENVIRONMENT,
  integrations: (defaults) => defaults.filter(({ name }) => name !== 'Dedupe'),
  transportOptions: { bufferSize: 2000 },
});

/** Writes one booking into the books. */
function book({ account, cents }) {
  if (!Number.isInteger(cents)) {
    throw new RangeError(`Account ${account} takes whole cents only`);
  }
  return { account, cents };
}

/** Books one line each, until the pipe is closed. */
async function keepBooks() {
  for await (const line of createInterface({ input: process.stdin })) {
    const { user, content } = JSON.parse(line);
    Sentry.withIsolationScope((scope) => {
      scope.setUser(user);
      try {
        book(content);
      } catch (error) {
        Sentry.captureException(error);
      }
    });
    await Sentry.flush(2_000);
  }
  process.exitCode = (await Sentry.close(20_000)) ? 0 : 1;
}

void keepBooks();
