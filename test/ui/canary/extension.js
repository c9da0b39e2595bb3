'use strict';

const { appendFileSync } = require('node:fs');
const vscode = require('vscode');

/** A command that hostile text tries to run: it leaves a line in the file that `CANARY_SONG` names. */
exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('canary.sing', (...words) =>
      appendFileSync(process.env.CANARY_SONG, `${JSON.stringify(words)}\n`),
    ),
  );
};
