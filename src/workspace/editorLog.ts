import { type LogOutputChannel, window } from 'vscode';
import type { Log } from '../base/log';
import { SentryError } from '../sentry/sentryError';

/**
 * The one output channel, there once something is written or somebody wants to see it. A failure is told by its call, kind
 * and status: never a token, never an event.
 */
export class EditorLog implements Log {
  private made: LogOutputChannel | undefined;

  warn(line: string): void {
    this.channel.warn(line);
  }

  error(line: string, error: unknown): void {
    this.channel.error(`${line}: ${told(error)}`);
  }

  show(): void {
    this.channel.show();
  }

  dispose(): void {
    this.made?.dispose();
  }

  private get channel(): LogOutputChannel {
    this.made ??= window.createOutputChannel('Faultline', { log: true });
    return this.made;
  }
}

function told(error: unknown): string {
  if (error instanceof SentryError) {
    const { said, host, cause } = error.details;
    const reasons = [said, host && `sent to ${host}`, cause === undefined ? undefined : told(cause)];
    return [error.message, ...reasons.filter((reason) => reason !== undefined && reason !== '')].join('; ');
  }
  if (error instanceof Error) {
    return error.cause instanceof Error
      ? `${error.message} (${error.cause.message})`
      : (error.stack ?? error.message);
  }
  return String(error);
}
