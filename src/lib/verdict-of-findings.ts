import type { ReasonFor } from "./reason-code.ts";
import { type Evidence, type Outcome, pass, type Verdict } from "./verdict.ts";

interface FindingOf<Of extends Outcome> {
  readonly outcome: Of;
  readonly reasonCode: ReasonFor<Of>;
  readonly summary: string;
  readonly remedy: string;
}

/** One thing that a gate with several limits has against what it looked at. */
export type Finding = FindingOf<"fail"> | FindingOf<"hold">;

/** A summary stays readable; every limit has its own line in the evidence. */
const SHOWN_FINDINGS = 3;

/** The worst finding decides outcome and reason; all are reported, the worst first. Without one it is a pass. */
export function verdictOfFindings(
  findings: readonly Finding[],
  passed: string,
  evidence: readonly Evidence[],
): Verdict {
  const ranked = [
    ...findings.filter(({ outcome }) => outcome === "fail"),
    ...findings.filter(({ outcome }) => outcome === "hold"),
  ];
  const [worst] = ranked;
  if (worst === undefined) return pass("gate_passed", passed, evidence);
  const more = ranked.length - SHOWN_FINDINGS;
  const told = ranked.slice(0, SHOWN_FINDINGS).map(({ summary }) => summary);
  return {
    ...worst,
    summary: [...told, ...(more > 0 ? [`And ${more} more, in the evidence.`] : [])].join(" "),
    remedy: [...new Set(ranked.map(({ remedy }) => remedy))].join(" "),
    evidence,
  };
}
