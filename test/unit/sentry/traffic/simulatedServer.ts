import { type Clock, delay } from '../../../../src/base/clock';
import { type Call, calls } from '../../../../src/sentry/calls';
import { SentryError, type SentryErrorKind } from '../../../../src/sentry/sentryError';
import type { Attempt, Lane, TrafficRequest } from '../../../../src/sentry/traffic/request';

/** Sentry's limits, as calls in one second. */
export const sentryLimits: Readonly<Partial<Record<Call, number>>> = {
  [calls.issues]: 10,
  [calls.issue]: 5,
  [calls.updateIssue]: 5,
  [calls.issueEvent]: 15,
};

/** An attempt as the server saw it; times by our clock, in milliseconds. */
export interface Seen {
  readonly url: string;
  readonly call: Call;
  readonly sent: number;
  ended?: number;
  readonly status: number;
}

/** What comes of one request. */
export interface Behaviour {
  readonly status?: number;
  /** Beside those of the rate limit, or in their place. */
  readonly headers?: Readonly<Record<string, string>>;
  /** No answer comes, and this is why. */
  readonly breaks?: SentryErrorKind;
  readonly toMs?: number;
  readonly fromMs?: number;
}

export interface SimulatedOptions {
  /** What the server's clock is ahead of ours, in milliseconds. */
  readonly ahead?: number;
  readonly tellsTime?: boolean;
  readonly limits?: Readonly<Partial<Record<Call, number>>>;
  /** Whose number this is, from 0, by their sending. */
  readonly behave?: (number: number, request: TrafficRequest) => Behaviour;
}

/** A server on a given clock that counts calls per account as Sentry does: in seconds of its own clock. */
export class SimulatedServer {
  readonly seen: Seen[] = [];
  private readonly windows = new Map<object, Map<string, number>>();

  constructor(
    private readonly clock: Clock,
    private readonly options: SimulatedOptions = {},
  ) {}

  /** What sends a request to this server. */
  attempt(request: TrafficRequest): Attempt {
    return async (signal, heard) => {
      const behaviour = this.options.behave?.(this.seen.length, request) ?? {};
      const seen = { url: request.url, call: request.call, sent: this.clock.now(), status: 200 };
      this.seen.push(seen);
      try {
        await delay(this.clock, behaviour.toMs ?? 10, signal);
        const { status, headers } = this.answer(request, behaviour);
        seen.status = status;
        await delay(this.clock, behaviour.fromMs ?? 10, signal);
        if (behaviour.breaks !== undefined) {
          throw new SentryError(behaviour.breaks, request.call);
        }
        heard({ status, headers });
        if (status >= 400) {
          throw new SentryError(kindOf(status), request.call, { status });
        }
        return { json: { url: request.url }, headers };
      } finally {
        Object.assign(seen, { ended: this.clock.now() });
      }
    };
  }

  /** The most that ran at any time. */
  most(call?: Call): number {
    const ran = this.seen.filter((one) => call === undefined || one.call === call);
    return Math.max(
      0,
      ...ran.map(
        ({ sent }) => ran.filter((one) => one.sent <= sent && (one.ended ?? Infinity) > sent).length,
      ),
    );
  }

  private answer({ call, account, url }: TrafficRequest, { status = 200, headers }: Behaviour) {
    const now = this.clock.now() + (this.options.ahead ?? 0);
    const date: Record<string, string> =
      this.options.tellsTime === false ? {} : { date: new Date(now).toUTCString() };
    const limit = this.options.limits?.[call];
    if (limit === undefined) {
      return { status, headers: new Headers({ ...date, ...headers }) };
    }
    const second = Math.floor(now / 1000);
    const windows = this.windows.get(account) ?? new Map<string, number>();
    const window = `${new URL(url).origin} ${call} ${second}`;
    const count = (windows.get(window) ?? 0) + 1;
    this.windows.set(account, windows.set(window, count));
    return {
      status: count > limit ? 429 : status,
      headers: new Headers({
        ...date,
        'X-Sentry-Rate-Limit-Limit': String(limit),
        'X-Sentry-Rate-Limit-Remaining': String(Math.max(0, limit - count)),
        'X-Sentry-Rate-Limit-Reset': String(second + 1),
        ...headers,
      }),
    };
  }
}

function kindOf(status: number): SentryErrorKind {
  const kinds: Readonly<Record<number, SentryErrorKind>> = {
    401: 'auth',
    404: 'notFound',
    429: 'rateLimited',
  };
  return kinds[status] ?? (status >= 500 ? 'server' : 'badRequest');
}

const account = {};

/** A request for the page of a number. */
export function request(call: Call, number: number, more: Partial<TrafficRequest> = {}): TrafficRequest {
  const lane: Lane = 'background';
  return {
    call,
    url: `https://sentry.example/${number}`,
    account,
    isWrite: call.startsWith('PUT'),
    lane,
    ...more,
  };
}
