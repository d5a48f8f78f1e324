/** Vercel's answers about rolling releases, as far as they are read here. */
import { z } from "zod";
import type { HostRollout, HostRolloutStage, RolloutOffer, RolloutSettings } from "../contract.ts";

const STATES = { ACTIVE: "active", COMPLETE: "complete", ABORTED: "aborted" } as const;

const stageShape = z
  .object({ targetPercentage: z.number(), requireApproval: z.boolean().nullish(), duration: z.number().nullish() })
  .transform(({ targetPercentage, requireApproval, duration }): HostRolloutStage => ({
    percent: targetPercentage,
    // A stage of the settings that the vendor's own CLI wrote for approval has neither field.
    automatic: requireApproval !== true && typeof duration === "number",
  }));

const deploymentShape = z.object({ id: z.string() });

export const rolloutShape = z
  .object({
    rollingRelease: z
      .object({
        state: z.enum(["ACTIVE", "COMPLETE", "ABORTED"]),
        stages: z.array(stageShape),
        activeStage: z.object({ index: z.int().min(0) }).nullish(),
        currentDeployment: deploymentShape.nullish(),
        canaryDeployment: deploymentShape.nullish(),
        queuedDeploymentId: z.string().nullish(),
        startedAt: z.number().nullish(),
      })
      .nullable(),
  })
  .transform(({ rollingRelease: raw }, context): HostRollout | null => {
    // Of one that is over the vendor may have forgotten whose it was: then it says nothing about anybody's.
    if (raw === null || (raw.state !== "ACTIVE" && !raw.canaryDeployment)) return null;
    if (!raw.canaryDeployment || (raw.state === "ACTIVE" && !raw.activeStage)) {
      const missing = raw.canaryDeployment ? "activeStage" : "canaryDeployment";
      context.addIssue({ code: "custom", path: ["rollingRelease", missing], message: "is missing" });
      return z.NEVER;
    }
    return {
      state: STATES[raw.state],
      candidateId: raw.canaryDeployment.id,
      stableId: raw.currentDeployment?.id ?? null,
      startedAt: raw.startedAt ?? null,
      activeStage: raw.state === "ACTIVE" ? (raw.activeStage?.index ?? null) : null,
      stages: raw.stages,
      queuedId: raw.queuedDeploymentId ?? null,
    };
  });

export const rolloutSettingsShape = z
  .object({ rollingRelease: z.looseObject({ stages: z.array(stageShape).nullish() }).nullable() })
  .transform(({ rollingRelease: raw }): { readonly stages: RolloutSettings["stages"] } | null =>
    // Without stages nothing is rolled out.
    raw === null || !raw.stages || raw.stages.length === 0 ? null : { stages: raw.stages },
  );

/** `no_available_slots` and `plan_not_supported` are the refusals; another word is not understood and no permission. */
export const rolloutOfferShape = z
  .object({
    reason: z.enum(["plan_not_supported", "no_available_slots", "available_slots", "unlimited_slots"]),
    message: z.string().nullish(),
  })
  .transform(({ reason, message }): RolloutOffer => {
    if (reason === "available_slots" || reason === "unlimited_slots") return { kind: "available" };
    const why =
      reason === "plan_not_supported"
        ? "the team's plan has no rolling releases"
        : "the team's plan allows rolling releases to no more projects than have them already";
    return { kind: "unavailable", message: message ? `${why} (${message})` : why };
  });
