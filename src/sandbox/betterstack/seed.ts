/** What an emulated Better Stack holds when it starts. */

/** Members that an event must have for a plan's metric to count it. */
export type EventShape = Readonly<Record<string, string | number | boolean>>;

export interface BetterStackSeed {
  readonly username: string;
  readonly password: string;
  /** Team and source, as in the names of its tables. */
  readonly sources: readonly string[];
  /** What the demo site logs beside every request that failed: what the plan looks for. */
  readonly failures: readonly EventShape[];
  /** Name of the member with the release's commit. */
  readonly releaseField: string;
  /** Nobody is going to ask for the visitors who are drawn: an object for each would be most of a rehearsal's work. */
  readonly ignoresCrowd: boolean;
}
