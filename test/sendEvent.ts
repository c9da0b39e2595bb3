/** An event as an SDK would send it; what is not named is that of a small Node program. */
export type SdkEvent = Readonly<Record<string, unknown>>;

/** An exception thrown on `line` (from 1) of a file with that source. */
export function exceptionAt(
  type: string,
  value: string,
  filename: string,
  source: readonly string[],
  line: number,
) {
  const [before, after] = [Math.max(line - 6, 0), line + 5];
  const frame = {
    filename,
    abs_path: `/srv/app/${filename}`,
    function: 'run',
    lineno: line,
    in_app: true,
    pre_context: source.slice(before, line - 1),
    context_line: source[line - 1],
    post_context: source.slice(line, after),
  };
  const frames: object[] = [frame];
  return { exception: { values: [{ type, value, stacktrace: { frames } }] as const } };
}

/** Posts one envelope per event to a DSN, and resolves when the server has answered each with 200. */
export async function sendEvents(dsn: string, events: readonly SdkEvent[]): Promise<void> {
  const { username: key, origin, pathname } = new URL(dsn);
  await Promise.all(
    events.map(async (sent, at) => {
      const event = {
        event_id: crypto.randomUUID().replaceAll('-', ''),
        platform: 'node',
        release: 'app@1.0.0',
        environment: 'production',
        timestamp: Date.now() / 1000 + at / 1000,
        ...sent,
      };
      const lines = [{ event_id: event.event_id }, { type: 'event' }, event].map((part) =>
        JSON.stringify(part),
      );
      const url = `${origin}/api${pathname}/envelope/?sentry_key=${key}`;
      const response = await fetch(url, { method: 'POST', body: lines.join('\n') });
      if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`);
    }),
  );
}
