/** Which errors are of one kind, as Sentry groups them. */

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

export interface IssueBook {
  readonly issues: ReadonlyMap<string, Issue>;
  /** Counts the error, or so many that are alike, in the issue that it belongs to. */
  add(facts: ErrorFacts, quantity?: number): Issue;
  /** Drops what was last seen before. */
  prune(before: number): void;
}

export function createIssueBook(): IssueBook {
  const issues = new Map<string, Issue>();
  const ids = new Map<string, string>();
  let nextIssue = 1;

  function find(facts: ErrorFacts): Issue {
    const key = JSON.stringify([facts.project, facts.type, facts.message, facts.topFrame]);
    const known = issues.get(ids.get(key) ?? "");
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
    ids.set(key, issue.id);
    return issue;
  }

  return {
    issues,
    add(facts, quantity = 1) {
      const issue = find(facts);
      issue.firstSeen = Math.min(issue.firstSeen, facts.at);
      issue.lastSeen = Math.max(issue.lastSeen, facts.at);
      issue.count += quantity;
      return issue;
    },
    prune(before) {
      for (const [key, id] of ids) {
        if ((issues.get(id)?.lastSeen ?? 0) >= before) continue;
        issues.delete(id);
        ids.delete(key);
      }
    },
  };
}
