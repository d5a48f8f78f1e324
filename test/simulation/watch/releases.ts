/** Many releases, most of them good: what becomes of each, by the watch and by the rules that people use beside it. */
import type { Uniform } from "../evidence/random-counts.ts";
import { RULES } from "../evidence/usual-rules.ts";
import { createReleaseJudge } from "./judged-release.ts";
import { drawMinutes, drawService, type Habit, logUniform, type Minute, type Service } from "./service.ts";

export const WATCH_MINUTES = 30;
const DAY_MINUTES = 1_440;
export const HISTORY_DAYS = 7;
export const BAD_RATIO = 0.05;
/** So many times as bad, and more: what people call a bad release. */
const LEAST_TIMES = 3;
/** Share of watches during which the vendor of the metrics loses some minutes. */
const LOSSES = 0.1;
const [SHORTEST_LOSS, LONGEST_LOSS] = [2, 5] as const;
/** More failures than these are no regression but an outage. */
const MOST_FAILING = 0.5;

export const JUDGES = [
  "Holdpoint",
  "5 % over 15 min",
  "2x over 15 min",
  "3 in a row over 2x",
  "more than 3 over 2x",
  "Mann-Whitney",
] as const;
export type Judge = (typeof JUDGES)[number];

export interface Release {
  readonly habit: Habit;
  readonly isBad: boolean;
  /** Said before the watch: so many times the usual failures would show. Null: no regression would. */
  readonly promised: number | null;
  /** When each rolls it back, in minutes since the promotion; null where it stays. */
  readonly rolledBackAt: Readonly<Record<Judge, number | null>>;
}

/** One service that is watched for a while, and then releases again and again. */
export interface DrawnService {
  readonly service: Service;
  readonly before: readonly Minute[];
  readonly judge: ReturnType<typeof createReleaseJudge>;
}

export function openService(uniform: Uniform, upstreamPerDay?: number): DrawnService {
  const service = drawService(uniform, upstreamPerDay);
  const before = drawMinutes(service, -HISTORY_DAYS * DAY_MINUTES, 0, 1, uniform);
  return { service, before, judge: createReleaseJudge(before, WATCH_MINUTES) };
}

/** Null where a bad one is asked for that no watch of this service could promise to see. */
export function drawRelease(
  { service, before, judge }: DrawnService,
  isBad: boolean,
  uniform: Uniform,
): Release | null {
  const times = isBad ? timesOf(service, judge([]).promised, uniform) : 1;
  if (times === null) return null;
  const minutes = drawMinutes(service, 0, WATCH_MINUTES, times, uniform);
  const { rolledBackAt, promised } = judge(lose(minutes, uniform));
  const all = { Holdpoint: rolledBackAt, ...judgeByRules(before, minutes) };
  return { habit: service.habit, isBad, promised, rolledBackAt: all };
}

/** At least what is promised; most regressions are larger. */
function timesOf({ base }: Service, promised: number | null, uniform: Uniform): number | null {
  if (promised === null) return null;
  const least = Math.max(LEAST_TIMES, promised);
  const most = MOST_FAILING / base;
  return least > most ? null : logUniform(least, Math.min(most, 10 * least), uniform);
}

/** The vendor loses some minutes of some watches. */
function lose(minutes: readonly Minute[], uniform: Uniform): readonly (Minute | null)[] {
  if (uniform() >= LOSSES) return minutes;
  const length = SHORTEST_LOSS + Math.floor(uniform() * (LONGEST_LOSS - SHORTEST_LOSS + 1));
  const from = Math.floor(uniform() * (minutes.length - length));
  return minutes.map((minute, index) => (index >= from && index < from + length ? null : minute));
}

/** They see every minute, and know the usual share from all the days before. */
function judgeByRules(before: readonly Minute[], since: readonly Minute[]): Omit<Release["rolledBackAt"], "Holdpoint"> {
  const sum = (minutes: readonly Minute[], of: keyof Minute) => minutes.reduce((all, minute) => all + minute[of], 0);
  const base = sum(before, "failures") / sum(before, "requests");
  const requests = sum(since, "requests") / since.length;
  const failuresOf = (minutes: readonly Minute[]) => Float64Array.from(minutes, ({ failures }) => failures);
  const minutes = { failures: failuresOf(since), before: failuresOf(before.slice(-60)), requests, base };
  return {
    "5 % over 15 min": RULES["2x over 15 min"]({ ...minutes, base: 0.025 }),
    "2x over 15 min": RULES["2x over 15 min"](minutes),
    "3 in a row over 2x": RULES["3 in a row over 2x"](minutes),
    "more than 3 over 2x": RULES["more than 3 over 2x"](minutes),
    "Mann-Whitney": RULES["Mann-Whitney"](minutes),
  };
}

/** Each service releases so often. */
const RELEASES_EACH = 4;

export function simulateReleases(count: number, uniform: Uniform, upstreamPerDay?: number): readonly Release[] {
  const bad = Math.round(count * BAD_RATIO);
  const draw = (drawn: number, isBad: boolean) =>
    drawReleases(drawn, isBad, uniform, () => openService(uniform, upstreamPerDay));
  return [...draw(bad, true), ...draw(count - bad, false)];
}

function drawReleases(count: number, isBad: boolean, uniform: Uniform, open: () => DrawnService): readonly Release[] {
  const releases: Release[] = [];
  while (releases.length < count) {
    const service = open();
    for (let release = 0; release < RELEASES_EACH; release += 1)
      releases.push(...optional(drawRelease(service, isBad, uniform)));
  }
  return releases.slice(0, count);
}

function optional(release: Release | null): readonly Release[] {
  return release === null ? [] : [release];
}
