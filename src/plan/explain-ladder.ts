/** The ladder of a plan for people: what is tried, in which order, and what it leaves as it is. */
import type { PlanExtensions, PlanRung } from "./extensions.ts";
import { HOST_RUNG } from "./patterns.ts";
import type { Plan } from "./plan.ts";

/** Whole sentences; none where the host's own rung is the only one. */
export function explainLadder({ rollback }: Pick<Plan, "rollback">, { rungs = {} }: PlanExtensions): readonly string[] {
  const { ladder } = rollback;
  if (ladder.length === 1) return [];
  const host = ladder.indexOf(HOST_RUNG);
  return [
    `A rollback climbs a ladder: ${ladder.join(", ")}. What comes before host has half a minute each, and ends the ladder only where production's http gates failed right before it and pass since; then the release stays, and a person decides.`,
    ...ladder.map((key, index) => {
      const rung = rungs[key];
      const what = rung === undefined ? "" : `: ${rung.explain(rollback.rungs[key])}`;
      const when = index <= host ? "" : whenAfterHost(rung?.moves);
      return `Rung ${index + 1}, ${key}${what}${when}. It does not undo ${rung?.cannotUndo ?? "what is not known"}.`;
    }),
  ];
}

function whenAfterHost(moves: PlanRung["moves"] | undefined): string {
  if (moves === "data") return "";
  return moves === "source"
    ? ", once the release is out"
    : ", where the rollback was not possible or the known-good deployment does not pass production's gates";
}
