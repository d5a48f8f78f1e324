/** Who visits a rehearsed site: how many a second, and how many of them fail although nothing is wrong. Pure. */
import { type Problem, UsageError } from "../../lib/error.ts";
import { type Condition, type Metric, PROBE_PROVIDER, type Watch } from "../../plan/plan.ts";
import type { UsualFailures } from "../../sandbox/usual-failures.ts";
import { DEFAULT_BASE, DEFAULT_TRAFFIC, type RehearseValues } from "./options.ts";

export interface UsualTraffic extends UsualFailures {
  readonly perSecond: number;
}

const PERIOD_SECONDS = { s: 1, m: 60, h: 3_600 } as const;
const MOST_PER_SECOND = 1_000;
const MOST_NOISE = 2;
/** A good release stays below what its plan tolerates, also where chance has it fail more than usual. */
const BELOW_LIMIT = 3;

/** What was given, and what is wrong with it; a base of null is the plan's to say. */
interface Given {
  readonly perSecond: number | null;
  readonly errorRatio: number | null;
  readonly noise: number | null;
  readonly problems: readonly Problem[];
}

type TrafficValues = Pick<RehearseValues, "traffic" | "base" | "noise">;

function parseValues({ traffic = DEFAULT_TRAFFIC, base, noise = "0" }: TrafficValues): Given {
  const perSecond = parseTraffic(traffic);
  const errorRatio = base === undefined ? null : parseShare(base);
  const level = /^\d+(?:\.\d+)?$/.test(noise) && Number(noise) <= MOST_NOISE ? Number(noise) : null;
  const rates = `a rate such as 20/s, 300/m or 50/h, at most ${MOST_PER_SECOND}/s`;
  const problems = [
    ...(perSecond === null ? [wrong("traffic", traffic, rates)] : []),
    ...(base !== undefined && errorRatio === null ? [wrong("base", base, "a share such as 1%")] : []),
    ...(level === null ? [wrong("noise", noise, `a number from 0 to ${MOST_NOISE}, such as 0.5 for 50 %`)] : []),
  ];
  return { perSecond, errorRatio, noise: level, problems };
}

/** What is wrong with the visitors that are asked for. */
export function checkTraffic(values: TrafficValues): readonly Problem[] {
  return parseValues(values).problems;
}

/** Throws UsageError with every mistake. */
export function readUsualTraffic(values: TrafficValues, watch: Watch | null): UsualTraffic {
  const { perSecond, errorRatio, noise, problems } = parseValues(values);
  if (perSecond === null || noise === null || problems.length > 0) throw new UsageError("usage", problems);
  return { perSecond, errorRatio: errorRatio ?? tolerableErrorRatio(watch, perSecond), noise };
}

function wrong(name: string, text: string, expected: string): Problem {
  return { message: `--${name} is "${text}"; expected ${expected}.` };
}

function parseTraffic(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\/(s|m|h)$/.exec(text);
  if (match === null) return null;
  const perSecond = Number(match[1]) / PERIOD_SECONDS[match[2] as keyof typeof PERIOD_SECONDS];
  return perSecond <= MOST_PER_SECOND ? perSecond : null;
}

export function parseShare(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
  const ratio = match === null ? Number.NaN : Number(match[1]) / 100;
  return ratio >= 0 && ratio <= 1 ? ratio : null;
}

/** The default, or less where a condition of the plan would not let a release pass that fails so often. */
function tolerableErrorRatio(watch: Watch | null, perSecond: number): number {
  const limits = (list: readonly Condition[], isBad: boolean) =>
    list.flatMap((condition) => {
      const metric = watch?.metrics[condition.metric];
      return metric === undefined ? [] : (limitOf(condition, metric, isBad, perSecond) ?? []);
    });
  const all = [...limits(watch?.rollbackConditions ?? [], true), ...limits(watch?.successConditions ?? [], false)];
  return Math.min(parseShare(DEFAULT_BASE) ?? 0, ...all.map((limit) => limit / BELOW_LIMIT));
}

/** Share of failing visitors at which the condition may be met, or a goal missed; null where it says nothing of them. */
function limitOf(
  condition: Condition,
  { measure, provider }: Metric,
  isBad: boolean,
  perSecond: number,
): number | null {
  if (condition.kind === "change" || provider === PROBE_PROVIDER) return null;
  const isUpperLimit = condition.comparison.startsWith(">") === isBad;
  const value = condition.kind === "rate" ? condition.count : condition.value;
  if (measure.unit === "count") {
    const requests = perSecond * (condition.overMs / 1_000);
    return isUpperLimit && requests > 0 ? value / requests : null;
  }
  if (measure.unit !== "ratio") return null;
  return isUpperLimit ? value : 1 - value;
}
