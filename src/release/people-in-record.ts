/** Whose word a release went by, as its record keeps it. Read by hand, like the rest of the payload. Pure. */
import { type Fields, isText } from "../lib/fields.ts";

/** What the checklist of a released pull request said. */
export interface RecordedChecklist {
  readonly pullRequest: number;
  /** Head of the pull request. */
  readonly commit: string;
  /** As its status says it. */
  readonly said: string;
}

/** A person's recorded word. */
export interface RecordedSignOff {
  /** The item, as its status names it. */
  readonly item: string;
  readonly login: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Commit that it was given on. */
  readonly commit: string;
  readonly pullRequest: number;
  /** Why, where the item was overridden and not signed. */
  readonly override?: string | undefined;
}

/** Who let the run go on that promoted it. */
export interface RecordedApproval {
  readonly login: string;
  readonly comment: string;
  /** GitHub environments that it was given for. */
  readonly environments: readonly string[];
}

export interface PeopleInRecord {
  /** Login of who started the run; absent in a terminal. */
  readonly startedBy?: string | undefined;
  /** Reviewers of the environment; absent where nobody could tell. */
  readonly approvals?: readonly RecordedApproval[] | undefined;
  /** Who signed the checklist of the pull request that this came from, or overrode an item; absent where the plan has none. */
  readonly signOffs?: readonly RecordedSignOff[] | undefined;
  /** The checklists that had to pass before this; absent where the plan requires none. */
  readonly checklists?: readonly RecordedChecklist[] | undefined;
}

/** What is not understood of it is left out: it tells people something, and decides nothing. */
export function readPeople({ startedBy, approvals, signOffs, checklists }: Fields): PeopleInRecord {
  return {
    ...(isText(startedBy) ? { startedBy } : {}),
    ...(Array.isArray(approvals) ? { approvals: listed(approvals, readApproval) } : {}),
    ...(Array.isArray(signOffs) ? { signOffs: listed(signOffs, readSignOff) } : {}),
    ...(Array.isArray(checklists) ? { checklists: listed(checklists, readChecklist) } : {}),
  };
}

/** In a line for people, empty where nobody is named: `approved by ann ("go"), signed off by bob, started by eve`. */
export function describePeople({ startedBy, approvals = [], signOffs = [] }: PeopleInRecord): string {
  const signed = signOffs.filter(({ override }) => override === undefined);
  const overridden = signOffs.filter(({ override }) => override !== undefined);
  const approvers = approvals.map(({ login, comment }) => (comment === "" ? login : `${login} ("${comment}")`));
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["approved by", approvers],
    ["signed off by", signed.map(({ login }) => login)],
    ["overridden by", overridden.map(({ login, item, override }) => `${login} (${item}: ${override ?? ""})`)],
    ["started by", startedBy === undefined ? [] : [startedBy]],
  ];
  return parts
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what} ${[...new Set(names)].join(", ")}`)
    .join("; ");
}

function listed<Item>(values: readonly unknown[], read: (fields: Fields) => Item | null): readonly Item[] {
  return values.flatMap((value) => {
    const item = typeof value === "object" && value !== null ? read(value as Fields) : null;
    return item === null ? [] : [item];
  });
}

function readApproval({ login, comment, environments }: Fields): RecordedApproval | null {
  if (!isText(login)) return null;
  const names = Array.isArray(environments) ? environments.filter(isText) : [];
  return { login, comment: isText(comment) ? comment : "", environments: names };
}

function readSignOff({ item, login, at, commit, pullRequest, override }: Fields): RecordedSignOff | null {
  if (!isText(item) || !isText(login) || !isText(at) || !isText(commit) || typeof pullRequest !== "number") return null;
  return { item, login, at, commit, pullRequest, ...(isText(override) ? { override } : {}) };
}

function readChecklist({ pullRequest, commit, said }: Fields): RecordedChecklist | null {
  return typeof pullRequest === "number" && isText(commit) && isText(said) ? { pullRequest, commit, said } : null;
}
