/** What of a plan's watch can be judged long afterwards. Pure. */
import { renderDuration } from "../../lib/duration.ts";
import { type Condition, type Plan, PROBE_PROVIDER, type Watch } from "../../plan/plan.ts";

export interface JudgeableWatch {
  /** Without what nobody can ask for afterwards. */
  readonly watch: Watch;
  /** Whole sentences. */
  readonly unseen: readonly string[];
}

/** A past watch is looked at no more often than this: each look may cost a request for each condition. */
const MOST_LOOKS = 240;
const SECOND_MS = 1_000;

/** Null where the plan has no watch. */
export function judgeableWatch({ stages: { production } }: Plan): JudgeableWatch | null {
  const { watch, verify } = production;
  if (watch === null) return null;
  const isAskable = ({ metric }: Condition) => watch.metrics[metric]?.provider !== PROBE_PROVIDER;
  const rollbackConditions = watch.rollbackConditions.filter(isAskable);
  const successConditions = watch.successConditions.filter(isAskable);
  const probed = [...watch.rollbackConditions, ...watch.successConditions].filter((one) => !isAskable(one));
  const everyMs = Math.max(watch.everyMs, Math.ceil(watch.forMs / MOST_LOOKS / SECOND_MS) * SECOND_MS);
  return {
    watch: { ...watch, everyMs, rollbackConditions, successConditions },
    unseen: [
      ...probed.map(
        ({ text }) =>
          `\`${text}\`: health checks are made only while somebody watches, so nobody knows those of the past.`,
      ),
      ...(verify.length === 0
        ? []
        : [
            `The ${verify.length === 1 ? "gate" : `${verify.length} gates`} of production: what the site answered then cannot be asked again.`,
          ]),
      ...(everyMs === watch.everyMs
        ? []
        : [
            `Looks between: this judges a look every ${renderDuration(everyMs)}, where the plan looks every ${renderDuration(watch.everyMs)}.`,
          ]),
    ],
  };
}

/** Names of the metrics that are asked about; none where nothing is left that can be judged. */
export function judgedMetrics({ rollbackConditions, successConditions, regression }: Watch): ReadonlySet<string> {
  const named = [...rollbackConditions, ...successConditions].map(({ metric }) => metric);
  return new Set([...named, ...regression.metrics]);
}
