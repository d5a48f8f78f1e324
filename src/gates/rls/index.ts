import type { Gate } from "../contract.ts";
import { type ExpectedRows, type RlsSpec, rlsSpec } from "./spec.ts";

export const rls: Gate<RlsSpec, "databases"> = {
  key: "rls",
  description:
    "Every table of the schemas has row security and a policy, no policy is true for everybody, and real queries made as a role see only what the plan allows.",
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
  explain: ({ database, schemas, public: open, closed, tables, sees }) =>
    [
      `tables of ${schemas.join(", ")} in ${database}`,
      ...(open.length === 0 ? [] : [`open to everybody: ${open.join(", ")}`]),
      ...(closed.length === 0 ? [] : [`closed: ${closed.join(", ")}`]),
      ...(tables.exclude.length === 0 ? [] : [`not looked at: ${tables.exclude.join(", ")}`]),
      ...sees.map((sight) => `${sight.as} sees ${explainRows(sight.rows)} of ${sight.table}`),
    ].join(", "),
  roles: ["databases"],
  secrets: ({ database }) => [database],
  // Loaded with the first question: every command that reads a plan loads this file.
  check: async (spec, context) => (await import("./check-rls.ts")).checkRls(spec, context),
};

function explainRows(rows: ExpectedRows): string {
  switch (rows.kind) {
    case "none":
      return "no row";
    case "denied":
      return "nothing, and may not query it";
    case "all":
      return "every row";
    case "only":
      return `only rows with ${Object.entries(rows.only)
        .map(([column, value]) => `${column} = ${value}`)
        .join(" and ")}`;
    case "count":
      return `${rows.count} rows`;
  }
}
