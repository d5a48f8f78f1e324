/** Before anything is waited for: nothing may let the build into production by itself. Then the build is found. */
import type { GitSource } from "../../plan/plan.ts";
import type { Forge, Host } from "../../providers/contract.ts";
import { judgeAutoAssign } from "../../release/judge-auto-assign.ts";
import type { ProductionState } from "../../release/world.ts";
import type { BuildOutcome } from "../build.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import type { Records } from "../release-records.ts";
import { findGitBuild } from "./find-git-build.ts";
import { checksOf, ensureCheck } from "./own-check.ts";

export async function adoptBuild(
  context: CommandContext,
  journal: Journal,
  found: {
    readonly host: Host;
    readonly forge: Forge;
    readonly production: ProductionState;
    readonly records: Records;
    readonly letIn: GitSource["letIn"];
  },
): Promise<BuildOutcome> {
  const { host, forge, production, records, letIn } = found;
  // A promote of this very release switches it on, and the next run of it switches it off again.
  if (records.record === null) {
    const open = judgeAutoAssign({ production, letIn: letIn.kind, record: null, history: records.history });
    if (open !== null) return { ready: false, verdict: open };
    if (letIn.kind === "check") {
      const check = await ensureCheck(journal, checksOf(host), letIn);
      if ("outcome" in check) return { ready: false, verdict: check };
    }
  }
  return findGitBuild(context, journal, { host, forge, project: production.project });
}
