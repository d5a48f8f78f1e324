/** A document's meanings as a plan that loads: what the loader refuses becomes a comment, with the loader's own reason. */
import { parsePlan } from "../../../plan/load.ts";
import type { PlanExtensions } from "../../../plan/extensions.ts";
import { MAXIMUM_BYTES } from "../../../plan/read-file.ts";
import type { Problem } from "../../../lib/error.ts";
import type { Meaning, MeaningKind } from "../meaning/meaning.ts";
import { createEntries, type Entry, plannedText } from "./entry.ts";
import { metricSource } from "./metric-source.ts";
import { comment, type PlanLine } from "./plan-lines.ts";
import { renderPlanLines } from "./render-plan.ts";
import type { PlanSurroundings } from "./surroundings.ts";

export interface ImportedItem {
  readonly line: number;
  readonly kind: MeaningKind;
  readonly text: string;
  /** What it is in the plan; with a `#` before it a comment, which a person must complete. */
  readonly plan?: string;
  readonly why: string;
}

export interface ImportedPlan {
  readonly items: readonly ImportedItem[];
  readonly plan: string;
  readonly counts: { readonly imported: number; readonly manual: number; readonly left: number };
}

/** Rounds in which the loader may refuse something; each takes at least one line out. */
const MOST_ROUNDS = 400;

export function importPlan(
  meanings: readonly Meaning[],
  {
    document,
    known,
    extensions,
  }: { readonly document: string; readonly known: PlanSurroundings; readonly extensions: PlanExtensions },
): ImportedPlan {
  const sourceOf = (metric: string) => metricSource(metric, extensions, known);
  let entries = createEntries(meanings, known).map((entry) => withoutSource(entry, sourceOf));
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const lines = withinSize(renderPlanLines({ document, entries, known, sourceOf }));
    const text = lines.map((line) => line.text).join("\n");
    const result = parsePlan(text, document, extensions);
    if ("plan" in result) return finish(lines, entries, document);
    entries = demote(entries, lines, result.problems);
  }
  throw new Error(`no plan that loads could be made of ${document}`);
}

function withoutSource(entry: Entry, sourceOf: (metric: string) => unknown): Entry {
  const { becomes } = entry;
  if (becomes === null || !("metric" in becomes) || sourceOf(becomes.metric) !== null) return entry;
  return { ...entry, active: false, trouble: `a person must say where ${becomes.metric} comes from` };
}

/** Each line with a mistake becomes a comment; where only the whole is wrong, the last gate does. */
function demote(entries: readonly Entry[], lines: readonly PlanLine[], problems: readonly Problem[]): Entry[] {
  const reasons = new Map<number, string>();
  for (const { position, message } of problems) {
    const owner = position === undefined ? null : lines[position.line - 1]?.owner;
    if (owner !== null && owner !== undefined) reasons.set(owner, message);
  }
  if (![...reasons.keys()].some((index) => entries[index]?.active === true)) {
    const last = entries.findLastIndex(({ active, becomes }) => active && becomes?.place !== "name");
    if (last < 0) throw new Error(`what every plan has does not load: ${problems[0]?.message ?? ""}`);
    reasons.set(last, problems[0]?.message ?? "the plan did not load with it");
  }
  return entries.map((entry, index) => {
    const reason = reasons.get(index);
    return reason === undefined || !entry.active ? entry : { ...entry, active: false, trouble: reason };
  });
}

function finish(lines: readonly PlanLine[], entries: readonly Entry[], document: string): ImportedPlan {
  const items = entries.map((entry): ImportedItem => {
    const { line, kind, text, why } = entry.meaning;
    const plan = plannedText(entry);
    const reason = entry.trouble === null ? why : `${why}; ${entry.trouble}`;
    return { line, kind, text, ...(plan === undefined ? {} : { plan }), why: reason };
  });
  const count = (is: (plan: string | undefined) => boolean) => items.filter(({ plan }) => is(plan)).length;
  const counts = {
    imported: count((plan) => plan !== undefined && !plan.startsWith("#")),
    manual: count((plan) => plan?.startsWith("#") === true),
    left: count((plan) => plan === undefined),
  };
  const head = [
    comment(
      `Made from ${document} by holdpoint init: imported ${counts.imported}, manual ${counts.manual}, left ${counts.left}. Read every line.`,
    ),
    comment(
      `${document}:42 after a line names the line of the document that it comes from. Lines with a # before them wait for a person.`,
    ),
  ];
  return { items, plan: `${[...head, ...lines.map(({ text }) => text)].join("\n")}\n`, counts };
}

/** Comments give way where the plan would be longer than one may be. */
function withinSize(lines: readonly PlanLine[]): readonly PlanLine[] {
  const room = MAXIMUM_BYTES - 2_000;
  let bytes = lines.reduce((sum, { text }) => sum + Buffer.byteLength(text) + 1, 0);
  const dropped = new Set<PlanLine>();
  for (const line of lines.toReversed()) {
    if (bytes <= room) break;
    if (!line.text.trimStart().startsWith("#")) continue;
    dropped.add(line);
    bytes -= Buffer.byteLength(line.text) + 1;
  }
  if (dropped.size === 0) return lines;
  const note = comment(
    `${dropped.size} lines for a person are left out here, since a plan has a largest size; the report has them.`,
  );
  return [...lines.filter((line) => !dropped.has(line)), { text: note, owner: null }];
}
