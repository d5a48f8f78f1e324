/** Whose settings for rolling releases a project has. Pure. */
import type { RolloutSettings } from "../providers/contract.ts";
import type { PlannedRollout } from "./payload.ts";

/** Exactly these stages, each but the last ended by an approval. */
export function hasStages(settings: RolloutSettings | null, percents: readonly number[]): boolean {
  return (
    settings !== null &&
    settings.stages.length === percents.length &&
    settings.stages.every(({ percent, automatic }, index) => percent === percents[index] && !automatic)
  );
}

/**
 * What is to be put back: what the project has, but what an earlier release of ours left behind, which did not live to put
 * back what it had found. `earlier`: the newest first.
 */
export function settingsBefore(
  settings: RolloutSettings | null,
  earlier: readonly { readonly rollout?: PlannedRollout | undefined }[],
): unknown {
  const last = earlier.find(({ rollout }) => rollout !== undefined)?.rollout;
  if (last !== undefined && hasStages(settings, last.percents)) return last.before;
  return settings?.stored ?? null;
}

/** The project has what this release gave it, and had something else before. */
export function isOursToPutBack(settings: RolloutSettings | null, { percents, before }: PlannedRollout): boolean {
  return hasStages(settings, percents) && JSON.stringify(settings?.stored) !== JSON.stringify(before);
}
