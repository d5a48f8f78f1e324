/** What a schema cannot say about a checklist: items that wait for each other, and how many boxes one comment holds. */
import type { Problem } from "../lib/error.ts";
import type { PlanExtensions, PlanGate } from "./extensions.ts";
import { MAXIMUM_ITEMS } from "./gate-schema.ts";
import { valueAt } from "./issue.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import type { YamlSource } from "./yaml-source.ts";

/** Each box is a line of the comment that must never be cut. */
const MAXIMUM_BOXES = 100;

interface Item {
  readonly title: string;
  readonly after: readonly string[];
  /** The gate's key with its spec, as they are written. */
  readonly written: Readonly<Record<string, unknown>>;
}

/** A word that is near is looked for as often as a person would read it. */
const MAXIMUM_SUGGESTIONS = 100;

/** Every mistake, with its place. Read from the file as it is, so that these come with the mistakes that a schema finds. */
export function checkChecklist(source: YamlSource, extensions: PlanExtensions): Problem[] {
  const known = readItems(source.value);
  return [
    ...unknownTitles(known, source),
    ...codeAfterWorld(known, source, extensions),
    ...circles(known, source),
    ...tooManyBoxes(known, source, extensions),
    ...requiredWithout(known, source),
  ];
}

/** What the schema reports already (a title that is no text, an item that is none) waits for nothing here. */
function readItems(plan: unknown): readonly Item[] {
  const items = valueAt(plan, ["checklist"]);
  if (!Array.isArray(items)) return [];
  // That there are more is said by the schema; each of them would be compared with all others.
  return items.slice(0, MAXIMUM_ITEMS).map((item: unknown): Item => {
    const written = typeof item === "object" && item !== null ? (item as Record<string, unknown>) : {};
    const { title, after } = written;
    const titles: readonly unknown[] = Array.isArray(after) ? after : [after];
    return {
      title: typeof title === "string" ? title.trim() : "",
      after: titles.filter((one) => typeof one === "string"),
      written,
    };
  });
}

function unknownTitles(items: readonly Item[], source: YamlSource): Problem[] {
  const titles = new Set(items.map(({ title }) => title));
  const unknown = items.flatMap(({ after }, index) =>
    after.filter((title) => !titles.has(title)).map((title) => ({ title, index })),
  );
  return unknown.map(({ title, index }, number): Problem => {
    const nearest = number < MAXIMUM_SUGGESTIONS ? nearestWord(title, [...titles]) : null;
    return {
      message: `checklist[${index}].after: no item of the checklist has the title ${JSON.stringify(title)}`,
      position: source.valuePosition(["checklist", index, "after"]),
      remedy: nearest === null ? "Write the title of another item." : `Did you mean ${JSON.stringify(nearest)}?`,
    };
  });
}

/** Code items run in a job of their own, without secrets, before the others: they cannot wait for those. */
function codeAfterWorld(items: readonly Item[], source: YamlSource, { gates }: PlanExtensions): Problem[] {
  const isCode = (item: Item) =>
    Object.entries(gates).some(([key, { kind }]) => kind === "code" && item.written[key] !== undefined);
  const byTitle = new Map(items.map((item) => [item.title, item]));
  return items.flatMap((item, index): Problem[] => {
    const other = isCode(item)
      ? item.after.find((title) => byTitle.has(title) && !isCode(byTitle.get(title) ?? item))
      : undefined;
    if (other === undefined) return [];
    return [
      {
        message: `checklist[${index}].after: an item that runs code cannot wait for ${JSON.stringify(other)}, which is checked later, in the job with the secrets`,
        position: source.valuePosition(["checklist", index, "after"]),
        remedy: "Let the other item wait for this one, or leave out `after`.",
      },
    ];
  });
}

/** Items that wait for themselves, each named once, at its own place. */
function circles(items: readonly Item[], source: YamlSource): Problem[] {
  const byTitle = new Map(items.map((item) => [item.title, item]));
  const waitsForItself = (start: Item): boolean => {
    const seen = new Set<string>();
    const pending = [...start.after];
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
            remedy: "Break the cycle: an item must not wait for items that wait for it.",
          },
        ]
      : [],
  );
}

function tooManyBoxes(items: readonly Item[], source: YamlSource, { gates }: PlanExtensions): Problem[] {
  const total = items
    .flatMap(({ written }) => Object.entries(gates).map(([key, gate]) => countBoxes(gate, written[key])))
    .reduce((sum, count) => sum + count, 0);
  if (total <= MAXIMUM_BOXES) return [];
  return [
    {
      message: `checklist: the items have ${total} boxes to tick; expected at most ${MAXIMUM_BOXES}`,
      position: source.keyPosition(["checklist"]),
      remedy: "Name fewer people, or a team instead of each of its members.",
    },
  ];
}

function countBoxes({ boxes, spec }: PlanGate, written: unknown): number {
  if (boxes === undefined || written === undefined) return 0;
  const parsed = spec.safeParse(written);
  return parsed.success ? boxes(parsed.data).length : 0;
}

/** What nobody asks can never have passed: every release would hold. */
function requiredWithout(known: readonly Item[], source: YamlSource): Problem[] {
  const path = ["stages", "production", "requires"];
  if (known.length > 0 || valueAt(source.value, path) !== "checklist") return [];
  return [
    {
      message: "stages.production.requires is checklist, but the plan has none",
      position: source.valuePosition(path),
      remedy: "Add a checklist, or leave this out.",
    },
  ];
}
