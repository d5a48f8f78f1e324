/**
 * What a plan may leave out only where it merely observes. Read from the file as it is, so that it is told together with
 * every other mistake.
 */
import type { Problem } from "../lib/error.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import { valueAt } from "./issue.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

const WATCH: Path = ["stages", "production", "watch"];
const OBSERVES = "a plan that only observes (`observe: true` in stages.production.watch)";

/** `compared`: metrics that the watch compares although no condition asks for it. */
export function checkLeftOut(source: YamlSource, compared: readonly string[]): readonly Problem[] {
  const observes = valueAt(source.value, [...WATCH, "observe"]) === true;
  const compares = observes && compared.length > 0;
  return [
    ...(observes ? [] : missing(source, ["stages", "staging"], `only ${OBSERVES} may do without it`)),
    ...(compares
      ? []
      : missing(
          source,
          [...WATCH, "rollback_conditions"],
          `only ${OBSERVES} may do without them, where it has metrics (a share or a quantile) to compare with what was there before`,
        )),
  ];
}

/** Nothing where the mapping is missing as well, or where another key of it is this one, misspelt: that is said already. */
function missing(source: YamlSource, path: Path, why: string): readonly Problem[] {
  const inside = valueAt(source.value, path.slice(0, -1));
  const key = String(path.at(-1));
  if (!isMapping(inside) || inside[key] !== undefined) return [];
  if (Object.keys(inside).some((other) => nearestWord(other, [key]) === key)) return [];
  return [{ message: `${path.join(".")} is missing: ${why}`, position: source.keyPosition(path) }];
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
