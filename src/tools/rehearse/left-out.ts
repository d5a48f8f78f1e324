/** Why an item of a team's own plan cannot be rehearsed on loopback, by its gate: one table for releases and checklists. */
import type { GateItem } from "../../plan/plan.ts";

const REASON: Readonly<Record<string, string>> = {
  command: "it works on the repository's own files, and a rehearsal has others",
  bundle: "it reads what the repository's own build wrote",
  coverage: "it reads what the repository's own tests wrote",
  migrations: "there is no database on loopback",
  rls: "there is no database on loopback",
  tls: "loopback has no certificate",
  drill: "there is no history of drills on loopback",
  prior: "there is no history of releases on loopback",
};

/** A sentence for an item that is left out; null where it is rehearsed. */
export function whyLeftOut({ title, gate }: Pick<GateItem, "title" | "gate">): string | null {
  const reason = Object.hasOwn(REASON, gate) ? REASON[gate] : undefined;
  return reason === undefined ? null : `${title} (${gate}) is left out: ${reason}.`;
}
