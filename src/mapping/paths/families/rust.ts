import type { TraceFrame } from '../../trace';
import { type EndsAlike, type Family, type Layout } from './family';
import { file, inSourceControl } from './native';

/** Folders of a crate that hold its code. */
export const CRATE_FOLDERS: ReadonlySet<string> = new Set(['src', 'tests', 'examples', 'benches', 'fuzz']);

/** Rust. */
export const rust: Family = {
  platforms: [],
  endings: ['rs'],
  spellings: [inSourceControl, file],
  runtimePaths: [
    /(?:^|\/)rustc\/[0-9a-f]{7,40}\//,
    /(?:^|\/)library\/(?:std|core|alloc|proc_macro|panic_\w+)\/src\/.*\.rs$/s,
    // until 2020: `src/libcore/option.rs`
    /(?:^|\/)src\/lib(?:std|core|alloc|collections|proc_macro|panic_\w+)\/.*\.rs$/s,
    // crates that the library is built of
    /^rust\/deps\//,
  ],
  runtimeFrames: [],
  dependencies: [
    // `registry/src/index.crates.io-6f17d22bba15001f/serde-1.0.188/…`
    { folder: ['registry', 'src', /-[0-9a-f]{16}$/], isCopy: true },
    // the same where Cargo trims paths: `/cargo/registry/…/serde-1.0.188/…`
    { folder: ['cargo', 'registry', /./], holds: ([name = '']) => /-\d+\.\d+\.\d/.test(name) },
    // `git/checkouts/legion-6fbc02e8da0bdce7/80a3d15/…`
    { folder: ['git', 'checkouts'], isCopy: true, holds: ([name = '']) => /-[0-9a-f]{16}$/.test(name) },
    // Nix
    { folder: [/^cargo-vendor-dir$|-vendor\.tar\.gz$/] },
    { folder: ['build'], holds: ([name = '', folder]) => folder === 'src' && /-\d+\.\d+\.\d/.test(name) },
    {
      folder: ['vendor'],
      isCopy: true,
      holds: (below) => below[1] === 'src' && below.at(-1)?.endsWith('.rs') === true,
    },
  ],
  layouts: [inOutput, inItsCrate],
  manifests: ['Cargo.toml'],
  packageNames: crateOf,
};

/** `shop_term::ui::editor::draw` is of the crate `shop_term`, whose folder may be `shop-term`. */
function crateOf({ function: name = '' }: TraceFrame): readonly string[] {
  const crate = /^<?(?:&?(?:mut )?)?([a-z]\w*)::/.exec(name)?.[1];
  return crate === undefined ? [] : [crate, crate.replaceAll('_', '-')];
}

/** What a build script wrote is in no repository: `target/debug/build/shop-sys-50670de34cf469d1/out/bindings.rs`. */
function inOutput({ told }: EndsAlike): Layout {
  return /(?:^|\/)build\/[^/]+-[0-9a-f]{16}\/out\//.test(told.join('/')) ? 'differs' : undefined;
}

/** Where all agrees up to the crate's folder, another folder is another crate: every crate has a `src/lib.rs`. */
function inItsCrate({ frame, from, told, here, matched }: EndsAlike): Layout {
  const [crate, other] = [told.at(-1 - matched), here.at(-1 - matched)];
  const isAtCrate = CRATE_FOLDERS.has(told.at(-matched) ?? '') && crate !== undefined && other !== undefined;
  const isRelative = from !== 'module' && !/^(?:[/\\]|[a-z]+:)/i.test(frame[from] ?? '');
  const isBeside = here.length > matched + 1 && told.at(-2 - matched) === here.at(-2 - matched);
  return isAtCrate && (isRelative || isBeside) ? 'differs' : undefined;
}
