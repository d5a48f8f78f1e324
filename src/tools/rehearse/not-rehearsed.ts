/** What of a team's own plan cannot be rehearsed on loopback, and why: said, never passed, and no failure. Pure. */
import type { HttpSpec } from "../../gates/http/spec.ts";
import type { GateItem } from "../../plan/plan.ts";
import { checkAnswerable } from "./answerable-gates.ts";

export interface NotRehearsed {
  /** Of the item, metric or condition. */
  readonly title: string;
  readonly why: string;
}

export function renderNotRehearsed({ title, why }: NotRehearsed): string {
  return `not rehearsed: ${title} - ${why.replace(/\.$/, "")}.`;
}

/** By gate. */
const REASON: Readonly<Record<string, string>> = {
  command: "it works on the repository's own files, and a rehearsal has others",
  bundle: "it reads what the repository's own build wrote",
  coverage: "it reads what the repository's own tests wrote",
  migrations: "there is no database on loopback",
  rls: "there is no database on loopback",
  database: "there is no database on loopback",
  backups: "there is no history of backups on loopback",
  tls: "loopback has no certificate",
  drill: "there is no history of drills on loopback",
  prior: "there is no history of releases on loopback",
};

export interface RehearsableItems<Item> {
  readonly items: readonly Item[];
  readonly notRehearsed: readonly NotRehearsed[];
}

/** `known`: gates of which the rehearsal has the history, whatever the table says. */
export function rehearsableItems<Item extends GateItem>(
  items: readonly Item[],
  isKnown: (item: Item) => boolean = () => false,
): RehearsableItems<Item> {
  const notRehearsed: NotRehearsed[] = [];
  const shown = items.filter((item) => {
    const why = Object.hasOwn(REASON, item.gate) && !isKnown(item) ? REASON[item.gate] : undefined;
    if (why !== undefined) notRehearsed.push({ title: item.title, why });
    return why === undefined;
  });
  const requests = shown.filter(({ gate }) => gate === "http");
  const answers = checkAnswerable(requests.map(({ spec }) => spec as HttpSpec));
  const contradiction = new Map(requests.map((item, index) => [item, answers[index] ?? null]));
  const kept = shown.flatMap((item): Item[] => {
    if (item.gate !== "http") return [item];
    const said = contradiction.get(item) ?? null;
    if (said !== null) {
      notRehearsed.push({
        title: item.title,
        why: `no demo site can satisfy both it and the gates before it: ${said}`,
      });
      return [];
    }
    return [withoutDurations(item, notRehearsed)];
  });
  return { items: kept, notRehearsed };
}

/** How long loopback takes depends on this machine alone. */
function withoutDurations<Item extends GateItem>(item: Item, notRehearsed: NotRehearsed[]): Item {
  const steps = item.spec as HttpSpec;
  if (steps.every(({ maximumDurationMs }) => maximumDurationMs === null)) return item;
  notRehearsed.push({ title: `max-duration of ${item.title}`, why: "loopback cannot show how long an answer takes" });
  return { ...item, spec: steps.map((step) => ({ ...step, maximumDurationMs: null })) };
}
