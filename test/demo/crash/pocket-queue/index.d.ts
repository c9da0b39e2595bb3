/** Runs jobs by name, each on a stack of its own. */
export declare class Queue {
  constructor(jobs: Readonly<Record<string, (content: never) => unknown>>);
  run(kind: string, content: unknown): Promise<unknown>;
}
