/** What a promote writes down before it asks the host, and puts back afterwards. */
import type { Forge, Host, HostDeployment } from "../providers/contract.ts";
import { autoAssignAfter } from "../release/decide-promote.ts";
import {
  PRODUCTION_TASK,
  type ProductionPayload,
  type ProductionRecord,
  renderProductionStatus,
} from "../release/record.ts";
import { changeInProgress, type World } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import { readProduction } from "./release-records.ts";
import type { Journal } from "./journal.ts";
import { pollDelayMs } from "./poll-delay.ts";
import { requireAuthor } from "./require-author.ts";
import type { ReleaseReview } from "./requires-checklist.ts";

/** How long the project's setting may take to be what it was. */
const SETTING_DEADLINE_MS = 30_000;

interface Recorded {
  readonly candidate: HostDeployment | null;
  readonly world: World;
  readonly review: ReleaseReview;
}

/** Written immediately before the promote, because a payload is written once. */
export async function recordProduction(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  { candidate, world, review }: Recorded,
): Promise<void> {
  if (candidate === null) return;
  const { release, plan, options, runUrl } = context;
  const before = servedBefore(world, candidate.id);
  const { signOffs, checklists } = review;
  const payload: ProductionPayload = {
    holdpoint: 1,
    phase: "production",
    project: plan.project.host.project,
    release: release.id,
    commit: release.commit,
    planDigest: plan.digest,
    candidate: { id: candidate.id, url: candidate.url, createdAt: candidate.createdAt },
    knownGood:
      before === null
        ? null
        : { id: before, commit: world.serving?.id === before ? (world.serving.meta.githubCommitSha ?? null) : null },
    watchForMs: plan.stages.production.watch?.forMs ?? 0,
    autoAssignDomains: autoAssignAfter(world, options.unpin),
    unpinned: options.unpin,
    ...(signOffs === null ? {} : { signOffs }),
    ...(checklists.length === 0 ? {} : { checklists }),
  };
  const deployment = await forge.createDeployment({
    ref: release.commit,
    task: PRODUCTION_TASK,
    environment: plan.stages.production.environment,
    description: `Holdpoint: ${plan.name} to production`,
    payload,
    productionEnvironment: true,
  });
  // Before anything is changed: what nobody reads back is no record.
  requireAuthor(options.authors, deployment.creator);
  await forge.createDeploymentStatus(deployment.id, {
    ...renderProductionStatus({ phase: "promoting" }),
    ...(runUrl === null ? {} : { logUrl: runUrl }),
  });
  journal.step(
    "record-production",
    `production recorded as GitHub deployment ${deployment.id}, known good ${before ?? "none"}`,
  );
}

/** What production served before the candidate. Promoted by hand before us: then where that promotion came from. */
function servedBefore(world: World, candidateId: string): string | null {
  const { productionDeploymentId, aliasRequest } = world.production.project;
  if (productionDeploymentId !== candidateId) return productionDeploymentId;
  return aliasRequest?.toDeploymentId === candidateId ? aliasRequest.fromDeploymentId : null;
}

/**
 * A promote switches auto-assignment on, whatever the team had set (vercel/vercel#15095), and may do so as its last
 * act: put back while the host still works it would be lost, so it is read back too.
 */
export async function restoreAutoAssign(
  context: CommandContext,
  journal: Journal,
  host: Host,
  record: ProductionRecord,
): Promise<void> {
  if (record.payload.autoAssignDomains) return;
  const until = context.clock.now() + SETTING_DEADLINE_MS;
  for (;;) {
    const production = await readProduction(context, host);
    const busy = changeInProgress(production, "promote", record.payload.candidate.id);
    if (!busy && !production.project.autoAssignDomains) return;
    if (context.clock.now() >= until) {
      journal.note("automatic assignment of production domains is on, and was off before the promote");
      return;
    }
    if (!busy) await host.setAutoAssignDomains(false);
    else await context.clock.sleep(pollDelayMs(0), context.signal);
  }
}
