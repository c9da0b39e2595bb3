import { headingOf } from '../headings';
import type { Form, Here } from '../reading';

/** An exception announced by a line of its own, in any language; code that a traceback shows is none. */
export const heading: Form = (lines, at, here) => {
  const line = lines[at];
  const found = line === undefined || isSource(here, line.indent) ? undefined : headingOf(line.text);
  if (found === undefined) {
    return undefined;
  }
  const names = here.open?.isOldestFirst === true && !here.open.isNamed && found.link === 'new';
  const above = lines[at - 1]?.text ?? '';
  if (/nested exception is:?$/i.test(above)) {
    // Part of the message of the one before.
    return {};
  }
  // In Node's list of the errors of an AggregateError.
  const isListed = found.link === 'new' && /\[$|^\},$/.test(above);
  return { heading: names ? { ...found, link: 'own' } : isListed ? { ...found, link: 'cause' } : found };
};

/** True below a frame of a language that shows the source there, further right than the frame. */
function isSource({ open }: Here, indent: number): boolean {
  return open?.isOldestFirst === true && !open.isNamed && indent > open.indent;
}
