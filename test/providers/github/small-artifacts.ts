/** GitHub's service for artifacts and the part of its API that shows them, in memory and as small as can be. */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Loopback, serveHttp } from "../loopback.ts";

export interface KeptArtifact {
  readonly name: string;
  bytes: Buffer;
  readonly hash: string;
  readonly expiresAt: string;
  expired: boolean;
}

export interface SmallArtifacts extends Loopback {
  readonly artifacts: Map<number, KeptArtifact>;
  /** `POST CreateArtifact`, `PUT blob`, `GET api`, in order. */
  readonly requests: string[];
  /** Answers of the next requests of this kind: statuses. */
  readonly troubles: Map<string, number[]>;
  /** Looks until a new artifact is shown. */
  hiddenLooks: number;
  readonly env: Readonly<Record<string, string>>;
}

const RUNTIME_TOKEN = `h.${Buffer.from(JSON.stringify({ scp: "Actions.Other Actions.Results:run-1:job-2" })).toString("base64url")}.s`;
export const API_TOKEN = "ghs_token_of_the_tests";

export async function openSmallArtifacts(): Promise<SmallArtifacts> {
  const blocks = new Map<string, Buffer>();
  let blob = Buffer.alloc(0);
  const state = {
    artifacts: new Map<number, KeptArtifact>(),
    requests: [] as string[],
    troubles: new Map<string, number[]>(),
    hiddenLooks: 0,
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "", loopback.origin);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const kind = url.pathname.includes("/twirp/")
      ? (url.pathname.split("/").at(-1) ?? "")
      : (url.pathname.split("/")[1] ?? "");
    state.requests.push(`${request.method} ${kind}`);
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    const trouble = state.troubles.get(kind)?.shift();
    if (trouble !== undefined) return json({ message: "trouble" }, trouble);
    const signed = request.headers.authorization;
    if (kind === "blob") {
      if (signed !== undefined) return json({ message: "a token was sent to the storage" }, 400);
      const id = url.searchParams.get("blockid");
      if (request.method === "GET") return response.end(state.artifacts.get(Number(url.searchParams.get("id")))?.bytes);
      if (id !== null) blocks.set(id, body);
      else {
        const ids = [...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map((match) => match[1] ?? "");
        blob = Buffer.concat(ids.map((one) => blocks.get(one) ?? Buffer.alloc(0)));
      }
      return response.writeHead(201).end();
    }
    if (kind === "CreateArtifact" || kind === "FinalizeArtifact") {
      if (signed !== `Bearer ${RUNTIME_TOKEN}`) return json({ msg: "no" }, 401);
      const fields = JSON.parse(body.toString()) as Record<string, string>;
      if (fields["workflow_run_backend_id"] !== "run-1" || fields["workflow_job_run_backend_id"] !== "job-2")
        return json({}, 400);
      if (kind === "CreateArtifact")
        return json({ ok: true, signed_upload_url: `${loopback.origin}/blob?sig=secret-signature` });
      const id = state.artifacts.size + 1;
      const hash = `sha256:${createHash("sha256").update(blob).digest("hex")}`;
      if (fields["hash"] !== hash || fields["size"] !== String(blob.length)) return json({ ok: false }, 400);
      state.artifacts.set(id, {
        name: fields["name"] ?? "",
        bytes: blob,
        hash,
        expiresAt: "2027-02-20T00:00:00Z",
        expired: false,
      });
      return json({ ok: true, artifact_id: String(id) });
    }
    if (signed?.endsWith(API_TOKEN) !== true) return json({ message: "Bad credentials" }, 401);
    const [, id, zip] = /\/actions\/artifacts\/(\d+)(\/zip)?$/.exec(url.pathname) ?? [];
    const shown = (number: number, { name, bytes, hash, expiresAt, expired }: KeptArtifact) => ({
      id: number,
      name,
      size_in_bytes: bytes.length,
      digest: hash,
      expired,
      expires_at: expiresAt,
    });
    if (id === undefined) {
      const name = url.searchParams.get("name");
      const all = [...state.artifacts]
        .filter(([, one]) => name === null || one.name === name)
        .map(([number, one]) => shown(number, one));
      return json({ total_count: all.length, artifacts: all });
    }
    const found = state.artifacts.get(Number(id));
    if (found === undefined || (state.hiddenLooks -= 1) >= 0) return json({ message: "Not Found" }, 404);
    if (request.method === "DELETE") {
      state.artifacts.delete(Number(id));
      return response.writeHead(204).end();
    }
    if (zip === undefined) return json(shown(Number(id), found));
    return response.writeHead(302, { location: `${loopback.origin}/blob?id=${id}` }).end();
  };
  const loopback: Loopback = await serveHttp((request, response) => void answer(request, response));
  const env = {
    GITHUB_TOKEN: API_TOKEN,
    GITHUB_API_URL: `${loopback.origin}/api`,
    ACTIONS_RUNTIME_TOKEN: RUNTIME_TOKEN,
    ACTIONS_RESULTS_URL: loopback.origin,
  };
  return Object.assign(state, { env }, loopback);
}
