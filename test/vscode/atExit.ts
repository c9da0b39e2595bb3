const pending = new Set<() => void>();
let isListening = false;

/**
 * Registers a synchronous action that happens even when this process is interrupted (Ctrl+C, SIGTERM, an exit in the
 * middle of a test). Last in, first out. Returns a function that takes it back.
 */
export function atExit(action: () => void): () => void {
  listen();
  pending.add(action);
  return () => {
    pending.delete(action);
  };
}

function listen(): void {
  if (isListening) return;
  isListening = true;
  process.on('exit', act);
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    // not `once`: a second signal must not end us in the middle of clearing away
    process.on(signal, () => {
      // behind the listeners that came since: Playwright's ends the browser, whose folder we are about to remove
      process.off('exit', act);
      process.on('exit', act);
      process.exit(code); // a signal that is listened to no longer ends the process by itself
    });
  }
}

function act(): void {
  for (const action of [...pending].reverse()) action();
}
