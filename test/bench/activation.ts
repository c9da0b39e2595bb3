import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../projectRoot';
import { until } from '../until';
import { hasServerBuild } from '../vscode/desktop';
import { Editor } from '../vscode/editor';
import { temporaryFolder } from '../vscode/temporaryFolder';
import type { Figure } from './figure';
import { extensionBundles, writeBundles } from '../build';
import { medianOf } from './stopwatch';

const STARTS = 10;

/** What activating Faultline costs in a real VS Code, beside an extension that does nothing. */
export async function measureActivation(): Promise<readonly Figure[]> {
  if (!hasServerBuild) {
    return []; // it needs the server build of VS Code
  }
  const folder = temporaryFolder();
  try {
    const starts = await startAll(folder.path);
    const median = (id: string) => medianOf(starts.map((start) => start[id]?.ms ?? 0));
    const [empty, ours] = [median('bench.empty'), median('faultline.faultline')];
    const counted = (what: 'processes' | 'files' | 'undici') =>
      Math.max(...starts.map((start) => start['faultline.faultline']?.[what] ?? 0));
    return [
      {
        what: `activate(), median of ${STARTS} starts`,
        value: ours,
        unit: 'ms',
        baseline: { what: 'an empty extension', value: empty },
        budget: { atMost: empty + 15 },
      },
      {
        what: 'processes started meanwhile',
        value: counted('processes'),
        budget: { exactly: 0 },
        isCount: true,
      },
      {
        what: 'calls of fs.promises meanwhile',
        value: counted('files'),
        budget: { exactly: 0 },
        isCount: true,
      },
      { what: 'files of undici loaded', value: counted('undici'), budget: { exactly: 0 }, isCount: true },
    ];
  } finally {
    folder.remove();
  }
}

/** By the ids of the extensions. */
type Start = Readonly<Record<string, Cost>>;

interface Cost {
  readonly ms: number;
  readonly processes: number;
  readonly files: number;
  readonly undici: number;
}

async function startAll(folder: string): Promise<readonly Start[]> {
  // the first one pays for what the host does only once
  const [first, empty] = await Promise.all(['first', 'empty'].map((name) => emptyExtension(folder, name)));
  const file = path.join(folder, 'starts.jsonl');
  const editor = await Editor.start({
    workspace: path.join(projectRoot, 'test/host/workspace'),
    extensions: [path.join(__dirname, 'starter'), first ?? '', empty ?? '', await published(folder)],
    env: { STARTER_IDS: 'bench.first,bench.empty,faultline.faultline', STARTER_FILE: file },
  });
  try {
    for (let start = 1; start < STARTS; start++) {
      await until(`start ${start}`, async () => (await startsIn(file)).length === start);
      await editor.workbench.reload();
    }
    return await until('the last start', async () => {
      const starts = await startsIn(file);
      return starts.length === STARTS && starts;
    });
  } finally {
    await editor.stop();
  }
}

async function startsIn(file: string): Promise<readonly Start[]> {
  const text = await fs.readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Start);
}

export async function emptyExtension(folder: string, name: string): Promise<string> {
  const extension = path.join(folder, name);
  await fs.mkdir(extension);
  const manifest = { name, publisher: 'bench', version: '1.0.0', engines: { vscode: '^1.105.0' } };
  const activation = { main: './extension.js', activationEvents: [`onCommand:${name}.nothing`] };
  await fs.writeFile(path.join(extension, 'package.json'), JSON.stringify({ ...manifest, ...activation }));
  await fs.writeFile(path.join(extension, 'extension.js'), 'exports.activate = () => {};\n');
  return extension;
}

/** Faultline as it is published, with its packages linked, and activated by nobody but us. */
async function published(folder: string): Promise<string> {
  const extension = path.join(folder, 'faultline');
  await writeBundles(await build(extensionBundles({ production: true })), path.join(extension, 'dist'));
  const manifest = JSON.parse(await fs.readFile(path.join(projectRoot, 'package.json'), 'utf8')) as object;
  await fs.writeFile(
    path.join(extension, 'package.json'),
    JSON.stringify({ ...manifest, activationEvents: [] }),
  );
  await fs.cp(path.join(projectRoot, 'media'), path.join(extension, 'media'), { recursive: true });
  await fs.symlink(path.join(projectRoot, 'node_modules'), path.join(extension, 'node_modules'));
  return extension;
}
