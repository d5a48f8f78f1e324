/** Whether a migration that failed may be tried again: only where nothing of the try can be left. Pure. */
import type { HistoryTool } from "../../migrations/history-tool.ts";
import type { CommandEnd } from "../../lib/command-line.ts";
import type { Sightings } from "./watch-tool.ts";

export type FailureCause = "lock" | "deadlock" | "serialization";

/**
 * SQLSTATE, as clients print it, or PostgreSQL's own words for it where they print nothing else (lib/pq, so dbmate and goose).
 * In another language of the server the words are not known, and what was seen meanwhile decides.
 */
const STATES: readonly { readonly state: RegExp; readonly cause: FailureCause }[] = [
  { state: /\b55P03\b|canceling statement due to lock timeout/, cause: "lock" },
  { state: /\b40P01\b|deadlock detected/, cause: "deadlock" },
  { state: /\b40001\b|could not serialize access/, cause: "serialization" },
];
/** Of the lock timeout: a wait as long as this that was the last thing seen was ended by it. */
const NEARLY_RATIO = 0.5;

/** Why it failed, where another try may go better; null where it would fail again. */
export function causeOf(
  { exitCode, timedOut, started, tail }: Pick<CommandEnd, "exitCode" | "timedOut" | "started" | "tail">,
  sightings: Pick<Sightings, "longestWaitMs" | "cancelled">,
  { lockTimeoutMs, newDeadlocks }: { readonly lockTimeoutMs: number; readonly newDeadlocks: number },
): FailureCause | null {
  if (exitCode === 0 || timedOut || !started) return null;
  const said = STATES.find(({ state }) => state.test(tail))?.cause;
  if (said !== undefined) return said;
  if (sightings.cancelled > 0 || sightings.longestWaitMs >= NEARLY_RATIO * lockTimeoutMs) return "lock";
  return newDeadlocks > 0 ? "deadlock" : null;
}

export interface AfterTry {
  /** Null: the tool is not known. */
  readonly transaction: HistoryTool["transaction"] | null;
  /** Why a pending migration may have left its transaction; null: nothing says so. */
  readonly leaves: string | null;
  /** A migration is recorded as begun and not ended. */
  readonly broken: boolean;
  /** The history is as before the try. */
  readonly sameHistory: boolean;
  /** Null where the schema was not read. */
  readonly sameSchema: boolean | null;
}

/** Null: it may be tried again. Else why not, as the end of a sentence that begins with `It was not tried again, since `. */
export function refuseRetry({ transaction, leaves, broken, sameHistory, sameSchema }: AfterTry): string | null {
  if (transaction === null || transaction === "unknown")
    return "nothing says that its tool undoes a migration that fails";
  if (leaves !== null) return `a migration may leave its transaction (${leaves})`;
  if (broken) return "a migration is recorded as begun and not ended";
  // What the tool took as one transaction is all or nothing; another schema would show that it was not.
  if (sameHistory && sameSchema === false) return "the schema is another one than before, and the history is the same";
  if (transaction === "all" && !sameHistory) return "some of what one transaction should hold is applied";
  return null;
}
