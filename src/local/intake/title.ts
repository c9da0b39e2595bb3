import { record, text } from '../../base/decode';
import { asText, exceptionsOf, type Raw, stacksOf } from './rawEvent';

/** What an event is called, computed as Sentry does (`eventtypes/error.py`, `eventtypes/default.py`, `culprit.py`). */
export interface Naming {
  readonly type: 'error' | 'default';
  readonly title: string;
  readonly culprit: string;
  readonly location?: string;
  readonly metadata: Readonly<Record<string, string | undefined>>;
}

const UNLABELED = '<unlabeled event>';

export function nameEvent(event: Raw): Naming {
  const [exception] = exceptionsOf(event).slice(-1);
  const culprit = text(event['transaction']) || culpritOf(event, exception);
  const naming = exception === undefined ? nameMessage(event) : nameException(event, exception);
  return { ...naming, culprit: cut(culprit, 200) };
}

/** The message of an event, its parameters filled in. */
export function messageOf(event: Raw): string | undefined {
  const entry = record(event['logentry']) ?? record(event['message']);
  return (
    text(entry?.['formatted']) ||
    asText(entry?.['message']) ||
    text(event['message']) ||
    undefined
  )?.trim();
}

function nameMessage(event: Raw): Omit<Naming, 'culprit'> {
  const title = firstLine(messageOf(event) ?? '') || UNLABELED;
  return { type: 'default', title, metadata: { title } };
}

function firstLine(value: string): string {
  return cut(value.split(/\r?\n/, 1)[0] ?? '', 100);
}

/** A synthetic exception is only the holder of a stack: the message that it was sent with names it. */
function nameException(event: Raw, exception: Raw): Omit<Naming, 'culprit'> {
  const value = cut(asText(exception['value']) ?? '', 1024);
  const isSynthetic = record(exception['mechanism'])?.['synthetic'] === true;
  const type = isSynthetic ? undefined : cut(text(exception['type']) ?? 'Error', 128);
  const crash = crashFrame(event);
  const location = text(crash?.['filename']) ?? text(crash?.['abs_path']);
  const name = text(crash?.['function']);
  const title =
    type === undefined
      ? firstLine(messageOf(event) ?? '') || name || firstLine(value) || UNLABELED
      : [type, firstLine(value)].filter((part) => part !== '').join(': ');
  return { type: 'error', title, metadata: { value, type, filename: location, function: name }, location };
}

/** The last in-app frame with a name, else the last with one. */
function crashFrame(event: Raw): Raw | undefined {
  const [frames = []] = stacksOf(event).slice(-1);
  const named = frames.filter(
    (frame) => !['', '<redacted>', '<unknown>'].includes(text(frame['function']) ?? ''),
  );
  return named.findLast((frame) => frame['in_app'] === true) ?? named.at(-1);
}

function culpritOf(event: Raw, exception: Raw | undefined): string {
  if (record(exception?.['mechanism'])?.['synthetic'] === true) {
    return '';
  }
  const [frames = []] = stacksOf(event).slice(-1);
  const inApp = frames.filter((frame) => frame['in_app'] === true).map((frame) => frameCulprit(frame, event));
  const other = frames
    .filter((frame) => frame['in_app'] !== true)
    .slice(-1)
    .map((frame) => frameCulprit(frame, event));
  const url = text(record(event['request'])?.['url']);
  return inApp.findLast((culprit) => culprit !== '') || other[0] || url || '';
}

function frameCulprit(frame: Raw, event: Raw): string {
  const platform = text(frame['platform']) ?? text(event['platform']) ?? 'other';
  const name = text(frame['function']) || '?';
  if (['objc', 'cocoa', 'native'].includes(platform)) {
    return name;
  }
  const place = text(frame['module']) || text(frame['filename']);
  if (place === undefined || place === '') {
    return '';
  }
  return platform === 'javascript' || platform === 'node' ? `${name}(${place})` : `${place} in ${name}`;
}

/** At most `length` UTF-16 units, with `...` where something is missing, as Sentry cuts. */
export function cut(value: string, length: number): string {
  return value.length <= length ? value : `${value.slice(0, length - 3).replace(/[\ud800-\udbff]$/, '')}...`;
}
