/** Every setting that any part of Holdpoint declares, whatever a plan names: what tables and workflows are made from. */
import { isSecret, PLAN_SECRETS, type Setting, type SettingSource, type WorkflowName } from "../lib/setting.ts";
import type { Declaration } from "../providers/contract.ts";
import type { PlanExtensions, PlanGate, PlanRung } from "./extensions.ts";
import { ROLES_OF_EVERY_RELEASE } from "./settings.ts";

const PASSED: ReadonlySet<SettingSource> = new Set(["secret", "variable"]);

export interface DeclaredSetting {
  readonly setting: Setting;
  /** Whether every release uses it, whatever its plan names. */
  readonly always: boolean;
  /** Keys of the gates, steps, metrics and rungs that use it. */
  readonly usedBy: readonly string[];
  /** The workflows that have a use for it. */
  readonly workflows: readonly WorkflowName[];
}

interface Use {
  readonly player: Declaration;
  readonly always: boolean;
  readonly usedBy: readonly string[];
  readonly workflows: readonly WorkflowName[];
}

/** Each name once, in the order of the registries. */
export function declaredSettings(extensions: PlanExtensions): readonly DeclaredSetting[] {
  const byName = new Map<string, DeclaredSetting>();
  for (const { player, always, usedBy, workflows } of usesOf(extensions)) {
    for (const setting of player.settings) {
      const known = byName.get(setting.name);
      byName.set(setting.name, {
        setting: known?.setting ?? setting,
        always: (known?.always ?? false) || always,
        usedBy: [...new Set([...(known?.usedBy ?? []), ...usedBy])],
        workflows: [...new Set([...(known?.workflows ?? []), ...(setting.workflows ?? workflows)])],
      });
    }
  }
  return [...byName.values(), planSecrets(extensions)];
}

type Naming = Pick<PlanGate, "key" | "secrets">;

/** What is no vendor's: it carries whatever secrets a plan names. */
function planSecrets({ gates, metricProviders, rungs = {}, steps = {} }: PlanExtensions): DeclaredSetting {
  const namers = [gates, steps, metricProviders, rungs].flatMap((members) => Object.values<Naming>(members));
  const usedBy = [...new Set(namers.flatMap((one) => (one.secrets === undefined ? [] : [one.key])))];
  return { setting: PLAN_SECRETS, always: false, usedBy, workflows: PLAN_SECRETS.workflows ?? [] };
}

type Player = Pick<PlanRung, "key" | "roles">;

/** A checklist, a release and a look ask gates, the last two read metrics, too; a rollback does neither. */
function usesOf({ roles = {}, gates, metricProviders, rungs = {}, steps = {} }: PlanExtensions): readonly Use[] {
  /** A gate that names a provider of this role uses that one, any other gate each of them. */
  const usersOf = (role: string, player: Declaration, members: Readonly<Record<string, Declaration>>) => [
    ...Object.values(gates).flatMap(({ key, roles: asked = [], provider }) => {
      const uses = provider === undefined || !Object.hasOwn(members, provider) || provider === player.key;
      return asked.includes(role) && uses ? [key] : [];
    }),
    ...[rungs, steps].flatMap((members) =>
      Object.values<Player>(members).flatMap(({ key, roles: asked }) => (asked.includes(role) ? [key] : [])),
    ),
  ];
  const ofRoles = Object.entries(roles).flatMap(([role, members]): Use[] => {
    const always = ROLES_OF_EVERY_RELEASE.some((one) => one === role);
    const workflows = always
      ? (["checklist", "release", "rollback", "watch"] as const)
      : (["checklist", "release", "watch"] as const);
    return Object.values(members).map((player) => ({
      player,
      always,
      usedBy: usersOf(role, player, members),
      workflows,
    }));
  });
  const ofMetrics = Object.values(metricProviders).map((player): Use => ({
    player,
    always: false,
    usedBy: [player.key],
    workflows: ["release", "watch"],
  }));
  return [...ofRoles, ...ofMetrics];
}

/** What a workflow passes to the action: the rest the runner sets, the action takes itself, or comes with the plan's own secrets. */
export function settingsOfWorkflow(extensions: PlanExtensions, workflow: WorkflowName): readonly DeclaredSetting[] {
  return declaredSettings(extensions).filter(
    ({ setting, workflows }) => workflows.includes(workflow) && PASSED.has(setting.source),
  );
}

/** Names of all that are secrets. */
export function declaredSecretNames(extensions: PlanExtensions): readonly string[] {
  return declaredSettings(extensions).flatMap(({ setting }) => (isSecret(setting) ? [setting.name] : []));
}
