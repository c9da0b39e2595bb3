/** The port to the log that a person can open: never a token, never text of an event. */
export interface Log {
  /** Something a person can put right, such as a setting. */
  warn(line: string): void;
  error(line: string, error: unknown): void;
}
