/** `regression` of a watch: which metrics are compared with what was there before without a condition that says so. */
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

export function readRegression(
  source: YamlSource,
  path: Path,
  metrics: ReadonlyMap<string, Metric | null>,
  rollbackConditions: readonly Condition[],
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
        typeof name === "string" && isComparable(name, source, [...path, "metrics", index], metrics, problems),
    );
    return { metrics: [...new Set(known)], named: true, falseAlarms };
  }
  const relative = new Set(rollbackConditions.flatMap(({ kind, metric }) => (kind === "change" ? [metric] : [])));
  const byDefault = [...metrics].flatMap(([name, metric]) =>
    metric !== null && !relative.has(name) && BY_DEFAULT.has(metric.measure.series?.kind ?? "") ? [name] : [],
  );
  return { metrics: byDefault, named: false, falseAlarms };
}

function isComparable(
  name: string,
  source: YamlSource,
  path: Path,
  metrics: ReadonlyMap<string, Metric | null>,
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
  return metric !== null;
}
