'use strict';

// Activates other extensions one by one, in the order of STARTER_IDS, and appends to STARTER_FILE what each cost. The
// window has come to rest by then: other extensions would take their share of the time.

const { subscribe, unsubscribe } = require('node:diagnostics_channel');
const fs = require('node:fs').promises;
const { setTimeout: wait } = require('node:timers/promises');
const { extensions } = require('vscode');

const CALM_MS = 250;

exports.activate = async () => {
  await calm();
  const starts = {};
  for (const id of process.env.STARTER_IDS.split(',')) {
    starts[id] = await start(extensions.getExtension(id));
  }
  await fs.appendFile(process.env.STARTER_FILE, `${JSON.stringify(starts)}\n`);
};

/** Waits until the event loop has had next to nothing to do for a while. */
async function calm() {
  let before = performance.eventLoopUtilization();
  do {
    await wait(CALM_MS);
    const since = performance.eventLoopUtilization(before);
    before = performance.eventLoopUtilization();
    if (since.utilization < 0.05) {
      return;
    }
  } while (performance.now() < 60_000);
}

async function start(extension) {
  let processes = 0;
  let files = 0;
  const isTheirs = () => new Error().stack.includes(extension.extensionPath);
  const countProcess = () => (processes += isTheirs() ? 1 : 0);
  const release = beforeCalls(fs, () => (files += isTheirs() ? 1 : 0));
  subscribe('child_process', countProcess);
  const known = undiciModules();
  const started = performance.now();
  await extension.activate();
  const ms = performance.now() - started;
  unsubscribe('child_process', countProcess);
  release();
  return { ms, processes, files, undici: undiciModules() - known };
}

function undiciModules() {
  return Object.keys(require.cache).filter((file) => /[\\/]undici[\\/]/.test(file)).length;
}

/** Calls `told` at each call of a function of `object`; returns what ends that. */
function beforeCalls(object, told) {
  const functions = Object.entries(object).filter(([, value]) => typeof value === 'function');
  for (const [name, value] of functions) {
    object[name] = function (...args) {
      told();
      return Reflect.apply(value, this, args);
    };
  }
  return () => Object.assign(object, Object.fromEntries(functions));
}
