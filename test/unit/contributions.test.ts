import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  authenticationProvider,
  commandIds,
  folderSettingIds,
  lensColors,
  settingIds,
  viewIds,
  viewStates,
} from '../../src/contributions';
import { commandTitles } from '../../src/words';

interface Manifest {
  readonly contributes: {
    readonly authentication: readonly unknown[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly colors: readonly { readonly id: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly when: string; readonly contents: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
}

const manifest = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;

describe('package.json and contributions.ts', () => {
  it('name the same commands', () => {
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), [...commandIds].sort());
  });

  it('call them by the same titles', () => {
    const titles = Object.entries(commandTitles).map(([id, title]) => [`faultline.${id}`, title()]);
    assert.deepEqual(
      Object.fromEntries(contributes.commands.map(({ command, title }) => [command, title])),
      Object.fromEntries(titles),
    );
  });

  it('name the same settings', () => {
    assert.deepEqual(
      Object.keys(contributes.configuration.properties).sort(),
      [...settingIds, ...folderSettingIds].map((id) => `faultline.${id}`).sort(),
    );
  });

  it('name the same colours and views', () => {
    assert.deepEqual(contributes.colors.map(({ id }) => id).sort(), Object.values(lensColors).sort());
    assert.deepEqual(
      Object.values(contributes.views)
        .flat()
        .map(({ id }) => id),
      [...viewIds],
    );
  });

  it('name the same provider of accounts', () => {
    assert.deepEqual(contributes.authentication, [authenticationProvider]);
  });

  it('put only commands that exist into menus and welcome texts', () => {
    const known = new Set<string>(commandIds);
    const inMenus = Object.values(contributes.menus)
      .flat()
      .map(({ command }) => command);
    const inTexts = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([^)]+)\)/g)].map((match) => match[1] ?? ''),
    );
    assert.deepEqual(
      [...inMenus, ...inTexts].filter((command) => !known.has(command)),
      [],
    );
  });

  it('have one welcome text with a button for every state that shows no tree', () => {
    const shown = viewStates.filter((state) => !['starting', 'ready'].includes(state));
    assert.deepEqual(
      contributes.viewsWelcome.map(({ when }) => /faultline\.state == '(\w+)'/.exec(when)?.[1]).sort(),
      [...shown].sort(),
    );
    assert.ok(contributes.viewsWelcome.every(({ contents }) => /\]\(command:/.test(contents)));
  });

  it('take every setting from trusted workspaces alone', () => {
    assert.deepEqual(
      [...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(),
      [...settingIds, ...folderSettingIds].map((id) => `faultline.${id}`).sort(),
    );
  });
});
