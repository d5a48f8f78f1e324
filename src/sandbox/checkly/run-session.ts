/** Starts sessions, runs their checks on the sandbox clock and waits for their end. */
import type { EmulatedRequest } from "../contract.ts";
import { Refusal, instant, wholeNumber } from "./answer.ts";
import { type CheckOutcome, performCheck } from "./perform-check.ts";
import type { CheckSeed } from "./seed.ts";
import type { Session, SessionRun, World } from "./world.ts";
import { createDeferred } from "../../lib/create-deferred.ts";

const DEFAULT_RUN_MS = 2_000;
const LONGEST_WAIT_SECONDS = 30;
const STILL_ROUNDS = 8;

export interface SessionRequest {
  readonly name: string;
  readonly checks: readonly CheckSeed[];
  readonly url: string | null;
  readonly bypass: string | null;
  readonly location: string;
  readonly variables: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly suiteId: string | null;
}

/** Starts every check at once; the session ends with the last of them. */
export function startSession(
  world: World,
  request: SessionRequest,
  onResult: (run: SessionRun, outcome: CheckOutcome) => void = () => {},
): Session {
  const { clock } = world.context;
  const { promise, resolve } = createDeferred<void>();
  const session: Session = {
    id: world.newId(),
    name: request.name,
    startedAt: clock.now(),
    stoppedAt: null,
    canceled: false,
    runs: request.checks.map((check) => ({
      check,
      resultId: world.newId(),
      sequenceId: world.newId(),
      checkRunId: world.newId(),
      startedAt: clock.now(),
      stoppedAt: null,
      outcome: null,
    })),
    url: request.url,
    location: request.location,
    variables: request.variables,
    metadata: request.metadata,
    suiteId: request.suiteId,
    ended: promise,
    end: resolve,
  };
  void standStill(world);
  for (const run of session.runs) void executeRun(world, session, run, request.bypass, onResult);
  return session;
}

async function executeRun(
  world: World,
  session: Session,
  run: SessionRun,
  bypass: string | null,
  onResult: (run: SessionRun, outcome: CheckOutcome) => void,
): Promise<void> {
  const { clock, hasFault } = world.context;
  const topic = `account/${world.seed.accountId}/ad-hoc-check-results/${session.suiteId}/${run.sequenceId}/${run.checkRunId}`;
  if (session.suiteId !== null) world.publish(`${topic}/run-start`, {});
  const outcome =
    session.url === null
      ? { failed: true, degraded: false, responseMs: 0, reason: "ENVIRONMENT_URL is not set", status: null }
      : await performCheck(run.check, session.url, bypass);
  try {
    await clock.sleep(run.check.runMs ?? world.seed.runMs ?? DEFAULT_RUN_MS, world.closing.signal);
  } catch {
    return;
  }
  // Results that are lost on their way: the session stays open, as teams have seen at Checkly.
  if (hasFault("checkly", "stale") || session.canceled) return;
  run.outcome = outcome;
  run.stoppedAt = clock.now();
  onResult(run, outcome);
  if (session.suiteId !== null) world.publish(`${topic}/result`, streamedResult(session, run, outcome));
  if (session.runs.every((other) => other.outcome !== null)) endSession(world, session);
}

export function endSession(world: World, session: Session): void {
  session.stoppedAt = world.context.clock.now();
  session.end();
}

function streamedResult(session: Session, run: SessionRun, outcome: CheckOutcome) {
  const type = run.check.type ?? "API";
  const isRequest = type === "API" || type === "URL";
  return {
    resultType: "FINAL",
    testResultId: run.resultId,
    result: {
      name: run.check.name,
      checkType: type,
      hasFailures: outcome.failed,
      hasErrors: false,
      isDegraded: outcome.degraded,
      responseTime: outcome.responseMs,
      startedAt: instant(run.startedAt),
      stoppedAt: instant(run.stoppedAt ?? run.startedAt),
      runLocation: session.location,
      attempts: 1,
      // The client's reporter reads the logs of a request by phase and those of a script as a list.
      logs: isRequest ? { setup: [], request: [], teardown: [] } : [],
      ...(isRequest && outcome.reason !== null ? { checkRunData: { requestError: outcome.reason } } : {}),
      runError: outcome.reason ?? "",
    },
  };
}

/** Holds the request until the session has ended, or answers 408 when it has waited as long as it was told to. */
export async function awaitEnd(world: World, session: Session, request: EmulatedRequest): Promise<void> {
  const seconds = wholeNumber(request, "maxWaitSeconds", {
    least: 1,
    most: LONGEST_WAIT_SECONDS,
    fallback: LONGEST_WAIT_SECONDS,
  });
  const waiting = new AbortController();
  const stop = AbortSignal.any([waiting.signal, world.closing.signal]);
  const patience = world.context.clock.sleep(seconds * 1_000, stop).then(
    () => false,
    () => false,
  );
  const ended = await Promise.race([session.ended.then(() => true), patience]);
  waiting.abort();
  void standStill(world);
  if (!ended) throw new Refusal(408, "The session has not completed yet");
}

/**
 * An answer on its way, and the client's next request, do not keep virtual time from moving. Sleeping for no time
 * a few times does: the client can ask again before time jumps to the end of a run or to somebody else's next instant.
 */
async function standStill(world: World): Promise<void> {
  try {
    for (let round = 0; round < STILL_ROUNDS; round += 1) await world.context.clock.sleep(0, world.closing.signal);
  } catch {
    // The emulator closes.
  }
}

/** The session of the request's path, or 404. */
export function findSession(sessions: ReadonlyMap<string, Session>, request: EmulatedRequest): Session {
  const session = sessions.get(request.params["id"] ?? "");
  if (session === undefined) throw new Refusal(404, "Not found");
  return session;
}
