/** How near releases that stayed came to being shown as worse than what served before, and the margin that their past asks for. Pure. */
import { judgeEvidence } from "../../judge/evidence/judge-evidence.ts";
import { groupBy } from "../../lib/group-by.ts";
import type { ComparedMetric } from "../../judge/regression/watch-comparison.ts";
import type { JudgedPast } from "./judge-past.ts";

export interface ComparisonHistory {
  /** The condition's text, or the metric that `regression` watches. */
  readonly id: string;
  /** The largest that was chosen before any of them: times the baseline's rate up to which a release counts as no worse. */
  readonly margin: ComparedMetric["margin"];
  /** ln E of the release that came nearest, of those that the plan lets stay; null without data. */
  readonly strongest: number | null;
  /** ln E that rolls back. */
  readonly level: number;
  readonly releases: number;
  /** Releases that this would have rolled back although they stayed. */
  readonly overturned: number;
}

interface Standing {
  readonly id: string;
  readonly isGood: boolean;
  readonly isOverturned: boolean;
  readonly logE: number;
  readonly level: number;
  readonly margin: ComparedMetric["margin"];
}

export function comparisonHistories(judged: readonly JudgedPast[]): readonly ComparisonHistory[] {
  return [...groupBy(judged.flatMap(standingsOf), ({ id }) => id)].map(([id, standings]): ComparisonHistory => {
    const good = standings.filter(({ isGood }) => isGood);
    const margins = standings.flatMap(({ margin }) => margin ?? []);
    return {
      id,
      margin: margins.toSorted((one, other) => other.factor - one.factor)[0] ?? null,
      strongest: good.length === 0 ? null : Math.max(...good.map(({ logE }) => logE)),
      level: Math.max(...standings.map(({ level }) => level)),
      releases: good.length,
      overturned: standings.filter(({ isOverturned }) => isOverturned).length,
    };
  });
}

function standingsOf({ past, verdict, comparison }: JudgedPast): readonly Standing[] {
  const evidence = comparison?.evidence ?? null;
  if (comparison === null || evidence === null) return [];
  const { metrics } = judgeEvidence(evidence);
  return evidence.metrics.map(({ id, weight }): Standing => {
    const found = metrics.find((metric) => metric.id === id);
    return {
      id,
      isGood: verdict.outcome !== "fail",
      isOverturned: past.happened === "stayed" && (found?.decidedAtSeconds ?? null) !== null,
      logE: found?.logE ?? 0,
      level: -Math.log(evidence.alpha) - Math.log(weight),
      margin: comparison.compared.find((one) => one.id === id)?.margin ?? null,
    };
  });
}
