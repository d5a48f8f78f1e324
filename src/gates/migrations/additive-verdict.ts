/** What the judgement of the SQL says, in words. Pure. */
import { type Evidence, fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import { ADDITIVE_RULES } from "./additive-rules.ts";
import type { AdditiveFinding, AdditiveJudgement } from "./judge-additive.ts";

const SHOWN = 50;

/** `judged` migrations were judged, chosen as `chosen` says. */
export function judgeFindings(judgement: AdditiveJudgement, judged: number, chosen: string): Verdict {
  const evidence = evidenceOf(judgement, judged, chosen);
  const { invalid, findings } = judgement;
  const [broken] = invalid.filter(({ command }) => !command);
  if (broken !== undefined) {
    return fail(
      "migration_invalid",
      `${broken.file}:${broken.line} is not SQL: ${broken.message}.`,
      "Correct it; the message and the line are PostgreSQL's own.",
      evidence,
    );
  }
  const open = findings.filter(({ allowedBecause }) => allowedBecause === null);
  const refused = open.filter(({ rule }) => rule !== "unjudged");
  const [first] = refused;
  if (first !== undefined) {
    const more = refused.length > 1 ? `, and ${refused.length - 1} more` : "";
    return fail(
      "migration_not_additive",
      `A version that is rolled back to would break on ${first.file}:${first.line}, which ${first.what}${more}.`,
      `${ADDITIVE_RULES[first.rule].instead} Or let the plan allow it: allow: { ${first.rule}: <reason> }.`,
      evidence,
    );
  }
  const [command] = invalid;
  if (command !== undefined) {
    return hold(
      "no_data",
      `${command.file}:${command.line} is a command of psql, so the file cannot be judged.`,
      "Write migrations in plain SQL.",
      evidence,
    );
  }
  const [unjudged] = open;
  if (unjudged !== undefined) {
    return hold(
      "no_data",
      `${unjudged.file}:${unjudged.line} cannot be judged: ${unjudged.what}.`,
      ADDITIVE_RULES.unjudged.instead,
      evidence,
    );
  }
  const own = findings.filter(({ allowedByFile }) => allowedByFile);
  const [allowed] = own;
  const rest = own.length > 1 ? ` and ${own.length - 1} more` : "";
  // Only the pull request's author claims so, which is shown where everybody looks.
  const said =
    allowed === undefined
      ? ""
      : `, if its own comments are right: ${allowed.rule} at ${allowed.file}:${allowed.line}${rest}`;
  return pass("gate_passed", `An older version still works with ${migrations(judged)}${said}.`, evidence);
}

function evidenceOf(
  { invalid, findings, notes, moreNotes }: AdditiveJudgement,
  judged: number,
  chosen: string,
): Evidence[] {
  const lines = [
    ...invalid.map(({ file, line, message }) => ({ label: `${file}:${line}`, value: message })),
    ...findings.map(({ file, line, ...finding }) => ({ label: `${file}:${line}`, value: renderFinding(finding) })),
    ...notes.map(({ file, line, what }) => ({ label: `${file}:${line}`, value: `note: ${what}` })),
  ];
  const rest = lines.length - SHOWN + moreNotes;
  return [
    { label: "judged", value: `${migrations(judged)}: ${chosen}` },
    ...lines.slice(0, SHOWN),
    ...(rest > 0 ? [{ label: "not shown", value: `${rest} more findings and notes` }] : []),
  ];
}

function renderFinding({ rule, what, allowedBecause, mistakes }: Omit<AdditiveFinding, "file" | "line">): string {
  if (allowedBecause !== null) return `${rule}, allowed (${allowedBecause}): ${what}`;
  const mistake = mistakes.length === 0 ? "" : ` The comment ${mistakes.join("; the comment ")}.`;
  return `${rule}: ${what}. Instead: ${ADDITIVE_RULES[rule].instead}${mistake}`;
}

function migrations(count: number): string {
  return `${count} ${count === 1 ? "migration" : "migrations"}`;
}
