/**
 * Uploads files by their SHA-1, each once, over many connections, in time linear in their number. A single bad answer
 * never costs the deploy: 429, 5xx, a reset, a closed socket and an answer that is cut are all tried again.
 */
import { createReadStream } from "node:fs";
import type { ClientRequest } from "node:http";
import { pipeline } from "node:stream";
import { ProviderError } from "../../lib/error.ts";
import type { ReasonFor } from "../../lib/reason-code.ts";
import { messageOf, retryAfterMs } from "../http-failure.ts";
import type { Connection } from "./connection.ts";
import { VENDOR } from "./settings.ts";
import { type Answer, MAXIMUM_CONNECTIONS, type Open, readAnswer } from "../transport.ts";

export interface Upload {
  readonly sha: string;
  readonly size: number;
  readonly absolute: string;
  /** The content where it was kept, else it is streamed from `absolute`. */
  readonly bytes: Buffer | null;
}

/** Enough to keep a near host busy; opening a connection costs more than sending a small file. */
const FIRST_LANES = 16;
/** How often to look whether this process mostly waits for answers: then more connections help. */
const LOOK_MS = 10;
const BUSY_RATIO = 0.75;
const TRIES = 5;
const FIRST_DELAY_MS = 200;
const MAXIMUM_DELAY_MS = 10_000;
/** A longer wait than this is a quota, not a rate: Vercel locks uploads for up to a day. */
const LONGEST_RETRY_AFTER_MS = 120_000;
const FILE_CHUNK_BYTES = 256 * 1024;
/** Once a file is sent its answer may take this many times the limit of silence, but not dribble on for ever. */
const ANSWER_LIMITS = 4;

type Attempt =
  | { readonly kind: "done" }
  | { readonly kind: "again"; readonly error: ProviderError; readonly waitMs: number | null }
  | { readonly kind: "failed"; readonly error: ProviderError };

/** `onFile` is called once a file, when the host has it. Throws the first error that does not heal. */
export async function uploadFiles(
  connection: Connection,
  uploads: readonly Upload[],
  onFile: (upload: Upload) => void,
): Promise<void> {
  const { clock, random, signal } = connection.context;
  const stop = new AbortController();
  const abort = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const open = connection.prepare({
    method: "POST",
    path: "/v2/files",
    headers: { "content-type": "application/octet-stream" },
  });
  const active = new Set<ClientRequest>();
  abort.addEventListener("abort", () => active.forEach((request) => request.destroy(new Error("stopped"))));
  const timeoutMs = connection.context.requestTimeoutMs ?? 15_000;
  let next = 0;
  // A 429 on one connection is meant for all of them.
  let notBefore = 0;

  async function uploadOne(upload: Upload): Promise<void> {
    for (let tryNumber = 1; ; tryNumber += 1) {
      const wait = notBefore - clock.now();
      if (wait > 0) await clock.sleep(wait, abort);
      abort.throwIfAborted();
      const attempt = await sendOnce(connection, upload, () => exchange(open, active, upload, timeoutMs));
      abort.throwIfAborted();
      if (attempt.kind === "done") return;
      if (attempt.kind === "failed" || tryNumber === TRIES) throw attempt.error;
      const backoff = Math.min(MAXIMUM_DELAY_MS, FIRST_DELAY_MS * 2 ** (tryNumber - 1));
      if (attempt.waitMs !== null) notBefore = Math.max(notBefore, clock.now() + attempt.waitMs);
      await clock.sleep(attempt.waitMs ?? backoff * (0.5 + random() / 2), abort);
    }
  }

  async function lane(): Promise<void> {
    for (let upload = uploads[next++]; upload !== undefined; upload = uploads[next++]) {
      await uploadOne(upload);
      onFile(upload);
    }
  }

  const lanes = Array.from({ length: Math.min(FIRST_LANES, uploads.length) }, lane);
  const more = Math.min(MAXIMUM_CONNECTIONS, uploads.length) - lanes.length;
  const isWanted = () => !abort.aborted && next < uploads.length;
  if (more > 0) lanes.push(openMoreLanes(more, lane, isWanted));
  try {
    await Promise.all(lanes);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(lanes);
    throw signal?.aborted ? signal.reason : error;
  }
}

/** Opens the rest as soon as this process idles: the host is far, and each answer takes its time. */
async function openMoreLanes(count: number, lane: () => Promise<void>, isWanted: () => boolean): Promise<void> {
  let before = performance.eventLoopUtilization();
  while (isWanted()) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const now = performance.eventLoopUtilization();
    if (performance.eventLoopUtilization(now, before).utilization < BUSY_RATIO) break;
    before = now;
  }
  if (isWanted()) await Promise.all(Array.from({ length: count }, lane));
}

async function sendOnce(connection: Connection, upload: Upload, send: () => Promise<Answer>): Promise<Attempt> {
  try {
    const answer = await send();
    if (answer.status >= 200 && answer.status < 300) return { kind: "done" };
    return judgeAnswer(connection, upload, answer);
  } catch (cause) {
    if (cause instanceof ProviderError) return { kind: "failed", error: cause };
    const detail = cause instanceof Error ? cause.message : String(cause);
    const error = failure("vendor_unavailable", `Uploading a file to ${connection.origin} failed: ${detail}.`);
    return { kind: "again", error, waitMs: null };
  }
}

function judgeAnswer(connection: Connection, upload: Upload, { status, headers, text }: Answer): Attempt {
  const said = messageOf(parseJson(connection.mask(text)));
  const detail = `POST /v2/files → ${status}${said ? ` (${said})` : ""}`;
  const waitMs = retryAfterMs(headers, connection.context.clock.now());
  if (status === 429) {
    const error = failure("vendor_rate_limited", `Vercel refused an upload for too many requests: ${detail}.`, status);
    if (waitMs === null || waitMs <= LONGEST_RETRY_AFTER_MS) return { kind: "again", error, waitMs };
    return { kind: "failed", error: quotaUsed(detail, waitMs) };
  }
  if (status >= 500) {
    const error = failure("vendor_unavailable", `Vercel answered an upload with an error: ${detail}.`, status);
    return { kind: "again", error, waitMs };
  }
  const code: ReasonFor<"hold"> =
    status === 401 ? "credential_rejected" : status === 403 ? "credential_insufficient" : "vendor_answer_unknown";
  return { kind: "failed", error: failure(code, `Vercel refused the file ${upload.absolute}: ${detail}.`, status) };
}

function quotaUsed(detail: string, waitMs: number): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_rate_limited",
    vendor: VENDOR,
    status: 429,
    message: `Vercel's upload quota is used up for another ${Math.ceil(waitMs / 60_000)} minutes: ${detail}.`,
    remedy: "Deploy again after that time; files that were uploaded already are not sent twice.",
  });
}

function exchange(open: Open, active: Set<ClientRequest>, upload: Upload, timeoutMs: number): Promise<Answer> {
  const size = String(upload.size);
  const request = open({ "content-length": size, "x-now-digest": upload.sha, "x-now-size": size });
  active.add(request);
  // Silence on the socket, not the length of the whole upload: a big file may take minutes.
  request.setTimeout(timeoutMs, () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
  let answerLimit: NodeJS.Timeout | undefined;
  request.once("finish", () => {
    const limitMs = ANSWER_LIMITS * timeoutMs;
    answerLimit = setTimeout(() => request.destroy(new Error(`no whole answer within ${limitMs} ms`)), limitMs);
  });
  request.once("close", () => {
    clearTimeout(answerLimit);
    active.delete(request);
  });
  return new Promise((resolve, reject) => {
    readAnswer(request).then(resolve, reject);
    writeBody(request, upload, reject);
  });
}

function writeBody(request: ClientRequest, upload: Upload, reject: (error: Error) => void): void {
  if (upload.bytes !== null) {
    request.end(upload.bytes);
    return;
  }
  if (upload.size === 0) {
    request.end();
    return;
  }
  let sent = 0;
  const source = createReadStream(upload.absolute, { highWaterMark: FILE_CHUNK_BYTES, end: upload.size - 1 });
  source.on("data", (chunk) => {
    sent += chunk.length;
  });
  source.once("end", () => {
    if (sent !== upload.size) reject(changed(upload));
  });
  source.once("error", (cause) => {
    // Where the connection broke first, its own error counts: that one heals.
    if (!request.destroyed) reject(changed(upload, cause));
  });
  pipeline(source, request, () => undefined);
}

/** Its hash is in the file list already, so sending something else would never be accepted. */
function changed(upload: Upload, cause?: Error): ProviderError {
  return new ProviderError({
    reasonCode: "usage",
    vendor: VENDOR,
    message: `The file ${upload.absolute} changed while it was uploaded${cause ? `: ${cause.message}` : ""}.`,
    remedy: "Run this again when nothing writes to the project's folder.",
    cause,
  });
}

function failure(reasonCode: ReasonFor<"hold">, message: string, status?: number): ProviderError {
  return new ProviderError({
    reasonCode,
    vendor: VENDOR,
    message,
    remedy:
      reasonCode === "credential_rejected" || reasonCode === "credential_insufficient"
        ? "Check that VERCEL_TOKEN has not expired and may deploy to this team."
        : "Look at https://www.vercel-status.com and run this again; it continues where it stopped.",
    ...(status === undefined ? {} : { status }),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
