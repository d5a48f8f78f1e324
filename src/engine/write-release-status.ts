/** What a release's record and its commit are told on the way. */
import { deploymentUrl } from "../lib/deployment-url.ts";
import type { Forge } from "../providers/contract.ts";
import { renderEvidenceUrl } from "../release/evidence-digest.ts";
import { type ProductionRecord, type ProductionStatus, renderProductionStatus } from "../release/record.ts";
import type { CommandContext } from "./context.ts";
import { bestEffort, type Journal } from "./journal.ts";
import { requireAuthor } from "./require-author.ts";

export function writeCommitStatus(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  state: "success" | "failure" | "pending",
  description: string,
): Promise<void> {
  return bestEffort(journal, "the commit status was not written", () =>
    forge.setCommitStatus(context.release.commit, {
      context: "holdpoint/release",
      state,
      description,
      ...(context.runUrl === null ? {} : { targetUrl: context.runUrl }),
    }),
  );
}

/** Throws where the status was written, but by a login whose records are not read back. */
export async function writeProductionStatus(
  context: CommandContext,
  forge: Forge,
  record: ProductionRecord,
  status: ProductionStatus,
  evidence: string | null = null,
): Promise<void> {
  const { creator } = await forge.createDeploymentStatus(record.forgeId, {
    ...renderProductionStatus(status),
    environmentUrl: deploymentUrl(context.plan.project.domains[0] ?? record.payload.candidate.url),
    ...(context.runUrl === null ? {} : { logUrl: renderEvidenceUrl(context.runUrl, evidence) }),
  });
  const { by } = context.plan.rollback;
  requireAuthor([...context.options.authors, ...(status.phase === "rolled-back" ? by : [])], creator);
}
