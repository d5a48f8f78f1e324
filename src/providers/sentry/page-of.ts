/** Where people see at Sentry what a measure says of a window. */
import type { MetricScope, MetricWindow, PageOf } from "../contract.ts";
import type { SentryApi } from "./client.ts";
import { newIssueTerms } from "./new-issues.ts";
import { joinTerms, releaseTerm, requestTerms } from "./search.ts";
import type { SentryMeasure, SentrySpec } from "./spec.ts";
import { windowQuery } from "./time-series.ts";
import { ATTRIBUTES_OF, isWebVital } from "./web-vitals.ts";

const TRACES = "explore/traces/";
const ISSUES = "issues/";

export interface PageRequest {
  readonly api: SentryApi;
  readonly measure: SentryMeasure;
  readonly spec: SentrySpec;
  readonly scope: MetricScope;
}

export async function createPageOf({ api, measure, spec, scope }: PageRequest): Promise<PageOf> {
  const urlOf = await api.pages();
  return (window) => {
    const { path, query } = pageOf(measure, spec, scope, window);
    return urlOf(path, { ...windowQuery(spec, scope, window), query });
  };
}

function pageOf(
  measure: SentryMeasure,
  spec: SentrySpec,
  scope: MetricScope,
  window: MetricWindow,
): { readonly path: string; readonly query: string } {
  const own = releaseTerm("release", spec, scope);
  const of = (path: string, ...terms: readonly (string | null | undefined)[]) => ({ path, query: joinTerms(terms) });
  if (isWebVital(measure)) {
    const has = ATTRIBUTES_OF[measure].map((attribute) => `has:${attribute}`).join(" OR ");
    return of(TRACES, own, `(${has})`, spec.query);
  }
  switch (measure) {
    case "new_issues":
      return of(ISSUES, newIssueTerms(spec, scope, window.from));
    case "error_count":
      return of(ISSUES, own, spec.query);
    case "crash_free_sessions":
      return of("releases/", own, spec.query);
    case "count":
      return of(TRACES, own, spec.query);
    case "error_rate":
      return of(TRACES, requestTerms(spec, scope), "has:span.status_code", spec.query);
    default:
      return of(TRACES, requestTerms(spec, scope), spec.query);
  }
}
