import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Restricted Mode', () => {
  it('does not trust the workspace', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });
});
