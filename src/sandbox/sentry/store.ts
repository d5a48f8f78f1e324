/** Everything the emulated Sentry knows, on the sandbox clock; flat in memory however long a watch is. */
import { createEventTable, type Dimensions, type EventTable } from "./event-table.ts";

export type SessionStatus = "exited" | "errored" | "crashed";

export interface SessionFacts {
  readonly at: number;
  readonly project: string;
  readonly status: SessionStatus;
  readonly release: string;
  readonly environment: string;
}

export interface ErrorFacts {
  readonly at: number;
  readonly project: string;
  readonly type: string;
  readonly message: string;
  /** Module and function of the innermost frame that is the site's own. */
  readonly topFrame: string;
  readonly level: string;
  readonly handled: boolean;
  readonly release: string | null;
  readonly environment: string | null;
  readonly transaction: string | null;
}

/** Errors of one kind: same type, message and top frame in one project. */
export interface Issue {
  readonly id: string;
  readonly project: string;
  readonly type: string;
  readonly message: string;
  readonly culprit: string;
  readonly level: string;
  readonly unhandled: boolean;
  readonly firstRelease: string | null;
  firstSeen: number;
  lastSeen: number;
  count: number;
}

export interface SentryStore {
  readonly spans: EventTable;
  /** One row an error event; dimension `issue` is the issue's id. */
  readonly errors: EventTable;
  readonly issues: ReadonlyMap<string, Issue>;
  /** One row a session. */
  readonly sessions: EventTable;
  addSpan(at: number, durationMs: number, dimensions: Dimensions): void;
  addError(facts: ErrorFacts): void;
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
  const errors = createEventTable();
  const sessions = createEventTable();
  const issues = new Map<string, Issue>();
  const issueIds = new Map<string, string>();
  const openSessions = new Map<string, SessionFacts>();
  let discarded = 0;
  let nextIssue = 1;

  function issueOf(facts: ErrorFacts): Issue {
    const key = JSON.stringify([facts.project, facts.type, facts.message, facts.topFrame]);
    const known = issues.get(issueIds.get(key) ?? "");
    if (known !== undefined) return known;
    const issue: Issue = {
      id: String(nextIssue),
      project: facts.project,
      type: facts.type,
      message: facts.message,
      culprit: facts.transaction ?? facts.topFrame,
      level: facts.level,
      unhandled: !facts.handled,
      firstRelease: facts.release,
      firstSeen: facts.at,
      lastSeen: facts.at,
      count: 0,
    };
    nextIssue += 1;
    issues.set(issue.id, issue);
    issueIds.set(key, issue.id);
    return issue;
  }

  function addSession(facts: SessionFacts, quantity: number): void {
    const { at, project, release, environment, status } = facts;
    if (quantity !== 0) sessions.add(at, quantity, { project, release, environment, "session.status": status });
  }

  return {
    spans,
    errors,
    sessions,
    issues,
    addSpan: (at, durationMs, dimensions) => spans.add(at, durationMs, dimensions),
    addError(facts) {
      const issue = issueOf(facts);
      issue.firstSeen = Math.min(issue.firstSeen, facts.at);
      issue.lastSeen = Math.max(issue.lastSeen, facts.at);
      issue.count += 1;
      errors.add(facts.at, 1, {
        project: facts.project,
        issue: issue.id,
        level: facts.level,
        "error.type": facts.type,
        "error.handled": String(facts.handled),
        "error.unhandled": String(!facts.handled),
        ...(facts.release === null ? {} : { release: facts.release }),
        ...(facts.environment === null ? {} : { environment: facts.environment }),
        ...(facts.transaction === null ? {} : { transaction: facts.transaction }),
      });
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
      for (const table of [spans, errors, sessions]) table.prune(before);
      for (const [sid, facts] of openSessions) if (facts.at < before) openSessions.delete(sid);
      for (const [key, id] of issueIds) {
        if ((issues.get(id)?.lastSeen ?? 0) >= before) continue;
        issues.delete(id);
        issueIds.delete(key);
      }
    },
  };
}
