import { withDeadline } from '../base/abort';
import { type Clock, systemClock } from '../base/clock';
import { Emitter, type Event } from '../base/event';
import { type Answer, readAnswer } from './answer/answer';
import { noAnswer } from './answer/noAnswer';
import { type Call, calls, type PathOf } from './calls';
import { addressOf, type Fetch, type FetchInit, initOf, type Parameters } from './request';
import { SentryError } from './sentryError';
import { homeOf } from './server/home';
import { ServerKnowledge } from './server/knowledge';
import { settingsPath } from './server/recognise';
import { isSentryIo, regionAddress } from './server/sentryIo';
import type { ServerTraits } from './server/traits';
import { withScope } from './server/withScope';
import type { Heard, Lane } from './traffic/request';
import { Traffic } from './traffic/traffic';

export type { Answer } from './answer/answer';
export type { Fetch, FetchInit, Parameters } from './request';

/** From sending a request to the last byte of its answer. */
const TIMEOUT_MS = 30_000;

/** Rows of an answer that could not be read. */
export interface Dropped {
  readonly call: Call;
  readonly rows: number;
}

/** What the connections of one token to a server and its regions have in common. */
class Shared {
  constructor(readonly traffic: Traffic) {}

  readonly knowledge = new ServerKnowledge();
  readonly dropped = new Emitter<Dropped>();
  /** By address. */
  readonly regions = new Map<string, SentryHttp>();
}

/** Speaks HTTP with one server on behalf of one token. */
export class SentryHttp {
  /** @param address the server's base address without a trailing slash, such as `https://sentry.io`. */
  constructor(
    readonly address: string,
    private readonly token: string,
    private readonly fetch: Fetch,
    readonly clock: Clock = systemClock,
    /** Of the server, for all its accounts. */
    traffic: Traffic = new Traffic(clock),
    private readonly shared: Shared = new Shared(traffic),
    private readonly lane: Lane = 'background',
  ) {}

  /** What has been found out about the server so far; replaced, never edited. */
  get traits(): ServerTraits {
    return this.shared.knowledge.traits;
  }

  /** Fires after `traits` was replaced. */
  get onDidLearn(): Event<void> {
    return this.shared.knowledge.onDidLearn;
  }

  /** Fires for an answer with rows that could not be read. */
  get onDidDrop(): Event<Dropped> {
    return this.shared.dropped.event;
  }

  /** For the calls themselves, which find things out. */
  get knowledge(): ServerKnowledge {
    return this.shared.knowledge;
  }

  /** Tells of rows that could not be read. */
  drop(call: Call, rows: number): void {
    if (rows > 0) {
      this.shared.dropped.fire({ call, rows });
    }
  }

  /** The same token at a region of sentry.io; this connection for an address that is none. */
  inRegion(regionUrl: string): SentryHttp {
    const address = regionAddress(regionUrl);
    if (address === undefined || !isSentryIo(this.address) || address === this.address) {
      return this;
    }
    const { token, fetch, clock, shared } = this;
    const http =
      shared.regions.get(address) ?? new SentryHttp(address, token, fetch, clock, shared.traffic, shared);
    shared.regions.set(address, http);
    return http;
  }

  /** The same connection for what a person waits for. A change is always that. */
  get forPerson(): SentryHttp {
    const { address, token, fetch, clock, shared } = this;
    return new SentryHttp(address, token, fetch, clock, shared.traffic, shared, 'person');
  }

  /**
   * Makes one call, in the region where its organization is at home.
   * @throws {SentryError} for everything but a 2xx answer with JSON; of kind `cancelled`, an `AbortError`, when
   * cancelled.
   */
  async send<C extends Call>(
    call: C,
    path: PathOf<C>,
    parameters: Parameters,
    signal: AbortSignal,
  ): Promise<Answer> {
    try {
      const { org }: { readonly org?: string } = path;
      const http = call === calls.organization ? this : await homeOf(this, org, signal);
      const url = addressOf(http.address, call, path, parameters.query);
      const isWrite = !call.startsWith('GET ');
      const lane = isWrite ? 'person' : this.lane;
      return await this.shared.traffic.run(
        { call, url, account: this.shared, isWrite, lane },
        (until, heard) => http.attempt(call, url, parameters.body, until, heard),
        signal,
      );
    } catch (error) {
      throw await this.explained(call, error, signal);
    }
  }

  /** What the server tells everybody of itself: asked without the token. */
  async settings(signal: AbortSignal): Promise<Answer> {
    const url = `${this.address}${settingsPath}`;
    const headers = { Accept: 'application/json' };
    return this.fetched(calls.root, url, { method: 'GET', headers, redirect: 'manual', signal });
  }

  /** Sends a request once. @param heard is told of the response as soon as its headers are there. */
  private async attempt(
    call: Call,
    url: string,
    body: unknown,
    signal: AbortSignal,
    heard?: (response: Heard) => void,
  ): Promise<Answer> {
    if (!/^[\x21-\x7e]+$/.test(this.token)) {
      throw new SentryError('auth', call, { said: 'the token holds characters that no token has' });
    }
    return this.fetched(call, url, initOf(call, this.token, body, signal), heard);
  }

  private async fetched(
    call: Call,
    url: string,
    init: FetchInit,
    heard?: (response: Heard) => void,
  ): Promise<Answer> {
    try {
      return await withDeadline(this.clock, TIMEOUT_MS, init.signal, async (signal) => {
        const response = await this.fetch(url, { ...init, signal });
        heard?.(response);
        return readAnswer(call, url, response, this.clock.now(), signal);
      });
    } catch (error) {
      init.signal.throwIfAborted();
      throw withoutToken(noAnswer(call, url, error), this.token);
    }
  }

  /** The error as people are told of it: a refused call with the scope that it needs. */
  private async explained(call: Call, error: unknown, signal: AbortSignal): Promise<SentryError> {
    if (signal.aborted) {
      return new SentryError('cancelled', call, { cause: signal.reason });
    }
    if (!(error instanceof SentryError)) {
      return new SentryError('unexpected', call, { cause: error });
    }
    if (error.kind !== 'scope' || call === calls.root) {
      return error;
    }
    return withScope(this, call, error, signal);
  }
}

/** Characters by which a token is known, also where a text was cut within it. */
const TELLING = 8;

/** The error without the token in it: some gateways echo the request that they refuse. */
function withoutToken(error: SentryError, token: string): SentryError {
  const { kind, call, details } = error;
  const { said = '' } = details;
  const beginning = token.slice(0, TELLING);
  if (beginning === '' || !said.includes(beginning)) {
    return error;
  }
  const words = said.split(' ').map((word) => (word.includes(beginning) ? '…' : word));
  return new SentryError(kind, call, { ...details, said: words.join(' '), cause: undefined });
}
