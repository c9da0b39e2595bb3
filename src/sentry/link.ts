/**
 * The cursor of the next page, or `undefined` on the last one.
 *
 * Both relations are always present, and the addresses hold commas, so the header is searched rather than split;
 * GlitchTip wraps it in `{'…'}`. The address itself is not used: its host may not be the one that the token is for.
 * @param header the `Link` header of a list.
 */
export function nextCursor(header: string | null): string | undefined {
  const next = header?.match(/<[^>]*>;[^<]*\brel="next"[^<]*/)?.[0];
  if (next === undefined || !/\bresults="true"/.test(next)) {
    return undefined;
  }
  return next.match(/\bcursor="([^"]+)"/)?.[1];
}
