/** Where scheduled looks check in, so that somebody is told of one that did not come. */
export interface LookMonitor {
  /** Creates the monitor where there is none, and says that a look begins. Null where no monitor is set up. */
  begin(monitor: MonitoredLooks): CheckIn | null;
}

export interface MonitoredLooks {
  /** What the looks are of, in words: the plan's name. */
  readonly name: string;
  /** A look that is later than this after the one before is missed. */
  readonly silenceMs: number;
  /** A look that takes longer has died. */
  readonly longestMs: number;
}

export interface CheckIn {
  /** Throws ProviderError where the monitor did not take what it was told. */
  end(went: "well" | "wrong"): Promise<void>;
}
