/** What `--fault` may name in a rehearsed checklist: a gate that says no, or one that cannot answer. */
import { type Problem, UsageError } from "../../lib/error.ts";
import { teamsIn } from "../../checklist/boxes.ts";
import type { PlannedItem } from "../../commands/checklist/items.ts";
import type { EmulatorRegistry } from "../../sandbox/declaration.ts";
import type { DemoTrouble } from "./checklist-plan.ts";
import {
  findVendorFault,
  knownVendorFaults,
  listVendorFaults,
  parseFaults,
  type RehearsedFault,
  suggestFault,
} from "./faults.ts";

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

/** Every checklist asks who may sign, and writes its comment. */
const ALWAYS_ASKED = ["forge"];

/** Throws UsageError with every mistake. */
export function parseChecklistFaults(registry: EmulatorRegistry, texts: readonly string[]): ChecklistTrouble {
  const problems: Problem[] = [];
  let trouble: ChecklistTrouble = { ...NONE, texts };
  const ofVendors: string[] = [];
  for (const text of texts) {
    const own = ownFault(text)?.change;
    if (own !== undefined) trouble = { ...trouble, ...own, files: { ...trouble.files, ...own.files } };
    else if (isAsked(findVendorFault(registry, text)?.roles ?? [])) ofVendors.push(text);
    else {
      problems.push({
        message: `A checklist has no fault "${text}".`,
        ...suggestFault(
          text,
          [...Object.keys(OWN), ...listVendorFaults(registry, isAsked)],
          [...Object.keys(OWN), ...knownVendorFaults(registry, isAsked)],
        ),
      });
    }
  }
  if (problems.length > 0) throw new UsageError("usage", problems);
  return { ...trouble, vendors: parseFaults(registry, ofVendors, null) };
}

/** A fault that touches no item would end well and say nothing about the plan; throws UsageError. */
export function refuseIdleFaults(
  registry: EmulatorRegistry,
  { texts }: ChecklistTrouble,
  items: readonly PlannedItem[],
): void {
  const idle = texts.filter((text) => !items.some((item) => touches(registry, text, item)));
  if (idle.length === 0) return;
  throw new UsageError(
    "usage",
    idle.map((text) => ({
      message: `The fault "${text}" affects no rehearsed item of this checklist.`,
      remedy: "Leave it out, or rehearse a plan with such an item; the demo plan has one of most kinds.",
    })),
  );
}

function touches(registry: EmulatorRegistry, text: string, planned: PlannedItem): boolean {
  const own = ownFault(text);
  if (own !== undefined) return own.touches(planned);
  const asked: readonly string[] = [...planned.gate.roles, ...ALWAYS_ASKED];
  return findVendorFault(registry, text)?.roles.some((role) => asked.includes(role)) === true;
}

/** A vendor without a role is asked by no item of a checklist, and a fault without one only changes a release. */
function isAsked(roles: readonly string[]): boolean {
  return roles.length > 0;
}

function ownFault(text: string): OwnFault | undefined {
  return Object.hasOwn(OWN, text) ? OWN[text] : undefined;
}
