import { ofLine, type Place } from '../reading';

/** Perl's `Carp`: `Shop::Cart::total(HASH(0x1)) called at /srv/lib/Shop.pm line 12` */
export const perlCalled = ofLine((text) => {
  const place = placeAtEnd(text);
  const calls = place === undefined ? '' : text.slice(0, place.from);
  if (place === undefined || !calls.endsWith(' called')) {
    return undefined;
  }
  const call = calls.slice(0, -' called'.length);
  const opening = call.startsWith('eval ') ? -1 : call.indexOf('(');
  return {
    frame: { platform: 'perl', calls: call.slice(0, opening === -1 ? undefined : opening), ...place.at },
  };
});

/** Where it died: `No price at /srv/lib/Shop/Cart.pm line 12.` */
export const perlDied = ofLine((text) => {
  const place = placeAtEnd(text.replace(/, <\w{1,20}> (?:line|chunk) \d+\.?$/, ''));
  return place === undefined
    ? undefined
    : {
        heading: {
          value: text.slice(0, place.from),
          link: 'new',
          thrownAt: { platform: 'perl', ...place.at },
        },
      };
});

/** `… at FILE line 12.`; the file has a folder or an ending of Perl's. */
function placeAtEnd(text: string): { readonly at: Place; readonly from: number } | undefined {
  const [ending, line] = / line (\d{1,9})\.?$/.exec(text) ?? [];
  const before = ending === undefined ? '' : text.slice(0, -ending.length);
  const from = before.lastIndexOf(' at ');
  const file = before.slice(from + ' at '.length);
  const isFile = /^\S*\/\S*$|^\S+\.(?:p[lm]|t|cgi|psgi)$|^-e$|^\(eval \d+\)$/.test(file);
  return from === -1 || !isFile ? undefined : { at: { file, line: Number(line) }, from };
}
