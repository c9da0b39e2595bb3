import { serverName } from '../../sentry/accountNames';

/**
 * What a server is compared by, whatever the scheme: `sentry.company.example:9000/team`. Every host under sentry.io is
 * one server: regions, customers' own domains, and where events are sent to.
 */
export function serverKey(address: string): string {
  if (!URL.canParse(address)) {
    return address;
  }
  return isSentryIo(new URL(address).hostname) ? 'sentry.io' : serverName(address).toLowerCase();
}

/** True for two addresses of one server. */
export function isSameServer(one: string, other: string): boolean {
  return one === other || serverKey(one) === serverKey(other);
}

function isSentryIo(hostname: string): boolean {
  return hostname === 'sentry.io' || hostname.endsWith('.sentry.io');
}
