import type { ChildProcess } from 'node:child_process';

/** Sends a signal to a child that was started `detached`, and to all that it started; false when all are gone. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    // Windows has no process groups
    return process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

/** Asks a group to end, so that it can clear away its folders, and after `patienceMs` ends what is still there. */
export async function endGroup(child: ChildProcess, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  signalGroup(child, 'SIGTERM');
  while (signalGroup(child, 0) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  signalGroup(child, 'SIGKILL');
}
