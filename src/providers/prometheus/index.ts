/** Any number that a query in PromQL gives: of Prometheus, Grafana Cloud, Mimir, Thanos, VictoriaMetrics … */
import { cutText } from "../../lib/cut-text.ts";
import type { Measure, MetricProvider } from "../contract.ts";
import { createPrometheusApi } from "./client.ts";
import { readBuckets } from "./read-buckets.ts";
import { pageOf, readWindow } from "./read-window.ts";
import { API_URL, TOKEN, VENDOR } from "./settings.ts";
import { looksOverWindow } from "./fill-query.ts";
import { prometheusSpec, type PrometheusSpec, type PrometheusUnit, type Question } from "./spec.ts";

const SHOWN_QUERY = 120;

export const prometheusMetrics: MetricProvider<PrometheusSpec> = {
  key: "prometheus",
  vendor: VENDOR,
  settings: [TOKEN, API_URL],
  description:
    'Any query in PromQL, at Prometheus or whatever answers like it (Grafana Cloud, Mimir, Thanos, VictoriaMetrics). The metric\'s name is free. A query written alone, such as `memory_usage: { prometheus: "100 * (1 - …)" }`, gives one number; a map says what it is.',
  anyName: true,
  spec: prometheusSpec,
  explain: ({ question }) => cutText(describeQuestion(question), SHOWN_QUERY),
  settleMs: ({ settleMs }) => settleMs,
  ofRelease: ({ question }) => (JSON.stringify(question).includes("{commit}") ? "commit" : null),
  measure: (_metric, spec) => ({ ...measureOf(spec.question), ...bucketsOf(spec) }),
  async connect(_metric, spec, context) {
    const api = createPrometheusApi(spec.tenant, context);
    return {
      read: (window, scope) => readWindow({ api, spec, scope }, window),
      readBuckets: (request, scope) => readBuckets({ api, spec, scope }, request),
      pages: async (scope) => (window) => pageOf({ api, spec, scope }, window),
    };
  },
};

function describeQuestion(question: Question): string {
  switch (question.kind) {
    case "value":
      return question.query;
    case "share":
      return `${question.bad} of ${question.total}`;
    case "count":
      return question.count;
    case "quantile":
      return `${question.quantile} quantile of ${question.histogram}`;
  }
}

const UNITS: Readonly<Record<PrometheusUnit, Measure["unit"]>> = {
  percent: "ratio",
  ratio: "ratio",
  seconds: "duration",
  milliseconds: "duration",
  number: "number",
};

/** How windows can be made of buckets, which need two scrapes each where something is counted in them. */
function bucketsOf({ question, resolutionMs }: PrometheusSpec): Partial<Measure> {
  const queries = Object.values(question).filter((part) => typeof part === "string");
  const names = (text: string) => queries.some((query) => query.includes(text));
  return {
    ...(names("{commit}") ? { ownFirstBucket: true } : {}),
    ...(question.kind === "value"
      ? looksOverWindow(question.query)
        ? { byWindow: true }
        : {}
      : { bucketMs: resolutionMs }),
  };
}

/** As many samples as make a share or a quantile more than the fate of one or two of them. */
function measureOf(question: Question): Measure {
  switch (question.kind) {
    case "value":
      return { unit: UNITS[question.unit], minimumSamples: 1, series: { kind: "level", worse: question.worse } };
    case "share":
      return { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
    case "count":
      return { unit: "count", minimumSamples: 0, series: { kind: "events" } };
    case "quantile": {
      const { quantile } = question;
      const minimumSamples = Math.max(20, Math.ceil(1 / Math.min(quantile, 1 - quantile) - 1e-9));
      return { unit: "duration", minimumSamples, series: { kind: "quantile", quantile } };
    }
  }
}
