import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the host', () => {
  it('is the VS Code that was asked for', () => {
    assert.equal(vscode.version, process.env['FAULTLINE_VSCODE']);
  });

  it('activates Faultline', async () => {
    const faultline = vscode.extensions.getExtension('faultline.faultline');
    assert.ok(faultline);
    await faultline.activate();
    assert.equal(faultline.isActive, true);
  });
});
