import { base1 } from '../../base/positions';
import { framePaths } from '../paths/framePath';
import type { TraceFrame } from '../trace';
import { isAbsolute } from './places';
import type { ReadFrame } from './reading';

/** No name or path is longer. */
const LONGEST = 4000;

/** Platforms whose SDKs tell by the path alone whether a frame is the application's. */
const TOLD_BY_PATH: ReadonlySet<string> = new Set([
  'node',
  'javascript',
  'python',
  'php',
  'ruby',
  'go',
  'rust',
]);

/** Languages whose SDKs send another name than the language's own. */
const SENT_AS: Readonly<Record<string, string>> = { rust: 'native', dart: 'other' };

/** What Node names without a folder is its own: `events`, and `events.js` before version 12. */
const OF_NODE =
  /^(?:[a-z_][\w]*|(?:_(?:http|stream|tls)_\w+|assert|async_hooks|bootstrap_node|buffer|child_process|cluster|dgram|dns|domain|events|fs|http2?|https|module|net|next_tick|node|readline|repl|stream|timers|tls|tty|url|util|vm|zlib)\.js)$/;

/** The frame as the SDK of its language would have sent it. */
export function traceFrame(read: ReadFrame): TraceFrame {
  const { file = '', line = 0, column, platform } = read;
  const name = file.slice(0, LONGEST);
  const frame: TraceFrame = {
    ...(name !== '' && { filename: name }),
    ...(isAbsolute(name) && { absPath: name }),
    ...brief('module', read.module),
    ...brief('package', read.package),
    ...brief('function', read.function),
    platform: SENT_AS[platform] ?? platform,
    ...(line > 0 && { lineNo: base1(line) }),
    ...(column !== undefined && column > 0 && { colNo: column }),
    context: [],
  };
  const inApp = isInApp(frame, platform);
  return { ...frame, ...(inApp !== undefined && { inApp }) };
}

function brief<const K extends string>(key: K, text: string | undefined): { readonly [P in K]?: string } {
  return text === undefined || text === ''
    ? {}
    : ({ [key]: text.slice(0, LONGEST) } as { readonly [P in K]?: string });
}

/** `false` for what its path shows to be a dependency's or the language's own; `undefined` where nothing tells. */
function isInApp(frame: TraceFrame, language: string): boolean | undefined {
  const { filename = '', platform } = frame;
  if (platform === 'node' && OF_NODE.test(filename)) {
    return false;
  }
  const paths = framePaths(frame, platform);
  if (typeof paths === 'string') {
    return paths === 'runtime' || paths === 'thirdParty' ? false : undefined;
  }
  if (paths.inDependency !== undefined) {
    return false;
  }
  return TOLD_BY_PATH.has(language) && frame.lineNo !== undefined ? true : undefined;
}
