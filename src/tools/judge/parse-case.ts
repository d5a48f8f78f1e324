/** One watch's evidence, or every mistake in it with its place. */
import type { Problem } from "../../lib/error.ts";
import { type WatchEvidence, watchEvidence } from "../../judge/evidence/watch-evidence.ts";
import { type DocumentKind, parseDocument } from "./parse-document.ts";
import type { Case } from "./read-cases.ts";

const EVIDENCE: DocumentKind<WatchEvidence> = {
  schema: watchEvidence,
  words: {
    whole: "the evidence",
    isNot: "not the evidence of a watch",
    remedy: "It is an object with alpha, horizonSeconds and metrics; see docs/evidence.md.",
  },
  mayHaveDuplicates,
};

export type ParsedCase = { readonly evidence: WatchEvidence } | { readonly problems: readonly Problem[] };

export function parseCase(given: Case): ParsedCase {
  const parsed = parseDocument(given, EVIDENCE);
  return "problems" in parsed ? parsed : { evidence: parsed.value };
}

/** There are as many colons as keys, unless a text has some. */
function mayHaveDuplicates(text: string, { metrics }: WatchEvidence): boolean {
  let keys = 3;
  for (const { id, null: boundary, buckets } of metrics) {
    keys += 5 + Object.keys(boundary).length + (id.split(":").length - 1);
    for (const bucket of buckets) for (const _ in bucket) keys += 1;
  }
  let colons = 0;
  for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1)) colons += 1;
  return colons !== keys;
}
