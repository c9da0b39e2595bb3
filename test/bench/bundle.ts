import { build } from 'esbuild';
import type { Figure } from './figure';
import { extensionBundle } from '../build';
import { projectRoot } from '../projectRoot';

/** The main bundle as it is published, by what it is made of. */
export async function measureBundle(): Promise<readonly Figure[]> {
  const { metafile } = await build({
    ...extensionBundle({ production: true }),
    absWorkingDir: projectRoot,
    metafile: true,
    write: false,
  });
  const [output] = Object.values(metafile.outputs);
  const kilobytesOf = (folder: string) =>
    Object.entries(output?.inputs ?? {})
      .filter(([file]) => file.startsWith(folder))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0) / 1024;
  const whole = (output?.bytes ?? 0) / 1024;
  const sourceMap = kilobytesOf('node_modules/source-map/');
  const baseline = { what: 'with source-map', value: whole };
  return [
    {
      what: 'main bundle, minified, without undici and source-map',
      value: whole - sourceMap,
      unit: 'KB',
      baseline,
      budget: { atMost: 300 },
      isCount: true,
    },
    { what: 'source-map, run at the first map', value: sourceMap, unit: 'KB', baseline },
  ];
}
