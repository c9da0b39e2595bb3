import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { cached } from './cache';
import { downloadPackage, installDependencies, unpack } from './npmPackage';
import type { PinnedPackage, Release } from './versions';

/** A VS Code server, ready to run: `node main …`. */
export interface ServerBuild {
  readonly vscode: string;
  readonly node: string;
  readonly main: string;
}

/** Counts up when the steps below change, so that caches made by older steps are left alone. */
const recipe = 2;

/** Parts of the server that no test wants, and that weigh much or call home. */
const unwanted = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
];

/** Folders with one folder of binaries per platform. */
const binaries = ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds'];

/** Fetches (once) and returns the server build of a release; Linux only, since it needs nothing but the npm registry there. */
export async function serverBuild(release: Release): Promise<ServerBuild> {
  const nodePackage = release.node[process.arch];
  if (process.platform !== 'linux' || !nodePackage) {
    throw new Error(`The server build of VS Code ${release.vscode} is not to be had for ${platformName()}.`);
  }
  const folder = await cached(`vscode-${release.vscode}-${platformName()}-${recipe}`, (draft) =>
    prepare(release, nodePackage, draft),
  );
  return {
    vscode: release.vscode,
    node: path.join(folder, 'node/bin/node'),
    main: path.join(folder, 'code/out/server-main.js'),
  };
}

function platformName(): string {
  return `${process.platform}-${process.arch}`;
}

async function prepare(release: Release, nodePackage: PinnedPackage, folder: string): Promise<void> {
  const megabytes = release.codeServer.megabytes + nodePackage.megabytes;
  console.log(
    `Fetching VS Code ${release.vscode} and Node ${nodePackage.version} from the npm registry (${megabytes} MB, and about 20 MB of dependencies)`,
  );
  const packed = path.join(folder, 'packed');
  const code = path.join(folder, 'code');
  const [codeFile, nodeFile] = await Promise.all([
    downloadPackage(release.codeServer, packed),
    downloadPackage(nodePackage, packed),
  ]);
  await unpack(nodeFile, path.join(folder, 'node'), 1, ['package/bin/node', 'package/LICENSE']);
  await unpack(codeFile, code, 3, ['package/lib/vscode']);
  await fs.rm(packed, { recursive: true });
  if (release.dependencies) await rewriteDependencies(code, release.dependencies);
  await installDependencies(code);
  await installDependencies(path.join(code, 'extensions')); // TypeScript, for the built-in language features
  await Promise.all(unwanted.map((name) => fs.rm(path.join(code, name), { recursive: true, force: true })));
  await Promise.all(binaries.map((name) => removeForeignBinaries(path.join(code, name))));
  await replaceNatives(code);
}

async function removeForeignBinaries(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const foreign = (await fs.readdir(folder)).filter((name) => name !== platformName());
  await Promise.all(foreign.map((name) => fs.rm(path.join(folder, name), { recursive: true })));
}

interface Manifest {
  readonly dependencies: Record<string, string>;
}
interface Shrinkwrap {
  readonly packages: Record<string, Manifest>;
}

/** Names other versions of some packages, and leaves all others as the release's shrinkwrap pins them. */
async function rewriteDependencies(code: string, wanted: Readonly<Record<string, string>>): Promise<void> {
  const manifestFile = path.join(code, 'package.json');
  const manifest = (await readJson(manifestFile)) as Manifest;
  Object.assign(manifest.dependencies, wanted);
  await fs.writeFile(manifestFile, JSON.stringify(manifest));

  const shrinkwrapFile = path.join(code, 'npm-shrinkwrap.json');
  const shrinkwrap = (await readJson(shrinkwrapFile)) as Shrinkwrap;
  Object.assign(shrinkwrap.packages['']?.dependencies ?? {}, wanted);
  for (const name of Object.keys(wanted)) delete shrinkwrap.packages[`node_modules/${name}`];
  await fs.writeFile(shrinkwrapFile, JSON.stringify(shrinkwrap));
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await fs.readFile(file, 'utf8'));
}

/** Addons without a prebuilt binary, each with the few plain lines that do for tests what it does. */
const stubs = {
  'node_modules/@vscode/spdlog': 'spdlog.cjs',
  'node_modules/@vscode/native-watchdog': 'nativeWatchdog.cjs', // 1.139
  'node_modules/native-watchdog': 'nativeWatchdog.cjs', // 1.105
};

async function replaceNatives(code: string): Promise<void> {
  for (const [name, stub] of Object.entries(stubs)) {
    const folder = path.join(code, name);
    if (existsSync(folder)) {
      await fs.copyFile(path.join(__dirname, 'stubs', stub), path.join(folder, 'index.js'));
    }
  }
}
