/** Whether an address is of Sentry's own service: sentry.io, one of its regions or an organization's own name there. */
export function isSentryIo(address: string): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const { protocol, hostname, port, username, password } = new URL(address);
  const isPlain = protocol === 'https:' && `${port}${username}${password}` === '';
  return isPlain && (hostname === 'sentry.io' || hostname.endsWith('.sentry.io'));
}

/** Whether an address is that of all regions, which knows where each organization is at home. */
export function isGlobal(address: string): boolean {
  return isSentryIo(address) && ['sentry.io', 'www.sentry.io'].includes(new URL(address).hostname);
}

/** The base address of a region, without a trailing slash; `undefined` for what is none of Sentry's own. */
export function regionAddress(regionUrl: string | undefined): string | undefined {
  return regionUrl !== undefined && isSentryIo(regionUrl) ? new URL(regionUrl).origin : undefined;
}
