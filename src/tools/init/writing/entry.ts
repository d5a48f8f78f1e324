/** What a meaning is in the plan: a line, a comment that a person completes, or nothing. Pure. */
import type { Becomes, Meaning, PlannedGate } from "../meaning/meaning.ts";
import { cutText } from "../../../lib/cut-text.ts";
import { flowYaml } from "./flow-yaml.ts";
import type { PlanSurroundings } from "./surroundings.ts";

export interface Entry {
  readonly meaning: Meaning;
  /** What it becomes, with a title that no other gate of its list has. */
  readonly becomes: Becomes | null;
  /** Stands in the plan as more than a comment. */
  readonly active: boolean;
  /** Why it does not, where a person can change that. */
  readonly trouble: string | null;
}

const LONGEST_TITLE = 100;
/** As many as people read; the plan language allows a few more. */
const MOST_GATES = 90;

/** Entries as the document alone decides them; what the loader refuses is put right afterwards. */
export function createEntries(meanings: readonly Meaning[], { signers }: PlanSurroundings): readonly Entry[] {
  const titles = new Set<string>();
  const gates = { checklist: 0, staging: 0, production: 0 };
  const longest = longestWatch(meanings);
  const rollout = meanings.find(({ becomes }) => becomes?.place === "rollout") ?? null;
  const said = new Map<string, number>();
  return meanings.map((meaning): Entry => {
    const { becomes } = meaning;
    if (becomes === null) return { meaning, becomes, active: false, trouble: null };
    const before = earlierLine(becomes, meaning.line, said);
    if (before !== null) return { meaning, becomes: null, active: false, trouble: `line ${before} says it already` };
    if (becomes.place === "rollout" && meaning !== rollout)
      return { meaning, becomes, active: false, trouble: "another rollout is said before" };
    if (!("gate" in becomes)) return entryOf(meaning, becomes, longest);
    const named = withSigners(becomes, signers);
    const isFull = gates[named.place] >= MOST_GATES;
    const active = named.missing === null && !isFull;
    if (active) gates[named.place] += 1;
    const title = uniqueTitle(named, meaning.line, titles);
    const trouble = isFull ? `the list is full: ${MOST_GATES} gates are as many as people read` : sayMissing(named);
    return { meaning, becomes: { ...named, title }, active, trouble };
  });
}

/** What one line says, another need not say again. */
function earlierLine(becomes: Becomes, line: number, said: Map<string, number>): number | null {
  const isOnce =
    "gate" in becomes ? becomes.gate !== "sign-off" : becomes.place !== "remark" && becomes.place !== "name";
  const key = "gate" in becomes ? JSON.stringify([becomes.place, becomes.gate, becomes.spec]) : JSON.stringify(becomes);
  if (!isOnce) return null;
  const before = said.get(key) ?? null;
  if (before === null) said.set(key, line);
  return before;
}

function entryOf(meaning: Meaning, becomes: Exclude<Becomes, PlannedGate>, longest: Meaning | null): Entry {
  switch (becomes.place) {
    case "remark":
      return { meaning, becomes, active: false, trouble: null };
    case "watch":
      if (meaning === longest) return { meaning, becomes, active: true, trouble: null };
      return { meaning, becomes: null, active: false, trouble: "another time of watching is longer" };
    case "ladder":
      return {
        meaning,
        becomes,
        active: becomes.value === "host",
        trouble: becomes.value === "host" ? null : "a person must add it to the ladder, or do it by hand",
      };
    default:
      return { meaning, becomes, active: true, trouble: null };
  }
}

function sayMissing({ missing }: PlannedGate): string | null {
  return missing === null ? null : `a person must say ${missing}`;
}

function withSigners(gate: PlannedGate, signers: readonly string[]): PlannedGate {
  if (gate.gate !== "sign-off") return gate;
  if (gate.missing === null) return gate;
  return signers.length === 0 ? { ...gate, spec: { by: ["@…"] } } : { ...gate, spec: { by: signers }, missing: null };
}

function uniqueTitle({ place, title }: PlannedGate, line: number, titles: Set<string>): string {
  const free = (candidate: string) => !titles.has(`${place} ${candidate}`);
  const ending = ` (line ${line})`;
  const other = `${cutText(title, LONGEST_TITLE - ending.length)}${ending}`;
  const numbered = (number: number) => `${cutText(title, LONGEST_TITLE - ending.length - 8)}${ending} ${number}`;
  let chosen = free(title) && title !== "Setup" ? title : other;
  for (let number = 2; !free(chosen); number += 1) chosen = numbered(number);
  titles.add(`${place} ${chosen}`);
  return chosen;
}

function longestWatch(meanings: readonly Meaning[]): Meaning | null {
  const watches = meanings.filter(({ becomes }) => becomes?.place === "watch");
  return watches.reduce<Meaning | null>(
    (best, one) => (best === null || lengthOf(one) > lengthOf(best) ? one : best),
    null,
  );
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };

function lengthOf({ becomes }: Meaning): number {
  const match = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(becomes?.place === "watch" ? becomes.value : "");
  return Number(match?.[1] ?? 0) * (UNIT_MS[match?.[2] ?? ""] ?? 0);
}

/** The gate as an item of its list. */
export function renderGate({ title, group, gate, spec, place }: PlannedGate): string {
  const grouped = place === "checklist" && group !== null ? { title, group } : { title };
  return flowYaml({ ...grouped, [gate]: spec });
}

const PATHS: Readonly<Record<PlannedGate["place"], string>> = {
  checklist: "checklist",
  staging: "stages.staging.verify",
  production: "stages.production.verify",
};

/** What an item of the report says that it became: a path of the plan and a value; with a `#` before it, a comment. */
export function plannedText({ becomes, active }: Entry): string | undefined {
  const text = becomes === null ? undefined : pathAndValue(becomes);
  return text === undefined || active ? text : `# ${text}`;
}

function pathAndValue(becomes: Becomes): string {
  if ("gate" in becomes) return `${PATHS[becomes.place]}: ${renderGate(becomes)}`;
  switch (becomes.place) {
    case "name":
      return `name: ${flowYaml(becomes.value)}`;
    case "domain":
      return `project.domains: ${becomes.value}`;
    case "watch":
      return `stages.production.watch.for: ${becomes.value}`;
    case "window":
      return `stages.staging.verify: { window: { allow: [${flowYaml(becomes.value)}] } }`;
    case "env":
      return `checklist: { env: { target: production, ${becomes.optional ? "optional" : "required"}: [${becomes.name}] } }`;
    case "condition":
      return `stages.production.watch.rollback_conditions: ${becomes.value}`;
    case "success":
      return `stages.production.watch.success: ${becomes.value}`;
    case "ladder":
      return `rollback.ladder: ${becomes.value}`;
    case "rollout":
      return `stages.production.promote: ${becomes.value}`;
    case "remark":
      return becomes.value;
  }
}
