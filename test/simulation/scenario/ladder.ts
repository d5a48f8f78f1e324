/** What of a rollback's ladder is drawn besides the host's own rung: which rungs there are, and how each behaves. */
import type { Draw } from "./draw.ts";

const MINUTE_MS = 60_000;

export type LadderKey = "flag" | "host" | "command" | "revert";

/** What a flag's vendor does with a change that it took. */
export type FlagBehavior = "obeys" | "late" | "never" | "refuses";

/** How a script of the team ends. `killed`: from outside, before it got anywhere, or after it had done its work. */
export type ScriptEnd = "well" | "fails" | "killed-before" | "killed-after" | "hangs";

export interface LadderTruth {
  readonly rungs: readonly LadderKey[];
  readonly flag: {
    /** The release's trouble lies behind it. */
    readonly cures: boolean;
    readonly isSafeAlready: boolean;
    readonly behavior: FlagBehavior;
    /** Of a change that is late. */
    readonly lateMs: number;
    /** The vendor says why it cannot be set. */
    readonly obstacle: boolean;
  };
  readonly script: {
    readonly cures: boolean;
    readonly ends: ScriptEnd;
    readonly takesMs: number;
    /** A command of its own says whether it is done. */
    readonly observed: boolean;
    readonly repeatable: boolean;
  };
  readonly source: {
    /** Somebody changed the release's files on the branch since. */
    readonly conflict: boolean;
    /** The branch has another commit on top of the release, which is in nobody's way. */
    readonly moved: boolean;
  };
  /** What was broken stays broken on the known good: its data, its vendor. */
  readonly spoils: boolean;
}

export function drawLadder({ chance, pick, below }: Draw): LadderTruth {
  return {
    rungs: pick<readonly LadderKey[]>([
      ["flag", "host"],
      ["flag", "host"],
      ["flag", "host", "revert"],
      ["flag", "host", "command"],
      ["flag", "command", "host", "revert"],
      ["command", "host"],
      ["host", "command"],
      ["host", "revert"],
      ["host", "command", "revert"],
    ]),
    flag: {
      cures: chance(0.5),
      isSafeAlready: chance(0.1),
      behavior: chance(0.6) ? "obeys" : pick<FlagBehavior>(["late", "late", "never", "refuses"]),
      lateMs: pick([500, 3_000, 12_000, below(40_000)]),
      obstacle: chance(0.05),
    },
    script: {
      cures: chance(0.5),
      ends: chance(0.5) ? "well" : pick<ScriptEnd>(["fails", "killed-before", "killed-after", "hangs"]),
      takesMs: pick([200, 4_000, 20_000, below(2 * MINUTE_MS)]),
      observed: chance(0.4),
      repeatable: chance(0.3),
    },
    source: { conflict: chance(0.25), moved: chance(0.3) },
    spoils: chance(0.2),
  };
}
