/** One query, really made as a role, and the same without the role for what there is to be seen. */
import type { ReasonFor } from "../../lib/reason-code.ts";
import { ProviderError } from "../../lib/error.ts";
import type { Evidence } from "../../lib/verdict.ts";
import type { DatabaseAnswer, DatabaseRefusal, DatabaseSession, DatabaseValue } from "../../providers/contract.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import type { Catalog, Relation } from "./catalog.ts";
import { listSome, quoteName, showName } from "./names.ts";
import type { Columns, Sight } from "./spec.ts";

export interface SightJudged {
  readonly finding: Finding | null;
  readonly evidence: Evidence;
}

/** Rows are counted up to here: a table of millions need not be read to the end to say that too much is seen. */
const MOST_COUNTED = 10_000;
const MOST_COMPARED = 1_000_000;
const INSUFFICIENT_PRIVILEGE = "42501";

interface Counts {
  readonly seen: number;
  /** Of those, rows that `only` does not name; 0 without it. */
  readonly foreign: number;
}

type Total = Counts | { readonly unknown: Finding };

/** An opinion on one sight: null is a pass. */
type Opinion = readonly [finding: Objection | null, said: string];

type WithoutSummary<One> = One extends Finding ? Omit<One, "summary"> : never;
type Objection = WithoutSummary<Finding>;

export async function judgeSight(session: DatabaseSession, sight: Sight, catalog: Catalog): Promise<SightJudged> {
  const found = catalog.relations.filter(({ schema, name }) => [name, `${schema}.${name}`].includes(sight.table));
  const [relation] = found;
  const label = `${sight.as} asks ${relation === undefined ? sight.table : showName(relation.schema, relation.name)}`;
  try {
    const [finding, said] =
      relation === undefined || found.length > 1 ? notOne(found) : await judge(session, { sight, relation, catalog });
    return {
      finding: finding === null ? null : { ...finding, summary: `${label}: ${said}.` },
      evidence: { label, value: said },
    };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { reasonCode, message, remedy } = error;
    return { finding: { outcome: "hold", reasonCode, summary: message, remedy }, evidence: { label, value: message } };
  }
}

function notOne(found: readonly Relation[]): Opinion {
  return found.length === 0
    ? [
        hold("no_data", "Correct the name, or check whether the migrations were applied."),
        "there is no such table in the schemas",
      ]
    : [hold("no_data", "Write it as schema.table."), `${found.length} schemas have a table of that name`];
}

async function judge(
  session: DatabaseSession,
  subject: { readonly sight: Sight; readonly relation: Relation; readonly catalog: Catalog },
): Promise<Opinion> {
  const { sight, relation } = subject;
  const { rows } = sight;
  const question = questionOf(sight, relation);
  const claims = { role: sight.as, ...sight.claims };
  const answer = await session.asRole(sight.as, claims, (role) => role.attempt(question.text, question.values));
  if ("refusal" in answer) return judgeRefusal(answer.refusal, sight);
  const { seen, foreign } = countsOf(answer);
  const leak = (said: string): Opinion => [fail("row_security_leaks", repair(subject)), said];
  if (rows.kind === "denied") {
    const said = `may query it and sees ${rowsOf(seen)}, expected to be denied`;
    const revoke = `Run: revoke select on ${quoteName(relation.schema, relation.name)} from ${quoteName(sight.as)};`;
    return [fail(seen > 0 ? "row_security_leaks" : "gate_failed", revoke), said];
  }
  if (rows.kind === "none" && seen > 0) return leak(`sees ${rowsOf(seen)}, expected none`);
  if (rows.kind === "only" && foreign > 0) {
    return leak(`sees ${rowsOf(foreign)} that are not its own, and ${rowsOf(seen - foreign)} that are`);
  }
  if (rows.kind === "count") {
    if (seen > rows.count) return leak(`sees ${rowsOf(seen)}, expected ${rows.count}`);
    return seen === rows.count ? [null, `sees ${rowsOf(seen)}, as expected`] : tooFew(seen, String(rows.count));
  }
  const total = await countAll(session, relation, question);
  if ("unknown" in total) return [total.unknown, total.unknown.summary];
  return judgeAgainst(total, { seen, foreign }, rows.kind);
}

/** What is hidden can be judged only where there is something to hide. */
function judgeAgainst(total: Counts, { seen }: Counts, kind: "none" | "only" | "all"): Opinion {
  const hidden = kind === "only" ? total.foreign : total.seen;
  if (hidden === 0) {
    const what = kind === "only" ? "no row of anybody else" : "no row";
    return [
      hold("no_data", "Add distinguishable rows to this database, or name a table that has some."),
      `sees ${rowsOf(seen)}, but there is ${what} to be seen, so it proves nothing`,
    ];
  }
  if (kind === "all" && total.seen >= MOST_COMPARED) {
    const said = `there are ${MOST_COMPARED} rows or more, too many to compare`;
    return [hold("no_data", "Narrow them down with where."), said];
  }
  if (kind === "all" && seen < total.seen) return tooFew(seen, `all ${total.seen}`);
  const own = kind === "only" ? " of its own" : "";
  return [null, `sees ${rowsOf(seen)}${own}, of ${capped(total.seen)} in all`];
}

function judgeRefusal({ sqlState, message }: DatabaseRefusal, { rows }: Sight): Opinion {
  if (sqlState === INSUFFICIENT_PRIVILEGE) {
    if (rows.kind === "none" || rows.kind === "denied") return [null, `may not even query it (${message})`];
    return [
      fail("gate_failed", "Grant the role select on the table and usage of its schema, or expect rows: denied."),
      `may not query it (${message})`,
    ];
  }
  // Class 42 names what the statement names; the others may quote what is in the rows.
  const said = sqlState.startsWith("42") ? `${sqlState}: ${message}` : sqlState;
  return [
    hold(
      "database_refused",
      "Check that the columns of the plan exist, that the values fit them, and that the policies work.",
    ),
    `the query was refused (${said})`,
  ];
}

function tooFew(seen: number, expected: string): Opinion {
  const remedy = "Look at the policies' conditions and the claims in the plan, or expect fewer rows.";
  return [fail("gate_failed", remedy), `sees ${rowsOf(seen)}, expected ${expected}`];
}

interface Question {
  readonly text: string;
  readonly values: readonly DatabaseValue[];
}

/** Names are quoted, values are parameters: nothing of the plan is SQL. */
function questionOf({ where, rows }: Sight, { schema, name }: Relation): Question {
  const values: DatabaseValue[] = [];
  const conditionOf = (columns: Columns): string =>
    [
      "true",
      ...Object.entries(columns).map(([column, value]) => {
        if (value === null) return `t.${quoteName(column)} is null`;
        values.push(value);
        return `t.${quoteName(column)} = $${values.length}`;
      }),
    ].join(" and ");
  const asked = conditionOf(where);
  const own = rows.kind === "only" ? conditionOf(rows.only) : "true";
  const count = (condition: string) =>
    `(select count(*) from (select from ${quoteName(schema, name)} t where ${condition} limit ${limitOf(rows)}) counted)`;
  return {
    text: `select ${count(`${asked} and (${own}) is true`)} as own, ${count(`${asked} and (${own}) is not true`)} as foreign`,
    values,
  };
}

function limitOf(rows: Sight["rows"]): number {
  if (rows.kind === "all") return MOST_COMPARED;
  return rows.kind === "count" ? Math.max(rows.count, MOST_COUNTED) + 1 : MOST_COUNTED + 1;
}

/** The same question as the database's user, if that one sees every row. */
async function countAll(session: DatabaseSession, relation: Relation, question: Question): Promise<Total> {
  const { schema, name } = relation;
  const answer = await session.attempt(question.text, question.values);
  const unknown = (said: string, remedy: string): Total => ({
    unknown: { ...hold("credential_insufficient", remedy), summary: said },
  });
  if ("refusal" in answer) {
    const said = `the database's user may not read it (${answer.refusal.sqlState}), so how many rows there are is not known`;
    return unknown(said, "Use the address of the table's owner, or grant its rights to this user.");
  }
  const { rows } = await session.query("select row_security_active($1::text) as active", [quoteName(schema, name)]);
  if (relation.kind === "table" && rows[0]?.["active"] === true) {
    const said = "row security hides rows from the database's user, so how many there are is not known";
    return unknown(said, "Use the address of the table's owner, or of a role that bypasses row security.");
  }
  return countsOf(answer);
}

function countsOf({ rows }: DatabaseAnswer): Counts {
  const [own, foreign] = [Number(rows[0]?.["own"]), Number(rows[0]?.["foreign"])];
  return { seen: own + foreign, foreign };
}

/** What to change, by what lets the role in. */
function repair({ sight, relation }: { readonly sight: Sight; readonly relation: Relation }): string {
  const table = quoteName(relation.schema, relation.name);
  if (relation.kind === "view" && !relation.invoker) {
    return `Run: alter view ${table} set (security_invoker = true);`;
  }
  if (relation.kind !== "table") return `Run: revoke select on ${table} from ${quoteName(sight.as)};`;
  if (!relation.secured) return `Run: alter table ${table} enable row level security;`;
  const policies = relation.policies
    .filter(({ permissive, appliesTo }) => permissive && appliesTo.includes(sight.as))
    .map((policy) => showName(policy.name));
  return policies.length === 0
    ? `No policy lets ${sight.as} in: check whether the role bypasses row security or has the owner's rights.`
    : `Look at ${listSome(policies)} on ${table}: the condition must name the row's owner, such as using (user_id = auth.uid()).`;
}

function rowsOf(count: number): string {
  return `${capped(count)} ${count === 1 ? "row" : "rows"}`;
}

function capped(count: number): string {
  return count > MOST_COUNTED ? `more than ${MOST_COUNTED}` : String(count);
}

function hold(reasonCode: ReasonFor<"hold">, remedy: string): Objection {
  return { outcome: "hold", reasonCode, remedy };
}

function fail(reasonCode: ReasonFor<"fail">, remedy: string): Objection {
  return { outcome: "fail", reasonCode, remedy };
}
