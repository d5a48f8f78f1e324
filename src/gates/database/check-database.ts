/** Asks the database gate: loaded when there is a database to ask. */
import { Secret } from "../../lib/secret.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import { verdictOfFindings } from "../../lib/verdict-of-findings.ts";
import type { GateContext } from "../contract.ts";
import { judgeLine } from "./judge-line.ts";
import { judgeLoad } from "./judge-load.ts";
import { judgeRole } from "./judge-role.ts";
import { readFacts } from "./read-facts.ts";
import type { DatabaseSpec } from "./spec.ts";

const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 15_000 };

/** The gate's answer; see database.ts. */
export async function checkDatabase(
  spec: DatabaseSpec,
  { roles, env, clock }: GateContext<"databases">,
): Promise<Verdict> {
  const url = env[spec.database]?.trim() ?? "";
  if (url === "") {
    return hold("secret_missing", `${spec.database} is not set.`, `Store the database's address as ${spec.database}.`);
  }
  const secret = new Secret(spec.database, url);
  const line = await roles.databases.examineLine(secret, LIMITS);
  const migrate = spec.can.includes("migrate") ? (spec.schemas ?? ["public"]) : [];
  const facts = await roles.databases.withSession(secret, LIMITS, (session) =>
    readFacts(session, { read: spec.schemas, migrate }),
  );
  const judged = [judgeLine(spec, line, clock.now()), judgeRole(spec, facts), judgeLoad(spec, facts)];
  return verdictOfFindings(
    judged.flatMap(({ findings }) => findings),
    `${spec.database} answers as ${facts.role} of PostgreSQL ${facts.version}, and is fit to ${spec.can.join(", ")}.`,
    judged.flatMap(({ evidence }) => evidence),
  );
}
