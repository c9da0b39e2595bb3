import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { build } from 'esbuild';
import { filterOf, readTexts } from '../../src/issues/issueFilter';
import type { ReadyFeed } from '../../src/issues/storeState';
import { Outline } from '../../src/tree/outline';
import { projectRoot } from '../projectRoot';
import { until } from '../until';
import { everything, feedOfRows, issueOfRow, shownOf, trackedRow } from '../unit/tree/manyRows';
import { hasServerBuild } from '../vscode/desktop';
import { Editor } from '../vscode/editor';
import { temporaryFolder } from '../vscode/temporaryFolder';
import type { Figure } from './figure';
import { inTurns, longestBlock } from './stopwatch';
import type { TreeCost } from './treeViews/extension';

const ISSUES = 10_000;
/** Rows of a group, the one that shows more, and the group's own. */
const GROUP_ROWS = 200 + 1 + 1;

/** What 10,000 issues cost in the tree of a real VS Code, beside a tree that has all rows and draws all of them anew. */
export async function measureTree(): Promise<readonly Figure[]> {
  return [...(hasServerBuild ? figuresOf(await costs()) : []), ...(await measureFilter())];
}

interface Costs {
  readonly ours: TreeCost;
  readonly naive: TreeCost;
}

function figuresOf({ ours, naive }: Costs): readonly Figure[] {
  const beside = (what: (cost: TreeCost) => number) => ({
    value: what(ours),
    baseline: { what: 'a naive tree', value: what(naive) },
  });
  return [
    {
      what: 'getTreeItem calls of a refresh, 5 changed, order unchanged',
      ...beside(({ changed }) => changed.calls),
      ...{ budget: { exactly: 5 }, isCount: true },
    },
    {
      what: 'getTreeItem calls of a refresh, one group in another order',
      ...beside(({ moved }) => moved.calls),
      ...{ budget: { atMost: GROUP_ROWS }, isCount: true },
    },
    {
      what: 'host time until the first group is shown',
      ...beside(({ first }) => first.hostMs),
      ...{ unit: 'ms', budget: { times: 0.5 } },
    },
    {
      what: 'host time of a refresh, 5 changed',
      ...beside(({ changed }) => changed.hostMs),
      ...{ unit: 'ms', budget: { times: 0.5 } },
    },
    {
      what: 'memory of the host for what is shown',
      ...beside(({ megabytes }) => megabytes),
      ...{ unit: 'MB', budget: { times: 0.5 } },
    },
  ];
}

async function costs(): Promise<Costs> {
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'costs.json');
  const editor = await Editor.start({
    workspace: path.join(projectRoot, 'test/host/workspace'),
    extensions: [await bundled(folder.path)],
    env: { TREE_FILE: file },
  });
  try {
    return await until(
      'what the trees cost',
      async () => {
        const text = await fs.readFile(file, 'utf8').catch(() => '');
        return text !== '' && (JSON.parse(text) as Costs);
      },
      120_000,
    );
  } finally {
    await editor.stop();
    folder.remove();
  }
}

/** An extension of its own, with a container for each of the two trees. */
async function bundled(folder: string): Promise<string> {
  const extension = path.join(folder, 'trees');
  await build({
    entryPoints: [path.join(__dirname, 'treeViews/extension.ts')],
    outfile: path.join(extension, 'extension.js'),
    ...{ bundle: true, platform: 'node', format: 'cjs', external: ['vscode'], logLevel: 'error' },
  });
  const icon = path.join(extension, 'icon.svg');
  await fs.copyFile(path.join(projectRoot, 'media/faultline.svg'), icon);
  const containers = ['ours', 'naive'].map((id) => ({ id, title: id, icon: 'icon.svg' }));
  const manifest = {
    ...{ name: 'trees', publisher: 'bench', version: '1.0.0', engines: { vscode: '^1.105.0' } },
    ...{ main: './extension.js', activationEvents: ['onStartupFinished'] },
    contributes: {
      viewsContainers: { activitybar: containers },
      views: {
        ours: [{ id: 'faultline.issues', name: 'Issues' }],
        naive: [{ id: 'bench.naive', name: 'Naive' }],
      },
    },
  };
  await fs.writeFile(path.join(extension, 'package.json'), JSON.stringify(manifest));
  return extension;
}

/** What the tree does after a keystroke in its filter, when all 10,000 are looked through. */
async function measureFilter(): Promise<readonly Figure[]> {
  const feeds = Array.from({ length: 6 }, () =>
    feedOfRows(Array.from({ length: ISSUES }, (_, at) => trackedRow(issueOfRow(at)))),
  );
  const feed = feeds.pop() ?? feedOfRows([]);
  const outline = new Outline(shownOf(feed));
  outline.children().forEach((row) => outline.children(row));
  let at = 0;
  const key = () =>
    outline.become(shownOf(feed, { choice: { ...everything, filter: filterOf(`shop-${at++}`) } }));
  const read = ({ issues }: ReadyFeed) => readTexts([...issues.values()], new AbortController().signal);
  const opening = await longestBlock(() => read(feeds.pop() ?? feed)); // each is read once
  await read(feed);
  const { key: value } = await inTurns(9, { key });
  return [
    {
      what: 'opening the filter: the longest block',
      value: opening,
      ...{ unit: 'ms', budget: { atMost: 20 } },
    },
    { what: 'a keystroke in the filter', value, unit: 'ms', budget: { atMost: 20 } },
  ];
}
