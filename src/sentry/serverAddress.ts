/** What a person typed as a server's address, made one; or why it cannot be one. */
export type ServerAddress =
  | { readonly address: string; readonly transport: 'https' | 'loopback' | 'plain' }
  | { readonly wrong: 'notAnAddress' | 'credentials' | 'protocol' };

/**
 * Reads a server's address as a person types or pastes it: `sentry.io`, `https://acme.sentry.io/issues/`,
 * `localhost:9000`, `https://company.example/sentry/`; without a scheme it is `https:`, on this machine `http:`. A path is kept, as servers live below one;
 * what follows `/api/0`, `/issues`, `/organizations`, `/settings` is cut.
 * `transport` is `plain` where a token would cross a network unencrypted.
 */
export function parseServerAddress(typed: string): ServerAddress {
  const written = typed.trim();
  const scheme = isLoopback(written.replace(/[:/].*$/s, '')) ? 'http' : 'https';
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `${scheme}://${written}`;
  if (written === '' || !URL.canParse(withScheme)) {
    return { wrong: 'notAnAddress' };
  }
  const url = new URL(withScheme);
  if (url.username !== '' || url.password !== '') {
    return { wrong: 'credentials' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { wrong: 'protocol' };
  }
  const path = url.pathname
    .replace(/\/(api\/0|issues|organizations|settings)(\/.*)?$/, '')
    .replace(/\/+$/, '');
  const transport = url.protocol === 'https:' ? 'https' : isLoopback(url.hostname) ? 'loopback' : 'plain';
  return { address: `${url.origin}${path}`, transport };
}

/** True for a host name that cannot leave this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
