import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { PinnedPackage } from './versions';

const run = promisify(execFile);

/**
 * Downloads one pinned package into `folder`, checks it against its integrity, and returns the path of the `.tgz`.
 * It is npm that downloads, so the registry, proxy and certificates of the person's own npm settings are honoured.
 */
export async function downloadPackage(wanted: PinnedPackage, folder: string): Promise<string> {
  const spec = `${wanted.name}@${wanted.version}`;
  await fs.mkdir(folder, { recursive: true });
  await npm(['pack', spec, '--loglevel=error', '--pack-destination', folder], folder);
  // npm's own naming: @scope/name at 1.2.3 becomes scope-name-1.2.3.tgz
  const file = path.join(folder, `${wanted.name.replace('@', '').replace('/', '-')}-${wanted.version}.tgz`);
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (`sha512-${hash.digest('base64')}` !== wanted.integrity) {
    throw new Error(`${spec} from the npm registry is not the file that versions.ts names: wrong checksum`);
  }
  return file;
}

/** Installs what the package.json in `folder` asks for, without running a single install script. */
export async function installDependencies(folder: string): Promise<void> {
  await npm(
    ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    folder,
  );
}

/** Unpacks the files and folders `only` (or all) of a tar file, leaving out the first `strip` folders of each path. */
export async function unpack(tarFile: string, folder: string, strip = 0, only: string[] = []): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  await run('tar', ['-xf', tarFile, '-C', folder, `--strip-components=${strip}`, '--no-same-owner', ...only]);
}

async function npm(args: string[], cwd: string): Promise<void> {
  // inside `npm test` this is the very npm that runs us, whatever the PATH says
  const cli = process.env['npm_execpath'];
  const [program, first] = cli?.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []];
  await run(program, [...first, ...args], { cwd, maxBuffer: 64 * 1024 * 1024 });
}
