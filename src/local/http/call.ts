import { refusals } from './refusal';

/** Who calls: the owner of a token, and what the token may do. */
export interface Caller {
  /** Id of a person of the organization. */
  readonly person: string;
  readonly scopes: readonly string[];
}

/** One call of the API, its path already matched and its caller known. */
export class Call {
  constructor(
    private readonly placeholders: Readonly<Record<string, string>>,
    readonly query: URLSearchParams,
    /** The JSON that was sent; `undefined` for a GET. */
    readonly body: unknown,
    readonly caller: Caller,
    /** Address of what was called, without its query. */
    readonly url: string,
  ) {}

  /** The value of a placeholder of the route, decoded. */
  param(name: string): string {
    const value = this.placeholders[name];
    if (value === undefined) {
      throw new TypeError(`the route has no {${name}}`);
    }
    return value;
  }

  /** Address of the server, such as `http://127.0.0.1:4000`. */
  get server(): string {
    return new URL(this.url).origin;
  }

  /** A whole number in the query. @throws {Refusal} 400 for anything else. */
  wholeNumber(name: string, otherwise: number, most: number): number {
    const given = this.query.get(name);
    if (given === null || given === '') {
      return otherwise;
    }
    if (!/^\d{1,6}$/.test(given) || Number(given) < 1 || Number(given) > most) {
      throw refusals.badRequest(`Invalid ${name} value. Must be between 1 and ${most}.`);
    }
    return Number(given);
  }
}

/** What is answered: JSON, plain text, or nothing for 204. */
export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
