/** What `--fault` may name in a rehearsed checklist: a gate that says no, or one that cannot answer. */
import { type Problem, UsageError } from "../../lib/error.ts";
import { teamsIn } from "../../checklist/boxes.ts";
import type { PlannedItem } from "../../commands/checklist/items.ts";
import type { DemoTrouble } from "./checklist-plan.ts";
import { parseFaults, type RehearsedFault } from "./faults.ts";

export interface ChecklistTrouble {
  /** As given. */
  readonly texts: readonly string[];
  readonly files: DemoTrouble;
  /** The host lacks a variable that is asked for. */
  readonly variableMissing: boolean;
  /** It is Sunday. */
  readonly outsideWindow: boolean;
  /** No token may see who is in a team. */
  readonly teamsUnreadable: boolean;
  /** Nobody who may sign does. */
  readonly nobodySignsOff: boolean;
  /** Trouble of vendors, from the moment at which the pull request is opened. */
  readonly vendors: readonly RehearsedFault[];
}

const NONE: ChecklistTrouble = {
  texts: [],
  files: {},
  variableMissing: false,
  outsideWindow: false,
  teamsUnreadable: false,
  nobodySignsOff: false,
  vendors: [],
};

interface OwnFault {
  readonly change: Partial<ChecklistTrouble>;
  /** Does it change what comes of this item? */
  readonly touches: (item: PlannedItem) => boolean;
}

const ofGate =
  (key: string) =>
  ({ item }: PlannedItem): boolean =>
    item.gate === key;
const hasBoxes = ({ boxes }: PlannedItem): boolean => boxes.length > 0;
const namesTeams = ({ boxes }: PlannedItem): boolean => boxes.some(({ box }) => teamsIn(box.by).length > 0);

/** A no of each kind, and three ways of not knowing. */
const OWN: Readonly<Record<string, OwnFault>> = {
  "tests-fail": { change: { files: { tests: "fail" } }, touches: ofGate("command") },
  "bundle-too-large": { change: { files: { bundle: "large" } }, touches: ofGate("bundle") },
  "devtools-in-bundle": { change: { files: { bundle: "devtools" } }, touches: ofGate("bundle") },
  "coverage-low": { change: { files: { coverage: "low" } }, touches: ofGate("coverage") },
  "coverage-missing": { change: { files: { coverage: "missing" } }, touches: ofGate("coverage") },
  "variable-missing": { change: { variableMissing: true }, touches: ofGate("env") },
  "outside-window": { change: { outsideWindow: true }, touches: ofGate("window") },
  "teams-unreadable": { change: { teamsUnreadable: true }, touches: namesTeams },
  "nobody-signs-off": { change: { nobodySignsOff: true }, touches: hasBoxes },
};

/** The role through which an item asks each vendor; GitHub is asked by every checklist. */
const ROLE_OF: Readonly<Record<string, string>> = { vercel: "host", supabase: "advisor", checkly: "checks" };

/** Trouble of a vendor that a checklist asks, as a release's rehearsal names it. */
const SHARED = /^(?:vercel|github|supabase|checkly)-|^advisor-error$/;

/** Throws UsageError with every mistake. */
export function parseChecklistFaults(texts: readonly string[]): ChecklistTrouble {
  const problems: Problem[] = [];
  let trouble: ChecklistTrouble = { ...NONE, texts };
  const shared: string[] = [];
  for (const text of texts) {
    const own = ownFault(text)?.change;
    if (own !== undefined) trouble = { ...trouble, ...own, files: { ...trouble.files, ...own.files } };
    else if (SHARED.test(text)) shared.push(text);
    else {
      problems.push({
        message: `There is no fault "${text}" of a checklist.`,
        remedy: `Known faults: ${[...Object.keys(OWN), "advisor-error", "vercel-down", "supabase-down", "github-500 and the like"].join(", ")}.`,
      });
    }
  }
  if (problems.length > 0) throw new UsageError("usage", problems);
  return { ...trouble, vendors: parseFaults(shared, undefined) };
}

/** A fault that touches no item would end well and say nothing about the plan; throws UsageError. */
export function refuseIdleFaults({ texts }: ChecklistTrouble, items: readonly PlannedItem[]): void {
  const idle = texts.filter((text) => !items.some((item) => touches(text, item)));
  if (idle.length === 0) return;
  throw new UsageError(
    "usage",
    idle.map((text) => ({
      message: `The fault "${text}" touches no item of this checklist that is rehearsed.`,
      remedy: "Leave it out, or rehearse a plan with such an item; the demo plan has one of most kinds.",
    })),
  );
}

function touches(text: string, planned: PlannedItem): boolean {
  const own = ownFault(text);
  if (own !== undefined) return own.touches(planned);
  const vendor = text === "advisor-error" ? "supabase" : text.slice(0, text.indexOf("-"));
  const role = ROLE_OF[vendor];
  return role === undefined || (planned.gate.roles as readonly string[]).includes(role);
}

function ownFault(text: string): OwnFault | undefined {
  return Object.hasOwn(OWN, text) ? OWN[text] : undefined;
}
