/** The port to the log that a person can open: never a token, never text of an event. */
export interface Log {
  error(line: string, error: unknown): void;
}
