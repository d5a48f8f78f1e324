/** What stands on a commit, as GitHub describes it. */
import type { CommitCheck, CommitStatus, CommitStatusState } from "../contract.ts";
import { type Attempted, unknownAnswer } from "./failure.ts";
import { type Fields, readInstant, readLogin, readNumber, readText, readUrl, toFields } from "./fields.ts";

const STATES: ReadonlySet<string> = new Set<CommitStatusState>(["pending", "success", "failure", "error"]);
const CHECK_STATES: ReadonlySet<string> = new Set<CommitCheck["status"]>(["queued", "in_progress", "completed"]);

export function readCommitStatus(value: unknown, from: Attempted): CommitStatus {
  const fields = toFields(value, from);
  const state = readText(fields, "state", from);
  if (!STATES.has(state)) throw unknownAnswer(from, `\`state\` is "${state.slice(0, 40)}"`);
  return {
    context: readText(fields, "context", from),
    state: state as CommitStatusState,
    description: typeof fields["description"] === "string" ? fields["description"] : "",
    targetUrl: readUrl(fields["target_url"]),
    creator: readLogin(fields["creator"]),
    createdAt: readInstant(fields, "created_at", from),
  };
}

export function readCommitCheck(value: unknown, from: Attempted): CommitCheck {
  const fields = toFields(value, from);
  const status = readText(fields, "status", from);
  const app = fields["app"];
  const slug = typeof app === "object" && app !== null ? (app as Fields)["slug"] : null;
  return {
    id: readNumber(fields, "id", from),
    name: readText(fields, "name", from),
    status: CHECK_STATES.has(status) ? (status as CommitCheck["status"]) : "other",
    conclusion: typeof fields["conclusion"] === "string" ? fields["conclusion"] : null,
    app: typeof slug === "string" ? slug : null,
    url: readUrl(fields["html_url"]) ?? readUrl(fields["details_url"]),
    startedAt: typeof fields["started_at"] === "string" ? readInstant(fields, "started_at", from) : null,
  };
}

/** An annotation's text; empty where it has only a title. */
export function readCheckNote(value: unknown, from: Attempted): string {
  const { message } = toFields(value, from);
  return typeof message === "string" ? message : "";
}
