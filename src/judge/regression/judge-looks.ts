/** What the evidence says of each thing that is compared: of a look at a watch, or of a result that is judged again. Pure. */
import { findDecision, type JudgedMetric } from "../evidence/decision.ts";
import { readMetric } from "../evidence/judge-evidence.ts";
import { isNotWorse } from "../evidence/not-worse.ts";
import type { WatchEvidence } from "../evidence/watch-evidence.ts";
import type { Judgement } from "./comparison-verdict.ts";
import type { ToldLook } from "./told-comparison.ts";

export interface LooksEvidence {
  readonly rollback: WatchEvidence | null;
  readonly goals: readonly { readonly id: string; readonly evidence: WatchEvidence }[];
  /** Metrics that `regression` watches, whether anything is known of them or not. */
  readonly regressions: number;
  readonly promotedAt: number;
}

/** What a good release may do for a while: nothing is excluded before this, unless the watch is shorter. */
const MINIMUM_SECONDS = 600;

/** `looks` in the order of the evidence's metrics, and of its goals. */
export function judgeLooks(
  looks: readonly ToldLook[],
  { rollback, goals, regressions, promotedAt }: LooksEvidence,
): ReadonlyMap<ToldLook | undefined, Judgement> {
  const judgements = new Map<ToldLook | undefined, Judgement>();
  const together = rollback === null ? [] : rollback.metrics.map((metric) => readMetric(metric, rollback));
  const decision = findDecision(together, -Math.log(rollback?.alpha ?? 1));
  const alone = goals.flatMap(({ evidence }) => evidence.metrics.map((metric) => readMetric(metric, evidence)));
  const isExcluded = excludes(looks, together, regressions);
  const add = (
    look: ToldLook,
    metric: JudgedMetric | undefined,
    decided: { readonly isShown: boolean; readonly logE: number | null },
  ) => {
    if (metric !== undefined) judgements.set(look, { promotedAt, look, metric, isExcluded, ...decided });
  };
  const isDecided = (metric: JudgedMetric | undefined) => (metric?.decidedAtSeconds ?? null) !== null;
  looks
    .filter(({ told }) => told.list !== "success")
    .forEach((look, index) => {
      const metric = together[index];
      const decides = decision !== null && decision.metric.id === metric?.id;
      add(look, metric, { isShown: decides || isDecided(metric), logE: decides ? decision.logE : null });
    });
  looks
    .filter(({ told }) => told.list === "success")
    .forEach((look, index) => add(look, alone[index], { isShown: isDecided(alone[index]), logE: null }));
  return judgements;
}

/** Of every metric of `regression`, and none is left out because nobody knows it. */
function excludes(looks: readonly ToldLook[], together: readonly JudgedMetric[], regressions: number): boolean {
  const known = looks.filter(({ told }) => told.list === "regression");
  return (
    known.length === regressions &&
    known.every(({ told, settledSeconds }) => {
      const metric = together.find(({ id }) => id === told.id);
      const least = Math.min(MINIMUM_SECONDS, told.horizonSeconds);
      return metric !== undefined && settledSeconds >= least && isNotWorse(metric.watched);
    })
  );
}
