'use strict';

// *Watch* begins to look for how long the extension host stands still; *Type* ends that, asks for a hover on the tenth
// line, types into the middle of the open file, and appends to TYPIST_FILE what each cost: one line of JSON per command.

const fs = require('node:fs').promises;
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');
const { commands, Position, Range, window } = require('vscode');

const ROUNDS = 9;
const KEYS = 100;
const HOVERS = 21;

const delays = monitorEventLoopDelay({ resolution: 1 });

exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    commands.registerCommand('typist.watch', () => {
      delays.reset();
      delays.enable();
    }),
    commands.registerCommand('typist.type', type),
  );
};

async function type() {
  delays.disable();
  const editor = window.activeTextEditor;
  const costs = { blockMs: delays.max / 1e6, hoverMs: await hover(editor), keyUs: await keys(editor) };
  await fs.appendFile(process.env.TYPIST_FILE, `${JSON.stringify(costs)}\n`);
}

/** Milliseconds of the clock, there and back through the window. */
async function hover({ document }) {
  const times = [];
  for (let at = 0; at < HOVERS; at++) {
    const started = performance.now();
    await commands.executeCommand('vscode.executeHoverProvider', document.uri, new Position(9, 5));
    times.push(performance.now() - started);
  }
  return median(times);
}

/** Microseconds of processor time of the extension host. */
async function keys(editor) {
  const line = Math.floor(editor.document.lineCount / 20) * 10 + 5;
  await round(editor, line); // the first keys pay for what is done only once
  const costs = [];
  for (let at = 0; at < ROUNDS; at++) {
    costs.push(await round(editor, line));
  }
  return median(costs);
}

function median(values) {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

/** Letters, and now and then a line break that is taken back at the next key. */
async function round(editor, line) {
  const before = process.cpuUsage();
  for (let key = 0; key < KEYS; key++) {
    const start = new Position(line, 4);
    const change = (edit) =>
      key % 20 === 1
        ? edit.delete(new Range(start, new Position(line + 1, 0)))
        : edit.insert(start, key % 20 === 0 ? '\n' : 'x');
    await editor.edit(change, { undoStopBefore: false, undoStopAfter: false });
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / KEYS;
}
