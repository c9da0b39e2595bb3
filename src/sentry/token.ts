/** A pasted token made one that can be sent; or why it is none that helps. */
export type PastedToken =
  { readonly token: string } | { readonly wrong: 'empty' | 'organization' | 'dsn' | 'characters' };

/** Characters; no server's tokens come near it. */
const LONGEST = 4096;

/**
 * What a person or a file gives as a token, without what is often copied with it: white space, quotes, `Bearer`, the
 * name of the variable. By its prefix an organization's token is known (https://docs.sentry.io/account/auth-tokens/): it
 * has the scope `org:ci` alone, so it cannot read issues, and has no "me".
 */
export function readToken(pasted: string): PastedToken {
  const token = pasted
    .trim()
    .replace(/^(?:export\s+)?SENTRY_AUTH_TOKEN\s*=\s*/, '')
    .replace(/^(?:Authorization:\s*)?Bearer\s+/i, '')
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  if (token === '') {
    return { wrong: 'empty' };
  }
  if (token.startsWith('sntrys_')) {
    return { wrong: 'organization' };
  }
  if (/^https?:\/\//i.test(token)) {
    return { wrong: 'dsn' };
  }
  return token.length <= LONGEST && /^[\x21-\x7e]+$/.test(token) ? { token } : { wrong: 'characters' };
}
