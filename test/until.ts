/**
 * Asks `probe` again and again until its answer is truthy, and gives that answer back; after `timeoutMs` it throws
 * a sentence that names `what` was awaited. This is how tests wait: on a condition, never on time.
 *
 *     await until('a second row', async () => (await tree.rows()).length === 2);
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  timeoutMs = 20_000,
): Promise<Exclude<T, undefined | null | false | '' | 0>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await probe();
    if (answer) return answer as Exclude<T, undefined | null | false | '' | 0>;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
