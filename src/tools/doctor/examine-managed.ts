/** What the vendors of a plan's databases hold now: asked by requests that read, and never by one that makes a copy. */
import { renderInstant } from "../../lib/instant.ts";
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import type { CommandContext } from "../../engine/context.ts";
import type { Plan } from "../../plan/plan.ts";
import { planSteps } from "../../plan/plan-steps.ts";
import type { ManagedBackups, RoleRegistry } from "../../providers/contract.ts";
import { judgeSchedule } from "../../steps/backup/managed-schedule.ts";
import { isManagedSpec, type ManagedSpec } from "../../steps/backup/managed-spec.ts";
import type { Question } from "./question.ts";

type Session = Pick<CommandContext, "role" | "clock">;

export function questionsOfManaged(
  plan: Pick<Plan, "stages">,
  players: RoleRegistry["managedDatabases"],
  session: Session,
): readonly Question[] {
  return planSteps(plan).flatMap(({ item }): Question[] => {
    const { spec, title } = item;
    if (item.step !== "backup" || !isManagedSpec(spec)) return [];
    return [
      {
        area: players[spec.vendor]?.vendor ?? spec.vendor,
        subject: title,
        needed: true,
        run: () => examineManaged(title, spec, session),
      },
    ];
  });
}

async function examineManaged(title: string, spec: ManagedSpec, session: Session): Promise<readonly Finding[]> {
  const databases = await session.role("managedDatabases", spec.vendor);
  const branch = spec.kind === "copy" ? spec.branch : null;
  const held = await databases.open({ project: spec.project, branch }).readBackups();
  const [worst = ""] = databases.abilities.cannot;
  return [judge(title, spec, held, session.clock.now()), ok(title, worst)];
}

function judge(title: string, spec: ManagedSpec, held: ManagedBackups, now: number): Finding {
  if (spec.kind === "schedule") {
    const { outcome, remedy = "", summary } = judgeSchedule(spec, held, now);
    return outcome === "pass" ? ok(title, summary) : broken(title, summary, remedy);
  }
  if (held.reach !== null) {
    const found = `The project is there, with a ${held.told}; any moment since ${renderInstant(held.reach.from)} can be restored. Whether the key may make copies shows only when it does.`;
    return ok(title, found);
  }
  const found = `The project is there, with a ${held.told}.`;
  return warning(
    title,
    found,
    "A copy of now can be made all the same; without history no earlier moment can be restored.",
  );
}
