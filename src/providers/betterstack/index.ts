/** Better Stack as a source of metrics: counts, shares and quantiles of the events that a site logs. */
import { ProviderError } from "../../lib/error.ts";
import { missingSetting, readSetting } from "../../lib/setting.ts";
import type { MetricProvider, ProviderContext } from "../contract.ts";
import { renderFilter } from "./filter-text.ts";
import { measureOf } from "./measures.ts";
import { createQuery } from "./query.ts";
import { readBuckets, type Reader, readMetric } from "./read.ts";
import { API_URL, PASSWORD, SOURCE, USERNAME, VENDOR } from "./settings.ts";
import { betterStackSpec, type BetterStackSpec } from "./spec.ts";

export const betterStackMetrics: MetricProvider<BetterStackSpec> = {
  key: "betterstack",
  vendor: VENDOR,
  settings: [USERNAME, PASSWORD, SOURCE, API_URL],
  description:
    "Events that the site logs, by its SQL API: how many there are of a kind, their share among others, or a quantile of a number that they have. None is counted as zero only where the source has other events in the window.",
  anyName: true,
  spec: betterStackSpec,
  settleMs: ({ settle }) => settle,
  explain: ({ where, among, value, quantile = 0.99, release, source }) =>
    [
      ...(value === undefined ? [] : [`${Number((quantile * 100).toFixed(3))} % quantile of ${value.join(".")}`]),
      ...(where === undefined ? [] : [renderFilter(where)]),
      ...(among === undefined ? [] : [`among ${renderFilter(among)}`]),
      ...(release === undefined ? ["all releases"] : [`release by ${release.join(".")}`]),
      ...(source === undefined ? [] : [`source ${source}`]),
    ].join(", "),
  ofRelease: ({ release }) => (release === undefined ? null : "commit"),
  measure: (_metric, spec) => measureOf(spec),
  async connect(_metric, spec, context) {
    const reader: Reader = { query: createQuery(context), source: sourceOf(spec, context), spec };
    return {
      read: (window, scope) => readMetric(reader, window, scope),
      readBuckets: (request, scope) => readBuckets(reader, request, scope),
    };
  },
};

/** A name that is no table's would be SQL. */
function sourceOf(spec: BetterStackSpec, { env }: ProviderContext): string {
  const source = spec.source ?? readSetting(env, SOURCE);
  if (source === null) {
    const { message, remedy } = missingSetting(SOURCE, VENDOR);
    throw new ProviderError({ reasonCode: "secret_missing", vendor: VENDOR, message, remedy });
  }
  if (/^t\d+_[a-z0-9_]+$/.test(source)) return source;
  throw new ProviderError({
    reasonCode: "usage",
    vendor: VENDOR,
    message: `${SOURCE.name} is not team and source as in the names of its tables.`,
    remedy: `Set ${SOURCE.name} to a name such as t123456_web (Better Stack, Sources).`,
  });
}
