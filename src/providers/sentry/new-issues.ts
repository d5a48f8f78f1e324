/**
 * Issues that this release brought and that were first seen in the window: firstRelease alone also matches what
 * the same release showed earlier on a preview.
 */
import { z } from "zod";
import { joinTerms, releaseTerm } from "./search.ts";
import type { ReadingRequest } from "./table.ts";
import { windowQuery } from "./time-series.ts";

const ERROR_LEVELS = "issue.category:error level:[error,fatal]";

const issueShape = z.object({ id: z.string(), firstSeen: z.string() });

export interface NewIssues {
  readonly firstSeenAt: readonly number[];
  readonly query: string;
}

export async function listNewIssues({ api, spec, scope, window }: ReadingRequest): Promise<NewIssues> {
  const query = joinTerms([
    releaseTerm("firstRelease", spec, scope),
    `firstSeen:>=${new Date(window.from).toISOString()}`,
    "is:unresolved",
    ERROR_LEVELS,
    spec.query,
  ]);
  const issues = await api.list(
    "issues/",
    { ...windowQuery(spec, scope, window), query, sort: "new", limit: 100, collapse: "stats" },
    issueShape,
  );
  const times = issues.map(({ firstSeen }) => Date.parse(firstSeen));
  return { query, firstSeenAt: times.filter((at) => at >= window.from && at < window.to) };
}
