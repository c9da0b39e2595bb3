import { isSentryIo } from './server/sentryIo';

/** What a person typed as a server's address, made one; or why it cannot be one. */
export type ServerAddress =
  | { readonly address: string; readonly transport: 'https' | 'loopback' | 'plain' }
  | { readonly wrong: 'notAnAddress' | 'credentials' | 'protocol' };

/** What a host with its port, and a path, may hold: an address is shown where links and icons would be drawn. */
const [HOST, PATH] = [/^[\w.:[\]-]+$/, /^[\w./~%-]*$/];

/** The server that is offered first. */
export const sentryIo = 'https://sentry.io';

/** Pages of Sentry and GlitchTip that a person may copy the address of: the server's own address ends before them. */
const PAGE = /\/(api\/0|auth|explore|insights|issues|login|organizations|profile|projects|settings)(\/.*)?$/;

/**
 * Reads a server's address as a person types or pastes it: `sentry.io`, `https://acme.sentry.io/issues/`,
 * `localhost:9000`, `https://company.example/sentry/`; without a scheme it is `https:`, on this machine `http:`. A path
 * is kept, as servers live below one; what belongs to a page is cut. The hosts of sentry.io's regions stand for all of
 * it: each knows only its own issues.
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
  if (!HOST.test(url.host)) {
    return { wrong: 'notAnAddress' };
  }
  const inCloud = `https://${url.host}`;
  if (isSentryIo(inCloud)) {
    const isRegion = /^(www|us|de)\.sentry\.io$/.test(url.hostname);
    return { address: isRegion ? sentryIo : inCloud, transport: 'https' };
  }
  const path = url.pathname.replace(PAGE, '').replace(/\/+$/, '');
  if (!PATH.test(path)) {
    return { wrong: 'notAnAddress' };
  }
  const transport = url.protocol === 'https:' ? 'https' : isLoopback(url.hostname) ? 'loopback' : 'plain';
  return { address: `${url.origin}${path}`, transport };
}

/** True for a host name that cannot leave this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
