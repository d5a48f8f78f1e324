/** What the watch of a plan looks at and what it does about it, for people. */
import { renderDuration } from "../lib/duration.ts";
import type { Measure } from "../providers/contract.ts";
import type { PlanExtensions } from "./extensions.ts";
import { explainEvidence, explainRegression } from "./explain-evidence.ts";
import { type Condition, type GateItem, GRACE_CHECKS, type Metric, PROBE_PROVIDER, type Watch } from "./plan.ts";
import { WATCH_JOB_MINUTES } from "./warnings.ts";

export type ExplainedLine = string | { readonly item: string };

const item = (text: string): ExplainedLine => ({ item: text });

/** The heading, then lines; an item of a list is one of several alike. */
export function explainWatch(
  watch: Watch,
  verify: readonly GateItem[],
  extensions: PlanExtensions,
): readonly ExplainedLine[] {
  const { metrics, rollbackConditions, successConditions } = watch;
  return [
    `Watch production for ${renderDuration(watch.forMs)}, checking every ${renderDuration(watch.everyMs)}`,
    ...lifeOfWatch(watch),
    "Metrics:",
    ...Object.values(metrics).map((metric) => item(describeMetric(metric, extensions))),
    watch.observe
      ? "A rollback would be due as soon as one of these is met:"
      : "Roll back as soon as one of these is met:",
    ...rollbackConditions.map((condition) => item(describeCondition(condition))),
    ...outageLines(watch, verify, extensions),
    ...[explainRegression(watch)].flatMap((text) => (text === null ? [] : [item(text)])),
    ...(successConditions.length > 0 ? ["At the end all of these must be met; otherwise a person decides:"] : []),
    ...successConditions.map((condition) => item(describeCondition(condition))),
    ...[explainEvidence(watch)].flatMap((text) => text ?? []),
  ];
}

/** Nobody writes it as a condition, and it rolls back all the same. */
function outageLines({ probeEveryMs }: Watch, verify: readonly GateItem[], { gates }: PlanExtensions) {
  const asked = verify.filter(({ gate, spec }) => gate === "http" && gates[gate]?.readsOnly?.(spec) === true);
  if (asked.length === 0) return [];
  const who = asked.map(({ title }) => title).join(", ");
  return [
    item(
      `a total outage: ${who} without an answer, or with server errors, four times in four seconds (asked every ${renderDuration(probeEveryMs)}), and nothing shows that it is not the release`,
    ),
  ];
}

/** What differs from a watch that judges at once and holds at its end. */
function lifeOfWatch({ forMs, silenceMs, observe, warmUpMs, ends, onHold, everyMs }: Watch): readonly ExplainedLine[] {
  return [
    ...(forMs > WATCH_JOB_MINUTES * 60_000
      ? [
          `When its job ends, looks by a schedule go on with it (watch.yml); ${renderDuration(silenceMs)} may pass between two.`,
        ]
      : []),
    ...(observe ? ["Observe only: nothing is rolled back; the watch ends on hold where a rollback would be due."] : []),
    ...(warmUpMs > 0
      ? [`Latencies and resources are judged from ${renderDuration(warmUpMs)} after the promote on.`]
      : []),
    ...(ends === "when-shown"
      ? [
          "End before that as soon as the evidence excludes a regression, every condition is clear and every goal is met.",
        ]
      : []),
    ...(onHold === "stop"
      ? [`End on hold as soon as a vendor has given no usable answer for ${renderDuration(GRACE_CHECKS * everyMs)}.`]
      : []),
    ...(onHold === "rollback" ? ["If the watch ends on hold, because something could not be judged, roll back."] : []),
  ].map(item);
}

const UNITS: Record<Measure["unit"], string> = {
  ratio: "share",
  duration: "duration",
  count: "count",
  number: "number",
};

function describeMetric({ name, provider, spec, measure, settleMs }: Metric, extensions: PlanExtensions): string {
  if (provider === PROBE_PROVIDER) return `${name}: failed rounds of the http gates of production`;
  const settled = settleMs > 0 ? `, read ${renderDuration(settleMs)} late` : "";
  const what = extensions.metricProviders[provider]?.explain?.(spec) ?? "";
  return `${name}: ${UNITS[measure.unit]} from ${provider}${what === "" ? "" : `, ${what}`}${settled}`;
}

function describeCondition(condition: Condition): string {
  const window =
    condition.kind === "change"
      ? `shown over the whole watch, against what served before${condition.stepMs === undefined ? "" : `, counted by ${renderDuration(condition.stepMs)}`}`
      : `each ${renderDuration(condition.overMs)}`;
  const samples = condition.minimumSamples > 1 ? `, at least ${condition.minimumSamples} samples` : "";
  return `${condition.text.trim()} (${window}${samples})`;
}
