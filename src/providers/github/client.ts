/**
 * Requests to GitHub, put together by Octokit's own `@octokit/endpoint`, with a transport and retries of our own.
 *
 * Octokit's retry and throttling plugins are left out on purpose. The retry plugin sends a POST again after a 5xx, which
 * would create a deployment twice, waits in real time, which a rehearsal on a virtual clock cannot skip, and does not
 * end its waits when a run is aborted. The throttling plugin holds every write for one second and every comment for
 * three, per process and in real time: that is meant for bulk work, and a release makes about ten writes, of which the
 * one before a rollback must not wait. Octokit's `paginate` is left out since it reads a 409 and an answer without JSON
 * as an empty list.
 */
import type { endpoint } from "@octokit/endpoint";
import { ProviderError } from "../../lib/error.ts";
import { type RetryPolicy, retry } from "../../lib/retry.ts";
import type { ProviderContext } from "../contract.ts";
import type { AnswerHeaders } from "../vendor-request.ts";
import { describeRequest } from "./describe-request.ts";
import { type Attempted, type Failure, readRefusal, readSilence, unknownAnswer } from "./failure.ts";
import type { GuardedSend } from "./guarded-send.ts";
import { readBody } from "./read-body.ts";
import { VENDOR } from "./settings.ts";

/** Who let a request hang so often is asked once for each request after it, until one is answered. */
const MOST_TIMEOUTS = 3;
/** A longer wait than this is not waited for: the caller hears `vendor_rate_limited` with the time instead. */
const GITHUB_RETRY: RetryPolicy = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 60_000 };

export interface GithubRequest {
  /** Octokit's route: `GET /repos/{owner}/{repo}/deployments`. */
  readonly route: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What a workflow's `permissions:` needs: `deployments: write`. */
  readonly permission: string;
  /** Where the answer is an object with the list in it: the name of its field. */
  readonly listField?: string;
}

export interface GithubAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly data: unknown;
}

export interface GithubPage {
  readonly items: readonly unknown[];
  /** Whole addresses, from the `Link` header; null where there is none. */
  readonly next: string | null;
  readonly last: string | null;
}

export interface GithubClient {
  /** For reads and for writes that mean the same when they are sent twice. Throws ProviderError. */
  request(request: GithubRequest): Promise<GithubAnswer>;
  /**
   * Creates something exactly once as far as can be known: after an answer that was lost, `find` looks whether it
   * exists before the request is sent again. Throws ProviderError.
   */
  create<Made>(
    request: GithubRequest,
    read: (answer: GithubAnswer) => Made,
    find: () => Promise<Made | null>,
  ): Promise<Made>;
  /** Every item of a list, page after page, at most `limit`. Throws ProviderError. */
  list(request: GithubRequest, limit?: number): Promise<readonly unknown[]>;
  /** One page, of 100 items where no other size is wanted; pages count from 1. Throws ProviderError. */
  readPage(request: GithubRequest, page: number, size?: number): Promise<GithubPage>;
  describe(request: GithubRequest): Attempted;
}

const PAGE_SIZE = 100;
/** Far beyond any real list; a list that leads on and on must not hold a release for ever. */
export const MAXIMUM_PAGES = 1_000;

/** What a client sends with. */
interface Connection {
  /** Knows the API's address. */
  readonly endpoint: typeof endpoint;
  readonly send: GuardedSend;
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly apiUrl: URL;
  readonly context: ProviderContext;
  /** Variable that the token came from, for what to do when it is refused. */
  readonly tokenName: string;
  /** Whether GitHub lets requests hang: a release's end must not be held up by each of them. */
  readonly silence: { hangs: boolean };
}

export function createGithubClient(settings: Omit<Connection, "silence">): GithubClient {
  const connection: Connection = { ...settings, silence: { hangs: false } };
  return {
    request: (request) => send(connection, request),
    create: (request, read, find) => create(connection, request, { read, find }),
    list: (request, limit = Number.POSITIVE_INFINITY) => list(connection, request, limit),
    readPage: (request, page, size = PAGE_SIZE) => readPage(connection, request, page, size),
    describe: (request) => describe(connection, request),
  };
}

/** The next page's address is whole already: no parameter may be added to it. */
function parametersOf({ repository }: Connection, request: GithubRequest): Record<string, unknown> {
  if (!request.route.includes(" /")) return {};
  return { ...(request.route.includes("{owner}") ? repository : {}), ...request.parameters };
}

function describe(connection: Connection, request: GithubRequest): Attempted {
  return describeRequest(connection, request, parametersOf(connection, request));
}

async function exchange(connection: Connection, request: GithubRequest): Promise<GithubAnswer | Failure> {
  const { context } = connection;
  const attempted = describe(connection, request);
  const failed = (failure: Failure) => {
    if (!isTimeout(failure)) connection.silence.hangs = false;
    context.debug(`GitHub ${attempted.method} ${attempted.path} → ${failure.error.status ?? failure.error.reasonCode}`);
    return failure;
  };
  try {
    const answer = await connection.send(connection.endpoint(request.route, parametersOf(connection, request)));
    const { status, headers } = answer;
    const data = readBody(answer);
    if (status === 304 || status >= 400)
      return failed(readRefusal(attempted, { status, headers, body: data }, context));
    context.debug(`GitHub ${attempted.method} ${attempted.path} → ${status}`);
    if (headers.get("deprecation") !== null) context.debug(`GitHub will end ${attempted.method} ${attempted.path}`);
    context.answered?.(VENDOR, headers.get("date"));
    connection.silence.hangs = false;
    return { status, headers, data };
  } catch (cause) {
    context.signal?.throwIfAborted();
    if (cause instanceof ProviderError) return failed({ error: cause, kind: "refused", waitMs: null });
    return failed(readSilence(attempted, connection.apiUrl.origin, cause));
  }
}

async function send(connection: Connection, wanted: GithubRequest): Promise<GithubAnswer> {
  const nextStep = createNextStep(connection);
  const outcome = await retry<GithubAnswer | Failure>(GITHUB_RETRY, connection.context, async () => {
    const result = await exchange(connection, wanted);
    return isFailure(result) ? nextStep(result) : { done: true, value: result };
  });
  if (isFailure(outcome)) throw outcome.error;
  return outcome;
}

async function create<Made>(
  connection: Connection,
  wanted: GithubRequest,
  { read, find }: { readonly read: (answer: GithubAnswer) => Made; readonly find: () => Promise<Made | null> },
): Promise<Made> {
  let lost = false;
  const nextStep = createNextStep(connection);
  const outcome = await retry<{ made: Made } | Failure>(GITHUB_RETRY, connection.context, async () => {
    const found = lost ? await find() : null;
    if (found !== null) return { done: true, value: { made: found } };
    const result = await exchange(connection, wanted);
    if (!isFailure(result)) return { done: true, value: { made: read(result) } };
    lost ||= result.kind === "lost";
    return nextStep(result);
  });
  if (!isFailure(outcome)) return outcome.made;
  const found = outcome.kind === "lost" && !connection.silence.hangs ? await find() : null;
  if (found === null) throw outcome.error;
  return found;
}

async function list(connection: Connection, wanted: GithubRequest, limit: number): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  const seen = new Set<string>();
  let page: GithubRequest | null = {
    ...wanted,
    parameters: { ...wanted.parameters, per_page: Math.min(PAGE_SIZE, limit) },
  };
  while (page !== null && items.length < limit) {
    const { items: found, next } = readPageOf(connection, page, await send(connection, page));
    items.push(...found);
    if (next !== null && (seen.has(next) || seen.size >= MAXIMUM_PAGES)) {
      throw unknownAnswer(describe(connection, page), `after ${seen.size + 1} pages the list has no end`);
    }
    if (next !== null) seen.add(next);
    const { permission, listField } = wanted;
    page =
      next === null ? null : { route: `GET ${next}`, permission, ...(listField === undefined ? {} : { listField }) };
  }
  return items.slice(0, limit);
}

async function readPage(
  connection: Connection,
  wanted: GithubRequest,
  page: number,
  size: number,
): Promise<GithubPage> {
  const request = { ...wanted, parameters: { ...wanted.parameters, per_page: size, page } };
  return readPageOf(connection, request, await send(connection, request));
}

function readPageOf(connection: Connection, request: GithubRequest, answer: GithubAnswer): GithubPage {
  const items = request.listField === undefined ? answer.data : fieldOf(answer.data, request.listField);
  if (!Array.isArray(items)) throw unknownAnswer(describe(connection, request), "a list was expected");
  return { items, next: linkTo(answer.headers, "next"), last: linkTo(answer.headers, "last") };
}

function isFailure(value: object): value is Failure {
  return "kind" in value && "error" in value;
}

function isTimeout({ error }: Failure): boolean {
  return error.reasonCode === "vendor_timeout";
}

/** Whether one request is tried again. */
function createNextStep({ silence }: Connection) {
  let timeouts = 0;
  return (failure: Failure) => {
    if (isTimeout(failure) && (timeouts += 1) >= MOST_TIMEOUTS) silence.hangs = true;
    const tooLong = failure.waitMs !== null && failure.waitMs > GITHUB_RETRY.maximumDelayMs;
    if (failure.kind === "refused" || tooLong || silence.hangs) return { done: true as const, value: failure };
    return {
      done: false as const,
      value: failure,
      ...(failure.waitMs === null ? {} : { waitMs: failure.waitMs }),
    };
  };
}

/** GitHub asks clients to follow `Link` and not to count pages themselves. */
function linkTo(headers: AnswerHeaders, relation: "next" | "last"): string | null {
  return new RegExp(`<([^<>]+)>;\\s*rel="${relation}"`).exec(headers.get("link") ?? "")?.[1] ?? null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
