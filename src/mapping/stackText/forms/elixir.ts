import { named } from '../headings';
import { ofLine } from '../reading';

const SOURCE = '(?:exs?|erl|hrl|[hl]?eex|xrl|yrl)';

const PLACE = new RegExp(`^([^\\s:][^:]{0,400}\\.${SOURCE}|nofile|iex):(\\d{1,9}): `);

/** Elixir and Erlang: `(shop 1.2.0) lib/shop/cart.ex:12: Shop.Cart.total/1`; instead of the arity may stand arguments. */
export const elixir = ofLine((text) => {
  const [app, name] = /^\(([a-z]\w{0,80})(?: [\w.+-]{1,60})?\) /.exec(text) ?? [];
  const said = text.slice(app?.length ?? 0);
  const [place, file, line] = PLACE.exec(said) ?? [];
  const call = functionOf(said.slice(place?.length ?? 0));
  if (call === undefined || (app === undefined && place === undefined)) {
    return undefined;
  }
  return {
    frame: {
      platform: 'elixir',
      ...(name !== undefined && { package: name }),
      ...(file !== undefined && { file, line: Number(line) }),
      ...(call !== '' && { function: call, ...moduleOf(call) }),
    },
  };
});

/** Up to the arity, without arguments; empty for what a script runs outside of functions: `(file)`. */
function functionOf(said: string): string | undefined {
  if (/^\(\w{1,40}\)$/.test(said)) {
    return '';
  }
  const opening = said.indexOf('(', said.startsWith('anonymous fn') ? said.indexOf(' in ') : 0);
  const call = opening === -1 ? said : said.slice(0, opening);
  return /^(?:anonymous fn\/\d{1,3} in )?:?[\w.]{1,300}\.(?:[\w!?]{1,200}|"[^"]{1,200}"|[^\w\s]{1,3})(?:\/\d{1,3})?$/.test(
    call,
  )
    ? call
    : undefined;
}

/** `Shop.Cart` of `Shop.Cart.total/1` and of a function without a name within it. */
function moduleOf(call: string): { readonly module?: string } {
  const [, module] = /(?:^| in )((?:[A-Z]\w*\.)*[A-Z]\w*)\.[^.]+$/.exec(call) ?? [];
  return module === undefined ? {} : { module };
}

/** `** (KeyError) key :price not found`; New Relic leaves out the asterisks. */
export const elixirHeading = ofLine((text) => {
  const [, type, value = ''] =
    /^(?:.{0,200}?\*\* ?\((\w[\w.]{0,200})\)|\(((?:[A-Z]\w*\.)*(?:[A-Z]\w*)?(?:Error|Exception))\)) (.*)$/
      .exec(text)
      ?.filter((part) => part !== undefined) ?? [];
  return type === undefined ? undefined : { heading: { ...named(type, value), link: 'new' } };
});
