'use strict';

/**
 * Loaded before a program of the shop: it stands for many days of business within a second, so its events are
 * spread evenly over the time between SHOP_FROM and SHOP_UNTIL, both in milliseconds since the epoch.
 */
const Sentry = require('@sentry/node');

const from = Number(process.env.SHOP_FROM);
const until = Number(process.env.SHOP_UNTIL);
const goldenRatio = 0.618034;
let events = 0;

Sentry.getGlobalScope().addEventProcessor((event) => {
  events += 1;
  event.timestamp = (from + (until - from) * ((events * goldenRatio) % 1)) / 1000;
  return event;
});
