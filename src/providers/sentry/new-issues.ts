/**
 * Issues that this release brought and that were first seen in the window: firstRelease alone also matches what
 * the same release showed earlier on a preview.
 */
import { z } from "zod";
import type { MetricScope } from "../contract.ts";
import { joinTerms, releaseTerm } from "./search.ts";
import type { SentrySpec } from "./spec.ts";
import type { ReadingRequest } from "./table.ts";
import { windowQuery } from "./time-series.ts";

const ERROR_LEVELS = "issue.category:error level:[error,fatal]";

const issueShape = z.object({ id: z.string(), firstSeen: z.string() });

/** Issues that the release brought, first seen at this instant or later. */
export function newIssueTerms(spec: SentrySpec, scope: MetricScope, from: number): string {
  return joinTerms([
    releaseTerm("firstRelease", spec, scope),
    `firstSeen:>=${new Date(from).toISOString()}`,
    "is:unresolved",
    ERROR_LEVELS,
    spec.query,
  ]);
}

/** When each of them was first seen. */
export async function listNewIssues({ api, spec, scope, window }: ReadingRequest): Promise<readonly number[]> {
  const query = newIssueTerms(spec, scope, window.from);
  const issues = await api.list(
    "issues/",
    { ...windowQuery(spec, scope, window), query, sort: "new", limit: 100, collapse: "stats" },
    issueShape,
  );
  const times = issues.map(({ firstSeen }) => Date.parse(firstSeen));
  return times.filter((at) => at >= window.from && at < window.to);
}
