/**
 * What a pasted token is, by its prefix (https://docs.sentry.io/account/auth-tokens/).
 * An organization's token has the scope `org:ci` alone: it cannot read issues and has no "me".
 */
export function tokenKind(token: string): 'empty' | 'organization' | 'dsn' | 'characters' | 'usable' {
  const written = token.trim();
  if (written === '') {
    return 'empty';
  }
  if (written.startsWith('sntrys_')) {
    return 'organization';
  }
  if (/^https?:\/\//.test(written)) {
    return 'dsn';
  }
  return /^[\x21-\x7e]+$/.test(written) ? 'usable' : 'characters';
}
