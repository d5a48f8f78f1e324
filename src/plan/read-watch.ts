/**
 * The watch's metrics and conditions, read from the file as it is. A metric or condition is read even where others are
 * wrong, so that all mistakes are found at once; what the schema reports already is passed over in silence here.
 */
import type { Problem } from "../lib/error.ts";
import { parseDuration, renderDuration } from "../lib/duration.ts";
import type { Measure } from "../providers/contract.ts";
import { METRIC_NAME } from "./condition-syntax.ts";
import { parseCondition } from "./condition.ts";
import type { ConditionSetting } from "./condition.ts";
import type { PlanExtensions } from "./extensions.ts";
import { renderPath, valueAt } from "./issue.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import { type Condition, type Metric, PROBE_PROVIDER, type Regression } from "./plan.ts";
import { readRegression } from "./read-regression.ts";
import { DEFAULT_EVERY_MS, DEFAULT_PROBE_EVERY_MS } from "./watch-schema.ts";
import { warmsUp } from "./warms-up.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** The metric that needs no provider: the watch's own probes, failed ones counted. */
export const HEALTH_CHECK_FAILURES = "health_check_failures";
const PROBE_GATE = "http";
const PROBE_MEASURE: Measure = { unit: "count", minimumSamples: 1 };

const WATCH: Path = ["stages", "production", "watch"];

export interface WatchReading {
  readonly everyMs: number;
  readonly warmUpMs: number;
  readonly probeEveryMs: number;
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly rollbackConditions: readonly Condition[];
  readonly successConditions: readonly Condition[];
  readonly regression: Regression;
  readonly problems: readonly Problem[];
}

/** Null where the plan has no watch. */
export function readWatch(source: YamlSource, extensions: PlanExtensions): WatchReading | null {
  const watch = valueAt(source.value, WATCH);
  if (typeof watch !== "object" || watch === null) return null;
  const problems: Problem[] = [];
  const forMs = durationAt(source, [...WATCH, "for"]);
  const everyMs = durationAt(source, [...WATCH, "every"]);
  if (forMs !== null && everyMs !== null && everyMs > forMs) {
    problems.push({
      message: `stages.production.watch.every is longer than the watch (${renderDuration(forMs)}), so nothing would be checked`,
      position: source.valuePosition([...WATCH, "every"]),
    });
  }
  const interval = everyMs ?? Math.min(DEFAULT_EVERY_MS, forMs ?? DEFAULT_EVERY_MS);
  const warmUpMs = readWarmUp(source, forMs, problems);
  const probeEveryMs = readProbeEvery(source, interval, problems);
  const metrics = readMetrics(source, extensions, problems);
  // Conditions on a watch of unknown length are still parsed; only what depends on the length is not checked.
  const settingOf = settingsOf(source, metrics, { watchMs: forMs ?? Number.POSITIVE_INFINITY, warmUpMs });
  const rollbackConditions = readConditions(source, "rollback_conditions", settingOf, problems);
  const successConditions = readConditions(source, "success", settingOf, problems);
  const known = [...metrics.values()].filter((metric) => metric !== null);
  const needed = [...rollbackConditions, ...successConditions].some(({ metric }) => metric === HEALTH_CHECK_FAILURES);
  return {
    everyMs: interval,
    warmUpMs,
    probeEveryMs,
    metrics: Object.fromEntries([...known, ...(needed ? [probeMetric()] : [])].map((metric) => [metric.name, metric])),
    rollbackConditions,
    successConditions,
    regression: readRegression(
      source,
      [...WATCH, "regression"],
      metrics,
      { rollbackConditions, watchMs: forMs ?? Number.POSITIVE_INFINITY },
      problems,
    ),
    problems,
  };
}

function readWarmUp(source: YamlSource, forMs: number | null, problems: Problem[]): number {
  const warmUpMs = durationAt(source, [...WATCH, "warm-up"]);
  if (warmUpMs === null) return 0;
  if (forMs === null || warmUpMs < forMs) return warmUpMs;
  problems.push({
    message: `stages.production.watch.warm-up is as long as the watch (${renderDuration(forMs)}), so no latency would be judged`,
    position: source.valuePosition([...WATCH, "warm-up"]),
  });
  return 0;
}

function readProbeEvery(source: YamlSource, everyMs: number, problems: Problem[]): number {
  const path = [...WATCH, "probe-every"];
  const probeEveryMs = durationAt(source, path);
  if (probeEveryMs !== null && probeEveryMs > everyMs) {
    problems.push({
      message: `stages.production.watch.probe-every is longer than the interval between checks (${renderDuration(everyMs)}), and the gates are asked at each check`,
      position: source.valuePosition(path),
    });
  }
  return Math.min(probeEveryMs ?? DEFAULT_PROBE_EVERY_MS, everyMs);
}

function probeMetric(): Metric {
  return { name: HEALTH_CHECK_FAILURES, provider: PROBE_PROVIDER, spec: {}, measure: PROBE_MEASURE, settleMs: 0 };
}

/** Every declared metric by name; null where it is declared but something about it is wrong. */
function readMetrics(
  source: YamlSource,
  extensions: PlanExtensions,
  problems: Problem[],
): ReadonlyMap<string, Metric | null> {
  const declared = valueAt(source.value, [...WATCH, "metrics"]);
  const metrics = new Map<string, Metric | null>();
  if (typeof declared !== "object" || declared === null || Array.isArray(declared)) return metrics;
  for (const name of Object.keys(declared)) {
    const path = [...WATCH, "metrics", name];
    if (name === HEALTH_CHECK_FAILURES) {
      problems.push({
        message: `the metric "${name}" is built in and counts failed probes of stages.production.verify`,
        position: source.keyPosition(path),
        remedy: "Remove it from metrics; conditions may use it as it is.",
      });
      continue;
    }
    const metric = !METRIC_NAME.test(name) ? null : readMetric(source, path, name, extensions);
    if (metric !== null && "message" in metric) problems.push(metric);
    metrics.set(name, metric === null || "message" in metric ? null : metric);
  }
  return metrics;
}

function readMetric(source: YamlSource, path: Path, name: string, extensions: PlanExtensions): Metric | Problem | null {
  const value = valueAt(source.value, path);
  const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
  const provider = Object.hasOwn(extensions.metricProviders, keys[0] ?? "")
    ? extensions.metricProviders[keys[0] ?? ""]
    : undefined;
  if (keys.length !== 1 || provider === undefined) return null;
  const spec = provider.spec.safeParse(valueAt(value, [provider.key]));
  if (!spec.success) return null;
  const measure = provider.measure(name, spec.data);
  if (typeof measure === "string") {
    return { message: `${renderPath(path)}: ${measure}`, position: source.keyPosition(path) };
  }
  const ofRelease = provider.ofRelease?.(spec.data) ?? null;
  return {
    name,
    provider: provider.key,
    spec: spec.data,
    measure,
    settleMs: provider.settleMs(spec.data),
    ...(ofRelease === null ? {} : { ofRelease }),
    position: source.keyPosition(path),
  };
}

type SettingOf = (metric: string) => ConditionSetting | { readonly message: string; readonly remedy: string } | null;

function settingsOf(
  source: YamlSource,
  metrics: ReadonlyMap<string, Metric | null>,
  { watchMs, warmUpMs }: { readonly watchMs: number; readonly warmUpMs: number },
): SettingOf {
  return (name) => {
    if (name === HEALTH_CHECK_FAILURES) {
      if (hasProbe(source)) return { measure: PROBE_MEASURE, watchMs, hasBaseline: false };
      return {
        message: `${name} counts failed ${PROBE_GATE} gates of stages.production.verify, and there is none`,
        remedy: `Add one: "verify: [{ title: Health, ${PROBE_GATE}: { path: /api/health } }]".`,
      };
    }
    const metric = metrics.get(name);
    if (metric === null) return null;
    if (metric) {
      const judgedMs = warmsUp(metric.measure) ? watchMs - warmUpMs : watchMs;
      return { measure: metric.measure, watchMs: judgedMs, hasBaseline: metric.measure.noBaseline !== true };
    }
    const known = [...metrics.keys(), HEALTH_CHECK_FAILURES];
    const nearest = nearestWord(name, known);
    return {
      message: `unknown metric "${name}"`,
      remedy: nearest
        ? `Did you mean "${nearest}"?`
        : `Declare it under stages.production.watch.metrics. Known here: ${known.join(", ")}.`,
    };
  };
}

function hasProbe(source: YamlSource): boolean {
  const gates = valueAt(source.value, ["stages", "production", "verify"]);
  return Array.isArray(gates) && gates.some((gate: unknown) => valueAt(gate, [PROBE_GATE]) !== undefined);
}

function readConditions(
  source: YamlSource,
  key: "rollback_conditions" | "success",
  settingOf: SettingOf,
  problems: Problem[],
): Condition[] {
  const texts = valueAt(source.value, [...WATCH, key]);
  if (!Array.isArray(texts)) return [];
  return texts.flatMap((text: unknown, index): Condition[] => {
    if (typeof text !== "string") return [];
    const path = [...WATCH, key, index];
    const broken = { found: false };
    const result = parseCondition(text, (metric) => {
      const setting = settingOf(metric);
      broken.found = setting === null;
      return setting ?? { message: "", remedy: "" };
    });
    if (result.ok) return [{ ...result.value, position: source.valuePosition(path) }];
    // The metric's own declaration is wrong and reported; nothing can be said about its conditions.
    if (broken.found) return [];
    const { message, column, remedy } = result;
    problems.push({ message, position: source.valuePosition(path, column), ...(remedy ? { remedy } : {}) });
    return [];
  });
}

function durationAt(source: YamlSource, path: Path): number | null {
  const value = valueAt(source.value, path);
  const ms = typeof value === "string" ? parseDuration(value) : null;
  return ms === null || ms <= 0 ? null : ms;
}
