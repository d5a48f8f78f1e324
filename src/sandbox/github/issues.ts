/** Issues: listed with the pull requests, opened, changed and closed. */
import { type Call, type Endpoint, mayWrite } from "./endpoint.ts";
import { type Body, readShortText, readText, requireText } from "./fields.ts";
import { answerPage, withoutStale } from "./paging.ts";
import { renderIssue } from "./pull-shapes.ts";
import type { Issue } from "./records.ts";
import { GithubRefusal, invalidRequest, notFound, validationFailed } from "./refusal.ts";

const ISSUES = "/repos/:owner/:repo/issues";
const KEYS = ["issues"];
const TITLE_LIMIT = 256;
const BODY_LIMIT = 65_536;

export const issueEndpoints: readonly Endpoint[] = [
  { method: "GET", path: ISSUES, needs: { keys: ["issues", "pull_requests"], level: "read" }, handle: listIssues },
  { method: "POST", path: ISSUES, needs: { keys: KEYS, level: "write" }, handle: createIssue },
  { method: "PATCH", path: `${ISSUES}/:issue`, needs: { keys: KEYS, level: "write" }, handle: updateIssue },
];

function listIssues(call: Call) {
  const { state, query } = call;
  refuseWithoutIssues(call);
  const wanted = query.get("state") ?? "open";
  const creator = query.get("creator")?.toLowerCase();
  const labels = (query.get("labels") ?? "").split(",").filter((label) => label !== "");
  const since = query.get("since");
  const known = withoutStale(call, [...state.issues.values()]);
  const found = known.filter(
    (issue) =>
      (wanted === "all" || issue.state === wanted) &&
      (creator === undefined || issue.author.login.toLowerCase() === creator) &&
      labels.every((label) => issue.labels.includes(label)) &&
      (since === null || issue.updatedAt >= Date.parse(since)),
  );
  return answerPage(call, found, (issue) => renderIssue(call, state, issue), { newestFirst: true });
}

async function createIssue(call: Call) {
  const { state } = call;
  refuseWithoutIssues(call);
  const author = call.actor();
  const fields = await call.body();
  const title = requireText(fields, "title");
  if (title.trim() === "") {
    throw validationFailed({
      resource: "Issue",
      field: "title",
      code: "missing_field",
      message: "title can't be blank",
    });
  }
  const { body } = readTexts(fields);
  const at = state.now();
  const issue: Issue = {
    id: state.nextId(),
    number: Math.max(0, ...state.issues.keys()) + 1,
    title,
    body: body ?? null,
    author,
    state: "open",
    locked: false,
    closedAt: null,
    createdAt: at,
    updatedAt: at,
    // Of somebody who may not write, GitHub drops them without a word; an app with `issues: write` may.
    labels: author.type === "Bot" || mayWrite(author) ? readLabels(fields) : [],
    pull: null,
  };
  state.issues.set(issue.number, issue);
  return { status: 201, body: renderIssue(call, state, issue) };
}

async function updateIssue(call: Call) {
  const { state } = call;
  const issue = state.issues.get(Number(call.params["issue"]));
  if (issue === undefined) throw notFound();
  refuseWithoutIssues(call);
  const actor = call.actor();
  if (actor.id !== issue.author.id && actor.type !== "Bot" && !mayWrite(actor)) {
    throw new GithubRefusal(403, "Must have admin rights to Repository.");
  }
  const fields = await call.body();
  const { title, body } = readTexts(fields);
  const wanted = readText(fields, "state");
  if (wanted !== undefined && wanted !== "open" && wanted !== "closed") {
    throw invalidRequest(`${wanted} is not a member of ["open","closed"].`);
  }
  issue.title = title ?? issue.title;
  issue.body = body ?? issue.body;
  issue.updatedAt = state.now();
  if (wanted !== undefined && wanted !== issue.state) {
    issue.state = wanted;
    issue.closedAt = wanted === "closed" ? state.now() : null;
  }
  return { status: 200, body: renderIssue(call, state, issue) };
}

function refuseWithoutIssues({ state }: Call): void {
  if (!state.hasIssues) throw new GithubRefusal(410, "Issues are disabled for this repo");
}

function readTexts(fields: Body) {
  return {
    title: readShortText(fields, "title", TITLE_LIMIT, "Issue"),
    body: readShortText(fields, "body", BODY_LIMIT, "Issue"),
  };
}

function readLabels(fields: Body): readonly string[] {
  const labels = fields["labels"] ?? [];
  if (!Array.isArray(labels)) throw invalidRequest("For 'properties/labels', it is not an array.");
  return labels.map(String);
}
