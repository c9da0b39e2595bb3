import type { TraceFrame } from '../../trace';
import { type Family, paths, spelled, type Spelling } from './family';

export const python: Family = {
  platforms: ['python'],
  endings: ['py'],
  spellings: [spellings],
  runtimePaths: [/(?:^|\/)lib(?:64)?\/python\d(?:\.\d+)?\/(?!.*(?:site|dist)-packages\/)/s],
  runtimeFrames: [],
  dependencies: [{ folder: ['site-packages'] }, { folder: ['dist-packages'] }],
  manifests: ['pyproject.toml', 'setup.py', 'setup.cfg'],
};

/** `shop.orders.signals` + `signals.py`; the path alone is enough unless only a base name came. */
function spellings(frame: TraceFrame): readonly Spelling[] {
  const told = paths(frame);
  const module = frame.module ?? '';
  if (told.some(({ text }) => /[\\/]/.test(text)) || !/^\w+(?:\.\w+)+$/.test(module)) {
    return told;
  }
  const path = module.replaceAll('.', '/');
  const isPackage = frame.filename === '__init__.py';
  return [spelled('module', isPackage ? `${path}/__init__.py` : `${path}.py`), ...told];
}
