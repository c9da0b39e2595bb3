/** The port to what one window of this machine has at a time; a window that dies loses it by itself. */
export interface Leases {
  /** Takes a lease; `undefined` where another window has it. */
  take(name: string): Promise<Lease | undefined>;
}

/** Held until it is let go of, and renewed meanwhile. */
export interface Lease {
  /** False once it was lost: the machine slept, and another window took it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** Another window has it now. */
export class LostLease extends Error {}

/** @throws {LostLease} */
export async function checkHeld(lease: Lease): Promise<void> {
  if (!(await lease.isHeld())) {
    throw new LostLease();
  }
}
