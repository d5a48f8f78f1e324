/** Vercel's commit statuses. Texts choose only among reasons for which nothing is released. */
import type { CommitStatus, CommitWord } from "../../contract.ts";

/** The account of its app; a status by anybody else is not Vercel's. */
const AUTHOR = "vercel[bot]";

/** One context for each project; where the repository has one project alone, without its name. */
export function wordOf(statuses: readonly CommitStatus[], project: string): CommitWord | null {
  const contexts = ["Vercel", `Vercel – ${project}`];
  const status = statuses.find(({ creator, context }) => creator === AUTHOR && contexts.includes(context));
  return status === undefined ? null : { kind: kindOf(status), text: status.description, url: status.targetUrl };
}

function kindOf({ state, description }: CommitStatus): CommitWord["kind"] {
  if (state === "pending") return "other";
  if (state === "success") {
    if (/not affected/i.test(description)) return "unaffected";
    return /ignored build step/i.test(description) ? "ignored" : "other";
  }
  if (/rate.?limit/i.test(description)) return "rate-limited";
  return /author|member|team|seat/i.test(description) ? "blocked" : "refused";
}
