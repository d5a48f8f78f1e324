/** Files and folders of a commit: `GET /repos/:owner/:repo/contents/:path`. */
import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { EmulatedResponse } from "../contract.ts";
import type { Call, Endpoint } from "./endpoint.ts";
import { GithubRefusal, notFound } from "./refusal.ts";
import type { SeedContent } from "./seed.ts";
import { repoUrl, siteUrl } from "./shapes.ts";

const READ = { keys: ["contents"], level: "read" } as const;

/** Larger files come without their content, or raw. */
const SIZE_LIMIT = 1024 * 1024;

export const contentEndpoints: readonly Endpoint[] = [
  { method: "GET", path: "/repos/:owner/:repo/contents", needs: READ, handle: readContents },
  { method: "GET", path: "/repos/:owner/:repo/contents/:path*", needs: READ, handle: readContents },
];

type Files = ReadonlyMap<string, SeedContent>;

interface Place {
  readonly call: Call;
  readonly ref: string;
  readonly files: Files;
}

function readContents(call: Call): EmulatedResponse {
  const { state } = call;
  const ref = call.query.get("ref") ?? state.defaultBranch;
  const sha = state.resolveRef(ref);
  if (sha === null) throw new GithubRefusal(404, `No commit found for the ref ${ref}`);
  const place: Place = { call, ref, files: state.filesAt(sha) };
  const path = (call.params["path"] ?? "").replace(/\/$/, "");
  const found = place.files.get(path);
  if (found === undefined) return answerFolder(place, path);
  if (typeof found === "object" && "submodule" in found) {
    return answer(call, { ...renderEntry(place, path, found), type: "submodule", submodule_git_url: found.submodule });
  }
  const bytes = bytesOf(place.files, path);
  if (typeof found === "object" && "symlink" in found && bytes === null) {
    return answer(call, { ...renderEntry(place, path, found), target: found.symlink });
  }
  return answerFile(place, path, bytes ?? Buffer.alloc(0));
}

/** A symbolic link stands for the file that it leads to, where that is in the repository. */
function bytesOf(files: Files, path: string, depth = 0): Buffer | null {
  const content = files.get(path);
  if (content === undefined || depth > 5) return null;
  if (typeof content === "string") return Buffer.from(content);
  if ("base64" in content) return Buffer.from(content.base64, "base64");
  return "symlink" in content ? bytesOf(files, posix.join(posix.dirname(path), content.symlink), depth + 1) : null;
}

function answerFile(place: Place, path: string, bytes: Buffer): EmulatedResponse {
  const { call } = place;
  if (call.accept.includes("raw")) {
    const headers = { "content-type": "application/vnd.github.raw+json; charset=utf-8" };
    return { status: 200, headers, body: bytes };
  }
  const whole = bytes.length <= SIZE_LIMIT;
  if (!whole && !call.accept.includes("object")) {
    throw new GithubRefusal(
      403,
      "This API returns blobs up to 1 MB in size. The requested blob is too large to fetch",
      {
        errors: [{ resource: "Blob", field: "data", code: "too_large" }],
      },
    );
  }
  return answer(call, {
    ...renderEntry(place, path, ""),
    type: "file",
    size: bytes.length,
    // GitHub breaks the lines of base64, as in a message.
    content: whole ? bytes.toString("base64").replace(/.{60}/g, "$&\n") : "",
    encoding: whole ? "base64" : "none",
  });
}

function answerFolder(place: Place, path: string): EmulatedResponse {
  const prefix = path === "" ? "" : `${path}/`;
  const entries = new Map<string, unknown>();
  for (const [name, content] of place.files) {
    if (!name.startsWith(prefix)) continue;
    const [first = "", ...rest] = name.slice(prefix.length).split("/");
    const below = `${prefix}${first}`;
    entries.set(below, rest.length > 0 ? renderFolder(place, below) : renderEntry(place, below, content));
  }
  if (entries.size === 0) throw notFound();
  const list = [...entries.values()];
  const isObject = place.call.accept.includes("object");
  return answer(place.call, isObject ? { ...renderFolder(place, path), entries: list } : list);
}

function renderFolder(place: Place, path: string) {
  return { ...renderEntry(place, path, ""), type: "dir", download_url: null };
}

/** As it is listed in a folder. */
export function renderFile(call: Call, ref: string, path: string) {
  const files = call.state.filesAt(call.state.resolveRef(ref) ?? "");
  return renderEntry({ call, ref, files }, path, files.get(path) ?? "");
}

export function blobSha(files: Files, path: string): string {
  return createHash("sha1")
    .update(`${path} ${bytesOf(files, path)?.toString("base64") ?? ""}`)
    .digest("hex");
}

function renderEntry({ call, ref, files }: Place, path: string, content: SeedContent) {
  const { state } = call;
  const bytes = bytesOf(files, path);
  const sha = blobSha(files, path);
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const kind = typeof content === "object" && "symlink" in content ? "symlink" : "file";
  const url = `${repoUrl(call, state)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const html = `${siteUrl(call, state)}/blob/${encodeURIComponent(ref)}/${encoded}`;
  const git = `${repoUrl(call, state)}/git/blobs/${sha}`;
  return {
    type: kind,
    size: bytes?.length ?? 0,
    name: posix.basename(path),
    path,
    sha,
    url,
    git_url: git,
    html_url: html,
    download_url: `${siteUrl(call, state)}/raw/${encodeURIComponent(ref)}/${encoded}`,
    _links: { self: url, git, html },
  };
}

function answer(call: Call, body: unknown): EmulatedResponse {
  const type = call.accept.includes("object") ? "application/vnd.github.object+json" : "application/json";
  return { status: 200, headers: { "content-type": `${type}; charset=utf-8` }, body };
}
