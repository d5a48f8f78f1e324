/** GitHub's objects as the roles see them. An answer that lacks what is needed is refused, never guessed. */
import type { ForgeComment, ForgeDeployment, ForgeDeploymentState, ForgeDeploymentStatus } from "../contract.ts";
import { readInstant, readLogin, readNumber, readText, readUrl, toFields } from "./fields.ts";
import { type Attempted, unknownAnswer } from "./failure.ts";

const STATES: ReadonlySet<string> = new Set<ForgeDeploymentState>([
  "pending",
  "queued",
  "in_progress",
  "success",
  "failure",
  "error",
  "inactive",
]);

export function readDeployment(value: unknown, from: Attempted): ForgeDeployment {
  const fields = toFields(value, from);
  return {
    id: readNumber(fields, "id", from),
    environment: readText(fields, "environment", from),
    task: readText(fields, "task", from),
    sha: readText(fields, "sha", from),
    payload: readPayload(fields["payload"]),
    creator: readLogin(fields["creator"]),
    createdAt: readInstant(fields, "created_at", from),
  };
}

export function readDeploymentStatus(value: unknown, from: Attempted): ForgeDeploymentStatus {
  const fields = toFields(value, from);
  const state = readText(fields, "state", from);
  if (!STATES.has(state)) throw unknownAnswer(from, `\`state\` is "${state.slice(0, 40)}"`);
  return {
    id: readNumber(fields, "id", from),
    state: state as ForgeDeploymentState,
    description: typeof fields["description"] === "string" ? fields["description"] : "",
    environmentUrl: readUrl(fields["environment_url"]),
    logUrl: readUrl(fields["log_url"]),
    creator: readLogin(fields["creator"]),
    createdAt: readInstant(fields, "created_at", from),
  };
}

export function readComment(value: unknown, from: Attempted): ForgeComment {
  const fields = toFields(value, from);
  return {
    id: readNumber(fields, "id", from),
    body: typeof fields["body"] === "string" ? fields["body"] : "",
    author: readLogin(fields["user"]),
    url: readText(fields, "html_url", from),
  };
}

/** Some servers return a payload that was sent as an object as its JSON text. */
export function readPayload(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
