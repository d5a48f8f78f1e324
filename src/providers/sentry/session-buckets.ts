/** Sessions in the hours of the clock: Sentry keeps no shorter ones, and does not say which of them may still fill. */
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { BucketRequest, MetricBucket, MetricScope } from "../contract.ts";
import type { SentryApi } from "./client.ts";
import { readCoverage } from "./coverage.ts";
import { joinTerms, releaseTerm } from "./search.ts";
import { VENDOR } from "./settings.ts";
import type { SentrySpec } from "./spec.ts";
import { windowQuery } from "./time-series.ts";

export const HOUR_MS = 3_600_000;

const [RATE, COUNT] = ["crash_free_rate(session)", "sum(session)"] as const;
const numbers = z.array(z.number().nullable());
const answerShape = z.object({
  intervals: z.array(z.string()),
  groups: z.array(z.object({ series: z.object({ [RATE]: numbers, [COUNT]: numbers }) })),
});

export interface SessionsRequest extends BucketRequest {
  readonly api: SentryApi;
  readonly spec: SentrySpec;
  readonly scope: MetricScope;
}

/** Those that lie wholly in the span; without data none at all. */
export async function readSessionBuckets({
  api,
  spec,
  scope,
  span,
}: SessionsRequest): Promise<readonly MetricBucket[]> {
  const window = { from: Math.ceil(span.from / HOUR_MS) * HOUR_MS, to: Math.floor(span.to / HOUR_MS) * HOUR_MS };
  if (window.from >= window.to) return [];
  const query = joinTerms([releaseTerm("release", spec, scope), spec.query]);
  const asked = { ...windowQuery(spec, scope, window), field: [RATE, COUNT], interval: "1h", includeTotals: 0, query };
  const [{ intervals, groups }, isWhole] = await Promise.all([
    api.get("sessions/", asked, answerShape),
    sessionsAreWhole(api, spec, scope, window),
  ]);
  const series = groups[0]?.series;
  return intervals.flatMap((interval, index): readonly MetricBucket[] => {
    const from = Date.parse(interval);
    if (Number.isNaN(from) || from % HOUR_MS !== 0) throw unknown(`an interval begins at ${interval}`);
    if (from < window.from || from >= window.to) return [];
    const to = from + HOUR_MS;
    const [rate, sampleCount] = [series?.[RATE][index] ?? null, series?.[COUNT][index] ?? 0];
    const value = sampleCount === 0 ? null : rate;
    const badCount = value === null ? null : Math.round((1 - value) * sampleCount);
    return [{ from, to, value, sampleCount, badCount, complete: isWhole || to < window.to }];
  });
}

/** Sessions come as late as requests; where the release's requests break off, or may still come, so may its sessions. */
export async function sessionsAreWhole(
  api: SentryApi,
  spec: SentrySpec,
  scope: MetricScope,
  window: BucketRequest["span"],
): Promise<boolean> {
  const { requests, complete } = await readCoverage(api, spec, scope, window);
  return complete || requests === 0;
}

function unknown(what: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Sentry's answer to GET sessions/ was not understood: ${what}.`,
    remedy:
      "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
  });
}
