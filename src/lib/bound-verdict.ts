import { cutText } from "./cut-text.ts";
import type { Evidence, Verdict } from "./verdict.ts";

/** Characters of a sentence. */
const SENTENCE = 2_000;
const LABEL = 200;
/** The last lines of a command have that many. */
const VALUE = 12_000;
/** Of all evidence together; what people are shown of it is far less. */
const ALL_EVIDENCE = 100_000;

/** More than any verdict has, in JSON with all that it quotes, but for what it measured. */
export const MAXIMUM_VERDICT_CHARACTERS = 500_000;

/**
 * The verdict with all of its texts cut. They quote others, a pull request's file or a site's answer, and whatever those
 * write, a result stays what a comment, a log and a step's output can hold.
 */
export function boundVerdict<Bounded extends Verdict>(verdict: Bounded): Bounded {
  return {
    ...verdict,
    summary: cutText(verdict.summary, SENTENCE),
    ...(verdict.remedy === undefined ? {} : { remedy: cutText(verdict.remedy, SENTENCE) }),
    evidence: boundEvidence(verdict.evidence),
  };
}

function boundEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const kept: Evidence[] = [];
  let left = ALL_EVIDENCE;
  for (const piece of evidence) {
    const bounded = boundPiece(piece);
    left -= bounded.label.length + bounded.value.length + (bounded.url?.length ?? 0);
    if (left < 0) return [...kept, { label: "not shown", value: `${evidence.length - kept.length} more` }];
    kept.push(bounded);
  }
  return kept;
}

/** Half an address leads somewhere else: a longer one is left out. */
function boundPiece({ label, value, url }: Evidence): Evidence {
  const bounded = { label: cutText(label, LABEL), value: cutText(value, VALUE) };
  return url === undefined || url.length > SENTENCE ? bounded : { ...bounded, url };
}
