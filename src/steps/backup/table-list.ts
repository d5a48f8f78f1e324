/** What is stored beside an archive: counts and checksums of its tables, and what its server has and no dump does. */
import { z } from "zod";
import { type References, references } from "./partial/references.ts";
import type { Census } from "../database/census.ts";
import { parseCensus } from "../database/parse-census.ts";

const catalog = z
  .strictObject({
    encoding: z.string().min(1),
    /** Roles of the server, without its own: policies and rights name them. */
    roles: z.array(z.string().min(1)).readonly(),
    extensions: z
      .array(z.strictObject({ name: z.string().min(1), version: z.string(), schema: z.string().min(1) }).readonly())
      .readonly(),
    largeObjects: z.number().int().nonnegative(),
  })
  .readonly();

export type Catalog = z.infer<typeof catalog>;

export interface TableList {
  /** Checksums of version 1 are of another kind, and say nothing beside these. */
  readonly version: 2;
  readonly census: Census;
  readonly catalog: Catalog;
  /** Of a part of a database alone. */
  readonly references?: References;
}

/** Null where it is anything else. */
export function parseTableList(text: string): TableList | null {
  const parsed = z
    .strictObject({ version: z.literal(2), census: z.unknown(), catalog, references: references.optional() })
    .safeParse(parseJson(text));
  const census = parsed.success ? parseCensus(parsed.data.census) : null;
  if (!parsed.success || census === null) return null;
  const { data } = parsed;
  return {
    version: 2,
    census,
    catalog: data.catalog,
    ...(data.references === undefined ? {} : { references: data.references }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
