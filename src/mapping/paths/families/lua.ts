import type { TraceFrame } from '../../trace';
import { inCheckout } from './checkouts';
import { evaluatedAt, type Family, paths, spelled, type Spelling } from './family';

/** Parts of a Roblox game, and folders in them, that no path has. */
export const ROBLOX_FOLDERS: ReadonlySet<string> = new Set([
  'game',
  'Players',
  'ReplicatedFirst',
  'ReplicatedStorage',
  'ServerScriptService',
  'ServerStorage',
  'StarterGui',
  'StarterPack',
  'StarterPlayer',
  'StarterCharacterScripts',
  'StarterPlayerScripts',
  'Workspace',
]);

/** Endings that a script of Roblox may have outside it. */
export const ROBLOX_ENDINGS: ReadonlySet<string> = new Set(
  ['', '.server', '.client', '/init'].flatMap((kind) => [`${kind}.luau`, `${kind}.lua`]),
);

/** Lua. */
export const lua: Family = {
  platforms: ['lua'],
  endings: ['lua'],
  spellings: [chunkName, inConfiguration, inGame, paths],
  nowhere: [
    // a whole chunk of code
    /\n/,
    // code that is named after its beginning
    /^\[string /,
    // `=stdin`, `=(tail call)`, `(command line)`, Redis' `@user_script`
    /^[=@]?(?:stdin|user_script|\?|\(.*\))$/s,
  ],
  runtimePaths: [
    // Neovim's `share/nvim/runtime/lua/vim/lsp.lua`, whose name may be cut
    /(?:^|\/)(?:nvim\/runtime|runtime\/lua\/vim)\//,
    // the same inside the program
    /^vim\/(?!lua\/).*\.lua$/s,
  ],
  runtimeFrames: [isOfLove],
  dependencies: [
    // LuaRocks: `share/lua/5.1/kong/init.lua`
    { folder: ['lua', /^5\.[1-5]$/] },
    // plug-ins of Neovim and Vim
    { folder: [/^(?:lazy|plugged|bundle)$/], holds: ([, folder]) => folder === 'lua' },
    { folder: ['pack', /./, /^(?:opt|start)$/], holds: (below) => below.at(-1)?.endsWith('.lua') === true },
    // OpenResty's own
    { folder: [/^(?:openresty|site)$/, 'lualib'] },
  ],
  layouts: [inCheckout],
  manifests: [],
};

/** `[string "scripts/cart.lua"]`: a program may name its code after the file. */
function chunkName({ filename = '' }: TraceFrame): readonly Spelling[] {
  const name = /^\[string "([^"\s]+\.lua)"\]$/.exec(filename)?.[1];
  return name === undefined ? [] : [spelled('filename', name.replace(/^[@=]/, ''))];
}

/** Code that stands in a server's configuration: `content_by_lua(nginx.conf:347)`. */
function inConfiguration({ filename = '' }: TraceFrame): readonly Spelling[] {
  const [, file, line] = /^=?\w+_by_lua(?:_block)?\(([^()]+):(\d{1,9})\)/.exec(filename) ?? [];
  return file === undefined || line === undefined ? [] : [evaluatedAt('filename', file, line)];
}

/** `ServerScriptService.Cart.Total`: Roblox tells a script's place in the game, which is made of a folder of files. */
function inGame({ filename = '' }: TraceFrame): readonly Spelling[] {
  const parts = /^[\w -]+(?:\.[\w -]+)+(?=:\d+$|$)/.exec(filename.slice(0, 500))?.[0].split('.') ?? [];
  const at = parts.findIndex((part) => !ROBLOX_FOLDERS.has(part));
  const path = parts.slice(at).join('/');
  return at < 1 || /^luau?$/.test(parts.at(-1) ?? '')
    ? []
    : [...ROBLOX_ENDINGS].map((ending) => spelled('module', path + ending));
}

/** LÖVE's own scripts, which start a game. */
function isOfLove({ filename = '' }: TraceFrame): boolean {
  return /^\[(?:string|love) "(?:boot|callbacks|arg)\.lua"\]$/.test(filename);
}
