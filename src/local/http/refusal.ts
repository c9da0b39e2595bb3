/** An answer that is not what was asked for: thrown by whoever finds out, sent by the server. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    /** Sent as JSON. */
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`refused with ${status}`);
  }
}

/** Sentry's own words. */
export const refusals = {
  noCredentials: () =>
    new Refusal(
      401,
      { detail: 'Authentication credentials were not provided.' },
      { 'WWW-Authenticate': 'xBasic realm="api"' },
    ),
  invalidToken: () => new Refusal(401, { detail: 'Invalid token' }),
  expiredToken: () => new Refusal(401, { detail: 'Token expired' }),
  forbidden: () => new Refusal(403, { detail: 'You do not have permission to perform this action.' }),
  missing: () => new Refusal(404, { detail: 'The requested resource does not exist' }),
  noRoute: () => new Refusal(404, { detail: 'Route not found, did you forget a trailing slash?' }),
  wrongMethod: (method: string, allowed: readonly string[]) =>
    new Refusal(405, { detail: `Method "${method}" not allowed.` }, { Allow: allowed.join(', ') }),
  badRequest: (detail: string) => new Refusal(400, { detail }),
  /** A refused field of a body: `{"status": ["…"]}`. */
  field: (name: string, problem: unknown) =>
    new Refusal(400, { [name]: typeof problem === 'string' ? [problem] : problem }),
};
