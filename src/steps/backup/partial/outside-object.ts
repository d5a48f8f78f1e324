/** What an archive refers to and has not: found in the catalog of the database that was dumped. */
import { z } from "zod";

const reference = z.tuple([z.number().int(), z.number().int()]).readonly();
const column = z
  .strictObject({ number: z.number().int(), name: z.string(), type: z.string(), uses: reference })
  .readonly();
const argument = z.strictObject({ mode: z.string(), name: z.string(), type: z.string() }).readonly();
const uses = z.array(reference).readonly();

const definition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("enum"), labels: z.array(z.string()).readonly() }),
  z.strictObject({ kind: z.literal("domain"), base: z.string(), uses }),
  z.strictObject({ kind: z.literal("composite"), columns: z.array(column).readonly() }),
  z.strictObject({ kind: z.literal("relation"), columns: z.array(column).readonly() }),
  z.strictObject({ kind: z.literal("sequence") }),
  z.strictObject({
    kind: z.literal("function"),
    arguments: z.array(argument).readonly(),
    /** Of the last of those that are given. */
    defaults: z.number().int().nonnegative(),
    result: z.string(),
    uses,
  }),
  /** Nothing that stands in for it is known here. */
  z.strictObject({ kind: z.literal("other") }),
]);

const resolved = z.discriminatedUnion("is", [
  z.strictObject({ is: z.literal("inside") }),
  z.strictObject({ is: z.literal("extension"), name: z.string() }),
  z.strictObject({
    is: z.literal("outside"),
    /** Catalog and number of the object itself, where an array of it or its row's type was referred to. */
    key: z.string(),
    /** `function auth.uid()` */
    label: z.string(),
    /** As SQL names it, without arguments. */
    name: z.string(),
    schema: z.string(),
    definition,
  }),
]);

export type Reference = z.infer<typeof reference>;
export type Column = z.infer<typeof column>;
export type Resolved = z.infer<typeof resolved>;
export type OutsideObject = Extract<Resolved, { is: "outside" }>;

/** What an entry of the archive refers to. */
export interface Crossing {
  /** Catalog and number of the entry. */
  readonly entry: Reference;
  /** Rows are computed or checked by it while they are restored. */
  readonly computed: boolean;
  /** A partition's parent, of a table or of an index; a table's parent; null: anything else. */
  readonly parent: "partition" | "inherited" | null;
  readonly to: Reference;
  /** Of a table; 0: all of it. */
  readonly column: number;
}

export interface OutsideWorld {
  readonly crossings: readonly Crossing[];
  /** By `keyOf` of what is referred to, also by what stands in. */
  readonly resolved: ReadonlyMap<string, Resolved>;
  /** By `keyOf` of the entry: `["public", "parts_a"]`, where it is an index or a table with a parent outside. */
  readonly names: ReadonlyMap<string, readonly [schema: string, name: string]>;
}

export function keyOf([classId, objectId]: Reference): string {
  return `${classId}:${objectId}`;
}

/** Of the catalog's own words; throws where they are others. */
export function parseResolved(text: string): Resolved {
  return resolved.parse(JSON.parse(text));
}
