import { Emitter } from '../../../src/base/event';
import type { OnDisk } from '../../../src/base/onDisk';
import { base1 } from '../../../src/base/positions';
import type { Files, FilesChange } from '../../../src/mapping/files/files';
import { hasLine, type Place } from '../../../src/mapping/place';
import type { Trace, TraceFrame } from '../../../src/mapping/trace';
import type { ContextLine } from '../../../src/sentry/stacks';

/** Files that live in memory and count what was asked of them. */
export class MemoryFiles implements Files {
  readonly changed = new Emitter<FilesChange>();
  readonly onDidChange = this.changed.event;
  /** Every path read, in order. */
  readonly reads: string[] = [];
  lists = 0;
  /** Texts that may be read and are not listed, as build output that git ignores. */
  readonly unlisted = new Map<string, string>();
  readonly texts: Map<string, string>;

  constructor(
    texts: Readonly<Record<string, string>> | readonly string[],
    readonly folder = 'file:///code/shop',
    readonly ignoresCase = false,
  ) {
    this.texts = new Map(
      Array.isArray(texts)
        ? texts.map((path: string) => [path, 'one\ntwo\nthree\nfour\n'.repeat(5)])
        : Object.entries(texts),
    );
  }

  async *list(signal: AbortSignal): AsyncIterable<FilesChange> {
    signal.throwIfAborted();
    this.lists++;
    yield { added: [...this.texts.keys()], removed: [] };
  }

  async read(path: string, signal: AbortSignal): Promise<string | undefined> {
    signal.throwIfAborted();
    this.reads.push(path);
    return this.texts.get(path) ?? this.unlisted.get(path);
  }

  /** Of memory, which no thread of its own can read. */
  async onDisk(path: string): Promise<OnDisk | undefined> {
    const text = this.texts.get(path) ?? this.unlisted.get(path);
    const files = [...this.texts.keys(), ...this.unlisted.keys()];
    const isFolder = text === undefined && files.some((file) => file.startsWith(`${path}/`));
    return text === undefined && !isFolder
      ? undefined
      : { realPath: `/memory/${path}`, isFolder, bytes: text?.length ?? 0, modified: 0 };
  }

  /** Adds and removes files, as a watcher would tell. */
  change(added: Readonly<Record<string, string>>, removed: readonly string[]): void {
    removed.forEach((path) => this.texts.delete(path));
    Object.entries(added).forEach(([path, text]) => this.texts.set(path, text));
    this.changed.fire({ added: Object.keys(added), removed });
  }
}

export const noAbort = new AbortController().signal;

/** A frame of application code. */
export function frame(parts: Partial<TraceFrame> & { readonly line?: number }): TraceFrame {
  const { line = 3, ...rest } = parts;
  return { inApp: true, context: [], lineNo: base1(line), ...rest };
}

export function trace(frames: readonly TraceFrame[], platform = 'javascript'): Trace {
  return { eventId: 'e'.repeat(32), platform, stacks: [{ kind: 'exception', type: 'Error', frames }] };
}

/** The lines of a text around a line (from 1), as an event brings them. */
export function contextOf(text: string, line: number, reach = 5): readonly ContextLine[] {
  return text
    .split('\n')
    .map((source, index) => ({ line: base1(index + 1), text: source }))
    .filter((one) => Math.abs(one.line - line) <= reach);
}

/** A place in few words: `moved src/a.ts:12`, `ambiguous a.ts, b.ts`, `unmapped notFound`; lines from 1. */
export function inWords(place: Place): string {
  if (hasLine(place)) {
    const reason = 'reason' in place ? ` ${place.reason}` : '';
    return `${place.verdict}${reason} ${place.file.path}:${place.line + 1}`;
  }
  return place.verdict === 'ambiguous'
    ? `ambiguous ${place.candidates.map(({ path }) => path).join(', ')}`
    : `unmapped ${place.reason}`;
}
