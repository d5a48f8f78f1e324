/** Everything the emulated Sentry knows, on the sandbox clock; flat in memory however long a watch is. */
import { createEventTable, type Dimensions, type EventTable } from "./event-table.ts";
import { createIssueBook, type ErrorFacts, type Issue } from "./issue-book.ts";

export type SessionStatus = "exited" | "errored" | "crashed";

export interface SessionFacts {
  readonly at: number;
  readonly project: string;
  readonly status: SessionStatus;
  readonly release: string;
  readonly environment: string;
}

export interface SentryStore {
  readonly spans: EventTable;
  /** One row a measured web vital, with its value; the attribute that it came in is a dimension of that name. */
  readonly vitals: EventTable;
  /** Error events; dimension `issue` is the issue's id. */
  readonly errors: EventTable;
  readonly issues: ReadonlyMap<string, Issue>;
  /** One row a session. */
  readonly sessions: EventTable;
  /** One, or so many that are alike; the same of errors. */
  addSpan(at: number, durationMs: number, dimensions: Dimensions, quantity?: number): void;
  addVital(at: number, value: number, dimensions: Dimensions, views?: number): void;
  addError(facts: ErrorFacts, quantity?: number): void;
  /** A session under its own id; a later report about it replaces the earlier one. */
  setSession(sid: string, facts: SessionFacts): void;
  addSessions(facts: SessionFacts, quantity: number): void;
  countDiscarded(quantity: number): void;
  discarded(): number;
  /** Drops what is older than `before`. */
  prune(before: number): void;
}

/** A session that was reported again is corrected by a row of the opposite sign. */
const REPORTED = 1;
const WITHDRAWN = -1;

export function createSentryStore(): SentryStore {
  const spans = createEventTable();
  const vitals = createEventTable();
  const errors = createEventTable();
  const sessions = createEventTable();
  const book = createIssueBook();
  const openSessions = new Map<string, SessionFacts>();
  let discarded = 0;

  function addSession(facts: SessionFacts, quantity: number): void {
    const { at, project, release, environment, status } = facts;
    if (quantity !== 0) sessions.add(at, quantity, { project, release, environment, "session.status": status });
  }

  return {
    spans,
    vitals,
    errors,
    sessions,
    issues: book.issues,
    addSpan: (at, durationMs, dimensions, quantity) => spans.add(at, durationMs, dimensions, quantity),
    addVital: (at, value, dimensions, views) => vitals.add(at, value, dimensions, views),
    addError(facts, quantity) {
      const issue = book.add(facts, quantity);
      const dimensions = {
        project: facts.project,
        issue: issue.id,
        level: facts.level,
        "error.type": facts.type,
        "error.handled": String(facts.handled),
        "error.unhandled": String(!facts.handled),
        ...(facts.release === null ? {} : { release: facts.release }),
        ...(facts.environment === null ? {} : { environment: facts.environment }),
        ...(facts.transaction === null ? {} : { transaction: facts.transaction }),
      };
      errors.add(facts.at, 1, dimensions, quantity);
    },
    setSession(sid, facts) {
      const before = openSessions.get(sid);
      if (before !== undefined) addSession(before, WITHDRAWN);
      addSession(facts, REPORTED);
      openSessions.set(sid, facts);
    },
    addSessions: addSession,
    countDiscarded: (quantity) => {
      discarded += quantity;
    },
    discarded: () => discarded,
    prune(before) {
      for (const table of [spans, vitals, errors, sessions]) table.prune(before);
      for (const [sid, facts] of openSessions) if (facts.at < before) openSessions.delete(sid);
      book.prune(before);
    },
  };
}
