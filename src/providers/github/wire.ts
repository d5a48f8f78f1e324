/** GitHub's objects as the roles see them. An answer that lacks what is needed is refused, never guessed. */
import type { ForgeComment, ForgeDeployment, ForgeDeploymentState, ForgeDeploymentStatus } from "../contract.ts";
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

type Fields = Readonly<Record<string, unknown>>;

export function readDeployment(value: unknown, from: Attempted): ForgeDeployment {
  const fields = toFields(value, from);
  return {
    id: readNumber(fields, "id", from),
    environment: readText(fields, "environment", from),
    task: readText(fields, "task", from),
    sha: readText(fields, "sha", from),
    payload: readPayload(fields["payload"]),
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
    createdAt: readInstant(fields, "created_at", from),
  };
}

export function readComment(value: unknown, from: Attempted): ForgeComment {
  const fields = toFields(value, from);
  const user = fields["user"];
  const login = typeof user === "object" && user !== null ? (user as Fields)["login"] : null;
  return {
    id: readNumber(fields, "id", from),
    body: typeof fields["body"] === "string" ? fields["body"] : "",
    // GitHub shows the comments of a deleted account under the name of its account `ghost`.
    author: typeof login === "string" ? login : "ghost",
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

function toFields(value: unknown, from: Attempted): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw unknownAnswer(from, "an object was expected");
  }
  return value as Fields;
}

function readNumber(fields: Fields, name: string, from: Attempted): number {
  const value = fields[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw unknownAnswer(from, `\`${name}\` is no number`);
  return value;
}

function readText(fields: Fields, name: string, from: Attempted): string {
  const value = fields[name];
  if (typeof value !== "string") throw unknownAnswer(from, `\`${name}\` is no text`);
  return value;
}

function readInstant(fields: Fields, name: string, from: Attempted): number {
  const at = Date.parse(readText(fields, name, from));
  if (Number.isNaN(at)) throw unknownAnswer(from, `\`${name}\` is no date`);
  return at;
}

/** GitHub answers an address that was never set with an empty text. */
function readUrl(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
