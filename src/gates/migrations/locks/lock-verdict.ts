/** What the locks of pending statements say, in words. Pure. */
import { renderBytes } from "../../../lib/bytes.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../../../lib/verdict.ts";
import { shownName } from "../schema-state.ts";
import type { LockFinding } from "./lock-finding.ts";
import type { LockLimits } from "./lock-limits.ts";
import type { LockCost } from "./lock-modes.ts";

const SHOWN = 50;

/** What was judged. */
export interface LockQuestion {
  readonly migrations: number;
  /** `15.18`; null where no database was asked. */
  readonly serverVersion: string | null;
}

const COST_WORDS: Readonly<Record<LockCost, string>> = {
  moment: "for a moment",
  empty: "for a moment, and the table is empty then",
  rows: "while row after row is written",
  scan: "while every row is read",
  build: "while it is built",
  rewrite: "while the table is written anew",
};

type Judged = "fine" | "refused" | "unknown";

export function judgeLockFindings(
  findings: readonly LockFinding[],
  limits: LockLimits,
  question: LockQuestion,
): Verdict {
  const evidence = evidenceOf(findings, limits, question);
  const judged = findings.map((finding) => ({ finding, is: judgeOne(finding, limits) }));
  const refused = judged.filter(({ is }) => is === "refused").map(({ finding }) => finding);
  const [first] = refused;
  if (first !== undefined) {
    const more = refused.length > 1 ? `, and ${refused.length - 1} more` : "";
    return fail(
      "migration_blocks",
      `${first.file}:${first.line} ${predicate(first, limits)}${more}.`,
      remedyOf(first, limits),
      evidence,
    );
  }
  const unknown = judged.find(({ is }) => is === "unknown")?.finding;
  if (unknown !== undefined) {
    return hold(
      "no_data",
      `${unknown.file}:${unknown.line} ${unknown.kind === "unread" ? unknown.says : `changes ${shownName(unknown.table ?? "")}, whose size is not known`}, so it is not known who it would stop.`,
      unknown.kind === "unread"
        ? "Write it as plain statements, or let the plan allow it: locks: { allow: { unread: <reason> } }."
        : "Check that the address is that of the database which is migrated, and that the table is there.",
      evidence,
    );
  }
  return pass("gate_passed", summaryOf(findings, limits, question), evidence);
}

function judgeOne(finding: LockFinding, { mode, above, timeout, allow }: LockLimits): Judged {
  const { kind, rule, bytes, withoutTimeout } = finding;
  if (mode !== "limited") return "fine";
  if (kind === "fails" || kind === "skipped") return "refused";
  if ((allow[kind === "unread" ? "unread" : (rule ?? "unread")] ?? null) !== null) return "fine";
  if (kind === "unread") return "unknown";
  if (withoutTimeout && timeout) return "refused";
  if (above === null || !stopsForLong(finding)) return "fine";
  if (above === 0) return "refused";
  return bytes === null ? "unknown" : bytes > above ? "refused" : "fine";
}

/** An UPDATE of all rows locks no table, and every writer of a row waits for its end all the same. */
function stopsForLong({ kind, rule, cost, stops }: LockFinding): boolean {
  if (kind === "held") return stops !== null;
  return cost !== "moment" && cost !== "empty" && (stops !== null || rule === "write-all-rows");
}

function predicate(finding: LockFinding, { above }: LockLimits): string {
  const { kind, table, lock, cost, stops, bytes, says } = finding;
  if (kind !== "lock") return says;
  const where = `${lock} on ${shownName(table ?? "")}`;
  if (!stopsForLong(finding) || above === null) return `waits without a lock_timeout for ${where}`;
  const size = bytes === null ? "" : ` (${renderBytes(bytes)})`;
  return `stops ${stops ?? "writes of the same rows"} of ${shownName(table ?? "")}${size} ${COST_WORDS[cost]}`;
}

function remedyOf({ kind, rule, instead, withoutTimeout, cost }: LockFinding, { timeout }: LockLimits): string {
  const allowed = rule === null ? "" : ` Or let the plan allow it: locks: { allow: { ${rule}: <reason> } }.`;
  if (kind === "lock" && withoutTimeout && timeout && cost === "moment") {
    return `Begin the migration with SET lock_timeout = '2s', or set one for the role, and try again where it is reached.${allowed}`;
  }
  return `${instead === null ? "Run it by hand while nobody uses the table" : capital(instead)}.${allowed}`;
}

/** Empty where nothing was asked for, and there is nothing to tell. */
function summaryOf(findings: readonly LockFinding[], { mode }: LockLimits, { migrations }: LockQuestion): string {
  const long = findings.filter(stopsForLong).length;
  const broken = findings.filter(({ kind }) => kind === "fails" || kind === "skipped").length;
  const said = [
    ...(long === 0 ? [] : [`${counted(long, "statement")} would stop reads or writes for longer than a moment`]),
    ...(broken === 0 ? [] : [`${counted(broken, "statement")} would not do what it says`]),
  ];
  const of = `${counted(migrations, "migration")}`;
  if (said.length === 0 && mode === "named") return "";
  return said.length === 0
    ? `No statement of ${of} stops reads or writes for longer than a moment.`
    : `Of ${of}, ${said.join(", and ")}.`;
}

function evidenceOf(findings: readonly LockFinding[], limits: LockLimits, question: LockQuestion): Evidence[] {
  const { serverVersion } = question;
  const judged =
    serverVersion === null
      ? "as every supported PostgreSQL; without a database nobody knows the sizes of the tables"
      : `as PostgreSQL ${serverVersion}`;
  const sorted = findings.toSorted((one, other) => weightOf(other) - weightOf(one));
  const rest = findings.length - SHOWN;
  return [
    { label: "locks", value: `${counted(question.migrations, "migration")}, ${judged}` },
    ...sorted
      .slice(0, SHOWN)
      .map((finding) => ({ label: `${finding.file}:${finding.line}`, value: render(finding, limits) })),
    ...(rest > 0 ? [{ label: "not shown", value: `${rest} more locks` }] : []),
  ];
}

function weightOf(finding: LockFinding): number {
  if (finding.kind === "fails" || finding.kind === "skipped") return 4;
  if (stopsForLong(finding)) return 3;
  return finding.kind === "unread" ? 2 : finding.stops === null ? 0 : 1;
}

function render(finding: LockFinding, { allow }: LockLimits): string {
  const { kind, rule, table, lock, cost, stops, bytes, rows, withoutTimeout, says, instead } = finding;
  const reason = rule === null ? undefined : allow[rule];
  const allowed = reason === undefined ? "" : `, allowed (${reason})`;
  const way = instead === null ? "" : ` Instead: ${instead}.`;
  if (kind !== "lock") return `${rule === null ? "" : `${rule}${allowed}: `}${says}.${way}`;
  const size = [
    ...(bytes === null ? [] : [renderBytes(bytes)]),
    ...(rows === null ? [] : [`about ${rows.toLocaleString("en")} rows`]),
  ];
  const on = `${shownName(table ?? "")}${size.length === 0 ? "" : ` (${size.join(", ")})`}`;
  const waits =
    rule === "write-all-rows" ? "writes of the same rows wait" : stops === null ? "nobody waits" : `${stops} wait`;
  const endless = withoutTimeout ? ", and without a lock_timeout they queue behind it as long as it waits itself" : "";
  return `${rule}${allowed}: ${lock} on ${on} ${COST_WORDS[cost]}: ${waits}${endless}.${way}`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
