import { headingOf, named } from '../headings';
import { looksLikeFile } from '../places';
import { type Form, ofLine, type Place, type ReadFrame, type Reading } from '../reading';

/**
 * .NET: `at Shop.Cart.Total(String code) in C:\shop\Cart.cs:line 12`. The words are those of the machine's language:
 * `bei … in …:Zeile 12.`, `在 … 位置 …:行号 12`.
 */
export const dotnet: Form = (lines, at, here) => {
  const [, word, said] = /^(\S{1,10}) +(\S.*?)(?:<---)?$/.exec(lines[at]?.text ?? '') ?? [];
  const opening = said?.indexOf('(') ?? -1;
  if (word === undefined || said === undefined || opening < 1) {
    return undefined;
  }
  const closing = closingOf(said, opening);
  const called = said.slice(0, opening);
  const name = nameOf(called);
  const behind = said.slice(closing + 1).replace(/^\+MoveNext\(\)/, '');
  const place = closing === -1 ? undefined : placeBehind(behind);
  if (name === undefined || place === undefined) {
    return undefined;
  }
  const isSure =
    behind === ''
      ? (word === 'at' || here.open?.platform === 'csharp') &&
        isCall(called, said.slice(opening + 1, closing))
      : word === 'at' || looksLikeFile(place.file ?? '');
  return isSure ? { frame: { platform: 'csharp', ...name, ...place } } : undefined;
};

/** Where the parenthesis closes that opens at `opening`. */
function closingOf(text: string, opening: number): number {
  let depth = 0;
  for (let at = opening; at < text.length; at++) {
    depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }
  return -1;
}

/** Where nothing follows the parameters, they have to look like parameters, and the name like a method's. */
function isCall(name: string, parameters: string): boolean {
  const isMethod = /^\S+\.\S+ ?$|^lambda_method\d*$/.test(name);
  const areParameters = !/[:/\\]|^(?:<anonymous>|native)$/.test(parameters);
  // Application Insights puts the assembly there, behind a space.
  return isMethod && areParameters && (!name.endsWith(' ') || /, Version=\d/.test(parameters));
}

/** ` in C:\shop\Cart.cs:line 12`, Mono's ` [0x00007] in <hash>:0`, or nothing. */
function placeBehind(behind: string): Place | undefined {
  if (behind === '') {
    return {};
  }
  const [, file, line] =
    /^ \S{1,12} (\S.*):\p{L}[\p{L}.]{0,15} (\d{1,9})\.?$/u.exec(behind) ??
    /^ (?:\[0x[0-9a-f]+\] )?in (\S.*):(\d{1,9}) ?$/.exec(behind) ??
    [];
  if (file === undefined) {
    return undefined;
  }
  return file.startsWith('<') ? {} : { file, ...(Number(line) > 0 && { line: Number(line) }) };
}

/** Type and method; a return type before them, as Demystifier prints it, is left out, so are type arguments. */
function nameOf(qualified: string): Pick<ReadFrame, 'module' | 'function'> | undefined {
  const name =
    qualified
      .trimEnd()
      .split(' ')
      .at(-1)
      ?.replace(/\[[^[\]]{0,500}\]$/, '') ?? '';
  const dot = name.lastIndexOf('.', name.length - 2);
  const isConstructor = /\.\.c?ctor$/.test(name);
  const split = isConstructor ? name.lastIndexOf('..') : dot;
  return name === ''
    ? undefined
    : split < 1
      ? { function: name }
      : { module: name.slice(0, split), function: name.slice(split + 1) };
}

/** `Outer: message ---> Inner: message`: the first frames below are the inner one's. */
export const innerException = ofLine((text): Reading | undefined => {
  const arrow = text.indexOf(' ---> ');
  const outer = arrow < 1 ? undefined : headingOf(text.slice(0, arrow));
  const rest = arrow < 1 ? '' : text.slice(arrow + ' ---> '.length);
  const inner = outer === undefined ? undefined : headingOf(rest.replace(/^\(Inner Exception #\d+\) /, ''));
  if (outer !== undefined && inner !== undefined) {
    return { heading: { ...outer, inner: { ...inner, link: 'cause' } } };
  }
  const [, said] = /^---> \(Inner Exception #\d{1,4}\) (.*)$/.exec(text) ?? [];
  const [, type, value = ''] = /^([\w.+`]{1,300})(?:: (.*))?$/.exec(said ?? '') ?? [];
  return type === undefined ? undefined : { heading: { ...named(type, value), link: 'cause' } };
});

/** `--- End of inner exception stack trace ---`, in some languages. */
export const innerEnd = ofLine((text) =>
  /^-{3} .{0,80}(?:inner|Inner|inneren|interne|interna|内部|внутренн).{0,80} -{3}$/.test(text)
    ? { closes: true }
    : undefined,
);
