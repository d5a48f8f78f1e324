/** `trial: { neon: … }` and `trial: { supabase: … }`: a branch of the database at its vendor, in place of a copy here. */
import { z } from "zod";

export interface BranchPlace {
  /** Key of the vendor's provider. */
  readonly vendor: "neon" | "supabase";
  readonly project: string;
  readonly branch: string | null;
}

export const branchFields = {
  neon: z
    .strictObject({
      project: z
        .string()
        .regex(/^[a-z0-9-]{1,60}$/, "expected the id of a project at Neon, such as floral-king-961888")
        .describe("Id of the project at Neon."),
      branch: z
        .string()
        .min(1)
        .max(256)
        .optional()
        .describe("The branch that `database` is the address of. Default: the project's default branch."),
    })
    .optional()
    .describe("Try it on a branch at Neon, which costs neither time nor room, and is deleted afterwards."),
  supabase: z
    .strictObject({
      project: z
        .string()
        .regex(/^[a-z]{20}$/, "expected the project's reference: 20 lower-case letters")
        .describe("Reference of the project at Supabase."),
    })
    .optional()
    .describe(
      "Try it on a branch with the project's data at Supabase, which takes minutes, and is deleted afterwards.",
    ),
};

export const ONE_PLACE = "expected one of from, neon and supabase";

interface Written {
  readonly neon?: { readonly project: string; readonly branch?: string | undefined } | undefined;
  readonly supabase?: { readonly project: string } | undefined;
}

/** Null where none is named; a text where two are. */
export function branchPlaceOf({ neon, supabase }: Written): BranchPlace | null | "two" {
  if (neon !== undefined && supabase !== undefined) return "two";
  if (neon !== undefined) return { vendor: "neon", project: neon.project, branch: neon.branch ?? null };
  return supabase === undefined ? null : { vendor: "supabase", project: supabase.project, branch: null };
}
