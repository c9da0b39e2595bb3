import { named } from '../headings';
import { placeOf } from '../places';
import { ofLine, type Place, type ReadFrame, type Reading } from '../reading';

/** Sanitizers and gdb: `#1 0x4030f8 in total /src/cart.c:12:5`, `#1  0x4030f8 in total (cart=0x0) at cart.c:12`. */
export const native = ofLine((text) => {
  const [, number, address, said] = /^#(\d{1,5}) {1,4}(?:(0x[0-9a-f]+)(?: in)? )?(\S.*)$/.exec(text) ?? [];
  const told = said?.replace(/, r0=\d+$/, '').replace(/ \(BuildId: [0-9a-f]+\)$/, '');
  const isSanitizers = address !== undefined || (told !== undefined && MODULE.test(told));
  const read = told === undefined ? undefined : (gdb(told) ?? (isSanitizers ? sanitizer(told) : undefined));
  return read === undefined ? undefined : frame(number, read);
});

/** The binary and an offset, in place of a file or behind it. */
const MODULE = / ?\([^()]{1,1000}\+0x[0-9a-f]+\)$|^\(<unknown module>\)$/;

type Call = Pick<ReadFrame, 'function'> & Place;

/** `AmThread::_start (t=0x7f) at AmThread.cpp:75`, `poll () from /lib/libc.so.6`. */
function gdb(told: string): Call | undefined {
  const at = told.lastIndexOf(') at ');
  const from = told.lastIndexOf(') from ');
  const opening = told.indexOf(' (');
  if (opening < 1 || opening > Math.max(at, from)) {
    return undefined;
  }
  const name = { function: told.slice(0, opening) };
  const place = at === -1 ? {} : placeOf(told.slice(at + ') at '.length));
  return place === undefined ? undefined : { ...name, ...place };
}

/** `cleanup /src/queue.c:75`, `start_thread (/lib/libpthread.so.0+0x8183)`. */
function sanitizer(told: string): Call | undefined {
  const module = MODULE.exec(told)?.[0] ?? '';
  const call = told.slice(0, told.length - module.length);
  const space = call.lastIndexOf(' ');
  const place = placeOf(call.slice(space + 1));
  if (space > 0 && place !== undefined) {
    return { function: call.slice(0, space), ...place };
  }
  const name = call.replace(/ <null>$/, '');
  return module === '' ? undefined : name === '' ? {} : { function: name };
}

/** lldb: `frame #1: 0x0001 shop`total(cart=0x0) + 12 at Cart.swift:12:5` */
export const lldb = ofLine((text) => {
  const [, number, said] = /^(?:\* )?frame #(\d{1,5}): 0x[0-9a-f]+ [^`]{1,200}`(\S.*)$/.exec(text) ?? [];
  const at = said?.lastIndexOf(' at ') ?? -1;
  const place = said === undefined || at === -1 ? undefined : placeOf(said.slice(at + 4));
  const name = said
    ?.slice(0, place === undefined ? undefined : at)
    .replace(/ \+ \d+$/, '')
    .replace(/(?<=\w)\(.*$/, '');
  return said === undefined
    ? undefined
    : frame(number, { ...(name !== undefined && { function: name }), ...place });
});

/** Crash reports of Apple's: `5   Shop   0x0000000102107628 Cart.total() + 24 (Cart.swift:171)` */
export const apple = ofLine((text) => {
  const [, number, said] = /^(\d{1,4}) +\S.{0,80}?\s0x[0-9a-f]{8,16} (\S.*)$/.exec(text) ?? [];
  const [, name = said, told] = /^(.{1,1000}) \+ \d{1,12}(?: \(([^()]{1,300})\))?$/.exec(said ?? '') ?? [];
  const place = told === undefined ? undefined : placeOf(told);
  return said === undefined || / in \S+ at /.test(said)
    ? undefined
    : frame(number, { ...(name !== undefined && { function: name }), ...place }, 'cocoa');
});

/** Swift on Linux: `2 [ra] [thunk] 0x0000 Cart.total() + 535 in shop at /src/Cart.swift:72:54` */
export const swift = ofLine((text) => {
  const [, number, said] = /^(\d{1,4}) +(?:\[[a-z]{1,12}\] +){0,4}0x[0-9a-f]{8,16} (\S.*)$/.exec(text) ?? [];
  const at = said?.lastIndexOf(' at ') ?? -1;
  const within = said?.slice(0, Math.max(at, 0)) ?? '';
  const name = within.slice(0, Math.max(within.lastIndexOf(' in '), 0)).replace(/ \+ \d{1,12}$/, '');
  const told = said?.slice(at + 4).replace(/^\/\/(?=<)/, '');
  return told === undefined || name === ''
    ? undefined
    : frame(number, { function: name, ...(placeOf(told) ?? { file: told }) }, 'cocoa');
});

function frame(number: string | undefined, call: Call, platform = 'native'): Reading {
  return { frame: { platform, number: Number(number), ...call } };
}

/** What a sanitizer found, and the other stacks that it shows for it. */
export const sanitizerHeading = ofLine((text): Reading | undefined => {
  const [, type, value = ''] =
    /^(?:==\d+==\s?)?(?:(?:ERROR|WARNING): )?\w+Sanitizer: ([\w-]+(?: race| leaks)?)(.*)$/.exec(text) ?? [];
  if (type !== undefined) {
    return { heading: { ...named(type, value.trim()), link: 'new' } };
  }
  return OTHER_STACK.test(text)
    ? { heading: { kind: 'thread', value: text.replace(/:$/, ''), link: 'sibling' } }
    : undefined;
});

const OTHER_STACK =
  /^(?:(?:freed|previously allocated|allocated) by thread|Thread T\d+ .{0,80}created by|(?:Previous )?(?:atomic )?(?:read|write) of size \d+ at .{0,80} by )/i;
