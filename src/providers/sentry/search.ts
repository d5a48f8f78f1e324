/** Search terms of one reading: whose requests, in which release. */
import type { MetricScope } from "../contract.ts";
import type { SentrySpec } from "./spec.ts";

/** The release's name at Sentry, null where all releases are looked at. */
export function releaseOf(spec: SentrySpec, scope: MetricScope): string | null {
  return spec.release === "any" || scope.anyRelease === true
    ? null
    : spec.release.replace("{commit}", () => scope.commit);
}

/** Release versions may contain `@`, `+` and spaces: always quoted. */
export function releaseTerm(name: "release" | "firstRelease", spec: SentrySpec, scope: MetricScope): string | null {
  const release = releaseOf(spec, scope);
  return release === null ? null : `${name}:"${release.replace(/["\\]/g, "\\$&")}"`;
}

export function joinTerms(terms: readonly (string | null | undefined)[]): string {
  return terms.filter((term) => term !== null && term !== undefined && term !== "").join(" ");
}

/**
 * Requests that the site answered: segment spans of a server. Without `is_transaction` child spans would dilute
 * every rate. A plan that names a `span.op` itself means other work than HTTP.
 */
export function requestTerms(spec: SentrySpec, scope: MetricScope): string {
  const ownOp = /(?:^|\s)!?span\.op:/.test(spec.query ?? "");
  return joinTerms(["is_transaction:true", ownOp ? null : "span.op:http.server", releaseTerm("release", spec, scope)]);
}
