import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  authenticationProvider,
  commandIds,
  folderSettingIds,
  lensColors,
  settingIds,
  triageKeys,
  viewIds,
  viewStates,
} from '../../src/contributions';
import { commandTitles } from '../../src/words';

interface SettingSchema {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly type?: unknown;
  readonly scope?: string;
  readonly order?: number;
}

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly contributes: {
    readonly authentication: readonly unknown[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, SettingSchema>>;
    }[];
    readonly colors: readonly { readonly id: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly when: string;
      readonly contents: string;
    }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when: string;
    }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
}

const manifest = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;
const settings = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }) => properties),
) as Readonly<Record<string, SettingSchema>>;

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
      Object.keys(settings).sort(),
      [...settingIds, ...folderSettingIds].map((id) => `faultline.${id}`).sort(),
    );
  });

  it('keep the settings few, in groups, and show by an example how each is written', () => {
    const count = contributes.configuration.reduce(
      (sum, group) => sum + Object.keys(group.properties).length,
      0,
    );
    assert.equal(count, Object.keys(settings).length, 'a setting stands in two groups');
    assert.ok(count < 30, `${count} settings`);
    assert.ok(contributes.configuration.every(({ title }) => title !== ''));
    const withoutExample = Object.entries(settings).filter(
      ([, { type, enum: words, description = '', markdownDescription = description, examples }]) =>
        type !== 'boolean' &&
        words === undefined &&
        examples === undefined &&
        !/`[^`]+`/.test(markdownDescription),
    );
    assert.deepEqual(withoutExample, []);
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

  it('give the commands of triage the same keys, each its own, and only while it is open', () => {
    const bound = contributes.keybindings.filter(({ when }) => when === 'faultline.triaging && inQuickOpen');
    assert.deepEqual(
      Object.fromEntries(bound.map(({ command, key }) => [command, key])),
      Object.fromEntries(
        Object.entries(triageKeys).map(([name, key]) => [`faultline.${name}`, key.toLowerCase()]),
      ),
    );
    assert.equal(new Set(bound.map(({ key }) => key)).size, bound.length);
  });

  it('put only commands that exist into menus, welcome texts and the walkthrough', () => {
    const known = new Set<string>([...commandIds, ...viewIds.map((id) => `${id}.focus`)]);
    const inMenus = Object.values(contributes.menus)
      .flat()
      .flatMap(({ command }) => command ?? []);
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const ending = steps.flatMap((step) => step.completionEvents);
    const inEvents = ending.flatMap((event) => /^onCommand:(.*)/.exec(event)?.[1] ?? []);
    const texts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...steps.map(({ description }) => description),
    ];
    const inTexts = texts.flatMap((contents) =>
      [...contents.matchAll(/\(command:([^)]+)\)/g)].map((match) => match[1] ?? ''),
    );
    assert.deepEqual(
      [...inMenus, ...inTexts, ...inEvents].filter((command) => !known.has(command)),
      [],
    );
  });

  it('give each entry of a menu a place of its own, as far as they stand there together', () => {
    const doubled = Object.entries(contributes.menus).flatMap(([menu, entries]) =>
      entries
        .filter(
          (one, at) =>
            one.group !== undefined &&
            entries.slice(0, at).some((other) => other.group === one.group && !areApart(one, other)),
        )
        .map(({ command, submenu }) => `${menu}: ${command ?? submenu}`),
    );
    assert.deepEqual(doubled, []);
  });

  it('order the settings of a group, each at a place of its own', () => {
    for (const { title, properties } of contributes.configuration) {
      const orders = Object.values(properties).map(({ order }) => order);
      assert.equal(new Set(orders).size, orders.length, `${title}: ${orders.join()}`);
    }
  });

  it('let each folder have its own of what is read for a folder', () => {
    const ofFolders = Object.entries(settings).filter(([, { scope }]) => scope === 'resource');
    assert.deepEqual(
      ofFolders.map(([id]) => id).sort(),
      [...folderSettingIds, 'branch.template', 'branch.assignToMe'].map((id) => `faultline.${id}`).sort(),
    );
  });

  it('keep out of the palette what needs a row of the tree, or the palette of triage', () => {
    const hidden = (contributes.menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    assert.deepEqual(
      hidden.map(({ command }) => command).sort(),
      [
        ...[
          'applyAction',
          'copyAction',
          'discardAction',
          'hideLenses',
          'openLinkedIssue',
          'retryAction',
          'showAll',
          'showLenses',
          'showMore',
        ],
        ...['triageNext', 'triagePrevious', 'triageView'],
      ].map((id) => `faultline.${id}`),
    );
  });

  it('put every submenu somewhere, with something in it', () => {
    const placed = Object.values(contributes.menus)
      .flat()
      .flatMap(({ submenu }) => submenu ?? []);
    assert.deepEqual([...new Set(placed)].sort(), contributes.submenus.map(({ id }) => id).sort());
    assert.ok(placed.every((id) => (contributes.menus[id] ?? []).length > 0));
  });

  it('have one welcome text with a button for every state that shows no tree', () => {
    const shown = viewStates.filter((state) => !['starting', 'ready'].includes(state));
    assert.deepEqual(
      contributes.viewsWelcome
        .filter(({ view }) => view === 'faultline.issues')
        .map(({ when }) => /faultline\.state == '(\w+)'/.exec(when)?.[1])
        .sort(),
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

/** Whether two entries never stand in a menu at the same time: one asks for what the other must not have. */
function areApart(one: MenuEntry, other: MenuEntry): boolean {
  const [terms, others] = [termsOf(one), termsOf(other)];
  const row = (all: readonly string[]) => all.find((term) => term.startsWith('viewItem =='));
  return (
    terms.some((term) => others.includes(`!${term}`)) ||
    others.some((term) => terms.includes(`!${term}`)) ||
    (row(terms) !== undefined && row(others) !== undefined && row(terms) !== row(others))
  );
}

function termsOf({ when = '' }: MenuEntry): readonly string[] {
  return when.split(' && ');
}
