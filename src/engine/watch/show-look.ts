/** Shows what one look at a watch found, whoever made it. */
import type { ConditionStanding } from "../../judge/judge-look.ts";
import { recordCondition } from "../../judge/recorded-condition.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import type { Look } from "./look-once.ts";
import { isTrouble, SETTLING_MS, showCompared } from "./show-compared.ts";

/** `announced`: what was said by this process already. */
export function showLook(context: CommandContext, journal: Journal, look: Look, announced: Set<string>): void {
  for (const standing of look.standings) showCondition(journal, standing, look.elapsedMs);
  showCompared(context, journal, look, announced);
}

/** How far the watch is, and how many of its conditions are clear. */
export function standingOf({ standings, compared, elapsedMs, totalMs }: Look) {
  const all = [...standings, ...compared.standings];
  const clear = all.filter(({ verdict }) => verdict?.outcome === "pass").length;
  return { elapsedMs, totalMs, clear, open: all.length - clear };
}

/** Until its first window is full a condition is open by nature; that is not worth a line, unless its vendor is in trouble. */
function showCondition(journal: Journal, standing: ConditionStanding, elapsedMs: number): void {
  const { watched, verdict } = standing;
  if (verdict === null) return;
  const { condition, span, watched: whole } = watched;
  const filling = elapsedMs - (span.from - whole.from) < condition.overMs + SETTLING_MS && verdict.outcome === "hold";
  if (!filling || isTrouble(verdict)) journal.condition(condition.text, verdict, recordCondition(standing));
}
