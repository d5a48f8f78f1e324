import { z } from "zod";
import { variableName } from "../../lib/plan-values.ts";
import { specChoice } from "../../lib/spec-choice.ts";

/** Columns and what stands in them. */
export type Columns = Readonly<Record<string, string | number | boolean | null>>;

export type ExpectedRows =
  | { readonly kind: "none" | "denied" | "all" }
  | { readonly kind: "only"; readonly only: Columns }
  | { readonly kind: "count"; readonly count: number };

/** What a role sees of one table. */
export interface Sight {
  readonly as: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly table: string;
  readonly where: Columns;
  readonly rows: ExpectedRows;
}

export interface RlsSpec {
  readonly database: string;
  readonly schemas: readonly string[];
  readonly public: readonly string[];
  readonly closed: readonly string[];
  readonly tables: { readonly exclude: readonly string[] };
  readonly sees: readonly Sight[];
}

/** A name in the database; PostgreSQL has none with a zero byte. */
const name = z
  .string()
  .min(1)
  .refine((text) => !text.includes("\0"), "expected a name of the database");

const columns = z
  .record(name, z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .refine((pairs) => Object.keys(pairs).length > 0, "expected at least one column with its value");

const WORDS = ["none", "denied", "all"] as const;

const rows = specChoice<ExpectedRows>("none, denied, all, { only: { column: value } } or { count: number }", {
  string: z
    .enum(WORDS, "expected none, denied, all, { only: { column: value } } or { count: number }")
    .transform((kind): ExpectedRows => ({ kind })),
  object: z
    .strictObject({
      only: columns.optional().describe("Only rows in which these columns have these values."),
      count: z
        .number()
        .int()
        .min(1, "expected 1 or more; for none write rows: none")
        .optional()
        .describe("So many rows."),
    })
    .transform(({ only, count }, context): ExpectedRows => {
      if (only !== undefined && count === undefined) return { kind: "only", only };
      if (count !== undefined && only === undefined) return { kind: "count", count };
      context.addIssue({ code: "custom", message: "expected either only or count" });
      return z.NEVER;
    }),
});

const sight = z
  .strictObject({
    as: name.describe("The role that queries, such as `anon` or `authenticated`."),
    claims: z
      .record(z.string(), z.unknown())
      .default({})
      .describe("Claims of the role's token, such as `sub`; `role` defaults to the role."),
    table: name.describe("The table, as `threads` or `health_companion.threads`."),
    where: columns.optional().describe("Query only rows in which these columns have these values. Default: all rows."),
    rows: rows.describe(
      "`none`: no row, although there are some; `denied`: it may not even query the table; `all`: every row; `only`: only rows with these values; `count`: exactly this many.",
    ),
  })
  .transform(({ where, ...rest }): Sight => ({ ...rest, where: where ?? {} }));

export const rlsSpec = z.strictObject({
  database: variableName.describe("Variable that holds the database's address, such as `STAGING_DATABASE_URL`."),
  schemas: z.array(name).min(1).describe("Schemas whose tables are checked."),
  public: z
    .array(name)
    .default([])
    .describe("Tables, views or policies (`articles`, `articles.everybody reads`) that may be open to everybody."),
  closed: z
    .array(name)
    .default([])
    .describe("Tables that have row security and intentionally no policy: only the server reads them."),
  tables: z
    .strictObject({ exclude: z.array(name).default([]).describe("Tables that are not checked at all.") })
    .default({ exclude: [] })
    .describe("Which tables of the schemas count."),
  sees: z
    .array(sight)
    .default([])
    .describe("Queries to run, each as a role, and what the role must see. The rows themselves are never shown."),
}) satisfies z.ZodType<RlsSpec>;
