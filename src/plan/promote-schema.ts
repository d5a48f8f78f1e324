/** How a release gets into production, in the plan language. */
import { z } from "zod";
import { durationValue, shareValue } from "../lib/plan-values.ts";

const MOST_STAGES = 10;
/** Nothing that is measured in minutes says anything of less. */
const SHORTEST_STAGE_MS = 60_000;

export function promoteSchema() {
  return z
    .strictObject({
      rollout: z
        .array(shareValue)
        .min(2, "expected at least two stages, such as [10%, 100%]")
        .max(MOST_STAGES, `expected at most ${MOST_STAGES} stages`)
        .superRefine((shares, context) => {
          const problem = problemOf(shares);
          if (problem !== null) context.addIssue({ code: "custom", message: problem });
        })
        .describe(
          "Shares of the visitors that the release gets, stage by stage: whole percents, each more than the one before, the last `100%`.",
        ),
      stage: durationValue
        .refine((ms) => ms >= SHORTEST_STAGE_MS, "too short: expected at least 1m")
        .describe("How long each stage before the last is watched before the next one begins: `15m`."),
    })
    .describe(
      "Gives the release to the visitors in stages (a rolling release of the host), each advanced or aborted by the verdict of the watch. Default: to all of them at once.",
    );
}

function problemOf(shares: readonly number[]): string | null {
  const percents = shares.map(toPercent);
  if (percents.some((percent) => !Number.isInteger(percent) || percent < 1))
    return "expected whole percents of at least 1%";
  if (percents.some((percent, index) => index > 0 && percent <= (percents[index - 1] ?? 0)))
    return "expected each stage to have more visitors than the one before";
  return percents.at(-1) === 100 ? null : "expected the last stage to be 100%";
}

/** Without what binary fractions add: 0.07 is 7 %. */
export function toPercent(share: number): number {
  return Number((share * 100).toFixed(6));
}
