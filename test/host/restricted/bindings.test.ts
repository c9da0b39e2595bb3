import * as assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { folderSettingIds } from '../../../src/contributions';
import { until } from '../../until';
import { workspaceFolder } from '../failingCart';

describe('the settings of a workspace in Restricted Mode', () => {
  const folder = workspaceFolder().uri;
  const directory = path.join(folder.fsPath, '.vscode');
  after(() => rmSync(directory, { recursive: true, force: true }));

  it('say nothing of bindings, environments, period, queries and rules', async () => {
    const said = {
      'editor.tabSize': 7,
      'faultline.bindings': [{ organization: 'evil' }],
      'faultline.environments': ['evil'],
      'faultline.period': '99w',
      'faultline.queries': [{ name: 'evil', query: 'evil' }],
      'faultline.pathRules': [{ frame: 'evil', file: './' }],
    };
    mkdirSync(directory, { recursive: true });
    writeFileSync(path.join(directory, 'settings.json'), JSON.stringify(said));
    const setting = (section: string) => vscode.workspace.getConfiguration(section, folder);
    await until('the file to be read', () => setting('editor').get('tabSize') === 7);
    assert.deepEqual(
      folderSettingIds.map((id) => setting('faultline').get(id)),
      folderSettingIds.map((id) => setting('faultline').inspect(id)?.defaultValue),
    );
  });
});
