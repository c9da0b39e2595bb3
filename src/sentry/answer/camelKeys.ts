import { record } from '../../base/decode';

/** An object with its own keys in Sentry's spelling, `user_count` as `userCount`; GlitchTip mixes both. */
export function camelKeys(value: unknown): unknown {
  const fields = record(value);
  return (
    fields &&
    Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [
        key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        field,
      ]),
    )
  );
}
