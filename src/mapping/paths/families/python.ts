import type { TraceFrame } from '../../trace';
import { baseName, type EndsAlike, type Family, type Layout, paths, spelled, type Spelling } from './family';

/** Python, Cython and the templates that it runs. */
export const python: Family = {
  platforms: ['python'],
  endings: ['py'],
  spellings: [file, module],
  runtimePaths: [
    /(?:^|\/)lib(?:64)?\/python\d(?:\.\d+)?\/(?!.*(?:site|dist)-packages\/)/s,
    // Windows: `Programs/Python/Python312/Lib/asyncio/…`, `Python/3.9.13/x64/lib/…`
    /(?:^|\/)(?:[\w.]+\.)?python[./]?(?:\d{2,3}|\d\.\d[\w.]*)(?:\/x\d\d)?\/lib\/(?!site-packages\/)/i,
    /(?:^|\/)(?:ana|mini)conda\d?\/(?:envs\/[^/]+\/)?lib\/(?!site-packages\/|python\d)/i,
    // the library in one file: `python311.zip/asyncio/…`, PyInstaller's `base_library.zip/copyreg.pyc`
    /(?:^|\/)(?:python\d+|base_library)\.zip\//,
    // what AWS Lambda brings along
    /^var\/runtime\//,
    // the start that pex writes
    /(?:^|\/)unzipped_pexes\/\w+\/__main__\.py$/,
  ],
  runtimeFrames: [],
  dependencies: [
    { folder: ['site-packages'], isCopy: true },
    { folder: ['dist-packages'], isCopy: true },
    // `odoo-17.0-py3.11.egg/odoo/http.py`
    { folder: [/\.egg$/] },
    // pex unpacks whole wheels: `installed_wheels/<hash>/Flask-1.1.2-py2.py3-none-any.whl/flask/app.py`
    { folder: [/\.whl$/] },
    { folder: ['.bootstrap'] },
    // the launchers that pip writes: `Scripts/uvicorn.exe/__main__.py`
    { folder: [/^scripts$/i], holds: ([launcher = '']) => launcher.endsWith('.exe') },
    // other repositories of Bazel
    { folder: ['bin', 'external'] },
    // Spark's `python/lib/pyspark.zip/pyspark/worker.py`
    { folder: [/^(?:pyspark|py4j-[\w.-]+)\.zip$/] },
  ],
  layouts: [inItsPackage],
  manifests: ['pyproject.toml', 'setup.py', 'setup.cfg'],
};

/** What has no file is named in brackets, below the working directory even: `/srv/shop/<console>`. */
function isUnnamed({ filename = '', absPath = '' }: TraceFrame): boolean {
  return [filename, absPath].some((path) => /^<.*>$/s.test(baseName(path)));
}

/** A module that is in no package has its base name as file name: that is all of its path below some folder. */
function file(frame: TraceFrame): readonly Spelling[] {
  const { filename = '', absPath = '' } = frame;
  const told = [
    spelled('filename', filename),
    ...(absPath === filename ? [] : [spelled('absPath', absPath)]),
  ];
  return isUnnamed(frame) ? [] : told.filter(({ text }) => text !== '');
}

/** `shop.orders.signals` + `signals.py`; a path with folders is enough where it names a file. */
function module(frame: TraceFrame): readonly Spelling[] {
  const { module: name = '', filename = '' } = frame;
  const isTold = paths(frame).some(({ text }) => /[\\/]/.test(text) && /\.\w+$/.test(baseName(text)));
  const isDotted = /^\w+(?:\.\w+)+$/.test(name);
  if (isUnnamed(frame) || !isDotted || (isTold && !isPacked(filename))) {
    return [];
  }
  const path = name.replaceAll('.', '/');
  return [spelled('module', filename === '__init__.py' ? `${path}/__init__.py` : `${path}.py`)];
}

/** PyInstaller's `out00-PYZ.pyz/shop.orders.signals` names the module in an archive. */
function isPacked(path: string): boolean {
  return /\.pyz[\\/][\w.]+$/.test(path) && !path.endsWith('.py');
}

/** Namespaces into which frameworks put packages that lie anywhere. */
export const REMAPPED: Readonly<Record<string, RegExp>> = { odoo: /^(?:odoo|openerp)\.addons\./ };

/** A module agrees from its first name on, and no package is above that: unless more of the path agrees. */
function inItsPackage({ frame: { module = '' }, here, matched, has }: EndsAlike): Layout {
  const file = here.at(-1) ?? '';
  const name = Object.values(REMAPPED).reduce((rest, start) => rest.replace(start, ''), module);
  const names = [...name.split('.'), ...(file === '__init__.py' ? ['__init__'] : [])];
  if (`${names.at(-1)}.py` !== file || matched > names.length || matched >= here.length) {
    return undefined;
  }
  const isNamed = `/${here.join('/')}`.endsWith(`/${names.join('/')}.py`);
  const above = here.slice(0, -names.length);
  const isInPackage = above.some((_folder, at) => has([...above.slice(0, at + 1), '__init__.py'].join('/')));
  return isNamed && !isInPackage ? undefined : 'doubtful';
}
