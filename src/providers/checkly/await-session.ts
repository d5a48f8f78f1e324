/** Waits for a test session to end and says what its results prove. */
import { ProviderError } from "../../lib/error.ts";
import { renderDuration } from "../../lib/duration.ts";
import type { CheckRun, CheckSession, ProviderContext } from "../contract.ts";
import type { VendorClient } from "../http.ts";
import { VENDOR } from "./settings.ts";
import type { StartedSession } from "./trigger-session.ts";
import { type CompletedSession, type SessionResult, completedSession, parseAnswer } from "./wire.ts";

/** The most that Checkly lets one request wait. */
const LONGEST_WAIT_SECONDS = 30;
/** Beyond the wait that was asked for, in real milliseconds: the answer's own way. */
const ANSWER_MARGIN_MS = 15_000;
const PASSED: ReadonlySet<string> = new Set(["PASSED", "DEGRADED"]);
/** Least time between two questions, should "still running" be answered without any wait. */
const SHORTEST_ROUND_MS = 1_000;

/**
 * The session as Checkly reports it when it has ended. 408 is Checkly's "still running" and is asked again.
 * Throws ProviderError `vendor_timeout` when it has not ended `timeoutMs` after `startedAt`.
 */
export async function awaitSession(
  client: VendorClient,
  started: StartedSession,
  deadline: { readonly startedAt: number; readonly timeoutMs: number },
  context: ProviderContext,
): Promise<CompletedSession> {
  const { clock, signal } = context;
  const path = `/v1/test-sessions/${encodeURIComponent(started.id)}/completion`;
  for (;;) {
    const askedAt = clock.now();
    const remainingMs = deadline.startedAt + deadline.timeoutMs - askedAt;
    if (remainingMs <= 0) throw timedOut(started, deadline.timeoutMs);
    const maxWaitSeconds = Math.min(LONGEST_WAIT_SECONDS, Math.max(1, Math.floor(remainingMs / 1_000)));
    const answer = await client.request({
      method: "GET",
      path,
      query: { maxWaitSeconds },
      repeatable: true,
      accept: [408],
      timeoutMs: context.requestTimeoutMs ?? maxWaitSeconds * 1_000 + ANSWER_MARGIN_MS,
    });
    if (answer.status !== 408) return parseAnswer(completedSession, answer, path);
    const tookMs = clock.now() - askedAt;
    if (tookMs < SHORTEST_ROUND_MS) await clock.sleep(SHORTEST_ROUND_MS - tookMs, signal);
  }
}

function timedOut(started: StartedSession, timeoutMs: number): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: VENDOR,
    message: `Checkly's test session ${started.id} had not ended after ${renderDuration(timeoutMs)}.`,
    remedy: `Look at the session${started.url ? ` (${started.url})` : ""}: give it more time in the plan, or make its checks faster.`,
  });
}

/**
 * What an ended session proves; null where nothing ran. Not Checkly's own sum: one failed result fails it, and a sum
 * that no result bears out throws ProviderError. Runs that came to no result are `aborted`, whatever the sum says.
 */
export function readSession(session: CompletedSession, started: StartedSession): CheckSession | null {
  const runs = (session.results ?? []).filter((result) => result.resultType !== "ATTEMPT").map(readRun);
  const url = session.testSessionLink ?? started.url;
  const whole = (status: CheckSession["status"]): CheckSession => ({ id: session.testSessionId, status, runs, url });
  const has = (outcome: CheckRun["outcome"]) => runs.some((run) => run.outcome === outcome);
  switch (session.status) {
    case "CANCELLED":
      return whole("canceled");
    case "TIMED_OUT":
      return whole("timed-out");
    case "FAILED":
      if (has("failed") || has("aborted")) return whole("failed");
      throw unproven(session, `failed, but none of its ${runs.length} results did`);
    case "PASSED":
    case "DEGRADED":
      if (runs.length === 0) return null;
      return whole(has("failed") ? "failed" : "passed");
    default:
      throw unproven(session, `ended with a status that is not known, ${JSON.stringify(session.status)}`);
  }
}

function readRun(result: SessionResult): CheckRun {
  return {
    name: result.name ?? result.checkId ?? result.checkType,
    outcome: outcomeOf(result),
    url: result.testSessionResultLink ?? null,
  };
}

/** `hasErrors` is trouble of Checkly's own, says the API's description, so alone it is no failure of the site. */
function outcomeOf(result: SessionResult): CheckRun["outcome"] {
  if (result.status === "CANCELLED") return "aborted";
  if (result.hasFailures) return "failed";
  if (result.aborted || result.hasErrors || result.resultType === "PENDING" || result.status === "RUNNING") {
    return "aborted";
  }
  if (result.status === "FAILED") return "failed";
  // Only what says that it passed has passed: a word that is not known is no result.
  if (!PASSED.has(result.status ?? "PASSED")) return "aborted";
  return result.isDegraded || result.status === "DEGRADED" ? "degraded" : "passed";
}

function unproven(session: CompletedSession, what: string): ProviderError {
  const where = session.testSessionLink ? ` (${session.testSessionLink})` : "";
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `Checkly's test session ${session.testSessionId} ${what}.`,
    remedy: `Look at the session${where} and at Checkly's status page (https://is.checkly.online), then run this again.`,
  });
}
