/** Is the evidence of a result what the result itself, and the release's record, say that it is? Pure. */
import { digestEvidence, type EvidenceOfResult } from "../../release/evidence-digest.ts";
import type { Difference } from "./compare-result.ts";

/** `text`: a result that was understood, whole. `wanted`: what the record says; null where nobody gave it. */
export function compareDigest(text: string, wanted: string | null): readonly Difference[] {
  const result = JSON.parse(text) as EvidenceOfResult & { readonly evidenceDigest?: unknown };
  const { evidenceDigest } = result;
  const replayed = digestEvidence(result);
  const said = typeof evidenceDigest === "string" ? evidenceDigest : null;
  return [
    ...(said === null || said === replayed ? [] : [{ at: "evidenceDigest", recorded: said, replayed }]),
    ...(wanted === null || wanted === replayed ? [] : [{ at: "evidence in the record", recorded: wanted, replayed }]),
  ];
}
