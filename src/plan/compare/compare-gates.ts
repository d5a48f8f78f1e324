/** What two lists of gates ask, item by item; an item is the same by its title. Pure. */
import type { PlanExtensions } from "../extensions.ts";
import type { ChecklistItem, GateItem } from "../plan.ts";
import { compareValues, sameValue, type ValueChange } from "./compare-values.ts";
import { type Area, type PlanChange, renderValueChange } from "./plan-change.ts";
import { weakensBy } from "./strictness.ts";

type Item = GateItem & Partial<Pick<ChecklistItem, "group" | "after">>;

export interface GateLists {
  readonly area: Area;
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** What goes on without an item that is gone: `production is promoted`. */
  readonly consequence: string;
}

export function compareGates(lists: GateLists, extensions: PlanExtensions): readonly PlanChange[] {
  const { area, before, after, consequence } = lists;
  const named = (items: readonly Item[], title: string) => items.find((item) => item.title === title);
  const gone = before.filter(({ title }) => named(after, title) === undefined);
  const come = after.filter(({ title }) => named(before, title) === undefined);
  const renamed = gone.flatMap((old) => {
    const same = come.find(({ gate, spec }) => gate === old.gate && sameValue(spec, old.spec));
    return same === undefined ? [] : [{ old, same }];
  });
  const isRenamed = (item: Item) => renamed.some(({ old, same }) => old === item || same === item);
  return [
    ...gone
      .filter((item) => !isRenamed(item))
      .map(({ title, gate }): PlanChange => ({
        area,
        text: `${consequence} without "${title}" [${gate}]`,
        weakens: true,
      })),
    ...before.flatMap((item) => {
      const now = named(after, item.title);
      return now === undefined ? [] : compareItem(area, item, now, extensions);
    }),
    ...renamed.map(({ old, same }): PlanChange => ({
      area,
      text: `"${old.title}" is now called "${same.title}"`,
      weakens: false,
    })),
    ...come
      .filter((item) => !isRenamed(item))
      .map((item): PlanChange => ({
        area,
        text: `"${item.title}" is asked too: ${asked(item, extensions)}`,
        weakens: false,
      })),
  ];
}

function compareItem(area: Area, before: Item, after: Item, extensions: PlanExtensions): readonly PlanChange[] {
  const { title } = before;
  if (before.gate !== after.gate) {
    const text = `"${title}" asks something else: ${asked(before, extensions)} → ${asked(after, extensions)}`;
    return [{ area, text, weakens: "perhaps" }];
  }
  const changes = compareValues(before.spec, after.spec);
  const waits = compareValues(before.after ?? [], after.after ?? [], ["after"]);
  return [...describeSpec(area, before, after, changes, extensions), ...waits.map((one) => waiting(area, title, one))];
}

/** In the gate's own words where they tell the difference, else word by word. */
function describeSpec(
  area: Area,
  before: Item,
  after: Item,
  changes: readonly ValueChange[],
  extensions: PlanExtensions,
): readonly PlanChange[] {
  if (changes.length === 0) return [];
  const all = changes.map(weakensBy);
  const weakens = opensWide(before.spec, after.spec) || all.includes(true) || (all.includes("perhaps") && "perhaps");
  const [was, is] = [asked(before, extensions), asked(after, extensions)];
  const text = was === is ? changes.map(renderValueChange).join("; ") : `${was} → ${is}`;
  return [{ area, text: `"${before.title}": ${text}`, weakens }];
}

/** Windows that allow something keep the rest out; without any of them nothing is kept out. */
function opensWide(before: unknown, after: unknown): boolean {
  const allowed = (spec: unknown) => (spec as { readonly allow?: unknown } | null)?.allow;
  const [was, is] = [allowed(before), allowed(after)];
  return Array.isArray(was) && was.length > 0 && Array.isArray(is) && is.length === 0;
}

function waiting(area: Area, title: string, change: ValueChange): PlanChange {
  return { area, text: `"${title}": ${renderValueChange(change)}`, weakens: false };
}

function asked({ gate, spec }: GateItem, { gates }: PlanExtensions): string {
  return `[${gate}] ${gates[gate]?.explain?.(spec) ?? ""}`.trim();
}
