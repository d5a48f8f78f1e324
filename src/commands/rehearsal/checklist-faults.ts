/** What `--fault` may name in a rehearsed checklist: a gate that says no, or one that cannot answer. */
import { type Problem, UsageError } from "../../lib/error.ts";
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
  readonly nobodySigns: boolean;
  /** Trouble of vendors, from the moment at which the pull request is opened. */
  readonly vendors: readonly RehearsedFault[];
}

const NONE: ChecklistTrouble = {
  texts: [],
  files: {},
  variableMissing: false,
  outsideWindow: false,
  teamsUnreadable: false,
  nobodySigns: false,
  vendors: [],
};

type Change = Partial<ChecklistTrouble>;

/** A no of each kind, and three ways of not knowing. */
const OWN: Readonly<Record<string, Change>> = {
  "tests-fail": { files: { tests: "fail" } },
  "bundle-too-large": { files: { bundle: "large" } },
  "devtools-in-bundle": { files: { bundle: "devtools" } },
  "coverage-low": { files: { coverage: "low" } },
  "coverage-missing": { files: { coverage: "missing" } },
  "variable-missing": { variableMissing: true },
  "outside-window": { outsideWindow: true },
  "teams-unreadable": { teamsUnreadable: true },
  "nobody-signs": { nobodySigns: true },
};

/** Trouble of a vendor that a checklist asks, as a release's rehearsal names it. */
const SHARED = /^(?:vercel|github|supabase|checkly)-|^advisor-error$/;

/** Throws UsageError with every mistake. */
export function parseChecklistFaults(texts: readonly string[]): ChecklistTrouble {
  const problems: Problem[] = [];
  let trouble: ChecklistTrouble = { ...NONE, texts };
  const shared: string[] = [];
  for (const text of texts) {
    const own = Object.hasOwn(OWN, text) ? OWN[text] : undefined;
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
