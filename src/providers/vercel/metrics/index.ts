/** Vercel as a source of metrics: requests and functions of one deployment, and the Web Vitals that visitors measured. */
import { ProviderError } from "../../../lib/error.ts";
import type { MetricProvider, MetricSource, ProviderContext } from "../../contract.ts";
import { createConnection } from "../connection.ts";
import { API_URL, TOKEN, VENDOR } from "../settings.ts";
import { renderFilter } from "./filter.ts";
import { measureNameOf, measureOf, SOURCES } from "./measures.ts";
import { createObservability } from "./query.ts";
import { readBuckets, type Reader, readMetric } from "./read.ts";
import { vercelMetricSpec, type VercelMetricSpec } from "./spec.ts";

export const vercelMetrics: MetricProvider<VercelMetricSpec> = {
  key: "vercel",
  vendor: VENDOR,
  settings: [TOKEN, API_URL],
  description:
    "Requests that the release's deployment answered, as Vercel's network counts them: also those that its code never saw, and those for static files. `function_error_rate` and the latencies are of functions alone. These need Observability Plus and a token of the whole team. Vercel counts in whole minutes, and in longer steps for windows of more than an hour: what lies in a part of one at an end of the window is left out. `lcp`, `inp`, `cls`, `fcp` and `ttfb` are the 75th percentiles of Speed Insights, without Observability Plus. Comparisons with what was before count in steps of five minutes; how many requests were slower than a limit Vercel does not say, so of a percentile the number of each step is compared.",
  spec: vercelMetricSpec,
  settleMs: (spec) => spec.settle,
  explain: ({ deployment, path, route }) =>
    [
      deployment === "any" ? "all deployments of the environment" : "requests of the release's deployment",
      ...(route === undefined ? [] : [`route ${route}`]),
      ...(path === undefined ? [] : [`path ${path}`]),
    ].join(", "),
  ofRelease: ({ deployment }) => (deployment === "any" ? null : "deployment"),
  measure: measureOf,
  async connect(metric, spec, context): Promise<MetricSource> {
    const name = measureNameOf(metric, spec);
    if (name === null) throw mistake(String(measureOf(metric, spec)), "Correct the metric in the plan.");
    const source = SOURCES[name];
    const reader: Reader = {
      observability: createObservability(connect(context)),
      source,
      filterFor: (scope) => renderFilter(spec, scope),
    };
    return {
      read: (window, scope) => readMetric(reader, window, scope),
      readBuckets: (request, scope) => readBuckets(reader, request, scope),
    };
  },
};

function connect(context: ProviderContext) {
  const { project } = context;
  if (project === undefined) {
    throw mistake(
      "Vercel is asked for a project, and no plan names one.",
      "Name it: project: { vercel: { project } }.",
    );
  }
  return createConnection({ project: project.name, team: project.team, repository: null }, context);
}

function mistake(message: string, remedy: string): ProviderError {
  return new ProviderError({ reasonCode: "plan_invalid", vendor: VENDOR, message, remedy });
}
