/** `requires`: what must be true of the data before a migration runs. */
import { z } from "zod";
import { cutText } from "../../lib/cut-text.ts";
import { specChoice } from "../../lib/spec-choice.ts";
import { type Evidence, fail, hold, pass, type Verdict, worstVerdict } from "../../lib/verdict.ts";
import type { DatabaseAnswer, DatabaseRefusal, DatabaseSession, DatabaseValue } from "../../providers/contract.ts";

export interface Requirement {
  readonly query: string;
  readonly equals: DatabaseValue;
}

const VALUE_CHARACTERS = 100;
const QUERY_CHARACTERS = 300;
const FORM = `"select count(*) from users where email is null" = 0`;
const EXPECTED = `a query and what it must give, as { query: …, equals: 0 } or '${FORM}'`;

const query = z.string().trim().min(1, "expected a query");

const requirement = specChoice<Requirement>(EXPECTED, {
  string: z
    .string()
    .describe("The query in quotation marks, an equals sign, and the value.")
    .transform((text, context): Requirement => {
      const [, , asked = "", value = ""] = /^\s*(["'`])(.+)\1\s*={1,2}\s*(\S.*?)\s*$/s.exec(text) ?? [];
      if (value !== "") return { query: asked.trim(), equals: valueOf(value) };
      context.addIssue({ code: "custom", message: `expected ${EXPECTED}` });
      return z.NEVER;
    }),
  object: z.strictObject({
    query: query.describe("One SELECT that gives one row with one column. It is run read-only."),
    equals: z
      .union([z.string(), z.number(), z.boolean(), z.null()])
      .describe("What it must give, compared by value: `0`, `true`, `done`, `null`."),
  }),
});

export const requirements = z
  .array(requirement)
  .min(1)
  .describe("Queries about the data and what they must give while migrations are pending. An error holds.");

/** As YAML would read it; what is in quotation marks is text. */
function valueOf(text: string): DatabaseValue {
  const [, , quoted] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  if (quoted !== undefined) return quoted;
  if (text === "null") return null;
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Asks them one after the other, in the order of the plan. */
export async function checkRequirements(session: DatabaseSession, required: readonly Requirement[]): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const one of required) {
    const asked = one.query.replace(/[\s;]+$/, "");
    // Inside of another query nothing but a query can stand, and a large answer stays where it is.
    verdicts.push(judge(one, await session.attempt(`select * from (\n${asked}\n) as required limit 2`)));
  }
  const worst = worstVerdict(verdicts);
  const evidence = verdicts.flatMap((verdict) => verdict.evidence);
  if (worst === null || worst.outcome === "pass") {
    return pass(
      "gate_passed",
      `The data is as the migration requires (${required.length} of ${required.length}).`,
      evidence,
    );
  }
  return { ...worst, evidence };
}

function judge(required: Requirement, answer: DatabaseAnswer | { readonly refusal: DatabaseRefusal }): Verdict {
  const shown = cutText(required.query.replaceAll(/\s+/g, " "), QUERY_CHARACTERS);
  const evidence = (value: string): readonly Evidence[] => [{ label: shown, value }];
  const unknown = (what: string) =>
    hold(
      "no_data",
      `What the migration requires of the data is not known: ${what} (${shown}).`,
      "Correct the query under requires: it is one SELECT that gives one row with one column, and the user of the database must be allowed to read what it names.",
      evidence(what),
    );
  if ("refusal" in answer)
    return unknown(`PostgreSQL refused it, ${answer.refusal.sqlState}: ${answer.refusal.message}`);
  const [row, ...others] = answer.rows;
  const values = Object.values(row ?? {});
  const [value] = values;
  if (value === undefined) return unknown("it gave no row");
  if (others.length > 0 || values.length > 1) return unknown("it gave more than one value");
  if (isEqual(value, required.equals)) return pass("gate_passed", "", evidence(show(value)));
  return fail(
    "requirement_not_met",
    `The migration requires ${show(required.equals)} and the database gives ${show(value)}: ${shown}.`,
    "Correct the data first, or what the plan requires; the migration must not run on data that it was not written for.",
    evidence(`${show(value)}, required is ${show(required.equals)}`),
  );
}

/** A numeric comes as text, so that no digit is lost. */
function isEqual(value: DatabaseValue, wanted: DatabaseValue): boolean {
  if (value === wanted) return true;
  if (value === null || wanted === null || typeof wanted === "boolean") return false;
  if (typeof wanted === "number") {
    return typeof value === "string" && value.trim() !== "" && Number(value) === wanted;
  }
  return String(value) === wanted;
}

function show(value: DatabaseValue): string {
  return cutText(String(value), VALUE_CHARACTERS);
}
