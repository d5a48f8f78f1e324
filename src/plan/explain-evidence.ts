/** What a watch compares with what was there before, and how sure it must be, for people. */
import type { Watch } from "./plan.ts";

/** Times the baseline's rate: what people ask about. */
const SIZES = [2, 5, 20] as const;

/** Names of what is compared although no condition asks for it; none where that is off. */
export function explainRegression({ regression }: Watch): string | null {
  const { metrics, named } = regression;
  if (metrics.length === 0) return null;
  const where = named ? "" : ", where there is something to compare with";
  return `${metrics.join(", ")}: shown to be worse than what served before${where}`;
}

/** Null where nothing is compared. */
export function explainEvidence({ regression, rollbackConditions }: Watch): string | null {
  const relative = rollbackConditions.filter(({ kind }) => kind === "change");
  const compared = relative.length + regression.metrics.length;
  if (compared === 0) return null;
  const [twice, ...more] = SIZES.map(
    (size) => `x${size} after about ${failuresUntilShown(size, regression.falseAlarms / compared)}`,
  );
  const share = Number((regression.falseAlarms * 100).toPrecision(3));
  return `What is compared with the release before is judged as evidence, over the whole watch: at most ${share} % of good releases are rolled back by it. It shows ${twice} failed requests, ${more.join(" and ")}; how long that takes at this traffic is said when the watch begins.`;
}

/**
 * What any rule with this share of false alarms needs on average, whatever traffic and base rate are: ln(1/α)·r/(r ln r − r + 1)
 * failures, since a request tells KL ≈ p(r ln r − r + 1) of a rare failure.
 */
export function failuresUntilShown(size: number, falseAlarms: number): number {
  return Math.ceil((-Math.log(falseAlarms) * size) / (size * Math.log(size) - size + 1));
}
