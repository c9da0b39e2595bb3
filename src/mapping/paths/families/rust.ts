import type { TraceFrame } from '../../trace';
import { type Family, paths } from './family';

export const rust: Family = {
  platforms: ['rust'],
  endings: ['rs'],
  spellings: [paths],
  runtimePaths: [/(?:^|\/)rustc\/[0-9a-f]{7,40}\//, /(?:^|\/)library\/(?:std|core|alloc)\/src\/.*\.rs$/s],
  runtimeFrames: [],
  dependencies: [{ folder: ['.cargo', 'registry'] }, { folder: ['.cargo', 'git'] }],
  manifests: ['Cargo.toml'],
  packageNames: crateOf,
};

/** `shop_term::ui::editor::draw` is of the crate `shop_term`, whose folder may be `shop-term`. */
function crateOf({ function: name = '' }: TraceFrame): readonly string[] {
  const crate = /^<?(?:&?(?:mut )?)?([a-z]\w*)::/.exec(name)?.[1];
  return crate === undefined ? [] : [crate, crate.replaceAll('_', '-')];
}
