import { createHash } from 'node:crypto';
import { list, record, text } from '../../base/decode';
import { asText, exceptionsOf, framesOf, type Raw, stacksOf } from './rawEvent';
import { messageOf } from './title';

/**
 * The hash of the group that an event belongs to: by its fingerprint if it has one, where `{{ default }}` stands
 * for what follows; else by its exceptions' types and frames; else by its message.
 */
export function groupOf(event: Raw): string {
  const fingerprint = list(event['fingerprint']).flatMap((part) => asText(part) ?? []);
  if (fingerprint.every(isDefault)) {
    return hash(defaultParts(event));
  }
  return hash([
    'fingerprint',
    ...fingerprint.flatMap((part) => (isDefault(part) ? defaultParts(event) : [part])),
  ]);
}

function isDefault(part: string): boolean {
  return /^\{\{\s*default\s*\}\}$/.test(part);
}

function defaultParts(event: Raw): string[] {
  const exceptions = exceptionsOf(event);
  if (exceptions.length > 0) {
    return exceptions.flatMap((exception) => exceptionParts(exception, event));
  }
  const [frames = []] = stacksOf(event);
  const parts = frameParts(frames, event);
  return parts.length > 0 ? ['stack', ...parts] : ['message', withoutVariables(template(event))];
}

/** The message before its parameters were filled in, where the SDK sends that. */
function template(event: Raw): string {
  return text(record(event['logentry'])?.['message']) ?? messageOf(event) ?? '';
}

/** Type and frames; the text only where there are no frames, for texts hold numbers and names. */
function exceptionParts(exception: Raw, event: Raw): string[] {
  const frames = frameParts(framesOf(exception), event);
  const last = frames.length > 0 ? frames : [withoutVariables(asText(exception['value']) ?? '')];
  return ['exception', text(exception['type']) ?? '', ...last];
}

/** The in-app frames, or all where none is; a function that calls itself counts once. */
function frameParts(frames: readonly Raw[], event: Raw): string[] {
  const inApp = frames.filter((frame) => frame['in_app'] === true);
  const parts = (inApp.length > 0 ? inApp : frames).map((frame) => framePart(frame, event));
  return parts.filter((part, at) => part !== parts[at - 1]);
}

/** Languages whose SDKs send the source line that ran: it tells frames apart better than a name (`newstyle.py`). */
const WITH_SOURCE = new Set(['javascript', 'node', 'python', 'php', 'ruby']);

function framePart(frame: Raw, event: Raw): string {
  const file = text(frame['module']) ?? baseName(text(frame['filename']) ?? text(frame['abs_path']) ?? '');
  const source = text(frame['context_line'])?.trim() ?? '';
  const platform = text(frame['platform']) ?? text(event['platform']) ?? '';
  const hasSource = WITH_SOURCE.has(platform) && source !== '' && source.length <= 120;
  return `${file}|${hasSource ? source : functionName(text(frame['function']) ?? '')}`;
}

function baseName(path: string): string {
  return (
    path
      .replace(/[?#].*$/, '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  );
}

/** Without what V8 puts around a name: `Object.run`, `new Cart`, `async run`, `run [as onTimeout]`. */
function functionName(name: string): string {
  return name
    .replace(/ \[as .*$/, '')
    .replace(/^(?:async |new )+/, '')
    .replace(/^(?:Object|Function|Module)\./, '');
}

/** A text with its numbers, hashes and ids replaced: `order 77 failed` and `order 78 failed` are one. */
export function withoutVariables(value: string): string {
  return value
    .slice(0, 2000)
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '<uuid>')
    .replace(/\b(?:0x[0-9a-f]+|(?=[a-f]*\d)[0-9a-f]{16,})\b/gi, '<hex>')
    .replace(/\d+/g, '<int>');
}

function hash(parts: readonly string[]): string {
  return createHash('md5').update(JSON.stringify(parts)).digest('hex');
}
