import type { Form, Line, Reading } from '../reading';
import { frame } from './python';

/** Lines of source that IPython shows before the one that it means. */
const MOST_SOURCE = 12;

/** IPython's frames since version 8: `File ~/shop/cart.py:12, in total(items)` and `Cell In[3], line 2`. */
export const ipython: Form = (lines, at) => {
  const text = lines[at]?.text ?? '';
  const [, file, line, name] =
    /^File (\S.{0,1000}):(\d{1,9})(?:, in ([^(]{1,200})(?:\(.*)?)?$/.exec(text) ?? [];
  if (file !== undefined) {
    return { frame: frame(file, Number(line), name) };
  }
  const [, cell, lineOfCell] = /^((?:Cell |Input )In ?\[\d{1,6}\]), line (\d{1,9})/.exec(text) ?? [];
  if (cell !== undefined) {
    return { frame: frame(`<${cell}>`, Number(lineOfCell), undefined) };
  }
  return withArrow(lines, at);
};

/** Before: `~/shop/cart.py in total(items)`, and an arrow at the line: `---> 12     price()`. */
function withArrow(lines: readonly Line[], at: number): Reading | undefined {
  const [, file, name] =
    /^((?:~|\/|[A-Za-z]:|\.).{0,1000}\.(?:py[xi]?|pxd)|<[\w-]+>|(?:Cell |Input )In ?\[\d{1,6}\]),? in ([^\s(]{1,200}|<[^>]{1,100}>)(?:\(.*)?$/.exec(
      lines[at]?.text ?? '',
    ) ?? [];
  if (file === undefined) {
    return undefined;
  }
  for (let next = at + 1; next <= at + MOST_SOURCE; next++) {
    const line = /^-{1,5}> (\d{1,9})(?: |$)/.exec(lines[next]?.text ?? '')?.[1];
    if (line !== undefined) {
      return { frame: frame(file, Number(line), name), lines: next - at + 1 };
    }
  }
  return undefined;
}
