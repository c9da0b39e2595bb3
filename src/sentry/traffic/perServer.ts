import { type Clock, systemClock } from '../../base/clock';
import { Traffic } from './traffic';

/** Gives each server the one traffic that all its accounts share, for as long as the window lives. */
export function trafficPerServer(clock: Clock = systemClock): (address: string) => Traffic {
  const byOrigin = new Map<string, Traffic>();
  return (address) => {
    const origin = URL.canParse(address) ? new URL(address).origin : address;
    const traffic = byOrigin.get(origin) ?? new Traffic(clock);
    byOrigin.set(origin, traffic);
    return traffic;
  };
}
