import { commands, type Disposable, window } from 'vscode';
import { isAbort } from '../base/abort';
import type { Log } from '../base/log';
import type { CommandArguments, CommandId } from '../contributions';
import { SentryError } from '../sentry/sentryError';
import { failed, failure } from '../words';
import { previewsEnded } from './preview';

/** Registers commands; the only place that does. What a command throws is told to the person and logged. */
export type Register = <C extends CommandId>(
  id: C,
  /** As people know the command, for the sentence that says that it failed. */
  title: string,
  /** @param selection the rows that are selected, where it is run from a view. */
  run: (argument: CommandArguments[C] | undefined, selection: unknown) => Promise<unknown>,
) => Disposable;

export function registering(log: Log & { show(): void }): Register {
  return (id, title, run) =>
    commands.registerCommand(
      id,
      async (argument: CommandArguments[typeof id] | undefined, selection: unknown) => {
        try {
          await previewsEnded(); // a command may begin at the cursor
          await run(argument, selection);
        } catch (error) {
          if (!isAbort(error)) {
            log.error(`${id} failed`, error);
            await tell(title, error, log);
          }
        }
      },
    );
}

async function tell(title: string, error: unknown, log: { show(): void }): Promise<void> {
  const sentence =
    error instanceof SentryError ? failed.action(title, failure(error)) : failed.unexpected(title);
  if ((await window.showErrorMessage(sentence, failed.showLog())) !== undefined) {
    log.show();
  }
}
