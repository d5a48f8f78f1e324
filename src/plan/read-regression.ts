/** `regression` of a watch: which metrics are compared with what was there before without a condition that says so. */
import { renderDuration } from "../lib/duration.ts";
import type { Problem } from "../lib/error.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import { parseShare } from "../lib/plan-values.ts";
import { renderPath, valueAt } from "./issue.ts";
import type { Condition, Metric, Regression } from "./plan.ts";
import { DEFAULT_FALSE_ALARMS } from "./regression-schema.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/**
 * Where the plan names none: shares and quantiles, which do not change with traffic. Counts and levels do, and a new build
 * starts with empty caches: they are compared where the plan says so. A metric with a relative condition has its amount already.
 */
const BY_DEFAULT: ReadonlySet<string> = new Set(["share", "quantile"]);
/** What a watch has fewer buckets of is not compared unless the plan says so: it would hold for nothing. */
const FEWEST_BUCKETS = 5;

export function readRegression(
  source: YamlSource,
  path: Path,
  metrics: ReadonlyMap<string, Metric | null>,
  { rollbackConditions, watchMs }: { readonly rollbackConditions: readonly Condition[]; readonly watchMs: number },
  problems: Problem[],
): Regression {
  const given = valueAt(source.value, path);
  const share = valueAt(given, ["false_alarms"]);
  const falseAlarms =
    (typeof share === "string" || typeof share === "number" ? parseShare(share) : null) ?? DEFAULT_FALSE_ALARMS;
  if (given === false) return { metrics: [], named: true, falseAlarms };
  const named = valueAt(given, ["metrics"]);
  if (Array.isArray(named)) {
    const known = named.filter(
      (name: unknown, index): name is string =>
        typeof name === "string" &&
        isComparable(name, source, [...path, "metrics", index], { metrics, watchMs }, problems),
    );
    return { metrics: [...new Set(known)], named: true, falseAlarms };
  }
  const relative = new Set(rollbackConditions.flatMap(({ kind, metric }) => (kind === "change" ? [metric] : [])));
  const byDefault = [...metrics].flatMap(([name, metric]) =>
    metric !== null &&
    !relative.has(name) &&
    BY_DEFAULT.has(metric.measure.series?.kind ?? "") &&
    watchMs >= FEWEST_BUCKETS * (metric.measure.bucketMs ?? 0)
      ? [name]
      : [],
  );
  return { metrics: byDefault, named: false, falseAlarms };
}

function isComparable(
  name: string,
  source: YamlSource,
  path: Path,
  { metrics, watchMs }: { readonly metrics: ReadonlyMap<string, Metric | null>; readonly watchMs: number },
  problems: Problem[],
): boolean {
  const metric = metrics.get(name);
  const position = source.valuePosition(path);
  if (metric === undefined) {
    const known = [...metrics.keys()];
    const nearest = nearestWord(name, known);
    problems.push({
      message: `${renderPath(path)}: unknown metric "${name}"`,
      position,
      remedy: nearest
        ? `Did you mean "${nearest}"?`
        : `Declare it under stages.production.watch.metrics. Known here: ${known.length === 0 ? "none" : known.join(", ")}.`,
    });
    return false;
  }
  if (metric !== null && metric.measure.series === undefined) {
    problems.push({
      message: `${renderPath(path)}: ${name} is not told bucket by bucket, so it cannot be compared with what was there before`,
      position,
      remedy: `Take it out, or write a condition with a number: "${name} > 5".`,
    });
    return false;
  }
  const bucketMs = metric?.measure.bucketMs ?? 0;
  if (bucketMs > watchMs) {
    problems.push({
      message: `${renderPath(path)}: ${name} is told by its vendor in steps of ${renderDuration(bucketMs)}, which is longer than the watch (${renderDuration(watchMs)}), so it would never be compared`,
      position,
      remedy: `Take it out, lengthen the watch's "for", or write a condition with a number: "${name} > 5".`,
    });
    return false;
  }
  return metric !== null;
}
