/** What a release's record and its commit are told on the way. */
import { deploymentUrl } from "../lib/deployment-url.ts";
import type { Forge, ForgeDeploymentStatus } from "../providers/contract.ts";
import { renderEvidenceUrl } from "../release/evidence-digest.ts";
import { type ProductionRecord, type ProductionStatus, renderProductionStatus } from "../release/record.ts";
import type { CommandContext } from "./context.ts";
import { bestEffort, type Journal } from "./journal.ts";
import { requireAuthor } from "./require-author.ts";

export async function writeCommitStatus(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  state: "success" | "failure" | "pending",
  description: string,
): Promise<void> {
  await bestEffort(journal, "the commit status was not written", () =>
    forge.setCommitStatus(context.release.commit, {
      context: "holdpoint/release",
      state,
      description,
      ...(context.runUrl === null ? {} : { targetUrl: context.runUrl }),
    }),
  );
}

/**
 * What came of rungs that were taken before stays in the record, whatever is written into it next: one that must not be taken
 * twice is not, also where the release is watched again in between.
 * Throws where the status was written, but by a login whose records are not read back. */
export async function writeProductionStatus(...status: Parameters<typeof storeProductionStatus>): Promise<void> {
  await storeProductionStatus(...status);
}

/** The same, with what the forge has stored. */
export async function storeProductionStatus(
  context: CommandContext,
  forge: Pick<Forge, "createDeploymentStatus">,
  record: ProductionRecord,
  status: ProductionStatus,
  evidence: string | null = null,
): Promise<ForgeDeploymentStatus> {
  const stored = await forge.createDeploymentStatus(record.forgeId, {
    ...renderProductionStatus({ ...status, rungs: status.rungs ?? record.rungs }),
    environmentUrl: deploymentUrl(context.plan.project.domains[0] ?? record.payload.candidate.url),
    ...(context.runUrl === null ? {} : { logUrl: renderEvidenceUrl(context.runUrl, evidence) }),
  });
  const { by } = context.plan.rollback;
  requireAuthor([...context.options.authors, ...(status.phase === "rolled-back" ? by : [])], stored.creator);
  return stored;
}
