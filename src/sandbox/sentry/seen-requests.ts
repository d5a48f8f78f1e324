/** What a metric at Sentry looks at, of all that the demo site reports. */
import type { WatchedMetric } from "../declaration.ts";
import { fieldsOf, textOf } from "../spec-fields.ts";
import { matchesTerm, parseSearch, type SearchTerm } from "./search-query.ts";

/** Differ from request to request, or are the reading's own: the site reports whatever is asked for. */
const VARIED = new Set(["release", "environment", "span.status", "span.status_code", "trace.status"]);
/** They count what goes wrong: nothing seen is a good zero. */
const ERRORS = new Set(["error_count", "new_issues"]);
const VITALS = new Set(["lcp", "inp", "cls", "fcp", "ttfb"]);

/** Names of requests that a query of one of these metrics asks for, letter by letter. */
export function requestNamesOf(metrics: readonly WatchedMetric[]): readonly string[] {
  const terms = sentryMetrics(metrics).flatMap(({ spec }) => termsOf(spec) ?? []);
  const names = terms
    .filter(({ key, negated, operator }) => key === "transaction" && !negated && operator === "is")
    .flatMap(({ values }) => values);
  return [...new Set(names.filter((name) => /^(?:[A-Z]+ )?\/[^*]*$/.test(name)))];
}

/** Those of the named requests that the metric looks at; null where it is not about requests, or not Sentry's. */
export function seenRequests(metric: WatchedMetric, names: readonly string[]): readonly string[] | null {
  if (sentryMetrics([metric]).length === 0) return null;
  const spec = fieldsOf(metric.spec);
  const measure = textOf(spec.measure) ?? metric.name;
  if (ERRORS.has(measure)) return null;
  const terms = termsOf(metric.spec);
  if (measure === "crash_free_sessions") return terms !== null && terms.every(({ key }) => VARIED.has(key)) ? null : [];
  return terms === null ? [] : names.filter((name) => terms.every((term) => isMet(term, name)));
}

/** Whether any of them is of what browsers measure: nobody else keeps it. */
export function readsVitals(metrics: readonly WatchedMetric[]): boolean {
  return sentryMetrics(metrics).some(({ name, spec }) => VITALS.has(textOf(fieldsOf(spec).measure) ?? name));
}

export function sentryMetrics(metrics: readonly WatchedMetric[]): readonly WatchedMetric[] {
  return metrics.filter(({ provider }) => provider === "sentry");
}

/** Null where the query is not understood. */
function termsOf(spec: unknown): readonly SearchTerm[] | null {
  const terms = parseSearch(textOf(fieldsOf(spec).query) ?? "");
  return "unknown" in terms ? null : terms;
}

function isMet(term: SearchTerm, name: string): boolean {
  if (VARIED.has(term.key)) return true;
  const [method = ""] = name.split(" /");
  const reported: Readonly<Record<string, string>> = {
    transaction: name,
    "transaction.method": method.startsWith("/") ? "GET" : method,
    "span.description": name,
    "span.op": "http.server",
    is_transaction: "true",
  };
  return matchesTerm(term, reported[term.key]);
}
