import type { Call } from '../calls';
import type { Answer } from '../http';

/** Who waits: what a person asked for goes before what is fetched ahead. */
export type Lane = 'person' | 'background';

/** What must be known of a request to send it politely. */
export interface TrafficRequest {
  readonly call: Call;
  /** The whole address with its query: two requests of one account for one address are the same. */
  readonly url: string;
  /** Stands for the account whose limits it counts against: one object for all that its token sends. */
  readonly account: object;
  /** A write is neither shared nor repeated. */
  readonly isWrite: boolean;
  readonly lane: Lane;
}

/** The part of a response that limits are read from. */
export type Heard = Pick<Response, 'status' | 'headers'>;

/** Sends a request once. It tells `heard` of the response as soon as its headers are there, whatever they are. */
export type Attempt = (signal: AbortSignal, heard: (response: Heard) => void) => Promise<Answer>;
