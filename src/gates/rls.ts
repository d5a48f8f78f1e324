import { Secret } from "../lib/secret.ts";
import { hold } from "../lib/verdict.ts";
import type { Gate } from "./contract.ts";
import { readCatalog } from "./rls/catalog.ts";
import { judgeSight, type SightJudged } from "./rls/judge-sight.ts";
import { judgeTables } from "./rls/judge-tables.ts";
import { showName } from "./rls/names.ts";
import { type RlsSpec, rlsSpec } from "./rls/spec.ts";
import { verdictOfFindings } from "../lib/verdict-of-findings.ts";

const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 15_000 };

export const rls: Gate<RlsSpec, "databases"> = {
  key: "rls",
  description:
    "Every table of the schemas has row security and a policy, no policy is true for everybody, and queries that are really made as a role see only what the plan says.",
  example: `- title: Row security holds
  rls:
    database: STAGING_DATABASE_URL
    schemas: [health_companion]
    public: [articles]
    closed: [audit_log]
    sees:
      - { as: anon, table: threads, rows: none }
      - as: authenticated
        claims: { sub: 7f9c24e8-3b1a-4a6e-9d52-0c1e5a7b8f63 }
        table: threads
        rows: { only: { owner: 7f9c24e8-3b1a-4a6e-9d52-0c1e5a7b8f63 } }
`,
  kind: "world",
  spec: rlsSpec,
  roles: ["databases"],
  secrets: ({ database }) => [database],
  async check(spec, { roles, env }) {
    const url = env[spec.database]?.trim() ?? "";
    if (url === "") {
      return hold(
        "secret_missing",
        `${spec.database} is not set.`,
        `Store the database's address as ${spec.database}.`,
      );
    }
    return roles.databases.withSession(new Secret(spec.database, url), LIMITS, async (session) => {
      const catalog = await readCatalog(session, spec.schemas);
      const judged = judgeTables(spec, catalog);
      const sights: SightJudged[] = [];
      for (const sight of spec.sees) sights.push(await judgeSight(session, sight, catalog));
      const findings = [...judged.findings, ...sights.flatMap(({ finding }) => (finding === null ? [] : [finding]))];
      const schemas = spec.schemas.map((schema) => showName(schema)).join(", ");
      const queries =
        spec.sees.length === 0 ? "" : ` Queries as a role that saw only what they must: ${spec.sees.length}.`;
      return verdictOfFindings(
        findings,
        `Every table of ${schemas} has row security (${judged.tables} of ${judged.tables}).${queries}`,
        [...judged.evidence, ...sights.map(({ evidence }) => evidence)],
      );
    });
  },
};
