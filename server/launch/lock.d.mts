/** Who holds the lock of a data folder. */
export interface LockHolder {
  readonly pid: number;
  /** Where that app answers; '' before it does. */
  readonly address: string;
}

/** The lock of a data folder, ours. */
export interface TakenLock {
  readonly taken: true;
  /** Tells a second start where this one answers. */
  publish(address: string): void;
  release(): void;
}

export function takeLock(folder: string): TakenLock | { readonly taken: false; readonly holder: LockHolder };
export function alreadyRunning(holder: LockHolder): string;
