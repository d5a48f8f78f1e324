/** Services as they are met: how busy, how often something fails, and how their level moves by itself. */
import type { Uniform } from "../evidence/random-counts.ts";

export type Habit = "steady" | "drifting" | "retry clusters" | "flaky third party";

export interface Service {
  readonly habit: Habit;
  /** On average over the day. */
  readonly perSecond: number;
  /** Share of requests that usually fail. */
  readonly base: number;
  /** Coefficient of variation of a level that wanders with a memory of an hour. */
  readonly drift: number;
  /** Mean number of failures of one user, who tries again. */
  readonly clusterMean: number;
  /** Short failures of somebody upstream, a day. */
  readonly upstreamPerDay: number;
}

export interface Minute {
  readonly requests: number;
  readonly failures: number;
}

/** How many services of a hundred have each habit. */
const HABITS: readonly (readonly [habit: Habit, of: number])[] = [
  ["steady", 40],
  ["drifting", 25],
  ["retry clusters", 20],
  ["flaky third party", 15],
];
const DAY_MINUTES = 1_440;
/** Traffic is so much more in the afternoon, and less at night. */
const DAILY = 0.3;
const KEPT_A_MINUTE = Math.exp(-1 / 60);
const UPSTREAM_TIMES = 5;
const UPSTREAM_MINUTES = 2;

/** What fails as often as this is known to a day already. */
export const UPSTREAM_PER_DAY = 24;

export function drawService(uniform: Uniform, upstreamPerDay = UPSTREAM_PER_DAY): Service {
  const habit = drawHabit(uniform);
  return {
    habit,
    perSecond: logUniform(2, 100, uniform),
    base: logUniform(0.001, 0.02, uniform),
    drift: habit === "drifting" ? 0.1 + 0.1 * uniform() : 0,
    clusterMean: habit === "retry clusters" ? 3 : 1,
    upstreamPerDay: habit === "flaky third party" ? upstreamPerDay : 0,
  };
}

/** Minute by minute from `from` on, up to and not with `to`; so many times the usual failures. */
export function drawMinutes(
  service: Service,
  from: number,
  to: number,
  times: number,
  uniform: Uniform,
): readonly Minute[] {
  const { perSecond, base, drift, clusterMean, upstreamPerDay } = service;
  const spread = Math.sqrt(Math.log1p(drift ** 2));
  const phase = uniform() * DAY_MINUTES;
  let wandering = drawNormal(uniform);
  let upstreamLeft = 0;
  return Array.from({ length: to - from }, (_, index) => {
    wandering = KEPT_A_MINUTE * wandering + Math.sqrt(1 - KEPT_A_MINUTE ** 2) * drawNormal(uniform);
    upstreamLeft = uniform() < upstreamPerDay / DAY_MINUTES ? UPSTREAM_MINUTES : Math.max(0, upstreamLeft - 1);
    const ofDay = 1 + DAILY * Math.sin((2 * Math.PI * (from + index + phase)) / DAY_MINUTES);
    const requests = drawPoisson(perSecond * 60 * ofDay, uniform);
    const level = Math.exp(spread * wandering - spread ** 2 / 2) * (upstreamLeft > 0 ? UPSTREAM_TIMES : 1);
    const share = Math.min(1, base * level * times);
    return { requests, failures: Math.min(requests, drawFailures(requests * share, clusterMean, uniform)) };
  });
}

function drawHabit(uniform: Uniform): Habit {
  let drawn = uniform() * HABITS.reduce((sum, [, of]) => sum + of, 0);
  for (const [habit, of] of HABITS) {
    drawn -= of;
    if (drawn < 0) return habit;
  }
  return "steady";
}

export function logUniform(from: number, to: number, uniform: Uniform): number {
  return from * (to / from) ** uniform();
}

function drawFailures(mean: number, clusterMean: number, uniform: Uniform): number {
  if (clusterMean === 1) return drawPoisson(mean, uniform);
  const users = drawPoisson(mean / clusterMean, uniform);
  let failures = users;
  for (let user = 0; user < users; user += 1) {
    failures += Math.floor(Math.log(1 - uniform()) / Math.log(1 - 1 / clusterMean));
  }
  return failures;
}

function drawNormal(uniform: Uniform): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** By multiplication where it is small; where it is large, nobody can tell it from a normal. */
function drawPoisson(mean: number, uniform: Uniform): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(uniform)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}
