/** What a run itself has asked the host for, and waiting for it: shared by what decides on a promote and on a rollback. */

export interface Asked {
  /** Null: not yet, or lost. */
  readonly requestedAt: number | null;
  /** When the host had been asked last before that, by its own clock: what it says of that request is not about ours. */
  readonly before: number | null;
  /** The host answered the request. */
  readonly answered: boolean;
  /** The host answered the request with "queued". */
  readonly queued: boolean;
  /** The host refused with these words. */
  readonly refused: string | null;
  /** How many were sent. */
  readonly requests: number;
}

/** The host works on it, or seems to: read again. */
export interface Wait {
  readonly do: "wait";
  readonly waitingFor: string;
  /** The host shows no trace of the request: it may not have arrived. */
  readonly untraced: boolean;
}
