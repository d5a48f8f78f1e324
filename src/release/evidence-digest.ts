/**
 * The digest of what a watch was judged from, so that a report that is kept elsewhere can be held against the record. A status
 * has no room for it beside its reason; its log address, which leads to the run with the report, carries it. Pure.
 */
import { createHash } from "node:crypto";

/** As much of a result as is evidence, whoever reads it: from memory, or from a file that was written from it. */
export interface EvidenceOfResult {
  readonly release: string;
  readonly commit: string;
  readonly conditions?: unknown;
  readonly comparison?: unknown;
}

const MARK = "#evidence-sha256-";

/** Null where nothing was judged from anything. */
export function digestEvidence({ release, commit, conditions, comparison }: EvidenceOfResult): string | null {
  if (conditions === undefined && comparison === undefined) return null;
  const text = JSON.stringify([release, commit, conditions ?? null, comparison ?? null]);
  return createHash("sha256").update(text).digest("hex");
}

export function renderEvidenceUrl(runUrl: string, digest: string | null): string {
  return digest === null ? runUrl : `${runUrl}${MARK}${digest}`;
}

/** Null where the address says nothing of it. */
export function parseEvidenceUrl(url: string | null): string | null {
  const digest = url?.split(MARK)[1] ?? "";
  return /^[0-9a-f]{64}$/.test(digest) ? digest : null;
}
