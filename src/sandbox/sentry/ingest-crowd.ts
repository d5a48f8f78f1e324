/** Requests that a site reports many at once, as rows: the same as if each had come in an envelope of its own. */
import type { SiteCrowdFacts } from "../contract.ts";
import { dimensionsOf, readError } from "./ingest.ts";
import type { SentryStore } from "./store.ts";

export interface ReportedCrowd {
  /** The project's id. */
  readonly project: string;
  readonly release: string;
  readonly environment: string;
  readonly facts: SiteCrowdFacts;
  /** What the vendor's SDK makes of the answer's status. */
  readonly status: string;
  /** The stack of the error, as the vendor's SDK reads it; the innermost frame last. */
  readonly frames: readonly object[];
}

const MINUTE_MS = 60_000;

export function ingestCrowd(store: SentryStore, crowd: ReportedCrowd, now: number): void {
  const { project, release, environment, facts, status } = crowd;
  const { name = `${facts.method} ${facts.route}` } = facts;
  const dimensions = dimensionsOf({
    project,
    release,
    environment,
    segment: true,
    name,
    transaction: name,
    op: "http.server",
    status,
    statusCode: String(facts.status),
    method: facts.method,
    sampleRate: "1",
  });
  const error = facts.error === null ? null : readError(project, errorEvent(crowd, name), now);
  const sessions = new Map<number, number>();
  for (const { startedAt, latencyMs, requests } of facts.answers) {
    const endedAt = startedAt + latencyMs;
    store.addSpan(endedAt, latencyMs, dimensions, requests);
    if (error !== null) store.addError({ ...error, at: endedAt }, requests);
    const minute = Math.floor(startedAt / MINUTE_MS) * MINUTE_MS;
    sessions.set(minute, (sessions.get(minute) ?? 0) + requests);
  }
  const ended = facts.error === null ? "exited" : "crashed";
  for (const [at, requests] of sessions) {
    store.addSessions({ at, project, release, environment, status: ended }, requests);
  }
}

function errorEvent({ release, environment, facts, frames }: ReportedCrowd, transaction: string) {
  const { name: type = "Error", message: value = "" } = facts.error ?? {};
  const thrown = { type, value, mechanism: { handled: true }, stacktrace: { frames } };
  return { release, environment, transaction, exception: { values: [thrown] } };
}
