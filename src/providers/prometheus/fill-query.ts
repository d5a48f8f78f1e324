/** What stands in a plan's query for what differs from reading to reading. Pure. */
import type { MetricScope } from "../contract.ts";

const WINDOW = "{window}";

export function looksOverWindow(query: string): boolean {
  return query.includes(WINDOW);
}

/** PromQL knows no fractions of a duration, but milliseconds. */
export function fillQuery(query: string, windowMs: number, { commit, environment }: MetricScope): string {
  const duration = windowMs % 1_000 === 0 ? `${windowMs / 1_000}s` : `${Math.round(windowMs)}ms`;
  return query
    .replaceAll(WINDOW, () => duration)
    .replaceAll("{commit}", () => escapeString(commit))
    .replaceAll("{environment}", () => escapeString(environment));
}

/** It stands inside a string of PromQL. */
function escapeString(text: string): string {
  return text.replaceAll(/["'`\\]/g, (character) => `\\${character}`);
}
