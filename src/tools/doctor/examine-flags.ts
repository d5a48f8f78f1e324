/** Would a rollback find the flag that the ladder sets, and could it set it? Each is read once. */
import { broken, type Finding, ok } from "../../lib/finding.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Plan } from "../../plan/plan.ts";
import { plannedFlags } from "../../plan/planned-flags.ts";
import type { PlannedFlag, RoleRegistry } from "../../providers/contract.ts";
import type { Question } from "./question.ts";

export function questionsOfFlags(
  plan: Plan,
  players: RoleRegistry["flags"],
  session: Pick<CommandContext, "role">,
): readonly Question[] {
  return plannedFlags(plan).map((planned): Question => ({
    area: players[planned.vendor]?.vendor ?? planned.vendor,
    subject: planned.name,
    needed: true,
    run: () => examineFlag(planned, session),
  }));
}

async function examineFlag(
  { vendor, spec, name }: PlannedFlag,
  session: Pick<CommandContext, "role">,
): Promise<readonly Finding[]> {
  const flag = (await session.role("flags", vendor)).open(spec);
  const { setting, obstacle } = await flag.read();
  if (obstacle !== null) return [broken(name, obstacle, "Correct `rollback.flag` in the plan, or the flag.")];
  const more = (await flag.examine?.()) ?? [];
  return [ok(name, `The flag is ${JSON.stringify(setting)}. What the token may set shows only when it does.`), ...more];
}
