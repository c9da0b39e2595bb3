import { base1 } from '../../../../src/base/positions';
import type { TraceFrame } from '../../../../src/mapping/trace';
import { contextOf, frame } from '../memoryFiles';
import { Random } from './random';

/** A package of the synthetic monorepo. */
export interface MonorepoPackage {
  /** Below the workspace folder. */
  readonly folder: string;
  /** As its manifest tells it; not always that of its folder. */
  readonly name: string;
  /** Files below `src/` that no other package has. */
  readonly own: readonly string[];
  /** Files below `src/` that some other packages have, too. */
  readonly shared: readonly string[];
}

/** A workspace of many packages with a `src/index.ts` each. */
export interface Monorepo {
  readonly packages: readonly MonorepoPackage[];
  /** Every file; manifests and `src/index.ts` with their text, the others with any. */
  readonly files: Readonly<Record<string, string>>;
}

/** How many of what. */
export interface Size {
  readonly packages: number;
  readonly files: number;
}

const PLACES = ['packages', 'apps', 'services', 'libs/payments', 'libs/catalog', 'tools'];
const WORDS =
  'order cart price total user login invoice stock search theme mail queue report tax coupon refund address banner review media locale export import audit metric flag quota token label ticket'.split(
    ' ',
  );
const KINDS = 'service model view store client format parser list table form index'.split(' ');
const COMMON = ['utils.ts', 'types.ts', 'constants.ts', 'lib/http.ts', 'lib/log.ts', 'hooks/useUser.ts'];

/** Builds the same monorepo for the same seed. */
export function monorepo(seed: number, size: Size): Monorepo {
  const random = new Random(seed);
  const files: Record<string, string> = { 'package.json': '{ "name": "acme", "private": true }' };
  const each = Math.floor((size.files - 2 * size.packages - 1) / size.packages);
  const packages = Array.from({ length: size.packages }, (_one, at) => {
    const base = `${WORDS[at % WORDS.length]}${at < WORDS.length ? '' : `-${Math.floor(at / WORDS.length)}`}`;
    const folder = `${PLACES[at % PLACES.length]}/${base}`;
    const name = `${random.chance(0.7) ? '@acme/' : ''}${random.chance(0.3) ? `shop-${base}` : base}`;
    const shared = random.some(COMMON, 3);
    const own = Array.from({ length: each - shared.length }, (_file, nth) => ownFile(base, nth));
    files[`${folder}/package.json`] = JSON.stringify({ name, version: '1.0.0' });
    files[`${folder}/src/index.ts`] = indexText(random, name);
    for (const path of [...shared, ...own]) {
      files[`${folder}/src/${path}`] = '';
    }
    return { folder, name, own, shared };
  });
  for (let at = Object.keys(files).length; at < size.files; at++) {
    files[`docs/pages/page${at}.md`] = '';
  }
  return { packages, files };
}

/** Some are named after their package and some lie in folders of its name, so that one cannot tell by the base name. */
function ownFile(base: string, nth: number): string {
  const word = WORDS[nth % WORDS.length] ?? '';
  const kind = KINDS[Math.floor(nth / WORDS.length) % KINDS.length] ?? '';
  const folder = Math.floor(nth / (WORDS.length * KINDS.length));
  return `features/${base}/${word}${folder}/${kind}.ts`;
}

/** Lines that every index has, and between them lines that only this one has. */
function indexText(random: Random, name: string): string {
  const lines: string[] = [];
  for (let block = 0; block < 6; block++) {
    lines.push(...BOILERPLATE);
    const own = 1 + random.int(4);
    for (let at = 0; at < own; at++) {
      const [one, other] = [random.pick(WORDS), random.pick(KINDS)];
      lines.push(`registry.add('${name}', load${one}${block}${at}(${random.int(1000)}, '${other}'));`);
    }
  }
  lines.push(...TAIL);
  return lines.join('\n');
}

const BOILERPLATE = [
  '',
  'export function start(options: Options): Server {',
  '  const server = createServer(options);',
  "  server.on('error', (error) => report(error));",
  '  server.listen(options.port);',
  '  return server;',
  '}',
  '',
];

const TAIL = Array.from({ length: 14 }, (_one, at) => `export { handler${at} } from './handlers';`);

/** What decides where a frame lies. */
export const CLUES = ['package', 'path', 'code', 'trace', 'nothing'] as const;
export type Clue = (typeof CLUES)[number];

/** A trace whose last frame is of the `src/index.ts` of one package. */
export interface Puzzle {
  readonly clue: Clue;
  /** Oldest call first; the last is asked for. */
  readonly frames: readonly TraceFrame[];
  readonly right: string;
}

/** A frame of a package's index that carries one clue, in one of the spellings that build tools write. */
export function puzzle(random: Random, { packages, files }: Monorepo, clue: Clue): Puzzle {
  const one = random.pick(packages);
  const right = `${one.folder}/src/index.ts`;
  const text = files[right] ?? '';
  const frames = {
    package: () => [frame({ ...byPackage(random, one, packages), line: 3 })],
    path: () => [frame({ filename: random.pick(DEEPER)(right), line: 3 })],
    code: () => [
      frame({ filename: random.pick(SHALLOW)('src/index.ts'), ...someContext(random, text, true) }),
    ],
    trace: () => byTrace(random, one, packages),
    nothing: () => byNothing(random, text),
  }[clue]();
  return { clue, frames, right };
}

type Spell = (path: string) => string;

/** The whole path in the repository, or so much of it that it is one of a kind. */
const DEEPER: readonly Spell[] = [
  (path) => `../../${path}`,
  (path) => `../../../../${path.split('/').slice(-4).join('/')}`,
  (path) => `./${path}`,
  (path) => `/builds/acme/shop/${path}`,
  (path) => `C:\\agent\\_work\\1\\s\\${path.replaceAll('/', '\\')}`,
  (path) => `file:///srv/the%20shop/${path}`,
  (path) => `turbopack:///[project]/${path}`,
  (path) => `webpack:///./${path}?f00d`,
  (path) => `app:///${path}`,
];

/** From the package's folder on: every package has such a path. */
const SHALLOW: readonly Spell[] = [
  (path) => `./${path}`,
  (path) => path,
  (path) => `../${path}`,
  (path) => `../../${path}`,
  (path) => `/srv/deployed/${path}`,
  (path) => `/var/task/${path}`,
  (path) => `C:\\inetpub\\${path.replaceAll('/', '\\')}`,
  (path) => `app:///${path}`,
  (path) => `webpack:///./${path}`,
  (path) => `file:///home/node/${path}`,
];

function byPackage(
  random: Random,
  { folder, name }: MonorepoPackage,
  packages: readonly MonorepoPackage[],
): Partial<TraceFrame> {
  const url = `webpack://${name}/./src/index.ts`;
  const [neighbour] = random.some(
    packages.filter(
      (one) => one.folder !== folder && one.folder.split('/').length === folder.split('/').length,
    ),
    1,
  );
  const up = '../'.repeat(folder.split('/').length);
  return random.pick([
    { filename: url },
    { filename: './src/index.ts', absPath: url },
    { filename: `${url}?a1b2` },
    { filename: `webpack-internal:///./src/index.ts`, absPath: url },
    { filename: `/usr/src/app/node_modules/${name}/src/index.ts` },
    { filename: `webpack://${neighbour?.name ?? name}/${up}${folder}/src/index.ts` },
  ]);
}

/** The frame with others that start where it does: of files that only this package has, or all of which only it has. */
function byTrace(
  random: Random,
  one: MonorepoPackage,
  packages: readonly MonorepoPackage[],
): readonly TraceFrame[] {
  const spell = random.pick(SHALLOW);
  const isAlone =
    packages.filter(({ shared }) => one.shared.every((path) => shared.includes(path))).length === 1;
  const companions = isAlone && random.chance(0.3) ? one.shared : random.some(one.own, 1 + random.int(2));
  const paths = [...companions, 'index.ts'].map((path) => spell(`src/${path}`));
  return [STRANGER, ...paths.map((filename) => frame({ filename, line: 3 }))];
}

const STRANGER = frame({ filename: '/usr/src/app/node_modules/express/lib/router/index.js', inApp: false });

/** Neither name nor path nor others; lines that every index has. */
function byNothing(random: Random, text: string): readonly TraceFrame[] {
  const filename = random.pick(SHALLOW)('src/index.ts');
  const asked = random.pick([
    { filename, line: 3 },
    { filename, ...someContext(random, text, false) },
    { filename: random.pick(['app:///index.ts', 'index.ts', './index.ts']), line: 3 },
  ]);
  const others = random.chance(0.3) ? [STRANGER, frame({ filename: '/opt/elsewhere/src/utils.ts' })] : [];
  return [...others, frame(asked)];
}

/** The lines around some line of a text, with or without a line that only this text has. */
function someContext(random: Random, text: string, decides: boolean): Partial<TraceFrame> & { line: number } {
  const lines = text.split('\n').map((_line, at) => at + 1);
  const fitting = lines.filter((line) => {
    const around = contextOf(text, line);
    return (
      around.some((one) => one.text.startsWith('registry.')) === decides && text.split('\n')[line - 1] !== ''
    );
  });
  const line = random.pick(fitting);
  return { line, lineNo: base1(line), context: contextOf(text, line) };
}
