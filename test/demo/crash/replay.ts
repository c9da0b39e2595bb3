import { randomUUID } from 'node:crypto';
import type { Person } from './people';
import recorded from './recorded/shareOfNothing.json';
import type { Run } from './run';

/**
 * Sends the recorded event of the Python service once for each occurrence, as its own SDK would: the same failure,
 * but now, in that release, to that person. So the demo needs no Python.
 */
export async function replay(run: Run, dsn: string, signal?: AbortSignal): Promise<void> {
  const { from, until } = run.period;
  for (const [index, { person }] of run.occurrences.entries()) {
    const timeMs = from + ((index + 0.5) / run.occurrences.length) * (until - from);
    await send(envelope(run, person, timeMs), dsn, signal);
  }
}

function envelope({ release, environment }: Run, person: Person, timeMs: number): string {
  const event = {
    ...recorded,
    event_id: randomUUID().replaceAll('-', ''),
    timestamp: new Date(timeMs).toISOString(),
    release,
    environment,
    user: person,
  };
  const header = { event_id: event.event_id, sent_at: new Date().toISOString(), sdk: recorded.sdk };
  return [header, { type: 'event', content_type: 'application/json' }, event]
    .map((part) => JSON.stringify(part))
    .join('\n');
}

async function send(body: string, dsn: string, signal?: AbortSignal): Promise<void> {
  const { origin, username, pathname } = new URL(dsn);
  const { name, version } = recorded.sdk;
  const response = await fetch(`${origin}/api${pathname}/envelope/`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-sentry-envelope',
      'X-Sentry-Auth': `Sentry sentry_version=7, sentry_client=${name}/${version}, sentry_key=${username}`,
    },
    body,
    signal: signal ?? null,
  });
  if (!response.ok) {
    throw new Error(`Sentry refused a recorded event: ${response.status}`);
  }
}
