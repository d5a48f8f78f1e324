/** What GitHub's refusals mean: a reason code, a sentence with the number and the path, and what to do. */
import { cutText } from "../../lib/cut-text.ts";
import { ProviderError } from "../../lib/error.ts";
import type { ReasonFor } from "../../lib/reason-code.ts";
import type { ProviderContext } from "../contract.ts";
import { AnswerTooLong } from "../answer-body.ts";
import { messageOf, retryAfterMs } from "../http-failure.ts";
import type { AnswerHeaders } from "../vendor-request.ts";

const VENDOR = "GitHub";
const STATUS_PAGE = "Look at https://www.githubstatus.com and run this again; it continues where it stopped.";

/** GitHub asks for a minute of silence where it names no other wait after a secondary rate limit. */
const SECONDARY_LIMIT_WAIT_MS = 60_000;

/**
 * What GitHub says with 403 where a conversation is locked; its reference describes no such answer. The words are those
 * in reports of other tools: semantic-release/github#221, renovatebot/renovate#6215, probot/stale#25. A workflow's own
 * token is refused too, whatever its permissions: hashicorp/terraform-github-actions#100.
 */
const LOCKED = /\bis locked\b/i;
const LOCKED_REMEDY =
  "Unlock the conversation on GitHub; while it is locked, only people with write access may comment, a workflow may not.";
const GONE_REMEDY =
  "Issues are disabled in the repository, or this one was deleted: enable them in the repository's settings, or name another one.";

export interface Attempted {
  readonly method: string;
  /** Path below the API's base, without query. */
  readonly path: string;
  /** The key and value that a workflow's `permissions:` needs for it: `deployments: write`. */
  readonly permission: string;
  /** The variable that the token came from. */
  readonly tokenName: string;
}

export interface Failure {
  readonly error: ProviderError;
  /**
   * `refused`: GitHub did nothing, the same request would be refused again. `limited`: it did nothing, later it may.
   * `lost`: it may or may not have done what was asked.
   */
  readonly kind: "refused" | "limited" | "lost";
  /** How long GitHub asks to wait, where it says so. */
  readonly waitMs: number | null;
}

export interface Refusal {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: unknown;
}

/** The meaning of an answer outside 2xx. */
export function readRefusal(attempted: Attempted, refusal: Refusal, context: ProviderContext): Failure {
  const { status, headers, body } = refusal;
  const said = messageOf(body) ?? "";
  const where = `${attempted.method} ${attempted.path} → ${status}${said === "" ? "" : ` (${said}${detailsOf(body)})`}`;
  const asError = (reasonCode: ReasonFor<"hold">, message: string, remedy: string) =>
    new ProviderError({ reasonCode, vendor: VENDOR, status, message: `GitHub ${message}: ${where}.`, remedy });

  if (isRateLimit(status, headers, said)) {
    const waitMs = rateLimitWaitMs(headers, context.clock.now());
    const error = asError(
      "vendor_rate_limited",
      "refused for too many requests",
      `GitHub allows requests again in ${Math.ceil(waitMs / 1_000)} s; run this again then, it continues where it stopped.`,
    );
    return { error, kind: "limited", waitMs };
  }
  if (status === 401) {
    const inWorkflow =
      attempted.tokenName === "GITHUB_TOKEN" ? "; in a workflow: GITHUB_TOKEN: ${{ github.token }}" : "";
    const remedy = `Set ${attempted.tokenName} to a token that is valid now${inWorkflow}.`;
    return refused(asError("credential_rejected", "rejected the credential", remedy));
  }
  if (status === 403 && LOCKED.test(said)) {
    return refused(asError("conversation_locked", "refused, since the conversation is locked", LOCKED_REMEDY));
  }
  if (status === 403) {
    return refused(
      asError("credential_insufficient", "refused: the token may not do this", permissionRemedy(attempted.permission)),
    );
  }
  if (status === 410) {
    return refused(asError("not_found", "says that this is gone", GONE_REMEDY));
  }
  if (status === 404 || (status === 422 && /^No (?:ref|commit) found/i.test(said))) {
    // GitHub answers 404, not 403, about a private repository that the token cannot see.
    const remedy = `Check that it exists (a commit must be pushed first) and that the token can see the repository. ${permissionRemedy(attempted.permission)}`;
    return refused(asError("not_found", "does not know this", remedy));
  }
  if (status >= 500) {
    const error = asError("vendor_unavailable", "answered with an error", STATUS_PAGE);
    return { error, kind: "lost", waitMs: retryAfterMs(headers, context.clock.now()) };
  }
  return refused(asError("vendor_answer_unknown", "refused the request", refusedRemedy(status, where)));
}

/** The meaning of a request without a whole answer: the network, or the time limit. */
export function readSilence(attempted: Attempted, origin: string, cause: unknown): Failure {
  const timedOut = cause instanceof Error && cause.name === "TimeoutError";
  const message = timedOut
    ? `GitHub did not answer ${attempted.method} ${attempted.path} in time.`
    : `GitHub could not be reached at ${origin}: ${innermostMessage(cause)} (${attempted.method} ${attempted.path}).`;
  const error = new ProviderError({
    reasonCode: timedOut ? "vendor_timeout" : "vendor_unavailable",
    vendor: VENDOR,
    message,
    remedy: STATUS_PAGE,
  });
  // Whatever it asked for, a read did nothing.
  const isVain = cause instanceof AnswerTooLong && attempted.method === "GET";
  return { error, kind: isVain ? "refused" : "lost", waitMs: null };
}

/** An answer that has the right status, but not the shape that GitHub documents. */
export function unknownAnswer(attempted: Pick<Attempted, "method" | "path">, problem: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: VENDOR,
    message: `GitHub's answer to ${attempted.method} ${attempted.path} was not understood: ${problem}.`,
    remedy: "Check that GITHUB_API_URL is GitHub's API (on GitHub Enterprise Server it ends in /api/v3).",
  });
}

function refused(error: ProviderError): Failure {
  return { error, kind: "refused", waitMs: null };
}

function permissionRemedy(permission: string): string {
  return (
    `In the workflow, give the job that runs this \`permissions:\` with \`${permission}\`, and its caller too; ` +
    "a run of a pull request from a fork never gets write permissions. A token of your own needs the same permission."
  );
}

function refusedRemedy(status: number, said: string): string {
  if (status === 422 && /is too long/i.test(said)) {
    return "Shorten the text: GitHub takes 65,536 characters in a comment and 140 in a description.";
  }
  if (status === 422 && /maximum number of statuses/i.test(said)) {
    return "GitHub takes 1,000 statuses of one name on a commit, and this one has them: push a new commit.";
  }
  if (status === 409) {
    return "The commit or branch conflicts with what GitHub has (a merge or a required status): look at the commit on GitHub, then run this again.";
  }
  return "Compare the names in the plan with the repository on GitHub; if they are right, please report this with the message.";
}

/** Secondary limits come as 403 or 429, with words or with Retry-After; primary ones leave `remaining` at 0. */
function isRateLimit(status: number, headers: AnswerHeaders, said: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers.get("x-ratelimit-remaining") === "0" || headers.get("retry-after") !== null || /rate limit/i.test(said)
  );
}

function rateLimitWaitMs(headers: AnswerHeaders, now: number): number {
  const asked = retryAfterMs(headers, now);
  if (asked !== null) return asked;
  const reset = Number(headers.get("x-ratelimit-reset"));
  if (headers.get("x-ratelimit-remaining") !== "0" || !(reset > 0)) return SECONDARY_LIMIT_WAIT_MS;
  // One second more: the reset is a whole second, and a request within it is still refused.
  return Math.max(0, reset * 1_000 - now) + 1_000;
}

/** `errors` of a validation failure, one after the other, at most 200 characters. */
function detailsOf(body: unknown): string {
  const errors = typeof body === "object" && body !== null ? (body as { errors?: unknown }).errors : undefined;
  if (!Array.isArray(errors) || errors.length === 0) return "";
  const parts = errors.map((entry) =>
    typeof entry === "string" ? entry : (messageOf(entry) ?? JSON.stringify(entry)),
  );
  return `: ${cutText(parts.join("; "), 200)}`;
}

function innermostMessage(cause: unknown): string {
  let message = String(cause);
  for (let current = cause, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if (current.message !== "") message = current.message;
  }
  return message;
}
