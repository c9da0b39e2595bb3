import { named } from '../headings';
import type { Form, ReadFrame, Reading } from '../reading';

/**
 * Ruby: `app/cart.rb:12:in 'Cart#total'`, with a backquote before 3.4, behind `from` or not. The first line of all also
 * names the exception, `…:in 'total': no price (KeyError)`; 2.5 to 2.7 number the lines, the oldest call first.
 */
export const ruby: Form = (lines, at, here) => {
  const text = lines[at]?.text ?? '';
  const [, number, from, called] =
    /^(?:(\d{1,6}): )?(from )?(?:[\w-]{1,80} \([\w.]{1,40}\) )?(\S.*)$/.exec(text) ?? [];
  const read = called === undefined ? undefined : call(called, from !== undefined);
  if (read === undefined) {
    return undefined;
  }
  const isOldestFirst = number !== undefined && from !== undefined;
  const frame = { ...read.frame, ...(isOldestFirst && { isOldestFirst }) };
  if (read.says === undefined) {
    return { frame };
  }
  const ends = here.open?.platform === 'ruby' && here.open.isOldestFirst && !here.open.isNamed;
  const causes = here.open?.platform === 'ruby' && isFrame(lines[at - 1]?.text ?? '');
  return exception(
    ends ? { ...frame, isOldestFirst: true } : frame,
    read.says,
    ends ? 'own' : causes ? 'cause' : 'new',
  );
};

interface Call {
  readonly frame: ReadFrame;
  /** What stands behind the function: `no price (KeyError)`. */
  readonly says?: string;
}

function call(text: string, isSure: boolean): Call | undefined {
  const quoted = /:in (['`])/.exec(text);
  if (quoted === null) {
    return withoutFunction(text, isSure);
  }
  const [, file, line] = /^(.{1,2000}?)(?::(\d{1,9}))?$/.exec(text.slice(0, quoted.index)) ?? [];
  const behind = text.slice(quoted.index + quoted[0].length);
  // A name may hold quotes itself; the message stands behind `': `.
  const end = behind.includes("': ") ? behind.indexOf("': ") : behind.lastIndexOf("'");
  if (file === undefined || end === -1 || (line === undefined && !/[\\/]|\.rb$/.test(file))) {
    return undefined;
  }
  const says = behind.slice(end + 1).replace(/^: /, '');
  return { frame: frameOf(file, line, behind.slice(0, end)), ...(says !== '' && { says }) };
}

/** `/srv/style.scss:139`: only behind `from`, or where the file's name is Ruby's. */
function withoutFunction(text: string, isSure: boolean): Call | undefined {
  const [, file, line] =
    /^(\S[^:]{0,1000}\.(?:rb|ru|rake|gemspec|erb|haml|slim|scss|sass|builder|jbuilder|rabl)|\((?:irb|eval|pry)[^)]{0,40}\)):(\d{1,9})$/.exec(
      text,
    ) ??
    (isSure ? /^(\S[^\s:]{0,1000}):(\d{1,9})$/.exec(text) : undefined) ??
    [];
  return file === undefined ? undefined : { frame: frameOf(file, line, '') };
}

/** Since 3.4 the class stands before the method; Sentry's SDK calls it the module. */
function frameOf(file: string, line: string | undefined, name: string): ReadFrame {
  const [, module, method = name] = /^([\w:]{1,300})#([^#]{1,300})$/.exec(name) ?? [];
  return {
    platform: 'ruby',
    file,
    ...(line !== undefined && { line: Number(line) }),
    ...(module !== undefined && { module }),
    ...(method !== '' && { function: method }),
  };
}

function exception(frame: ReadFrame, says: string, link: 'own' | 'cause' | 'new'): Reading {
  const [, value = says, type] = /^(.*) \(([A-Z][\w:]{0,200})\)$/.exec(says) ?? [];
  return { frame, heading: { link, ...(type === undefined ? { value } : named(type, value)) } };
}

function isFrame(text: string): boolean {
  return /^(?:from )?\S.{0,2000}:\d{1,9}:in ['`]/.test(text);
}

/** Rails' log: `NoMethodError (undefined method 'x'):`, and the same without the colon below `Causes:`. */
export const railsHeading: Form = (lines, at) => {
  const [, type, value] =
    /^([A-Z]\w{0,80}(?:::[A-Z]\w{0,80}){0,8}) \((.*)\):?$/.exec(lines[at]?.text ?? '') ?? [];
  const isException =
    type !== undefined && (type.includes('::') || /(?:Error|Exception|Invalid|NotFound)$/.test(type));
  return isException && value !== undefined
    ? { heading: { ...named(type, value), link: lines[at - 1]?.text === 'Causes:' ? 'cause' : 'new' } }
    : undefined;
};
