/** The backups that Supabase made by its own schedule, and how far back point-in-time recovery reaches. The list has no pages. */
import { z } from "zod";
import type { ManagedBackup, ManagedBackups, ManagedPlace } from "../../contract.ts";
import { isoInstant } from "../../iso-instant.ts";
import { parseAnswer } from "../../parse-answer.ts";
import { VENDOR } from "../settings.ts";
import { projectPath, type Supabase } from "./supabase.ts";

/** A status of next year is an error: to take it for a good backup would be the worst mistake of all. */
const STATES = {
  COMPLETED: "complete",
  PENDING: "pending",
  FAILED: "failed",
  CANCELLED: "failed",
  REMOVED: "gone",
  ARCHIVED: "gone",
} as const satisfies Readonly<Record<string, ManagedBackup["state"]>>;

const seconds = z.number().int().positive();

const backupsAnswer = z.object({
  pitr_enabled: z.boolean(),
  walg_enabled: z.boolean(),
  backups: z.array(
    z.object({
      id: z.union([z.number(), z.string()]).nullish(),
      is_physical_backup: z.boolean(),
      status: z.enum(["COMPLETED", "PENDING", "FAILED", "CANCELLED", "REMOVED", "ARCHIVED"]),
      inserted_at: isoInstant,
    }),
  ),
  physical_backup_data: z.object({
    earliest_physical_backup_date_unix: seconds.nullish(),
    latest_physical_backup_date_unix: seconds.nullish(),
  }),
});

export async function readBackups({ client }: Supabase, place: ManagedPlace): Promise<ManagedBackups> {
  const path = `${projectPath(place)}/database/backups`;
  const answer = await client.request({ method: "GET", path, repeatable: true });
  const said = parseAnswer(VENDOR, backupsAnswer, answer.body, `GET ${path}`);
  const backups = said.backups
    .map((one): ManagedBackup => ({
      id: one.id === null || one.id === undefined ? null : String(one.id),
      name: null,
      at: one.inserted_at,
      state: STATES[one.status],
      expiresAt: null,
    }))
    .toSorted((one, other) => other.at - one.at);
  const { earliest_physical_backup_date_unix: from, latest_physical_backup_date_unix: to } = said.physical_backup_data;
  const reaches = said.pitr_enabled && typeof from === "number" && typeof to === "number" && from <= to;
  return {
    backups,
    reach: reaches ? { from: from * 1_000, to: to * 1_000 } : null,
    told: `point-in-time recovery is ${said.pitr_enabled ? "on" : "off"}, ${backups.length} daily backup${backups.length === 1 ? "" : "s"}`,
  };
}
