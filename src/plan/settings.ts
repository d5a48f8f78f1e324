/** What a plan needs from the environment, so that a missing token is found before anything is touched. */
import type { Position, Problem } from "../lib/error.ts";
import { missingSetting, mustBeSet, readSetting, type Setting } from "../lib/setting.ts";
import type { Declaration, RoleName } from "../providers/contract.ts";
import { resolveAddress } from "../lib/vendor-address.ts";
import { chooseProvider } from "./choose-provider.ts";
import type { PlanExtensions } from "./extensions.ts";
import type { GateItem, Plan, StepItem } from "./plan.ts";
import { planSteps } from "./plan-steps.ts";

/** A setting that a plan uses, and where. */
export interface PlannedSetting {
  readonly setting: Setting;
  /** Whether nothing works without it. */
  readonly required: boolean;
  /** Who reads it: `Sentry`; null for a variable that the plan itself names. */
  readonly vendor: string | null;
  /** The first place in the plan that needs it. */
  readonly position: Position;
  /** What needs it, in words: `gate "Sidebar loads" (http)`. */
  readonly neededBy: string;
  /** A rung of the rollback's ladder needs it, which no checklist takes. */
  readonly ofRung?: true;
}

/** `release` leaves out the checklist, which runs elsewhere, item by item; a `rollback` runs no gate, no step, no metric and no rung but the host's. */
export type SettingsScope = "all" | "release" | "rollback";

/** Played in every release, whatever its plan names. */
export const ROLES_OF_EVERY_RELEASE: readonly RoleName[] = ["host", "forge"];

/** Every setting that the plan uses, required or not, each name once and in their order. */
export function listSettings(plan: Plan, extensions: PlanExtensions, scope: SettingsScope = "all"): PlannedSetting[] {
  const start: Position = { file: plan.file, line: 1, column: 1 };
  const { staging, production } = plan.stages;
  const setups = [staging.setup, production.setup].filter((setup) => setup !== null);
  const inStages = scope === "rollback" ? [] : [...setups, ...staging.verify, ...production.verify];
  const gates = [...(scope === "all" ? plan.checklist : []), ...inStages];
  const metrics = scope === "rollback" ? [] : Object.values(production.watch?.metrics ?? {});
  const all = [
    ...ROLES_OF_EVERY_RELEASE.flatMap((role) =>
      playersOf([role], plan, extensions).flatMap((player) => settingsOf(player, undefined, start, player.vendor)),
    ),
    ...gates.flatMap((item) => settingsOfGate(item, plan, extensions)),
    ...(scope === "rollback" ? [] : planSteps(plan).flatMap(({ item }) => settingsOfStep(item, plan, extensions))),
    ...(scope === "rollback"
      ? []
      : plan.rollback.ladder.flatMap((key) => settingsOfRung(key, plan, start, extensions))),
    ...metrics.flatMap(({ name, provider, spec, position }) => {
      const player = extensions.metricProviders[provider];
      if (player === undefined) return [];
      const neededBy = `metric ${name} (${provider})`;
      const place = { position: position ?? start, neededBy };
      return [
        ...namedSettings(player.secrets?.(spec) ?? [], [player], place, extensions),
        ...settingsOf(player, spec, place.position, neededBy),
      ];
    }),
  ];
  const byName = new Map<string, PlannedSetting>();
  for (const one of all) {
    const known = byName.get(one.setting.name);
    if (known === undefined || (one.required && !known.required)) byName.set(one.setting.name, one);
  }
  const used = [...byName.values()].map((one) => (plan.onlyObserves === true ? forObserver(one) : one));
  return used.toSorted((left, right) => (left.setting.name < right.setting.name ? -1 : 1));
}

/** Whoever changes nothing needs less. */
function forObserver({ setting, ...planned }: PlannedSetting): PlannedSetting {
  const { inObserving: scopes } = setting;
  return { ...planned, setting: scopes === undefined ? setting : { ...setting, scopes } };
}

/**
 * A problem for each that must be set for a release, or a rollback, and is not set or empty in `env`, and for each address
 * that no token may be sent to: found here, not in the middle of a watch.
 */
export function checkSettings(
  plan: Plan,
  extensions: PlanExtensions,
  env: Readonly<Record<string, string | undefined>>,
  scope: SettingsScope = "release",
): Problem[] {
  return listSettings(plan, extensions, scope).flatMap(({ setting, required, position, neededBy }): Problem[] => {
    if (required && readSetting(env, setting) === null) return [{ ...missingSetting(setting, neededBy), position }];
    if (setting.default === undefined) return [];
    const found = resolveAddress(env, plan.project.addresses, { ...setting, default: setting.default });
    if (found instanceof URL) return [];
    return [{ reasonCode: "usage", message: `${setting.name} ${found.trouble}.`, remedy: found.remedy, position }];
  });
}

/** What the vendors themselves read, whatever a plan names. */
export function vendorSettings({
  roles = {},
  metricProviders,
}: Pick<PlanExtensions, "roles" | "metricProviders">): Setting[] {
  const players: Declaration[] = [...Object.values(roles).flatMap(Object.values), ...Object.values(metricProviders)];
  return players.flatMap(({ settings }) => settings.filter(({ namedByPlan }) => namedByPlan !== true));
}

function playersOf(
  roles: readonly string[],
  plan: Plan,
  { roles: registry = {} }: PlanExtensions,
  wanted?: string,
): Declaration[] {
  return roles.flatMap((role) => {
    const members = registry[role];
    return members === undefined ? [] : [chooseProvider(role as RoleName, members, plan, wanted)];
  });
}

function settingsOf(player: Declaration, spec: unknown, position: Position, neededBy: string): PlannedSetting[] {
  return player.settings
    .filter(({ namedByPlan }) => namedByPlan !== true)
    .map((setting) => ({ setting, required: mustBeSet(setting, spec), vendor: player.vendor, position, neededBy }));
}

function settingsOfGate(item: GateItem, plan: Plan, extensions: PlanExtensions): PlannedSetting[] {
  const gate = extensions.gates[item.gate];
  const players = playersOf(gate?.roles ?? [], plan, extensions, gate?.provider);
  const neededBy = `gate "${item.title}" (${item.gate})`;
  const place = { position: item.position, neededBy };
  const named = namedSettings(gate?.secrets?.(item.spec) ?? [], players, place, extensions);
  return [...named, ...players.flatMap((player) => settingsOf(player, undefined, item.position, neededBy))];
}

function settingsOfStep({ title, step: key, spec, position }: StepItem, plan: Plan, extensions: PlanExtensions) {
  const step = extensions.steps?.[key];
  if (step === undefined) return [];
  const players = playersOf(step.rolesFor?.(spec) ?? step.roles, plan, extensions, step.provider?.(spec));
  const neededBy = `step "${title}" (${key})`;
  const place = { position, neededBy };
  const named = namedSettings(step.secrets?.(spec) ?? [], players, place, extensions);
  const optional = namedSettings(step.optionalSecrets?.(spec) ?? [], players, place, extensions).map((one) => {
    return { ...one, required: false };
  });
  return [...named, ...optional, ...players.flatMap((player) => settingsOf(player, spec, position, neededBy))];
}

function settingsOfRung(key: string, plan: Plan, position: Position, extensions: PlanExtensions): PlannedSetting[] {
  const rung = extensions.rungs?.[key];
  const spec = plan.rollback.rungs[key];
  if (rung === undefined) return [];
  const players = playersOf(rung.roles, plan, extensions, rung.provider?.(spec));
  const neededBy = `rung "${key}" of the rollback's ladder`;
  const named = namedSettings(rung.secrets?.(spec) ?? [], players, { position, neededBy }, extensions);
  const all = [...named, ...players.flatMap((player) => settingsOf(player, spec, position, neededBy))];
  return all.map((one) => ({ ...one, ofRung: true }));
}

/** Variables that the plan itself names. */
function namedSettings(
  names: readonly string[],
  players: readonly Declaration[],
  place: Pick<PlannedSetting, "position" | "neededBy">,
  extensions: PlanExtensions,
): PlannedSetting[] {
  const vendors = vendorSettings(extensions);
  return names.map((name) => ({
    setting: vendors.find((setting) => setting.name === name) ?? namedByPlan(name, players),
    required: true,
    vendor: null,
    ...place,
  }));
}

/** What a role that lets the plan name its variables says about them; else no more is known than that it is one. */
function namedByPlan(name: string, players: readonly Declaration[]): Setting {
  const usual = players.flatMap(({ settings }) => settings.filter((setting) => setting.namedByPlan === true));
  const about = usual.find((setting) => setting.name === name) ?? usual[0];
  return { purpose: "do what the plan says", source: "plan-secret", ...about, name };
}
