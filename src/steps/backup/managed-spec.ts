/** `backup: { neon: … }` and `backup: { supabase: … }`: a backup that the database's own vendor makes and keeps. */
import { z } from "zod";
import { renderDuration } from "../../lib/duration.ts";
import { durationUpTo, variableName } from "../../lib/plan-values.ts";
import type { CopyWay } from "../../providers/contract.ts";

/** A copy that is made for this release. */
export interface CopySpec {
  readonly kind: "copy";
  readonly vendor: "neon";
  readonly project: string;
  readonly branch: string | null;
  readonly way: CopyWay;
  readonly keepMs: number;
  readonly timeoutMs: number;
  readonly database: string | null;
}

/** What the vendor's own schedule must have. */
export interface ScheduleSpec {
  readonly kind: "schedule";
  readonly vendor: "supabase";
  readonly project: string;
  readonly withinMs: number;
  readonly database: string | null;
}

export type ManagedSpec = CopySpec | ScheduleSpec;

const database = variableName
  .optional()
  .describe("Variable with the address of this database, where gates and a restore shall know that it is the same.");

const neon = z
  .strictObject({
    project: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/, "expected the id of a project at Neon, such as floral-king-961888")
      .describe("Id of the project at Neon (Settings, General)."),
    branch: z
      .string()
      .min(1)
      .max(256)
      .optional()
      .describe("The branch that is backed up, by its name or its id. Default: the project's default branch."),
    way: z
      .enum(["branch", "snapshot"])
      .default("branch")
      .describe(
        "`branch`: a branch of the moment, which can be connected to and compared. `snapshot`: one of Neon's snapshots (beta), of which subscriptions allow few.",
      ),
    keep: durationUpTo("30d").prefault("7d").describe("When Neon deletes it by itself."),
    timeout: durationUpTo("6h").prefault("15m").describe("How long Neon may take."),
  })
  .describe(
    "A branch or a snapshot at Neon, named after the release's step, so that a run that was cut off finds it again.",
  );

const supabase = z
  .strictObject({
    project: z
      .string()
      .regex(
        /^[a-z]{20}$/,
        "expected the project's reference: 20 lower-case letters, as in the address of its dashboard",
      )
      .describe("Reference of the project at Supabase: the 20 letters in the address of its dashboard."),
    within: durationUpTo("30d")
      .prefault("24h")
      .describe(
        "How old the newest moment may be that can be restored: of a daily backup, or of point-in-time recovery.",
      ),
  })
  .describe(
    "Supabase takes no backup when it is asked, so nothing is made: the step fails where the newest moment that can be restored is older than `within`, and where there is none.",
  );

/** With exactly one vendor. */
export const managedSpec = z
  .strictObject({ neon: neon.optional(), supabase: supabase.optional(), database })
  .transform((said, context): ManagedSpec => {
    const variable = said.database ?? null;
    if (said.neon !== undefined && said.supabase === undefined) {
      const { keep, timeout, branch = null, ...rest } = said.neon;
      return { kind: "copy", vendor: "neon", ...rest, branch, keepMs: keep, timeoutMs: timeout, database: variable };
    }
    if (said.supabase !== undefined && said.neon === undefined) {
      const { project, within } = said.supabase;
      return { kind: "schedule", vendor: "supabase", project, withinMs: within, database: variable };
    }
    context.addIssue({ code: "custom", message: "expected one vendor: neon: or supabase:, with its project" });
    return z.NEVER;
  })
  .describe("A backup that the database's own vendor keeps.");

/** Whether what a plan says of a backup is about a vendor's own, before it is checked. */
export function namesManagedBackup(spec: unknown): boolean {
  return typeof spec === "object" && spec !== null && ("neon" in spec || "supabase" in spec);
}

/** Whether a parsed spec of the step `backup` is of a managed kind. */
export function isManagedSpec(spec: unknown): spec is ManagedSpec {
  if (typeof spec !== "object" || spec === null || !("kind" in spec)) return false;
  return spec.kind === "copy" || spec.kind === "schedule";
}

export function explainManaged(spec: ManagedSpec): string {
  if (spec.kind === "schedule") {
    return `checks that Supabase can restore the project ${spec.project} to a moment of the last ${renderDuration(spec.withinMs)}; makes no backup`;
  }
  const of = spec.branch === null ? "the default branch" : `the branch ${spec.branch}`;
  return `makes a ${spec.way} of ${of} of Neon's project ${spec.project}, kept for ${renderDuration(spec.keepMs)}`;
}
