import { commands, Disposable, window } from 'vscode';
import { isAbort } from '../base/abort';
import { DisposableStore } from '../base/disposable';
import { type CommandArguments, type CommandId, commandIds } from '../contributions';
import { SentryError } from '../sentry/sentryError';
import { failed, failure } from '../words';
import { commandRoom } from './atFirstNeed';
import type { Desk } from './registerCommands';

/** Says what a command does. */
export type Register = <C extends CommandId>(
  id: C,
  /** As people know the command, for the sentence that says that it failed. */
  title: string,
  /** @param selection the rows that are selected, where it is run from a view. */
  run: (argument: CommandArguments[C] | undefined, selection: unknown) => Promise<unknown>,
) => Disposable;

interface Command {
  readonly title: string;
  readonly run: (argument: unknown, selection: unknown) => Promise<unknown>;
}

/**
 * Registers every command of package.json, by its id alone; the only place that does. What they do is loaded when the
 * first of them is run. What a command throws is told to the person and logged.
 */
export function registerCommands(desk: Desk): Disposable {
  const owned = new DisposableStore();
  const known = new Map<CommandId, Command>();
  const register: Register = (id, title, run) => {
    known.set(id, {
      title,
      run: (argument, selection) => run(argument as CommandArguments[typeof id] | undefined, selection),
    });
    return new Disposable(() => known.delete(id));
  };
  const load = async () => {
    const room = await commandRoom();
    owned.add(room.everyCommand(register, desk));
    return room;
  };
  let loaded: ReturnType<typeof load> | undefined;
  const commandOf = (id: CommandId) => {
    const command = known.get(id);
    if (command === undefined) {
      throw new Error(`nothing is registered as ${id}`);
    }
    return command;
  };
  const run = async (id: CommandId, argument: unknown, selection: unknown) => {
    try {
      const { previewsEnded } = await (loaded ??= load());
      await previewsEnded(); // a command may begin at the cursor
      await commandOf(id).run(argument, selection);
    } catch (error) {
      if (!isAbort(error)) {
        desk.log.error(`${id} failed`, error);
        await tell(known.get(id)?.title ?? id, error, desk.log);
      }
    }
  };
  for (const id of commandIds) {
    owned.add(
      commands.registerCommand(id, (argument: unknown, selection: unknown) => run(id, argument, selection)),
    );
  }
  return owned;
}

async function tell(title: string, error: unknown, log: Desk['log']): Promise<void> {
  const sentence =
    error instanceof SentryError ? failed.action(title, failure(error)) : failed.unexpected(title);
  if ((await window.showErrorMessage(sentence, failed.showLog())) !== undefined) {
    log.show();
  }
}
