/** Neon's own work, polled until it has ended: https://neon.com/docs/manage/operations. */
import { ProviderError } from "../../lib/error.ts";
import type { Following, ManagedPlace } from "../contract.ts";
import { parseAnswer } from "../parse-answer.ts";
import type { Neon } from "./client.ts";
import { type NeonOperation, operationAnswer, operationPage } from "./shapes.ts";
import { VENDOR } from "./settings.ts";

const FIRST_POLL_MS = 500;
const LONGEST_POLL_MS = 5_000;
const DONE = new Set(["finished", "skipped"]);
const GIVEN_UP = new Set(["cancelled"]);
const PAGE = 200;
const MOST_PAGES = 100;

/** Throws ProviderError `managed_copy_failed` where one was given up, `vendor_timeout` where one goes on. */
export async function followOperations(
  neon: Neon,
  place: ManagedPlace,
  ids: readonly string[],
  { timeoutMs, progress }: Following,
): Promise<void> {
  const { clock, signal } = neon.context;
  const until = clock.now() + timeoutMs;
  let waitMs = FIRST_POLL_MS;
  for (const id of ids) {
    for (;;) {
      const operation = await readOperation(neon, place, id);
      if (DONE.has(operation.status)) break;
      if (GIVEN_UP.has(operation.status)) throw givenUp(operation);
      // `failed` is not the end: Neon tries again by itself.
      progress(`${operation.action} is ${operation.status}`);
      if (clock.now() + waitMs > until) throw tooLong(operation, timeoutMs);
      await clock.sleep(waitMs, signal);
      waitMs = Math.min(LONGEST_POLL_MS, waitMs * 2);
    }
  }
}

async function readOperation(neon: Neon, { project }: ManagedPlace, id: string): Promise<NeonOperation> {
  const path = `/projects/${encodeURIComponent(project)}/operations/${encodeURIComponent(id)}`;
  const answer = await neon.ask({ method: "GET", path, repeatable: true });
  return parseAnswer(VENDOR, operationAnswer, answer.body, `GET ${path}`).operation;
}

/** Ids of what Neon is at work on for a branch, among what began at or after this instant. */
export async function openOperations(
  neon: Neon,
  { project }: ManagedPlace,
  branch: string | null,
  since: number,
): Promise<readonly string[]> {
  const path = `/projects/${encodeURIComponent(project)}/operations`;
  const open: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await neon.ask({ method: "GET", path, query: { limit: PAGE, cursor }, repeatable: true });
    const { operations, pagination } = parseAnswer(VENDOR, operationPage, answer.body, `GET ${path}`);
    for (const { id, status, branch_id: of, created_at: at } of operations) {
      const isOurs = at >= since && (branch === null || of === branch);
      if (isOurs && !DONE.has(status) && !GIVEN_UP.has(status)) open.push(id);
    }
    const next = pagination?.cursor ?? undefined;
    // Newest first: what comes later is older still.
    const isOver = operations.length > 0 && operations.every(({ created_at: at }) => at < since);
    if (next === undefined || next === cursor || operations.length === 0 || isOver) return open;
    cursor = next;
  }
  return open;
}

function givenUp({ action, status, error }: NeonOperation): ProviderError {
  return new ProviderError({
    reasonCode: "managed_copy_failed",
    vendor: VENDOR,
    message: `Neon gave up: ${action} is ${status}${(error ?? "") === "" ? "" : ` (${error})`}.`,
    remedy: "Look at the project's operations in Neon's console, and run this again.",
  });
}

function tooLong({ action, status, error }: NeonOperation, timeoutMs: number): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: VENDOR,
    message: `Neon's ${action} was still ${status} after ${Math.round(timeoutMs / 1_000)} s${(error ?? "") === "" ? "" : ` (${error})`}.`,
    remedy: "Look at the project's operations in Neon's console; run again, this finds what was begun.",
  });
}
