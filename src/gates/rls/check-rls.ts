/** Asks the rls gate: loaded when there is a database to ask. */
import { Secret } from "../../lib/secret.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { GateContext } from "../contract.ts";
import { readCatalog } from "./catalog.ts";
import { judgeSight, type SightJudged } from "./judge-sight.ts";
import { judgeTables } from "./judge-tables.ts";
import { showName } from "./names.ts";
import type { RlsSpec } from "./spec.ts";
import { verdictOfFindings } from "../../lib/verdict-of-findings.ts";

const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 15_000 };

/** The gate's answer; see rls.ts. */
export async function checkRls(spec: RlsSpec, { roles, env }: GateContext<"databases">): Promise<Verdict> {
  const url = env[spec.database]?.trim() ?? "";
  if (url === "") {
    return hold("secret_missing", `${spec.database} is not set.`, `Store the database's address as ${spec.database}.`);
  }
  return roles.databases.withSession(new Secret(spec.database, url), LIMITS, async (session) => {
    const catalog = await readCatalog(session, spec.schemas);
    const judged = judgeTables(spec, catalog);
    const sights: SightJudged[] = [];
    for (const sight of spec.sees) sights.push(await judgeSight(session, sight, catalog));
    const findings = [...judged.findings, ...sights.flatMap(({ finding }) => (finding === null ? [] : [finding]))];
    const schemas = spec.schemas.map((schema) => showName(schema)).join(", ");
    const queries =
      spec.sees.length === 0 ? "" : ` Queries as a role that saw only what they should: ${spec.sees.length}.`;
    return verdictOfFindings(
      findings,
      `Every table of ${schemas} has row security (${judged.tables} of ${judged.tables}).${queries}`,
      [...judged.evidence, ...sights.map(({ evidence }) => evidence)],
    );
  });
}
