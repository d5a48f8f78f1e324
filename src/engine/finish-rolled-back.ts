/** How a rollback ends that was read back, and after which other things were done, in which production was read again. */
import type { CommandResult } from "../release/result.ts";
import type { Journal, JournalEnd } from "./journal.ts";

interface RolledBack {
  /** The deployment that was taken out; null where that is not known. */
  readonly out: string | null;
  /** What production served when the rollback was read back. */
  readonly served: string | null;
}

export function finishRolledBack(journal: Journal, end: JournalEnd, { out, served }: RolledBack): CommandResult {
  const production = journal.production();
  const now = production?.project.productionDeploymentId ?? null;
  if (production === null || now === served) return journal.finish(end);
  const moved = `Production is ${now ?? "nothing"} by now, changed by somebody else.`;
  if (out === null || now !== out) return journal.finish({ ...end, summary: `${end.summary} ${moved}` });
  return journal.finish({
    decision: "hold",
    reasonCode: "production_moved",
    summary: `${end.summary} ${moved}`,
    remedy: "Nobody watches it: dispatch a rollback, or release the commit again with another release id (`release`).",
  });
}
