'use strict';

const { appendFileSync } = require('node:fs');
const vscode = require('vscode');

/** Leaves a line in the file that `CANARY_SONG` names. */
const sing = (...words) => appendFileSync(process.env.CANARY_SONG, `${JSON.stringify(words)}\n`);

/** A command that hostile text tries to run, and one that asks VS Code for an account of ours, as any extension may. */
exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('canary.sing', sing),
    vscode.commands.registerCommand('canary.ask', async () =>
      sing(await vscode.authentication.getSession('faultline', [], { createIfNone: true })),
    ),
  );
};
