import { each, flag, list, number, record, text } from '../../base/decode';
import { asText, type Raw } from '../intake/rawEvent';

/** A stack in the API's shape; null without frames. `hasSystemFrames` is misnamed: it means that a frame is in-app. */
export function stacktraceBody(stacktrace: unknown) {
  const frames = each(record(stacktrace)?.['frames'], record);
  return frames.length === 0
    ? null
    : {
        frames: frames.map(frameBody),
        framesOmitted: record(stacktrace)?.['frames_omitted'] ?? null,
        registers: record(stacktrace)?.['registers'] ?? null,
        hasSystemFrames: frames.some((frame) => frame['in_app'] === true),
      };
}

/** A frame in the API's shape (S23 `Frame.get_api_context`); an SDK that sends one path means it as both. */
function frameBody(frame: Raw) {
  const filename = text(frame['filename']);
  const absPath = text(frame['abs_path']);
  return {
    filename: filename ?? absPath ?? null,
    absPath: absPath ?? filename ?? null,
    module: text(frame['module']) ?? null,
    package: text(frame['package']) ?? null,
    platform: text(frame['platform']) ?? null,
    instructionAddr: asText(frame['instruction_addr']) ?? null,
    symbolAddr: asText(frame['symbol_addr']) ?? null,
    function: text(frame['function']) ?? null,
    rawFunction: text(frame['raw_function']) ?? null,
    symbol: text(frame['symbol']) ?? null,
    context: contextOf(frame),
    lineNo: number(frame['lineno']) ?? null,
    colNo: number(frame['colno']) ?? null,
    inApp: flag(frame['in_app']) ?? false,
    trust: text(frame['trust']) ?? null,
    errors: null,
    lock: record(frame['lock']) ?? null,
    sourceLink: text(frame['source_link']) ?? null,
    vars: record(frame['vars']) ?? null,
  };
}

/** `[line, text]` for each source line that the SDK sent, ascending; none without a line number. */
function contextOf(frame: Raw): [number, string | null][] {
  const line = number(frame['lineno']);
  const before = lines(frame['pre_context']);
  const after = lines(frame['post_context']);
  const own = text(frame['context_line']);
  if (line === undefined || (own === undefined && before.length + after.length === 0)) {
    return [];
  }
  return [...before, own ?? null, ...after].map((source, at) => [line - before.length + at, source]);
}

function lines(part: unknown): (string | null)[] {
  return list(part).map((line) => text(line) ?? null);
}
