import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { base1 } from '../../../../src/base/positions';
import { SourceMap } from '../../../../src/mapping/sourceMaps/sourceMap';
import { disagreements, joined, type PlainMap, pointsOf, type RawMap } from '../../../bench/mapPoints';
import { Random } from '../../../bench/random';
import { projectRoot } from '../../../projectRoot';

const POINTS = 10_000;

/** The map of one of the packages that we use, bundled and minified as an application would. */
async function mapOf(name: string): Promise<PlainMap> {
  const { outputFiles } = await build({
    stdin: { contents: `console.log(require('${name}'))`, resolveDir: projectRoot },
    absWorkingDir: projectRoot,
    outfile: 'out.js',
    bundle: true,
    minify: true,
    platform: 'node',
    sourcemap: 'external',
    logLevel: 'error',
    write: false,
  });
  return JSON.parse(outputFiles.find(({ path }) => path.endsWith('.map'))?.text ?? '') as PlainMap;
}

describe('Our reading of source maps', () => {
  it('agrees with trace-mapping in ten thousand points of each', async function () {
    this.timeout(60_000);
    const names = ['undici', 'source-map', 'mocha'];
    const plain = await Promise.all(names.map(mapOf));
    const maps: readonly (readonly [string, RawMap])[] = [
      ...plain.map((map, at) => [names[at] ?? '', map] as const),
      ['all three in sections', joined(plain)],
    ];
    for (const [name, raw] of maps) {
      const text = JSON.stringify(raw);
      const map = await SourceMap.open(Buffer.from(text));
      assert.ok(map, name);
      const points = pointsOf(raw, POINTS, new Random(5));
      assert.deepEqual(await disagreements(map, raw, points), [], name);
      const mapped = await Promise.all(points.map(({ line, column }) => map.originalOf(base1(line), column)));
      const share = mapped.filter((one) => one !== undefined).length / POINTS;
      console.log(
        `      ${name}: ${Math.round(text.length / 1000)} kB, ${Math.round(share * 100)} % of the points mapped`,
      );
      assert.ok(share > 0.5, name);
      map.dispose();
    }
  });
});
