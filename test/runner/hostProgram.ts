/** The program that runs host tests: bundles them and starts VS Code on them. The extension is built already. */
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import { projectRoot } from '../projectRoot';
import { cacheFolder } from '../vscode/cache';
import { isDesktop } from '../vscode/desktop';
import { quietSettings } from '../vscode/settings';
import { type TemporaryFolder, temporaryFolder } from '../vscode/temporaryFolder';
import { createHostWorkspace } from './hostWorkspace';
import { mochaEnvironment, mochaRunFromEnvironment } from './runMocha';

const bundles = path.join(projectRoot, 'dist/test');

async function main(): Promise<number> {
  const run = mochaRunFromEnvironment();
  if (!(await bundleTests(run.files))) return 1;
  const folder = temporaryFolder();
  try {
    await runTests({
      vscodeExecutablePath: isDesktop ? await desktopExecutable() : serverExecutable(folder),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: bundleOf(path.join(projectRoot, 'test/runner/insideHost.ts')),
      extensionTestsEnv: mochaEnvironment({ ...run, files: run.files.map(bundleOf) }),
      launchArgs: [createHostWorkspace(folder.path), ...desktopProfile(folder)],
    });
    return 0;
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    folder.remove();
  }
}

/** Makes one bundle per file; packages stay outside it, and are found upwards from dist/. False when it cannot. */
function bundleTests(files: readonly string[]): Promise<boolean> {
  const built = build({
    entryPoints: [...files, path.join(projectRoot, 'test/runner/insideHost.ts')],
    outdir: bundles,
    outbase: path.join(projectRoot, 'test'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    packages: 'external',
    external: ['vscode'],
    sourcemap: 'inline',
  });
  return built.then(
    () => true,
    () => false, // esbuild has said why
  );
}

function bundleOf(file: string): string {
  return path.join(bundles, path.relative(path.join(projectRoot, 'test'), file)).replace(/\.ts$/, '.js');
}

/** test-electron wants one executable file; ours is TypeScript, so a shell script names Node and its loader. */
function serverExecutable(folder: TemporaryFolder): string {
  const file = path.join(folder.path, 'code');
  const words = [process.execPath, '--enable-source-maps', '--import', 'tsx'];
  const program = path.join(projectRoot, 'test/vscode/executable.ts');
  const command = [...words, program].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  writeFileSync(file, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  return file;
}

function desktopExecutable(): Promise<string> {
  return downloadAndUnzipVSCode({
    version: process.env['FAULTLINE_VSCODE'] ?? 'stable',
    cachePath: path.join(cacheFolder, 'desktop'),
  });
}

function desktopProfile(folder: TemporaryFolder): string[] {
  if (!isDesktop) return [];
  const user = path.join(folder.path, 'user');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify(quietSettings));
  return [`--user-data-dir=${user}`, `--extensions-dir=${path.join(folder.path, 'extensions')}`];
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(70);
  },
);
