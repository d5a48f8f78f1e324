/**
 * A project put back to a moment. The database is offline meanwhile, and nothing of what was there before is kept. Nothing at
 * Supabase says afterwards what was asked for: that it happened is known only to who saw the project restoring.
 */
import { z } from "zod";
import { ProviderError } from "../../../lib/error.ts";
import { renderInstant } from "../../../lib/instant.ts";
import type { Following, ManagedPlace, ManagedRestore, RestoreTarget } from "../../contract.ts";
import { parseAnswer } from "../../parse-answer.ts";
import { VENDOR } from "../settings.ts";
import { readBackups } from "./backups.ts";
import { projectPath, type Supabase } from "./supabase.ts";

const HEALTHY = "ACTIVE_HEALTHY";
const UNDER_WAY = new Set(["RESTORING", "COMING_UP", "RESTARTING", "GOING_DOWN"]);
const POLL_MS = 5_000;
/** By then the project is offline, if the restore began at all. */
const SEEN_WITHIN_MS = 600_000;

const projectAnswer = z.object({ status: z.string() });

export async function restore(supabase: Supabase, place: ManagedPlace, target: RestoreTarget): Promise<ManagedRestore> {
  if (target.kind === "copy") {
    throw problem("usage", "Supabase's API puts a project back to a moment only, not to a branch or a daily backup.");
  }
  const { reach } = await readBackups(supabase, place);
  if (reach === null) {
    throw problem("not_in_subscription", `Point-in-time recovery is not on for the project ${place.project}.`);
  }
  if (target.at < reach.from || target.at > reach.to) {
    const said = `${renderInstant(reach.from)} to ${renderInstant(reach.to)}`;
    throw problem("usage", `${renderInstant(target.at)} cannot be restored: Supabase's reach is from ${said}.`);
  }
  const path = `${projectPath(place)}/database/backups/restore-pitr`;
  const json = { recovery_time_target_unix: Math.floor(target.at / 1_000) };
  await supabase.client.request({ method: "POST", path, json, repeatable: false, once: true, timeoutMs: 60_000 });
  return { state: "coming", keptAs: null, operations: [] };
}

/** `operations` has the state in which it was seen, so that whoever follows it need not see it begin. */
export async function findRestore(supabase: Supabase, place: ManagedPlace): Promise<ManagedRestore | null> {
  const status = await readStatus(supabase, place);
  return UNDER_WAY.has(status) ? { state: "coming", keptAs: null, operations: [status] } : null;
}

/** Done is what was seen offline and is healthy again: a project that never went offline was not restored. */
export async function followRestore(
  supabase: Supabase,
  place: ManagedPlace,
  asked: ManagedRestore,
  { timeoutMs, progress }: Following,
): Promise<ManagedRestore> {
  const { clock, signal } = supabase.context;
  const begunAt = clock.now();
  let wasSeen = asked.operations.length > 0;
  for (;;) {
    const status = await readStatus(supabase, place);
    wasSeen ||= UNDER_WAY.has(status);
    if (wasSeen && status === HEALTHY) return { state: "done", keptAs: null, operations: [] };
    if (status !== HEALTHY && !UNDER_WAY.has(status)) {
      throw problem("managed_copy_failed", `Supabase did not finish the restore: the project is ${status}.`);
    }
    const passedMs = clock.now() - begunAt;
    if (!wasSeen && passedMs > Math.min(SEEN_WITHIN_MS, timeoutMs)) {
      throw problem("read_back_mismatch", "Supabase took the order to restore, and the project never went offline.");
    }
    if (passedMs + POLL_MS > timeoutMs) throw problem("vendor_timeout", `The project is still ${status}.`);
    progress(`the project is ${status}`);
    await clock.sleep(POLL_MS, signal);
  }
}

async function readStatus({ client }: Supabase, place: ManagedPlace): Promise<string> {
  const path = projectPath(place);
  const answer = await client.request({ method: "GET", path, repeatable: true });
  return parseAnswer(VENDOR, projectAnswer, answer.body, `GET ${path}`).status;
}

function problem(reasonCode: ProviderError["reasonCode"], message: string): ProviderError {
  return new ProviderError({
    reasonCode,
    vendor: VENDOR,
    message,
    remedy: "Look at Database, Backups in Supabase's dashboard before anything else is asked for.",
  });
}
