/** Mistakes of a plan that names a variable which is handed to nobody: see why-refused.ts. */
import type { Problem } from "../lib/error.ts";
import type { PlanExtensions, PlanGate, PlanStep } from "./extensions.ts";
import { GATE_LISTS, SETUP_GATE, SETUPS } from "./gate-schema.ts";
import { renderPath, valueAt } from "./issue.ts";
import { STEP_LISTS } from "./step-schema.ts";
import { credentialsOf, REFUSED_REMEDY, whyRefused } from "./why-refused.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** What names variables: a gate, a step, a metric's provider or a rung. */
type Naming = Partial<Pick<PlanGate, "spec" | "secrets" | "kind"> & Pick<PlanStep, "optionalSecrets">>;

const METRICS = ["stages", "production", "watch", "metrics"] as const;

/** Each in a gate, a metric or a setup, at its place. A spec with mistakes of its own is looked at once it has none. */
export function checkVariables(source: YamlSource, extensions: PlanExtensions): Problem[] {
  const credentials = credentialsOf(extensions);
  const setup: Naming | undefined = extensions.gates[SETUP_GATE];
  const setups = SETUPS.map((path) => ({ path, gate: setup }));
  const gates = GATE_LISTS.flatMap((list) => gatesIn(list, source, extensions));
  const all = [
    ...gates,
    ...setups,
    ...metricsIn(source, extensions),
    ...stepsIn(source, extensions),
    ...rungsIn(extensions),
  ];
  return all.flatMap(({ path, gate }) => {
    const written = valueAt(source.value, path);
    if (gate?.secrets === undefined || gate.spec === undefined || written === undefined) return [];
    const parsed = gate.spec.safeParse(written);
    if (!parsed.success) return [];
    const named = [...gate.secrets(parsed.data), ...(gate.optionalSecrets?.(parsed.data) ?? [])];
    return [...new Set(named)].flatMap((name): Problem[] => {
      const why = whyRefused(name, gate.kind, credentials);
      if (why === null) return [];
      return placesOf(name, written, path).map((place) => ({
        message: `${renderPath(place)}: ${why}`,
        position: source.valuePosition(place),
        remedy: REFUSED_REMEDY,
      }));
    });
  });
}

function gatesIn(list: Path, source: YamlSource, { gates }: PlanExtensions): { path: Path; gate: Naming }[] {
  return membersIn(list, source, gates);
}

function stepsIn(source: YamlSource, { steps = {} }: PlanExtensions): { path: Path; gate: Naming }[] {
  return STEP_LISTS.flatMap((list) => membersIn(list, source, steps));
}

function membersIn(
  list: Path,
  source: YamlSource,
  members: Readonly<Record<string, Naming>>,
): { path: Path; gate: Naming }[] {
  const items = valueAt(source.value, list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((_, index) =>
    Object.entries(members).map(([key, gate]) => ({ path: [...list, index, key], gate })),
  );
}

/** A metric asks with secrets as a gate does that runs none of the repository's code. */
function metricsIn(source: YamlSource, { metricProviders }: PlanExtensions): { path: Path; gate: Naming }[] {
  const declared = valueAt(source.value, METRICS);
  if (typeof declared !== "object" || declared === null) return [];
  return Object.keys(declared).flatMap((name) =>
    Object.entries(metricProviders).map(([key, gate]) => ({ path: [...METRICS, name, key], gate })),
  );
}

function rungsIn({ rungs = {} }: PlanExtensions): { path: Path; gate: Naming }[] {
  return Object.values(rungs).map((rung) => ({ path: ["rollback", rung.key], gate: rung }));
}

/** Where a text stands in what was written. */
function placesOf(text: string, written: unknown, path: Path): readonly Path[] {
  if (written === text) return [path];
  if (typeof written !== "object" || written === null) return [];
  return Object.entries(written).flatMap(([key, value]) =>
    placesOf(text, value, [...path, Array.isArray(written) ? Number(key) : key]),
  );
}
