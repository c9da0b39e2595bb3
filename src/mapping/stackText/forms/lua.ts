import { type Form, ofLine } from '../reading';

/** Lua: `lua/shop/cart.lua:12: in function 'total'`, `[C]: in function 'require'`, `init.lua:1: in main chunk`. */
export const lua = ofLine((text) => {
  const opening = text.indexOf(': in ');
  const told = opening < 1 ? undefined : text.slice(0, opening);
  const [, , quoted, placed, chunk] =
    /^(?:(function|method|upvalue|local|field|global|metamethod|for iterator) (?:'([^']{1,200})'|(<[^<>]{1,400}>))|(main chunk|\?))/.exec(
      text.slice(opening + ': in '.length),
    ) ?? [];
  const name = quoted ?? placed ?? chunk;
  if (told === undefined || name === undefined) {
    return undefined;
  }
  const [, file = told, line] = /^(.{1,1000}):(\d{1,9})$/.exec(told) ?? [];
  return isChunk(file.replace(/:$/, ''))
    ? {
        frame: {
          platform: 'lua',
          file: file.replace(/:$/, ''),
          function: name,
          ...(line !== undefined && { line: Number(line) }),
        },
      }
    : undefined;
});

function isChunk(file: string): boolean {
  return (
    /^\[C\]$|^\[string ".{0,200}"\]$|^\(.{1,40}\)$/.test(file) ||
    /^\S.{0,400}(?:\.\w{1,10}|\/\S+)$|^[\w.]+$/.test(file)
  );
}

/** `stack traceback:`; the line above tells why: `lua: cart.lua:12: no price`. */
export const luaTraceback: Form = (lines, at) => {
  const text = lines[at]?.text ?? '';
  if (text !== 'stack traceback:') {
    return /^coroutine \d+:$|^\(\.\.\.tail calls\.\.\.\)$/.test(text) ? {} : undefined;
  }
  const above = lines[at - 1]?.text ?? '';
  const [, value = above] = /:\d{1,9}: (.*)$/.exec(above) ?? [];
  return value === '' ? {} : { heading: { value, link: 'new' } };
};
