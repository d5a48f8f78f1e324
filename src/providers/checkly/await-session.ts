/** Waits for a test session to end and says what its results prove. */
import { ProviderError } from "../../lib/error.ts";
import { renderDuration } from "../../lib/duration.ts";
import type { CheckRun, CheckSession, ProviderContext } from "../contract.ts";
import type { VendorClient } from "../http.ts";
import { CHECKLY } from "./client.ts";
import type { StartedSession } from "./trigger-session.ts";
import { type CompletedSession, type SessionResult, completedSession, parseAnswer } from "./wire.ts";

/** The most that Checkly lets one request wait. */
const LONGEST_WAIT_SECONDS = 30;
/** Beyond the wait that was asked for, in real milliseconds: the answer's own way. */
const ANSWER_MARGIN_MS = 15_000;
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
    vendor: CHECKLY,
    message: `Checkly's test session ${started.id} had not ended after ${renderDuration(timeoutMs)}.`,
    remedy: `Look at the session${started.url ? ` (${started.url})` : ""}: give it more time in the plan, or make its checks faster.`,
  });
}

/**
 * What an ended session proves; null where nothing ran. Not Checkly's own sum: a session that passed without a result,
 * or whose checks Checkly could not run, has verified nothing and throws a ProviderError or is null, never `passed`.
 */
export function readSession(session: CompletedSession, started: StartedSession): CheckSession | null {
  const runs = (session.results ?? []).filter((result) => result.resultType !== "ATTEMPT").map(readRun);
  const url = session.testSessionLink ?? started.url;
  const whole = (status: CheckSession["status"]): CheckSession => ({ id: session.testSessionId, status, runs, url });
  if (session.status === "CANCELLED") return whole("canceled");
  if (session.status === "TIMED_OUT") return whole("timed-out");
  if (!["PASSED", "FAILED", "DEGRADED"].includes(session.status)) {
    throw unproven(
      session,
      "vendor_answer_unknown",
      `ended with a status that is not known, ${JSON.stringify(session.status)}`,
    );
  }
  if (runs.some((run) => run.outcome === "failed")) return whole("failed");
  const aborted = runs.filter((run) => run.outcome === "aborted");
  if (aborted.length > 0) {
    const names = aborted.map((run) => run.name).join(", ");
    throw unproven(
      session,
      "no_data",
      `ended without a result of ${aborted.length} of ${runs.length} checks: ${names}`,
    );
  }
  if (session.status === "FAILED") {
    throw unproven(session, "vendor_answer_unknown", `failed, but none of its ${runs.length} results did`);
  }
  return runs.length === 0 ? null : whole("passed");
}

/** `hasErrors` is trouble of Checkly's own, says the API's description, so alone it is no failure of the site. */
function readRun(result: SessionResult): CheckRun {
  const unfinished = result.resultType === "PENDING" || result.status === "RUNNING" || result.status === "CANCELLED";
  const outcome = result.hasFailures
    ? "failed"
    : result.aborted || result.hasErrors || unfinished
      ? "aborted"
      : result.status === "FAILED"
        ? "failed"
        : result.isDegraded
          ? "degraded"
          : "passed";
  return {
    name: result.name ?? result.checkId ?? result.checkType,
    outcome,
    url: result.testSessionResultLink ?? null,
  };
}

function unproven(session: CompletedSession, reasonCode: "vendor_answer_unknown" | "no_data", what: string) {
  const where = session.testSessionLink ? ` (${session.testSessionLink})` : "";
  return new ProviderError({
    reasonCode,
    vendor: CHECKLY,
    message: `Checkly's test session ${session.testSessionId} ${what}.`,
    remedy: `Look at the session${where} and at Checkly's status page (https://is.checkly.online), then run this again.`,
  });
}
