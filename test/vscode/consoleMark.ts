import { format } from 'node:util';

/**
 * What tests print reaches the server build's `executable.ts` through the workbench, among the workbench's own log
 * lines. This mark stands before the lines that are the tests'.
 */
export const consoleMark = 'faultline-test|';

/** Says to a host, as an environment variable, that somebody on the way out takes the marks off again. */
export const consoleMarkVariable = 'FAULTLINE_CONSOLE_MARK';

/** From here on, every line that this process prints by `console` carries the mark, where marks are wanted. */
export function markConsole(): void {
  if (process.env[consoleMarkVariable] === undefined) return;
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const original = console[method].bind(console);
    // defined, not assigned: VS Code's console lets no assignment through
    Object.defineProperty(console, method, {
      value: (...words: unknown[]) => original(consoleMark + format(...words)),
    });
  }
}
