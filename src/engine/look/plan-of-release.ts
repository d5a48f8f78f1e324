/** What a release is judged by: the plan that it was released with, whatever the default branch's says by now. */
import type { Plan } from "../../plan/plan.ts";
import type { FileReader } from "../../providers/contract.ts";
import type { ProductionRecord } from "../../release/record.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";

/**
 * Of that plan only how production is judged counts: which project and domains it is about, and where tokens go, is said by the
 * plan in front of us. Throws ProviderError where GitHub gives no answer.
 */
export async function planOfRelease(
  { plan }: CommandContext,
  journal: Journal,
  forge: FileReader,
  { payload }: ProductionRecord,
): Promise<Plan> {
  if (payload.planDigest === plan.digest) return plan;
  const [{ extensions, parsePlan }, text] = await Promise.all([
    import("../whole-plan.ts"),
    forge.readFile(plan.file, payload.commit),
  ]);
  const parsed = text === null ? null : parsePlan(text, plan.file, extensions);
  const own = parsed !== null && "plan" in parsed && parsed.plan.digest === payload.planDigest ? parsed.plan : null;
  if (own === null) {
    journal.noteOnce(
      `release ${payload.release} was released with another plan, which ${plan.file} of its commit is not: it is judged by the plan as it is now`,
    );
    return plan;
  }
  const { environment } = plan.stages.production;
  return {
    ...plan,
    digest: own.digest,
    stages: { ...plan.stages, production: { ...own.stages.production, environment } },
  };
}
