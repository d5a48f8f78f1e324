/** A plan has no expressions: `${name}` stands only for what an earlier step of the same gate captured. */
import type { Position, Problem } from "../lib/error.ts";
import { GATE_LISTS, ITEM_KEYS } from "./gate-schema.ts";
import type { PlanExtensions } from "./extensions.ts";
import { renderPath, valueAt } from "./issue.ts";
import { STEP_KEYS, STEP_LISTS } from "./step-schema.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** Every `${…}` that would not be replaced by a capture. */
export function checkCaptures(source: YamlSource, extensions: PlanExtensions): Problem[] {
  const capturesOf = capturesIn(source);
  return source.texts().flatMap(({ path, text }) =>
    [...text.matchAll(/\$\{(\{?)\s*([^}]*)/g)].flatMap((match): Problem[] => {
      const [written, double, name = ""] = match;
      const gate = gateAround(path);
      if (double === "" && gate !== null) {
        if (runsCode(gate.key, path, extensions)) return [];
        const place = source.valuePosition(path);
        const captured = capturesOf([...gate.path, gate.key]).get(name.trim());
        if (captured !== undefined && isBefore(captured, place)) return [];
      }
      return [
        {
          message:
            double === ""
              ? `${renderPath(path)}: nothing before this captures "${name.trim()}"`
              : `${renderPath(path)}: a plan has no expressions, so "${written.slice(0, 40)}" would be taken literally`,
          position: source.valuePosition(path, match.index),
          remedy:
            double === ""
              ? 'A plan has no variables; "${name}" stands for a value that an earlier request of the same gate captured.'
              : "Write the value itself; secrets are named, never written.",
        },
      ];
    }),
  );
}

/** Its text goes to a shell as it is, so a `$` in it is the shell's. */
function runsCode(key: string, path: Path, { gates, steps = {} }: PlanExtensions): boolean {
  const isStep = STEP_LISTS.some((list) => list.every((segment, index) => path[index] === segment));
  return (isStep ? steps[key] : gates[key])?.kind === "code";
}

function gateAround(path: Path): { readonly path: Path; readonly key: string } | null {
  for (const list of [...GATE_LISTS, ...STEP_LISTS]) {
    const key = path[list.length + 1];
    if (
      list.every((segment, index) => path[index] === segment) &&
      typeof key === "string" &&
      !ITEM_KEYS.has(key) &&
      !STEP_KEYS.has(key)
    ) {
      return { path: path.slice(0, list.length + 1), key };
    }
  }
  return null;
}

/** Names under any `capture` mapping of a gate, each with its first place in the file; looked for once in each gate. */
function capturesIn(source: YamlSource): (gatePath: Path) => ReadonlyMap<string, Position> {
  const known = new Map<string, ReadonlyMap<string, Position>>();
  return (gatePath) => {
    const key = renderPath(gatePath);
    const places = known.get(key) ?? placesOf(source, gatePath);
    known.set(key, places);
    return places;
  };
}

function placesOf(source: YamlSource, gatePath: Path): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>();
  const walk = (value: unknown, path: Path): void => {
    if (typeof value !== "object" || value === null) return;
    for (const key of Object.keys(value)) {
      const inside = [...path, Array.isArray(value) ? Number(key) : key];
      if (path.at(-1) === "capture") {
        const place = source.keyPosition(inside);
        const first = places.get(key);
        if (first === undefined || isBefore(place, first)) places.set(key, place);
      }
      walk(valueAt(value, [key]), inside);
    }
  };
  walk(valueAt(source.value, gatePath), gatePath);
  return places;
}

function isBefore(left: Position, right: Position): boolean {
  return left.line < right.line || (left.line === right.line && left.column < right.column);
}
