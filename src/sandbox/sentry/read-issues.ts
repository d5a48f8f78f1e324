/** `issues/`: groups of errors, newest or latest first, with the search terms that a release watch uses. */
import type { EmulatedRequest, EmulatedResponse } from "../contract.ts";
import { SentryRefusal } from "./access.ts";
import type { Issue } from "./issue-book.ts";
import { answerPage } from "./page.ts";
import type { Reading } from "./read-events.ts";
import { createRowFilter, readProjects, readTerms, readWindow } from "./read-scope.ts";
import { matchesTerm, type SearchTerm } from "./search-query.ts";

/** Keys about the issue itself; every other key is about its events. */
const ISSUE_KEYS = new Set(["is", "firstRelease", "first-release", "firstSeen", "lastSeen", "issue.category", "level"]);
const STATUSES = new Set(["unresolved", "resolved", "ignored", "archived", "new", "unassigned", "assigned"]);

export function answerIssues(request: EmulatedRequest, reading: Reading): EmulatedResponse {
  readProjects(request, reading.seed);
  const terms = readTerms(request.query.get("query") ?? "is:unresolved");
  const window = reading.horizon.clip(readWindow(request, reading.now()));
  const eventTerms = terms.filter((term) => !ISSUE_KEYS.has(term.key));
  const counts = new Map<string, number>();
  const matches = createRowFilter(request, reading.seed, eventTerms);
  reading.store.errors.scan(window, matches, (_at, _value, dimensions, quantity) => {
    const id = dimensions.issue ?? "";
    counts.set(id, (counts.get(id) ?? 0) + quantity);
  });
  const found = [...reading.store.issues.values()]
    .filter((issue) => counts.has(issue.id) && terms.every((term) => matchesIssue(issue, term, reading.now())))
    .toSorted(request.query.get("sort") === "new" ? byFirstSeen : byLastSeen);
  return answerPage(
    request,
    found.map((issue) => renderIssue(issue, counts.get(issue.id) ?? 0, reading, request.host)),
  );
}

const byFirstSeen = (left: Issue, right: Issue) => right.firstSeen - left.firstSeen;
const byLastSeen = (left: Issue, right: Issue) => right.lastSeen - left.lastSeen;

function matchesIssue(issue: Issue, term: SearchTerm, now: number): boolean {
  switch (term.key) {
    case "is":
      return isState(term) !== term.negated;
    case "firstRelease":
    case "first-release":
      return matchesTerm(term, issue.firstRelease ?? undefined);
    case "firstSeen":
      return matchesInstant(term, issue.firstSeen, now);
    case "lastSeen":
      return matchesInstant(term, issue.lastSeen, now);
    case "issue.category":
      return matchesTerm(term, "error");
    case "level":
      return matchesTerm(term, issue.level);
    default:
      return true;
  }
}

/** Nobody resolves issues in the sandbox: all are unresolved and unassigned. */
function isState(term: SearchTerm): boolean {
  const state = term.values[0] ?? "";
  if (!STATUSES.has(state)) throw new SentryRefusal(400, `Invalid value for "is" search: ${state}`);
  return state === "unresolved" || state === "unassigned" || state === "new";
}

/** An instant with a comparison, or an age: `firstSeen:-15m` is "within the last 15 minutes". */
function matchesInstant(term: SearchTerm, at: number, now: number): boolean {
  const age = /^-(\d+)([smhdw])$/.exec(term.values[0] ?? "");
  if (age !== null) {
    const unit = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }[age[2] ?? "s"] ?? 1_000;
    return at >= now - Number(age[1]) * unit !== term.negated;
  }
  if (term.operator === "is") throw new SentryRefusal(400, `${term.key} needs a comparison`);
  return matchesTerm(term, String(new Date(at).toISOString()));
}

function renderIssue(issue: Issue, count: number, reading: Reading, host: string): object {
  const project = reading.seed.projects.find(({ id }) => id === issue.project);
  const organization = reading.seed.organization.slug;
  return {
    id: issue.id,
    shortId: `${(project?.slug ?? "project").toUpperCase()}-${issue.id}`,
    title: `${issue.type}: ${issue.message}`,
    culprit: issue.culprit,
    level: issue.level,
    status: "unresolved",
    substatus: "new",
    priority: "high",
    isUnhandled: issue.unhandled,
    // A string at Sentry, other than userCount.
    count: String(count),
    userCount: 0,
    firstSeen: new Date(issue.firstSeen).toISOString(),
    lastSeen: new Date(Math.min(issue.lastSeen, reading.horizon.visibleUntil())).toISOString(),
    permalink: `http://${host}/organizations/${organization}/issues/${issue.id}/`,
    project: { id: issue.project, slug: project?.slug ?? "", name: project?.slug ?? "" },
    issueCategory: "error",
    issueType: "error",
    metadata: { type: issue.type, value: issue.message },
  };
}
