/** What the schema of a plan's steps cannot say: titles of all lists together, and a plan that changes nothing. */
import type { Problem } from "../lib/error.ts";
import { renderPath, valueAt } from "./issue.ts";
import { STEP_LISTS } from "./step-schema.ts";
import type { Path, YamlSource } from "./yaml-source.ts";

/** Read from the file as it is, so that it is told together with every other mistake. */
export function checkSteps(source: YamlSource): readonly Problem[] {
  const lists = STEP_LISTS.flatMap((path) => {
    const items = valueAt(source.value, path);
    return Array.isArray(items) ? [{ path: path as Path, items: items as readonly unknown[] }] : [];
  });
  const items = lists.flatMap(({ path, items }) => items.map((item, index) => ({ path: [...path, index], item })));
  return [...repeatedTitles(items, source), ...withoutARelease(lists, source)];
}

/** A record, and a person's word about a step, name it by its title. */
function repeatedTitles(
  items: readonly { readonly path: Path; readonly item: unknown }[],
  source: YamlSource,
): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ path, item }): Problem[] => {
    const title = (item as { readonly title?: unknown } | null)?.title;
    if (typeof title !== "string") return [];
    const known = seen.has(title.trim());
    seen.add(title.trim());
    if (!known) return [];
    const place = [...path, "title"];
    return [
      {
        message: `${renderPath(place)}: another step of the plan has the title ${JSON.stringify(title)}`,
        position: source.valuePosition(place),
      },
    ];
  });
}

function withoutARelease(
  lists: readonly { readonly path: Path; readonly items: readonly unknown[] }[],
  source: YamlSource,
): readonly Problem[] {
  const observes = valueAt(source.value, ["stages", "production", "watch", "observe"]) === true;
  if (!observes || valueAt(source.value, ["stages", "staging"]) !== undefined) return [];
  return lists
    .filter(({ items }) => items.length > 0)
    .map(({ path }) => ({
      message: `${renderPath(path)}: a plan that only observes changes nothing, so it has no steps`,
      position: source.keyPosition(path),
      remedy: "Remove them, or let the plan deploy: describe `stages.staging`.",
    }));
}
