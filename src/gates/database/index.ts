import { renderBytes } from "../../lib/bytes.ts";
import { renderDuration } from "../../lib/duration.ts";
import type { Gate } from "../contract.ts";
import { type DatabaseSpec, databaseSpec, DEFAULTS } from "./spec.ts";

export const database: Gate<DatabaseSpec, "databases"> = {
  key: "database",
  description:
    "The database can be reached and is fit for what the plan's steps do: the right role with the rights that they need, the version, room for connections, no transaction that has been open for long, replicas that keep up, a certificate that stays valid.",
  example: `- { title: The database answers, database: STAGING_DATABASE_URL }
- title: The database is fit for backup and migration
  database:
    database: PRODUCTION_DATABASE_URL
    role: deployer
    superuser: refuse
    can: [dump, migrate]
    schemas: [health_companion]
    version: { min: 15, max: 17 }
    connections: 10
    longest-transaction: 5m
    tls: trusted
`,
  kind: "world",
  spec: databaseSpec,
  explain: (spec) =>
    [
      `${spec.database} answers`,
      ...(spec.role === null ? [] : [`as ${spec.role}`]),
      ...(spec.superuser === "refuse" ? ["no superuser"] : []),
      `can ${spec.can.join(", ")}${spec.schemas === null ? "" : ` in ${spec.schemas.join(", ")}`}`,
      ...(spec.version.min === 9 && spec.version.max === 99
        ? []
        : [`version ${spec.version.min} to ${spec.version.max}`]),
      `${spec.connections ?? DEFAULTS.connections} connections left`,
      `no transaction older than ${renderDuration(spec.transaction ?? DEFAULTS.transaction)}`,
      `replicas at most ${renderDuration(spec.lag ?? DEFAULTS.lag)} behind`,
      ...(spec.size === null ? [] : [`at most ${renderBytes(spec.size)}`]),
      ...(spec.tls === "trusted" ? ["a trusted certificate"] : []),
    ].join(", "),
  roles: ["databases"],
  secrets: ({ database: variable }) => [variable],
  // Loaded with the first question: every command that reads a plan loads this file.
  check: async (spec, context) => (await import("./check-database.ts")).checkDatabase(spec, context),
};
