/** What another watch sees, tolerates and does about it. Pure. */
import { renderDuration } from "../../lib/duration.ts";
import { type Metric, PROBE_PROVIDER, type Watch } from "../plan.ts";
import { compareConditions } from "./compare-conditions.ts";
import { compareValues, sameValue } from "./compare-values.ts";
import { type PlanChange, renderValueChange, type Weakening } from "./plan-change.ts";

const watch = (text: string, weakens: Weakening): PlanChange => ({ area: "watch", text, weakens });

export function compareWatch(before: Watch | null, after: Watch | null): readonly PlanChange[] {
  if (before === null)
    return after === null ? [] : [watch(`production is watched for ${renderDuration(after.forMs)}`, false)];
  if (after === null) return [watch("production is not watched any more, and nothing is rolled back by itself", true)];
  const { rollbackConditions, successConditions, metrics, regression, observe, ends, onHold, ...lengths } = before;
  return [
    ...(observe === after.observe ? [] : [observing(after.observe)]),
    ...lengthsOf(lengths, after),
    ...compareConditions("rollback", rollbackConditions, after.rollbackConditions),
    ...compareConditions("goal", successConditions, after.successConditions),
    ...compareMetrics(metrics, after.metrics),
    ...compareRegression(regression, after.regression),
    ...(ends === after.ends
      ? []
      : [watch(`a good watch ends ${after.ends}, not ${ends}`, after.ends === "when-shown")]),
    ...(onHold === after.onHold
      ? []
      : [watch(`what cannot be judged: on-hold ${onHold} → ${after.onHold}`, onHold === "rollback")]),
  ];
}

function observing(observe: boolean): PlanChange {
  return observe
    ? watch("nothing is rolled back any more: the watch only observes", true)
    : watch("the watch rolls back by itself, where it only observed before", false);
}

/** Which way each of them lets more pass unseen. */
const LENGTHS: Readonly<Record<string, { readonly name: string; readonly weaker: "shorter" | "longer" }>> = {
  forMs: { name: "watched for", weaker: "shorter" },
  everyMs: { name: "checked every", weaker: "longer" },
  warmUpMs: { name: "latencies and resources judged after", weaker: "longer" },
  probeEveryMs: { name: "probed every", weaker: "longer" },
  silenceMs: { name: "longest silence between looks", weaker: "longer" },
};

function lengthsOf(before: object, after: Watch): readonly PlanChange[] {
  return compareValues(before, { ...after, ...NOTHING_ELSE }).flatMap((change) => {
    const known = LENGTHS[change.path[0] ?? ""];
    const { before: was, after: is } = change;
    if (known === undefined || typeof was !== "number" || typeof is !== "number")
      return [watch(renderValueChange(change), false)];
    const isWeaker = known.weaker === "shorter" ? is < was : is > was;
    return [watch(`${known.name} ${renderDuration(was)} → ${renderDuration(is)}`, isWeaker)];
  });
}

/** What is compared by itself. */
const NOTHING_ELSE = {
  rollbackConditions: undefined,
  successConditions: undefined,
  metrics: undefined,
  regression: undefined,
  observe: undefined,
  ends: undefined,
  onHold: undefined,
};

function compareMetrics(before: Watch["metrics"], after: Watch["metrics"]): readonly PlanChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): readonly PlanChange[] => {
    const [was, is] = [before[name], after[name]];
    if (was?.provider === PROBE_PROVIDER || is?.provider === PROBE_PROVIDER || sameMetric(was, is)) return [];
    if (is === undefined) return [watch(`the metric ${name} is gone`, false)];
    if (was === undefined) return [watch(`new metric ${name} from ${is.provider}`, false)];
    if (was.provider !== is.provider)
      return [watch(`${name} comes from ${is.provider}, not ${was.provider}`, "perhaps")];
    const changes = compareValues({ spec: was.spec, settleMs: was.settleMs }, { spec: is.spec, settleMs: is.settleMs });
    // Asked in another way, the same limit means something else.
    return [watch(`${name} is asked otherwise: ${changes.map(renderValueChange).join("; ")}`, "perhaps")];
  });
}

/** By what it asks, wherever it stands in the file. */
function sameMetric(was: Metric | undefined, is: Metric | undefined): boolean {
  return was !== undefined && is !== undefined && sameValue({ ...was, position: null }, { ...is, position: null });
}

function compareRegression(before: Watch["regression"], after: Watch["regression"]): readonly PlanChange[] {
  const gone = before.metrics.filter((name) => !after.metrics.includes(name));
  const come = after.metrics.filter((name) => !before.metrics.includes(name));
  return [
    ...(gone.length === 0 ? [] : [watch(`${gone.join(", ")}: not compared with what was there before any more`, true)]),
    ...(come.length === 0 ? [] : [watch(`${come.join(", ")}: compared with what was there before`, false)]),
    ...(before.falseAlarms === after.falseAlarms
      ? []
      : [
          watch(
            `false alarms of comparisons ${percent(before.falseAlarms)} → ${percent(after.falseAlarms)}`,
            after.falseAlarms < before.falseAlarms,
          ),
        ]),
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}
