/**
 * The project's settings for rolling releases: those of the plan for as long as a release needs them, and then again what
 * the team had. They count when a rolling release begins, and to take them away may abort one that is under way.
 */
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { Host, HostRollouts, RolloutSettings } from "../../providers/contract.ts";
import type { Rollout } from "../../plan/plan.ts";
import type { PlannedRollout } from "../../release/payload.ts";
import type { ProductionRecord } from "../../release/record.ts";
import { isOursToPutBack, settingsBefore, hasStages } from "../../release/rollout-settings.ts";
import { bestEffort, type Journal } from "../journal.ts";

/** What is recorded before anything is changed, or why there can be no rolling release. */
export async function planRollout(
  { rollouts }: Host,
  { percents, stageMs }: Rollout,
  earlier: () => Promise<readonly { readonly rollout?: PlannedRollout | undefined }[]>,
): Promise<{ readonly planned: PlannedRollout } | { readonly unmet: Verdict }> {
  if (rollouts === undefined) return { unmet: unavailable("it has none") };
  const settings = await rollouts.readRolloutSettings();
  if (settings === null) {
    const offer = await rollouts.readRolloutOffer();
    if (offer.kind === "unavailable") return { unmet: unavailable(offer.message) };
  }
  // Another run records a rollout before it writes such stages: whoever has seen them finds its record, if it looks now.
  const before = settings === null ? null : settingsBefore(settings, await earlier());
  return { planned: { percents, stageMs, before } };
}

function unavailable(why: string): Verdict {
  return hold(
    "rollout_unavailable",
    `The plan gives releases to the visitors in stages, and the host has no rolling releases for this project: ${why}.`,
    "Take `promote` out of the plan, or get rolling releases for the project at the host. Nothing was changed.",
  );
}

/** Written only where they are others; read back, because a rolling release that begins without them reaches everybody. */
export async function useOurSettings(
  rollouts: HostRollouts,
  journal: Journal,
  { percents }: PlannedRollout,
): Promise<Verdict | null> {
  const now = await rollouts.readRolloutSettings();
  if (hasStages(now, percents)) return null;
  await rollouts.writeRolloutStages(percents);
  if (hasStages(await rollouts.readRolloutSettings(), percents)) {
    const before = now === null ? "which had none" : `which had ${describeStages(now)}`;
    journal.note(`the project, ${before}, has the plan's stages for rolling releases until this release is over`);
    return null;
  }
  return hold(
    "read_back_mismatch",
    "The host did not take over the stages of the plan, so no rolling release was begun.",
    "Look at the project's rolling releases at the host, then run this again.",
  );
}

function describeStages({ stages }: RolloutSettings): string {
  return stages.map(({ percent }) => `${percent} %`).join(", ");
}

/** After the last stage or a rollback. What a person changed meanwhile is left as it is. */
export async function putBackSettings(
  journal: Journal,
  host: Host,
  { payload }: Pick<ProductionRecord, "payload">,
): Promise<void> {
  const { rollout } = payload;
  const { rollouts } = host;
  if (rollout === undefined || rollouts === undefined) return;
  await bestEffort(journal, "the project's settings for rolling releases were not put back", async () => {
    const now = await rollouts.readRolloutSettings();
    if (!isOursToPutBack(now, rollout)) return;
    if ((await rollouts.readRollout())?.state === "active") {
      journal.note("the project's settings for rolling releases stay the plan's, because one is still under way");
      return;
    }
    await rollouts.putBackRolloutSettings(rollout.before);
  });
}
