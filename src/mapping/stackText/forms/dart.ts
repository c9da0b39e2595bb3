import { named } from '../headings';
import { placeOf } from '../places';
import { type Form, ofLine, type Place } from '../reading';

/** Schemes under which Dart names its files. */
const ADDRESS = /^(?:package|dart|file|https?|org-dartlang-\w+|\w+):\S/;

/** Dart and Flutter: `#1      Cart.total (package:shop/cart.dart:12:34)`; in a narrow window the place stands below. */
export const dart: Form = (lines, at) => {
  const [, number, said] = /^#(\d{1,5}) {1,8}(\S.*)$/.exec(lines[at]?.text ?? '') ?? [];
  if (said === undefined) {
    return undefined;
  }
  const opening = said.lastIndexOf(' (');
  const inside = said.endsWith(')') && opening > 0 ? said.slice(opening + 2, -1) : undefined;
  const name = inside === undefined ? said : said.slice(0, opening);
  const place = inside === undefined ? placeBelow(lines[at + 1]?.text ?? '') : dartPlace(inside);
  return place === undefined
    ? undefined
    : {
        lines: inside === undefined ? 2 : 1,
        frame: { platform: 'dart', number: Number(number), function: name.trimEnd(), ...place },
      };
};

function dartPlace(inside: string): Place | undefined {
  if (!ADDRESS.test(inside) || /\s/.test(inside)) {
    return undefined;
  }
  return placeOf(inside) ?? (/\.dart$|^dart:/.test(inside) ? { file: inside } : undefined);
}

function placeBelow(text: string): Place | undefined {
  return /^(?:package|dart|file):/.test(text) ? dartPlace(text) : undefined;
}

/** The package `stack_trace`: `package:shop/cart.dart 12:34  Cart.total` */
export const dartTerse = ofLine((text) => {
  const [, file, line, column, name] =
    /^((?:package|dart|https?|file):\S{1,1000}|\S{1,1000}\.dart)(?: (\d{1,9})(?::(\d{1,9}))?)? {2,80}([^\s/\\]\S*(?: \S+){0,3})$/.exec(
      text,
    ) ?? [];
  return file === undefined || !/\.dart$|^dart:/.test(file)
    ? undefined
    : {
        frame: {
          platform: 'dart',
          file,
          function: name,
          ...(line !== undefined && { line: Number(line) }),
          ...(column !== undefined && { column: Number(column) }),
        },
      };
});

/** `Unhandled exception:`, and Flutter's `The following _TypeError was thrown building Cart:`, the message below. */
export const dartHeading: Form = (lines, at) => {
  const [isAbove, flutterType] =
    /^Unhandled exception:$|^The following (\w{1,100}) was thrown .*:$/.exec(lines[at]?.text ?? '') ?? [];
  const said = isAbove === undefined ? '' : (lines[at + 1]?.text ?? '');
  const [, type, value = ''] = /^([A-Z]\w{0,100}(?:Error|Exception)): (.*)$/.exec(said) ?? [];
  const told = flutterType ?? type;
  return said === ''
    ? undefined
    : {
        lines: 2,
        heading: {
          ...(told === undefined ? { value: said } : named(told, type === undefined ? said : value)),
          link: 'new',
        },
      };
};
