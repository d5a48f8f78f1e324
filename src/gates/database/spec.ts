import { z } from "zod";
import { bytesValue, durationUpTo, variableName } from "../../lib/plan-values.ts";
import { specChoice } from "../../lib/spec-choice.ts";

/** What steps do with a database: each needs other rights. */
export const USES = ["read", "dump", "migrate"] as const;

export type DatabaseUse = (typeof USES)[number];

/** A limit that is null was not written: its default counts, and where nobody can see it, that is only said. */
export interface DatabaseSpec {
  readonly database: string;
  readonly role: string | null;
  readonly superuser: "allow" | "refuse";
  readonly can: readonly DatabaseUse[];
  /** Null: all but the system's. */
  readonly schemas: readonly string[] | null;
  readonly version: { readonly min: number; readonly max: number };
  readonly connections: number | null;
  readonly transaction: number | null;
  readonly lag: number | null;
  readonly slots: number | null;
  readonly size: number | null;
  readonly tls: "any" | "trusted";
  readonly certificate: number;
}

export const DEFAULTS = {
  connections: 5,
  transaction: 15 * 60_000,
  lag: 60_000,
  slots: 10e9,
} as const;

const major = z.int("expected a major version such as 15").min(9).max(99);
const name = z.string().min(1).max(63);

const written = z.strictObject({
  database: variableName.describe("Variable that holds the database's address, such as `PRODUCTION_DATABASE_URL`."),
  role: name.optional().describe("Name of the role that the address must log in as."),
  superuser: z
    .enum(["allow", "refuse"])
    .default("allow")
    .describe("`refuse`: the role must not be a superuser, whom nothing stops."),
  can: z
    .array(z.enum(USES))
    .default(["read"])
    .describe(
      "What the plan's steps will do. `read`: every table can be read. `dump`: the same, and sequences, with no row hidden by row security, past no transaction pooler. `migrate`: it may create in the schemas and owns what is in them.",
    ),
  schemas: z
    .array(name)
    .min(1)
    .optional()
    .describe(
      "Schemas for which these rights are checked. Default: for `migrate` `public`, else all but the system's.",
    ),
  version: z
    .strictObject({
      min: major.default(9).describe("Oldest major version of the server."),
      max: major.default(99).describe("Newest major version: a dump needs a client that is at least as new."),
    })
    .refine(({ min, max }) => min <= max, "expected min up to max")
    .prefault({})
    .describe("Major versions of the server that are accepted."),
  connections: z
    .int("expected a number of connections")
    .min(1)
    .max(10_000)
    .optional()
    .describe("Connections that must be left for others. Default: 5."),
  "longest-transaction": durationUpTo("30d")
    .optional()
    .describe(
      "Age of the oldest open transaction, which would hold up a migration and what comes after it. Default: `15m`.",
    ),
  "replication-lag": durationUpTo("30d").optional().describe("How far replicas may be behind. Default: `1m`."),
  "slot-retention": bytesValue
    .optional()
    .describe("Write-ahead log that replication slots may hold back, until the disk is full. Default: `10 GB`."),
  "max-size": bytesValue
    .optional()
    .describe("Size of the database up to which the plan was made. SQL does not tell how much of a disk is free."),
  tls: z
    .enum(["any", "trusted"])
    .default("any")
    .describe(
      "`trusted`: encrypted, with a certificate of that host by an authority that is known or stands below the address.",
    ),
  certificate: durationUpTo("3650d")
    .prefault("14d")
    .describe("How long the server's certificate must still be valid, where there is one."),
});

export const databaseSpec = specChoice<DatabaseSpec>("the variable of a database's address, or a map with it", {
  string: z
    .string()
    .describe("The variable of the address; everything else by default.")
    .transform((database, context) => {
      const parsed = written.safeParse({ database });
      if (parsed.success) return specOf(parsed.data);
      for (const issue of parsed.error.issues) context.addIssue({ code: "custom", message: issue.message });
      return z.NEVER;
    }),
  object: written.transform(specOf),
});

function specOf(spec: z.infer<typeof written>): DatabaseSpec {
  return {
    database: spec.database,
    role: spec.role ?? null,
    superuser: spec.superuser,
    can: [...new Set(spec.can)],
    schemas: spec.schemas ?? null,
    version: spec.version,
    connections: spec.connections ?? null,
    transaction: spec["longest-transaction"] ?? null,
    lag: spec["replication-lag"] ?? null,
    slots: spec["slot-retention"] ?? null,
    size: spec["max-size"] ?? null,
    tls: spec.tls,
    certificate: spec.certificate,
  };
}
