/** Sentry as a source of metrics: error rate, latency, counts, new issues, sessions and web vitals of one release. */
import { parseDuration } from "../../lib/duration.ts";
import { ProviderError } from "../../lib/error.ts";
import type { MetricProvider } from "../contract.ts";
import { createSentryApi } from "./client.ts";
import { measureNameOf, measureOf } from "./measures.ts";
import { bucketReader } from "./read-buckets.ts";
import { createPageOf } from "./page-of.ts";
import { READERS } from "./read-metric.ts";
import { API_URL, ORGANIZATION, TOKEN, VENDOR } from "./settings.ts";
import { sentrySpec, type SentrySpec } from "./spec.ts";

const DEFAULT_SETTLE_MS = 120_000;

export const sentryMetrics: MetricProvider<SentrySpec> = {
  key: "sentry",
  vendor: VENDOR,
  settings: [TOKEN, ORGANIZATION, API_URL],
  description:
    "Error rate, latency, counts, new issues, crash-free sessions and web vitals (75th percentiles) of the release, from Sentry. Sessions are kept in whole hours: `crash_free_sessions` is compared with what was before in steps of an hour.",
  spec: sentrySpec,
  explain: ({ project, environment, release, query }) =>
    [
      `project ${project}`,
      ...(environment === undefined ? [] : [`environment ${environment}`]),
      ...(release === "any" ? ["all releases"] : []),
      ...(query === undefined ? [] : [query]),
    ].join(", "),
  settleMs: (spec) => parseDuration(spec.settle) ?? DEFAULT_SETTLE_MS,
  ofRelease: ({ release }) => (release === "any" ? null : "commit"),
  measure: measureOf,
  findTraces: async (files) => (await import("./find-traces.ts")).findSentryTraces(files),
  async connect(metric, spec, context) {
    const measure = measureNameOf(metric, spec);
    if (measure === null) {
      throw new ProviderError({
        reasonCode: "plan_invalid",
        vendor: VENDOR,
        message: String(measureOf(metric, spec)),
        remedy: "Correct the metric in the plan.",
      });
    }
    const api = createSentryApi(spec, context);
    const readBuckets = bucketReader(measure);
    return {
      async read(window, scope) {
        const reading = await READERS[measure]({ api, spec, scope, window });
        const pageOf = await createPageOf({ api, measure, spec, scope });
        return { ...reading, url: pageOf(window) };
      },
      pages: (scope) => createPageOf({ api, measure, spec, scope }),
      readBuckets: (request, scope) => readBuckets({ api, spec, scope, ...request }),
    };
  },
};
