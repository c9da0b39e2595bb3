'use strict';

const fs = require('node:fs/promises');
const vscode = require('vscode');

/** Signs Faultline in to the demo's Sentry, whose address and token the demo hands over in the environment. */
exports.activate = async () => {
  const { FAULTLINE_DEMO_SERVER: server, FAULTLINE_DEMO_TOKEN_FILE: tokenFile } = process.env;
  if (server !== undefined && tokenFile !== undefined) {
    const token = await fs.readFile(tokenFile, 'utf8');
    await vscode.commands.executeCommand('faultline.signIn', { server, token });
  }
};
