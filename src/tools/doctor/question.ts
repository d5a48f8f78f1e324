/** One question to a vendor, and what it means where there is no answer. */
import { ProviderError, UsageError } from "../../lib/error.ts";
import { broken, type Finding, warning } from "../../lib/finding.ts";
import { type ReasonCode, reasonClass } from "../../lib/reason-code.ts";
import type { Examination } from "../../providers/contract.ts";

/** `area`: whom or what it is about, as a heading: `Vercel`. */
export interface Question extends Examination {
  readonly area: string;
}

export interface AreaFinding extends Finding {
  readonly area: string;
}

/** What is to be done about a missing setting stands once, where the settings are. */
export const MISSING_REMEDY = "Set it, as it says under Settings, and run this again.";

/** Never throws but for a mistake of ours: what a vendor does not say is a finding, too. */
export async function ask(question: Question, deadline: AbortSignal): Promise<readonly AreaFinding[]> {
  const { area } = question;
  try {
    return (await question.run()).map((finding) => ({ ...finding, area }));
  } catch (error) {
    return [{ ...withoutAnswer(question, error, deadline), area }];
  }
}

function withoutAnswer(question: Examination, error: unknown, deadline: AbortSignal): Finding {
  const { subject } = question;
  if (deadline.aborted && error === deadline.reason) {
    return warning(subject, "Not checked: there was no answer in time.", "Run this again.");
  }
  if (error instanceof UsageError) {
    const messages = error.problems.map(({ message }) => message).join(" ");
    return warning(subject, `Not checked: ${messages}`, MISSING_REMEDY);
  }
  if (!(error instanceof ProviderError)) throw error;
  return judgeRefusal(question, error);
}

/** What a release needs too and may not have is broken; what only we asked for, nobody knows. */
export function judgeRefusal(
  { subject, needed, byHand }: Pick<Examination, "subject" | "needed" | "byHand">,
  {
    reasonCode,
    message,
    remedy,
  }: { readonly reasonCode: ReasonCode; readonly message: string; readonly remedy: string },
): Finding {
  const kind = reasonClass(reasonCode);
  if (kind === "vendor") return warning(subject, `Not checked: ${message}`, remedy);
  if (needed) return broken(subject, message, remedy);
  const instead =
    byHand === undefined ? remedy : `Look at it by hand (${byHand}), or run doctor with a token that may see it.`;
  return warning(subject, `Cannot be checked with this token: ${message}`, instead);
}
