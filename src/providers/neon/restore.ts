/**
 * A branch put back to a moment, a branch or a snapshot. What was there before stays as a branch of a name that we give: by it
 * a second run knows that the first one asked.
 */
import { ProviderError } from "../../lib/error.ts";
import { renderInstant } from "../../lib/instant.ts";
import type { Following, ManagedPlace, ManagedRestore, RestoreTarget } from "../contract.ts";
import { parseAnswer } from "../parse-answer.ts";
import { findBranch, findPlace, isReady, projectPath, readBranch } from "./branches.ts";
import type { Neon } from "./client.ts";
import { followOperations, openOperations } from "./operations.ts";
import { branchAnswer, operationsAnswer } from "./shapes.ts";
import { VENDOR } from "./settings.ts";

/** Of the branch that a snapshot becomes, before it takes the other one's place. */
const comingName = (keepAs: string) => `${keepAs}-coming`;
const SNAPSHOT: Following = { timeoutMs: 900_000, progress: () => undefined };
const POLL_MS = 2_000;

export async function restore(
  neon: Neon,
  place: ManagedPlace,
  target: RestoreTarget,
  keepAs: string,
): Promise<ManagedRestore> {
  const { id } = await findPlace(neon, place);
  if (target.kind === "copy" && target.way !== "branch") return restoreSnapshot(neon, place, target.id, keepAs);
  const path = `${projectPath(place)}/branches/${encodeURIComponent(id)}/restore`;
  const json = {
    source_branch_id: target.kind === "copy" ? target.id : id,
    ...(target.kind === "moment" ? { source_timestamp: renderInstant(target.at) } : {}),
    preserve_under_name: keepAs,
  };
  const answer = await neon.ask({ method: "POST", path, json, repeatable: false });
  const { operations } = parseAnswer(VENDOR, branchAnswer, answer.body, `POST ${path}`);
  return { state: "coming", keptAs: keepAs, operations: operations.map((one) => one.id) };
}

/** Two requests: it becomes a branch of its own, and this takes over name and computes. Goes on where another run stopped. */
async function restoreSnapshot(
  neon: Neon,
  place: ManagedPlace,
  snapshot: string,
  keepAs: string,
): Promise<ManagedRestore> {
  const begun = await findBranch(neon, place, comingName(keepAs));
  const coming = begun?.id ?? (await requestBranch(neon, place, snapshot, comingName(keepAs)));
  const path = `${projectPath(place)}/branches/${encodeURIComponent(coming)}/finalize_restore`;
  const answer = await neon.ask({ method: "POST", path, json: { name: keepAs }, repeatable: false });
  const { operations } = parseAnswer(VENDOR, operationsAnswer, answer.body, `POST ${path}`);
  return { state: "coming", keptAs: keepAs, operations: operations.map((one) => one.id) };
}

async function requestBranch(neon: Neon, place: ManagedPlace, snapshot: string, name: string): Promise<string> {
  const { id: target } = await findPlace(neon, place);
  const path = `${projectPath(place)}/snapshots/${encodeURIComponent(snapshot)}/restore`;
  const json = { name, target_branch_id: target, finalize_restore: false };
  const answer = await neon.ask({ method: "POST", path, json, repeatable: false });
  const { branch, operations } = parseAnswer(VENDOR, branchAnswer, answer.body, `POST ${path}`);
  await followOperations(
    neon,
    place,
    operations.map((one) => one.id),
    SNAPSHOT,
  );
  return branch.id;
}

export async function findRestore(neon: Neon, place: ManagedPlace, keepAs: string): Promise<ManagedRestore | null> {
  const kept = await findBranch(neon, place, keepAs);
  if (kept === null) return null;
  const [target, operations] = await Promise.all([
    findPlace(neon, place),
    openOperations(neon, place, null, kept.created_at),
  ]);
  const isDone = operations.length === 0 && isReady(target);
  return { state: isDone ? "done" : "coming", keptAs: keepAs, operations };
}

/** Its operations have ended and the branch answers; what was there before is read back under its name. */
export async function followRestore(
  neon: Neon,
  place: ManagedPlace,
  asked: ManagedRestore,
  following: Following,
): Promise<ManagedRestore> {
  const { clock, signal } = neon.context;
  const until = clock.now() + following.timeoutMs;
  await followOperations(neon, place, asked.operations, following);
  for (;;) {
    const target = await findPlace(neon, place);
    if (isReady(target)) break;
    following.progress(`the branch ${target.name} is ${target.pending_state ?? target.current_state}`);
    if (clock.now() + POLL_MS > until) throw notBack("vendor_timeout", `the branch is still ${target.current_state}`);
    await clock.sleep(POLL_MS, signal);
  }
  const kept = asked.keptAs === null ? null : await findBranch(neon, place, asked.keptAs);
  if (kept === null || (await readBranch(neon, place, kept.id)) === null) {
    throw notBack("read_back_mismatch", `there is no branch ${asked.keptAs} with what was there before`);
  }
  return { state: "done", keptAs: asked.keptAs, operations: [] };
}

function notBack(reasonCode: ProviderError["reasonCode"], what: string): ProviderError {
  return new ProviderError({
    reasonCode,
    vendor: VENDOR,
    message: `Neon took the order to restore, and ${what}.`,
    remedy: "Look at the branches and operations of the project in Neon's console before anything else is asked for.",
  });
}
