import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { build } from 'esbuild';
import { git } from '../shop/git';
import { buildBundles } from './bundles';
import { installDependencies } from './dependencies';
import { forNode } from './forNode';

/** Puts one release where it runs: checked out of the repository into `folder`, installed and built there. */
export async function deploy(
  repository: string,
  tag: string,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  await checkOut(repository, tag, folder, signal);
  await installDependencies(folder);
  await fs.cp(path.join(__dirname, 'ledger'), path.join(folder, 'ledger'), { recursive: true });
  await Promise.all([
    transpile(folder, 'api'),
    transpile(folder, 'worker'),
    bundle(folder, 'web'),
    buildBundles(folder),
  ]);
}

/** With an index of its own, so that neither the repository's index nor its work tree notices. */
async function checkOut(
  repository: string,
  tag: string,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  const index = path.join(folder, '.index');
  const options = { env: { GIT_INDEX_FILE: index }, signal };
  await git(repository, ['read-tree', tag], options);
  await git(
    repository,
    ['checkout-index', '--all', `--prefix=${folder.replaceAll(path.sep, '/')}/`],
    options,
  );
  await fs.rm(index);
}

/** One JavaScript file with a source map for each source, as services are built. */
async function transpile(folder: string, name: string): Promise<void> {
  await build({
    ...forNode,
    absWorkingDir: folder,
    entryPoints: [`packages/${name}/src/*.ts`],
    outdir: `packages/${name}/dist`,
  });
}

/** All sources as one minified file with one source map, as front ends are built. */
async function bundle(folder: string, name: string): Promise<void> {
  await build({
    ...forNode,
    absWorkingDir: folder,
    entryPoints: [`packages/${name}/src/index.ts`],
    outfile: `packages/${name}/dist/app.js`,
    bundle: true,
    minify: true,
    external: ['@sentry/node'],
  });
}
