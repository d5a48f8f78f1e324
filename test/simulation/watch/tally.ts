/** How well a judge tells bad releases from good ones. Pure. */
import type { Judge, Release } from "./releases.ts";

export interface Tally {
  readonly good: number;
  readonly bad: number;
  /** Good releases that were rolled back, and bad ones. */
  readonly falseAlarms: number;
  readonly found: number;
  /** Share of all rollbacks that were right; 1 where there was none. */
  readonly precision: number;
  /** Share of bad releases that were rolled back. */
  readonly recall: number;
  /** Of the bad ones that were found; null where none was. */
  readonly medianMinutes: number | null;
}

export function tallyOf(releases: readonly Release[], judge: Judge): Tally {
  const times = (isBad: boolean) =>
    releases.filter((release) => release.isBad === isBad).flatMap(({ rolledBackAt }) => rolledBackAt[judge] ?? []);
  const [falseAlarms, found] = [times(false).length, times(true).length];
  const bad = releases.filter(({ isBad }) => isBad).length;
  const good = releases.length - bad;
  return {
    good,
    bad,
    falseAlarms,
    found,
    precision: found + falseAlarms === 0 ? 1 : found / (found + falseAlarms),
    recall: bad === 0 ? 1 : found / bad,
    medianMinutes: medianOf(times(true)),
  };
}

export function medianOf(numbers: readonly number[]): number | null {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? null;
}
