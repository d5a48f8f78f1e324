/**
 * The service that keeps artifacts (version 4 of their API), as `@actions/artifact` speaks to it. That package weighs 4.9 MB
 * of bundle, most of it a client for storage of which two requests are used, and it retries on a clock of its own.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { ProviderError } from "../../../lib/error.ts";
import type { ReasonFor } from "../../../lib/reason-code.ts";
import { DEFAULT_RETRY, retry } from "../../../lib/retry.ts";
import { missingSetting, readSetting } from "../../../lib/setting.ts";
import type { ProviderContext } from "../../contract.ts";
import { networkTrouble } from "../../network-trouble.ts";
import { parseAnswer } from "../../parse-answer.ts";
import { VENDOR } from "../settings.ts";
import { RESULTS_URL, RUNTIME_TOKEN } from "./settings.ts";
import type { StoredZip } from "./zip.ts";

const BLOCK = 8 * 1024 * 1024;
const ANSWER_MS = 120_000;
const made = z.object({ ok: z.literal(true), signed_upload_url: z.url() });
const finished = z.object({ ok: z.literal(true), artifact_id: z.string().regex(/^\d+$/) });

export interface Uploaded {
  readonly id: string;
  readonly sha256: string;
}

/** Keeps it as an artifact of this run. Throws ProviderError `store_occupied` where the run has one of that name. */
export async function uploadArtifact(
  name: string,
  zip: StoredZip,
  {
    context,
    expiresAt,
    sent,
  }: {
    readonly context: ProviderContext;
    readonly expiresAt: number | null;
    readonly sent: (bytes: number) => void;
  },
): Promise<Uploaded> {
  const service = connectService(context);
  const expires = expiresAt === null ? {} : { expires_at: new Date(expiresAt).toISOString() };
  const { signed_upload_url: url } = parseAnswer(
    VENDOR,
    made,
    await service.ask("CreateArtifact", { name, version: 4, ...expires }),
    "CreateArtifact",
  );
  const sha256 = await service.putBlocks(url, zip, sent);
  const end = { name, size: String(zip.size), hash: `sha256:${sha256}` };
  const { artifact_id: id } = parseAnswer(
    VENDOR,
    finished,
    await service.ask("FinalizeArtifact", end),
    "FinalizeArtifact",
  );
  return { id, sha256 };
}

function connectService(context: ProviderContext) {
  const token = required(context, RUNTIME_TOKEN);
  const base = new URL(required(context, RESULTS_URL));
  const run = readRun(token);
  /** The address of an upload is a secret: no message has more than the request's name. */
  const send = async (
    what: string,
    url: URL,
    init: {
      readonly method: string;
      readonly headers?: Record<string, string>;
      readonly body: string | Uint8Array<ArrayBuffer>;
    },
  ) => {
    const outcome = await retry<Response | ProviderError>(DEFAULT_RETRY, context, async () => {
      const timeout = AbortSignal.timeout(ANSWER_MS);
      const signal = context.signal === undefined ? timeout : AbortSignal.any([context.signal, timeout]);
      const answer = await fetch(url, { ...init, redirect: "error", signal }).catch((error: unknown) =>
        silent(what, error),
      );
      context.signal?.throwIfAborted();
      context.debug(`GitHub ${what} → ${answer instanceof ProviderError ? answer.reasonCode : answer.status}`);
      const again = answer instanceof ProviderError || answer.status >= 500 || answer.status === 429;
      return { done: !again, value: answer };
    });
    if (outcome instanceof ProviderError) throw outcome;
    if (!outcome.ok) throw refused(what, outcome.status);
    return outcome;
  };
  return {
    async ask(method: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> {
      const url = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, base);
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "user-agent": "holdpoint",
      };
      return (await send(method, url, { method: "POST", headers, body: JSON.stringify({ ...run, ...fields }) })).json();
    },
    async putBlocks(address: string, zip: StoredZip, sent: (bytes: number) => void): Promise<string> {
      const hash = createHash("sha256");
      const ids: string[] = [];
      let bytes = 0;
      for await (const block of inBlocks(zip)) {
        hash.update(block);
        const id = Buffer.from(String(ids.length).padStart(8, "0")).toString("base64");
        await send("upload", withQuery(address, { comp: "block", blockid: id }), { method: "PUT", body: block });
        ids.push(id);
        bytes += block.length;
        sent(bytes);
      }
      const body = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`;
      await send("upload", withQuery(address, { comp: "blocklist" }), { method: "PUT", body });
      return hash.digest("hex");
    },
  };
}

/** All of them in one memory: what is sent has been copied from it by then. */
async function* inBlocks({ size, read }: StoredZip): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const block = Buffer.allocUnsafeSlow(Math.min(BLOCK, size));
  let length = 0;
  for await (const chunk of read()) {
    for (let taken = 0; taken < chunk.length;) {
      const part = chunk.subarray(taken, taken + block.length - length);
      block.set(part, length);
      length += part.length;
      taken += part.length;
      if (length < block.length) continue;
      yield block;
      length = 0;
    }
  }
  if (length > 0) yield block.subarray(0, length);
}

function withQuery(address: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

function required({ env }: ProviderContext, setting: typeof RUNTIME_TOKEN): string {
  const value = readSetting(env, setting);
  if (value !== null) return value;
  const { message } = missingSetting(setting, "a backup to `artifact`");
  const remedy =
    "Only a job of GitHub Actions can keep an artifact, by the action itself. Elsewhere, name another place in `to`.";
  throw new ProviderError({ reasonCode: "secret_missing", vendor: VENDOR, message, remedy });
}

const claims = z.object({ scp: z.string() });

/** The run and the job, from the token's own scope `Actions.Results:run:job`. It is the service that checks the token. */
function readRun(token: string) {
  const scopes = parseAnswer(VENDOR, claims, parsePayload(token), "the runner's token").scp;
  const [, run, job] = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)/.exec(scopes) ?? [];
  if (run !== undefined && job !== undefined) return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
  throw problem(
    "credential_insufficient",
    "The runner's token may not keep artifacts.",
    "Run this in a job of GitHub Actions.",
  );
}

function parsePayload(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  } catch {
    return null;
  }
}

function silent(what: string, error: unknown): ProviderError {
  const late = error instanceof Error && error.name === "TimeoutError";
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  const reason = late ? "no answer in time" : networkTrouble(cause).reason;
  return problem(
    late ? "vendor_timeout" : "vendor_unavailable",
    `GitHub's service for artifacts gave no answer to ${what}: ${reason}.`,
    "Look at https://www.githubstatus.com and run this again.",
  );
}

function refused(what: string, status: number): ProviderError {
  if (status === 409) {
    const message = "This run has an artifact of that name already, and none is overwritten.";
    return problem("store_occupied", message, "Look who keeps one under this name.", status);
  }
  const code =
    status === 401 || status === 403
      ? "credential_rejected"
      : status >= 500
        ? "vendor_unavailable"
        : "vendor_answer_unknown";
  const message = `GitHub's service for artifacts refused ${what}: ${status}.`;
  return problem(
    code,
    message,
    "Look at https://www.githubstatus.com, at the repository's room for artifacts, and run this again.",
    status,
  );
}

function problem(reasonCode: ReasonFor<"hold">, message: string, remedy: string, status: number | null = null) {
  return new ProviderError({ reasonCode, vendor: VENDOR, message, remedy, status });
}
