import type { CommandResult } from "../../src/release/result.ts";

const AT = Date.UTC(2026, 0, 5, 2, 40);

/** A watch that rolled back, with the parts that a test wants otherwise. */
export function resultOf(parts: Partial<CommandResult> = {}): CommandResult {
  return {
    version: 1,
    command: "watch",
    release: "5e1f9a3c7b2d48e6a0c4f1b8d93e27650a4c8b1d",
    commit: "5e1f9a3c7b2d48e6a0c4f1b8d93e27650a4c8b1d",
    decision: "rolled-back",
    reasonCode: "condition_met",
    summary: "Production was rolled back to dpl_old: error_rate > 5%",
    remedy: "Fix it and release with `unpin`.",
    candidate: { id: "dpl_new", url: "web-new.vercel.app" },
    production: { before: "dpl_old", after: "dpl_old", served: "0f00000000000000000000000000000000000001" },
    verdicts: [],
    buildLog: [],
    notes: [],
    timeline: [],
    startedAt: AT,
    endedAt: AT + 9 * 60_000,
    ...parts,
  };
}
