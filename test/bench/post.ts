import { Agent, request } from 'node:http';

/** Posts bodies to a DSN's envelope address, `atOnce` at a time over connections that stay open; all must be taken. */
export async function postAll(dsn: string, bodies: readonly string[], atOnce: number): Promise<void> {
  const { origin, username, pathname } = new URL(dsn);
  const url = `${origin}/api${pathname}/envelope/?sentry_version=7&sentry_key=${username}`;
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waiting = bodies.values();
  const sendNext = async () => {
    for (const body of waiting) {
      await post(agent, url, body);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendNext));
  agent.destroy();
}

function post(agent: Agent, url: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) {
          resolve();
        } else {
          reject(new Error(`an envelope was answered with ${response.statusCode}`));
        }
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
