/** Says what an observation found: in its record, on the commit, on its pull request. Production stays as it is. */
import { deploymentUrl } from "../../lib/deployment-url.ts";
import { renderDuration } from "../../lib/duration.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { Forge } from "../../providers/contract.ts";
import { type ObservedRecord, renderObservationStatus } from "../../release/observation.ts";
import type { ProductionStatus } from "../../release/record.ts";
import type { CommandResult } from "../../release/result.ts";
import type { CommandContext } from "../context.ts";
import { bestEffort, type Journal } from "../journal.ts";
import { readServed } from "../read-served.ts";
import { requireAuthor } from "../require-author.ts";
import { commentOnObservation } from "./comment-on-observation.ts";
import type { Observed } from "./observed.ts";

const SHA = /^[0-9a-f]{40}$/;

export async function endObservation(
  context: CommandContext,
  journal: Journal,
  observed: Observed,
  found: Verdict,
): Promise<CommandResult> {
  const { forge, record, production } = observed;
  const { promotedAt } = record;
  journal.productionAfter(production, await readServed(context));
  const verdict = { ...found, summary: withTime(observed, found.summary) };
  const wouldRollBack = verdict.reasonCode === "would_roll_back";
  const result = journal.finishWith(verdict);
  if (SHA.test(record.payload.commit)) {
    const state = verdict.outcome === "pass" ? "success" : wouldRollBack ? "failure" : "pending";
    await bestEffort(journal, "the commit status was not written", async () => {
      const { creator } = await forge.setCommitStatus(record.payload.commit, {
        context: "holdpoint/observed",
        state,
        description: verdict.summary,
        ...(context.runUrl === null ? {} : { targetUrl: context.runUrl }),
      });
      requireAuthor(context.options.authors, creator);
    });
    await bestEffort(journal, "no comment was written", () => commentOnObservation(context, observed, result));
  }
  // Last, so that a look that dies before it is made again, and finds its own comment.
  const status: ProductionStatus =
    verdict.outcome === "pass"
      ? { phase: "done", promotedAt, reason: verdict.summary }
      : { phase: "held", promotedAt, reason: `${verdict.reasonCode}, ${verdict.summary}` };
  await bestEffort(journal, "the end of the observation was not written", () =>
    writeObservationStatus(context, forge, record, status, wouldRollBack),
  );
  return result;
}

/** How long it served, where that is less than the plan watches. */
function withTime({ record, until }: Observed, summary: string): string {
  const { promotedAt, payload } = record;
  const { watchForMs } = payload;
  if (until === null || until >= promotedAt + watchForMs) return summary;
  return `${payload.candidate.id} served for ${renderDuration(until - promotedAt)} from ${renderInstant(promotedAt)} on, of the ${renderDuration(watchForMs)} that are watched: ${summary}`;
}

/** Throws where the status was written, but by a login whose records are not read back. */
export async function writeObservationStatus(
  { plan, options, runUrl }: CommandContext,
  forge: Forge,
  { forgeId }: Pick<ObservedRecord, "forgeId">,
  status: ProductionStatus,
  wouldRollBack: boolean,
): Promise<void> {
  const { creator } = await forge.createDeploymentStatus(forgeId, {
    ...renderObservationStatus(status, wouldRollBack),
    environmentUrl: deploymentUrl(plan.project.domains[0] ?? ""),
    ...(runUrl === null ? {} : { logUrl: runUrl }),
  });
  requireAuthor(options.authors, creator);
}
