import type { MigrationTool } from "./migration.ts";
import { dbmate } from "./read-dbmate.ts";
import { drizzle } from "./read-drizzle.ts";
import { folder } from "./read-folder.ts";
import { goose } from "./read-goose.ts";
import { prisma } from "./read-prisma.ts";
import { supabase } from "./read-supabase.ts";

/** The tools whose migrations can be read, by the word that the plan uses. */
export const MIGRATION_TOOLS = { drizzle, supabase, prisma, dbmate, goose, folder } as const satisfies Readonly<
  Record<string, MigrationTool>
>;

export type MigrationToolName = keyof typeof MIGRATION_TOOLS;

export const MIGRATION_TOOL_NAMES = Object.keys(MIGRATION_TOOLS) as [MigrationToolName, ...MigrationToolName[]];
