import type { Evidence } from "../../lib/verdict.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import type { SomeNames } from "./read-facts.ts";

/** One part of the answer. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
}

export function unfit(summary: string, remedy: string): Finding {
  return { outcome: "fail", reasonCode: "database_unfit", summary, remedy };
}

export function withoutRights(summary: string, remedy: string): Finding {
  return { outcome: "fail", reasonCode: "database_rights_missing", summary, remedy };
}

/** `public.a, public.b and 12 more`. */
export function renderNames({ count, first }: SomeNames): string {
  const more = count - first.length;
  return `${first.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
