/** What each vendor of the plan offers to be asked, once for each vendor. */
import { ProviderError } from "../../lib/error.ts";
import { mustBeSet, readSetting } from "../../lib/setting.ts";
import { warning } from "../../lib/finding.ts";
import type { Gate } from "../../gates/contract.ts";
import { chooseProvider } from "../../plan/choose-provider.ts";
import type { Plan } from "../../plan/plan.ts";
import { ROLES_OF_EVERY_RELEASE } from "../../plan/settings.ts";
import type {
  Declaration,
  Examination,
  Expected,
  ProviderContext,
  RoleName,
  RolePlayers,
  RoleRegistry,
} from "../../providers/contract.ts";
import { MISSING_REMEDY, type Question } from "./question.ts";

export interface Askable {
  readonly roles: RoleRegistry;
  readonly gates: Readonly<Record<string, Gate>>;
}

export async function questionsOfVendors(
  plan: Plan,
  askable: Askable,
  context: ProviderContext,
  expected: Expected,
): Promise<readonly Question[]> {
  const asked = await Promise.all(
    playersOf(plan, askable).map(async (player) => {
      const examinations = await examinationsOf(player, context, expected);
      return examinations.map((examination) => ({ ...examination, area: player.vendor }));
    }),
  );
  return asked.flat();
}

function playersOf(plan: Plan, { roles, gates }: Askable): readonly Declaration[] {
  const players: RolePlayers = roles;
  const { staging, production } = plan.stages;
  const items = [...plan.checklist, ...staging.verify, ...production.verify];
  const wanted: readonly (readonly [RoleName, string | undefined])[] = [
    ...ROLES_OF_EVERY_RELEASE.map((role) => [role, undefined] as const),
    ...items.flatMap(({ gate }) => (gates[gate]?.roles ?? []).map((role) => [role, gates[gate]?.provider] as const)),
  ];
  const found = wanted.map(([role, key]) => chooseProvider<Declaration>(role, players[role], plan, key));
  return [...new Set(found)].filter(({ examine }) => examine !== undefined);
}

/** Where a setting is missing or wrong there is one that says so, so that nobody takes silence for a good answer. */
async function examinationsOf(
  player: Declaration,
  context: ProviderContext,
  expected: Expected,
): Promise<readonly Examination[]> {
  const missing = player.settings.filter(
    (setting) => mustBeSet(setting, undefined) && readSetting(context.env, setting) === null,
  );
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(" and ");
    const found = `Not checked: nothing of it can be asked without ${names}.`;
    return [told(warning("everything", found, MISSING_REMEDY))];
  }
  try {
    return (await player.examine?.(expected, context)) ?? [];
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return [{ subject: "everything", needed: true, run: () => Promise.reject(error) }];
  }
}

function told(finding: Awaited<ReturnType<Examination["run"]>>[number]): Examination {
  return { subject: finding.subject, needed: true, run: () => Promise.resolve([finding]) };
}
