/** Runs the staging gates against one build and writes what came of it into the build's record. */
import { deploymentUrl } from "../lib/deployment-url.ts";
import { renderDuration } from "../lib/duration.ts";
import { hold, pass, type Verdict, worstVerdict } from "../lib/verdict.ts";
import type { GateTarget } from "../gates/contract.ts";
import type { Forge, HostDeployment } from "../providers/contract.ts";
import { renderStagingStatus, type StagingPhase, type StagingRecord } from "../release/record.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { requireAuthor } from "./require-author.ts";
import { requireStagingSteps } from "./steps/require-staging-steps.ts";
import { createStageSetup, type StageGates, type StageSetup } from "./stage-setup.ts";

const PHASE_OF: Readonly<Record<Verdict["outcome"], StagingPhase>> = { pass: "verified", fail: "failed", hold: "held" };

/** Verdict over all staging gates for this build; not run again where the record says that they passed. */
export async function verifyBuild(
  context: CommandContext,
  journal: Journal,
  forge: Forge,
  build: HostDeployment,
  record: StagingRecord,
): Promise<Verdict> {
  if (record.phase === "verified") {
    return pass("already_done", `Build ${build.id} was verified before, with this plan.`);
  }
  const missed = await requireStagingSteps(context, journal, forge);
  if (missed !== null) return missed;
  const startedAt = context.clock.now();
  const verdict = await checkGates(context, journal, context.plan.stages.staging, {
    url: deploymentUrl(build.url),
    deploymentId: build.id,
    commit: context.release.commit,
    stage: "staging",
    bypass: context.bypass,
  });
  const took = renderDuration(context.clock.now() - startedAt);
  const written = await forge.createDeploymentStatus(record.forgeId, {
    ...renderStagingStatus(PHASE_OF[verdict.outcome], `${verdict.reasonCode}, ${verdict.summary}`),
    environmentUrl: deploymentUrl(build.url),
    ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
  });
  requireAuthor(context.options.authors, written.creator);
  if (verdict.outcome === "pass") journal.step("verify", `every gate passed in ${took}`);
  return verdict;
}

/**
 * Runs a stage's gates side by side, shows each verdict as it comes, and gives the worst. `setup`: where the stage is asked
 * again and again, so that it is prepared once.
 */
export async function checkGates(
  context: CommandContext,
  journal: Journal,
  stage: StageGates,
  target: GateTarget,
  setup: StageSetup = createStageSetup(context, journal, stage, target),
): Promise<Verdict> {
  const items = stage.verify;
  let done = 0;
  const checked = await Promise.all(
    items.map(async (item) => {
      const verdict = (await setup.standsInFor(item)) ?? (await context.checkGate(item, target));
      done += 1;
      journal.gate(item.title, verdict);
      journal.progress(`${done} of ${items.length} gates done`);
      return { title: item.title, verdict };
    }),
  );
  const prepared = await setup.run();
  // First, because it says why gates after it were not asked.
  const answers =
    stage.setup === null || prepared === null ? checked : [{ title: stage.setup.title, verdict: prepared }, ...checked];
  const worst = worstVerdict(answers.map(({ verdict }) => verdict));
  if (worst === null) return hold("no_data", "The plan has no gates to check.", "Add at least one gate to `verify`.");
  if (worst.outcome !== "pass") {
    const title = answers.find(({ verdict }) => verdict === worst)?.title ?? "Gate";
    return { ...worst, summary: `${title}: ${worst.summary}` };
  }
  return pass(
    "verified",
    `${items.length} of ${items.length} gates passed.`,
    answers.flatMap(({ verdict }) => verdict.evidence),
  );
}
