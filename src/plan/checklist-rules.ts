/** What a schema cannot say about a checklist: items that wait for each other, and how many boxes one comment holds. */
import type { Problem } from "../lib/error.ts";
import type { PlanExtensions } from "./extensions.ts";
import { nearestWord } from "./nearest-word.ts";
import type { YamlSource } from "./yaml-source.ts";

/** Each box is a line of the comment that must never be cut. */
const MAXIMUM_BOXES = 100;

interface Item {
  readonly title: string;
  readonly after?: readonly string[] | undefined;
  readonly [key: string]: unknown;
}

/** Every mistake, with its place. */
export function checkChecklist(
  items: readonly Readonly<Record<string, unknown>>[],
  source: YamlSource,
  extensions: PlanExtensions,
): Problem[] {
  const known = items as readonly Item[];
  return [
    ...known.flatMap((item, index) => unknownTitles(item, index, known, source)),
    ...codeAfterWorld(known, source, extensions),
    ...circles(known, source),
    ...tooManyBoxes(known, source, extensions),
  ];
}

function unknownTitles({ after = [] }: Item, index: number, items: readonly Item[], source: YamlSource): Problem[] {
  const titles = items.map(({ title }) => title);
  return after.flatMap((title): Problem[] => {
    if (titles.includes(title)) return [];
    const nearest = nearestWord(title, titles);
    return [
      {
        message: `checklist[${index}].after: no item of the checklist has the title ${JSON.stringify(title)}`,
        position: source.valuePosition(["checklist", index, "after"]),
        remedy: nearest === null ? "Write the title of another item." : `Did you mean ${JSON.stringify(nearest)}?`,
      },
    ];
  });
}

/** Code items run in a job of their own, without secrets, before the others: they cannot wait for those. */
function codeAfterWorld(items: readonly Item[], source: YamlSource, { gates }: PlanExtensions): Problem[] {
  const isCode = (item: Item) =>
    Object.entries(gates).some(([key, { kind }]) => kind === "code" && item[key] !== undefined);
  const byTitle = new Map(items.map((item) => [item.title, item]));
  return items.flatMap((item, index): Problem[] => {
    const other = isCode(item)
      ? (item.after ?? []).find((title) => byTitle.has(title) && !isCode(byTitle.get(title) ?? item))
      : undefined;
    if (other === undefined) return [];
    return [
      {
        message: `checklist[${index}].after: an item that runs code cannot wait for ${JSON.stringify(other)}, which is asked later, where the secrets are`,
        position: source.valuePosition(["checklist", index, "after"]),
        remedy: "Let the other item wait for this one, or leave it out.",
      },
    ];
  });
}

/** Items that wait for themselves, each named once, at its own place. */
function circles(items: readonly Item[], source: YamlSource): Problem[] {
  const byTitle = new Map(items.map((item) => [item.title, item]));
  const waitsForItself = (start: Item): boolean => {
    const seen = new Set<string>();
    const pending = [...(start.after ?? [])];
    for (let title = pending.pop(); title !== undefined; title = pending.pop()) {
      if (title === start.title) return true;
      if (seen.has(title)) continue;
      seen.add(title);
      pending.push(...(byTitle.get(title)?.after ?? []));
    }
    return false;
  };
  return items.flatMap((item, index): Problem[] =>
    waitsForItself(item)
      ? [
          {
            message: `checklist[${index}].after: the item waits for itself`,
            position: source.valuePosition(["checklist", index, "after"]),
            remedy: "Break the circle: an item is asked after others, and they must not wait for it.",
          },
        ]
      : [],
  );
}

function tooManyBoxes(items: readonly Item[], source: YamlSource, { gates }: PlanExtensions): Problem[] {
  const counts = items.map((item) =>
    Object.entries(gates).reduce(
      (sum, [key, { boxes }]) => sum + (item[key] === undefined ? 0 : (boxes?.(item[key]).length ?? 0)),
      0,
    ),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= MAXIMUM_BOXES) return [];
  return [
    {
      message: `checklist: people would have to tick ${total} boxes; expected at most ${MAXIMUM_BOXES}`,
      position: source.keyPosition(["checklist"]),
      remedy: "Ask fewer people, or one team instead of each of its members.",
    },
  ];
}
