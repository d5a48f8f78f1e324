/** The names of the secrets that a plan needs, so that a missing one is found before anything is touched. */
import type { Position, Problem } from "../lib/error.ts";
import type { PlanExtensions } from "./extensions.ts";
import type { GateItem, Plan } from "./plan.ts";

export interface RequiredSecret {
  readonly name: string;
  /** The first place in the plan that needs it. */
  readonly position: Position;
  /** What needs it, in words: `gate "Sidebar loads" (http)`. */
  readonly neededBy: string;
}

/**
 * Every environment variable that the plan's gates and metrics need, by name, each once. `release` leaves out those of
 * the checklist, which runs elsewhere and whose items hold one by one where theirs is not set.
 */
export function requiredSecrets(
  plan: Plan,
  extensions: PlanExtensions,
  scope: "all" | "release" = "all",
): RequiredSecret[] {
  const start: Position = { file: plan.file, line: 1, column: 1 };
  const { staging, production } = plan.stages;
  const gates = [...(scope === "all" ? plan.checklist : []), ...staging.verify, ...production.verify];
  const all = [
    ...(extensions.secrets ?? []).map((secret) => ({ ...secret, position: start })),
    ...gates.flatMap((item) => secretsOfGate(item, extensions)),
    ...Object.values(production.watch?.metrics ?? {}).flatMap(({ name, provider, spec, position }) =>
      (extensions.metricProviders[provider]?.secrets(spec) ?? []).map((secret) => ({
        name: secret,
        position: position ?? start,
        neededBy: `metric ${name} (${provider})`,
      })),
    ),
  ];
  const byName = new Map<string, RequiredSecret>();
  for (const secret of all) if (!byName.has(secret.name)) byName.set(secret.name, secret);
  return [...byName.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** A problem for each of those that a release needs and that is not set, or is empty, in `env`. */
export function checkSecrets(
  plan: Plan,
  extensions: PlanExtensions,
  env: Readonly<Record<string, string | undefined>>,
): Problem[] {
  return requiredSecrets(plan, extensions, "release")
    .filter(({ name }) => (env[name] ?? "").trim() === "")
    .map(({ name, position, neededBy }) => ({
      message: `the secret ${name} is not set; it is needed by ${neededBy}`,
      position,
      remedy: `Add ${name} to the repository's secrets and map it in the workflow (secrets: ${name}: \${{ secrets.${name} }}), or export it in the terminal.`,
    }));
}

function secretsOfGate(item: GateItem, extensions: PlanExtensions): RequiredSecret[] {
  const gate = extensions.gates[item.gate];
  const ofRoles = (gate?.roles ?? []).flatMap((role) => extensions.roles?.[role]?.secrets ?? []);
  const names = [...(gate?.secrets?.(item.spec) ?? []), ...ofRoles];
  return names.map((name) => ({ name, position: item.position, neededBy: `gate "${item.title}" (${item.gate})` }));
}
