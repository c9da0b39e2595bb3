import { createHash, timingSafeEqual } from 'node:crypto';
import { defaultScopes, type TokenOptions } from '../options';
import type { Caller } from './call';
import { refusals } from './refusal';

/** The tokens that the API answers to. */
export class Tokens {
  constructor(
    private readonly own: string,
    private readonly others: readonly TokenOptions[],
    /** Id of the person to whom tokens belong that name none. */
    private readonly me: () => string,
  ) {}

  /** Who sends an `Authorization` header. @throws {Refusal} 401 */
  caller(authorization: string | undefined): Caller {
    const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) {
      throw refusals.noCredentials();
    }
    if (isSame(token, this.own)) {
      return { person: this.me(), scopes: defaultScopes };
    }
    const other = this.others.find((one) => isSame(token, one.token));
    if (other === undefined) {
      throw refusals.invalidToken();
    }
    if (other.expired === true) {
      throw refusals.expiredToken();
    }
    return { person: other.person ?? this.me(), scopes: other.scopes };
  }
}

/** Compares secrets in a time that tells nothing of how much of them is right. */
export function isSame(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret));
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether a token may do what needs one of some scopes; `event:admin` contains `event:write` contains `event:read`. */
export function mayDo(caller: Caller, scopes: readonly string[]): boolean {
  const order = ['read', 'write', 'admin'];
  const contains = (held: string, needed: string) => {
    const [[what, right = ''], [neededWhat, neededRight = '']] = [held.split(':'), needed.split(':')];
    return (
      held === needed ||
      (what === neededWhat &&
        order.includes(neededRight) &&
        order.indexOf(right) >= order.indexOf(neededRight))
    );
  };
  return scopes.length === 0 || scopes.some((needed) => caller.scopes.some((held) => contains(held, needed)));
}
