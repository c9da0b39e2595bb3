/** Crockford's alphabet, in which Sentry numbers the issues of a project: no I, L, O and U. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The short id of a project's n-th issue, counted from 1: `SHOP-1`, …, `SHOP-Z`, `SHOP-10`. */
export function shortId(projectSlug: string, number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / DIGITS.length)) {
    digits = `${DIGITS[rest % DIGITS.length]}${digits}`;
  }
  return `${projectSlug.toUpperCase()}-${digits}`;
}
