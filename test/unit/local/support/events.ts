/** A frame as an SDK sends it, in-app unless said otherwise. */
export function frame(module: string, name: string, more: object = {}): object {
  return {
    filename: `/srv/shop/src/${module}.js`,
    module,
    function: name,
    lineno: 4,
    colno: 2,
    in_app: true,
    ...more,
  };
}

/** An event with one exception, as `@sentry/node` sends it. */
export function failure(type: string, more: FailureDetails = {}): object {
  const { value = 'it failed', frames = [frame('cart', type)], handled = true, ...event } = more;
  const exception = { type, value, stacktrace: { frames }, mechanism: { type: 'generic', handled } };
  return { platform: 'node', level: 'error', exception: { values: [exception] }, ...event };
}

export interface FailureDetails {
  readonly value?: string;
  readonly frames?: readonly object[];
  readonly handled?: boolean;
  readonly [field: string]: unknown;
}

/** An event that is a message. */
export function message(text: string, more: object = {}): object {
  return { platform: 'node', level: 'info', message: text, ...more };
}

/** Seconds since the epoch, as SDKs send times. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000;
}
