import { type Evidence, type Outcome, pass, type Verdict, worstOutcome } from "./verdict.ts";
import type { ReasonCode } from "./reason-code.ts";

/** One thing that a gate with several limits has against what it looked at. */
export interface Finding {
  readonly outcome: Exclude<Outcome, "pass">;
  readonly reasonCode: ReasonCode;
  readonly summary: string;
  readonly remedy: string;
}

/** A summary stays readable; every limit has its own line in the evidence. */
const SHOWN_FINDINGS = 3;

/** The worst finding decides outcome and reason; all are told, the worst first. Without one it is a pass. */
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
    outcome: worstOutcome(ranked.map(({ outcome }) => outcome)),
    reasonCode: worst.reasonCode,
    summary: [...told, ...(more > 0 ? [`And ${more} more, in the evidence.`] : [])].join(" "),
    remedy: [...new Set(ranked.map(({ remedy }) => remedy))].join(" "),
    evidence,
  };
}
