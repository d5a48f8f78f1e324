/** Single files of the repository, as they are at a commit or on a branch. */
import { ProviderError } from "../../lib/error.ts";
import type { Forge } from "../contract.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import { type Attempted, unknownAnswer } from "./failure.ts";
import { toFields } from "./fields.ts";

type ContentsRole = Pick<Forge, "readFile">;

const PERMISSION = "contents: read";

/** Larger ones come without their content; a plan or a template is a few kilobytes. */
const MAXIMUM_BYTES = 1024 * 1024;

/**
 * Asked for as an object, not raw: a raw answer is the same for a file that holds a JSON list and for a folder. GitHub
 * follows a symbolic link to another file of the same commit by itself; one that leads elsewhere is refused here.
 */
export function createContentsRole(client: GithubClient): ContentsRole {
  return {
    async readFile(path, ref) {
      const request: GithubRequest = {
        route: `GET /repos/{owner}/{repo}/contents/${escapePath(path)}`,
        parameters: { ref, headers: { accept: "application/vnd.github.object+json" } },
        permission: PERMISSION,
      };
      try {
        const { data } = await client.request(request);
        return readContent(data, path, client.describe(request));
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        // GitHub says the same status about a file that is not there and a commit that is not; a plan that is
        // "missing" because of a wrong commit would be the wrong news.
        if (error.status === 404 && !/No commit found/i.test(error.message)) return null;
        if (error.status === 403 && /too large/i.test(error.message)) throw notReadable(path, "is larger than 1 MiB");
        throw error;
      }
    },
  };
}

/** Every part by itself, so that no name can lead to another address. */
function escapePath(path: string): string {
  const parts = path.split("/").filter((part, index) => !(part === "." && index === 0));
  if (parts.length === 0 || parts.some((part) => part === "" || part === "." || part === "..")) {
    throw new ProviderError({
      reasonCode: "usage",
      vendor: "GitHub",
      message: `"${path}" is not the path of a file in the repository.`,
      remedy: "Write it from the repository's root, without a leading slash and without `..`.",
    });
  }
  // A brace would be read as a name to fill in.
  return parts.map((part) => encodeURIComponent(part)).join("/");
}

function readContent(answer: unknown, path: string, attempted: Attempted): string {
  const data = parseObject(answer);
  // A server that does not know the object form answers a folder with a list.
  if (Array.isArray(data)) throw notReadable(path, "is a folder");
  const fields = toFields(data, attempted);
  if (fields["type"] === "dir") throw notReadable(path, "is a folder");
  if (fields["type"] === "symlink") throw notReadable(path, "is a symbolic link that leads to no file of the commit");
  if (fields["type"] === "submodule") throw notReadable(path, "is a submodule");
  if (fields["type"] !== "file") throw unknownAnswer(attempted, "`type` is none of file, dir, symlink, submodule");
  const { size, encoding, content } = fields;
  if (encoding === "none" || (typeof size === "number" && size > MAXIMUM_BYTES)) {
    throw notReadable(path, "is larger than 1 MiB");
  }
  if (encoding !== "base64" || typeof content !== "string") throw unknownAnswer(attempted, "`content` is not base64");
  const bytes = Buffer.from(content, "base64");
  if (typeof size === "number" && bytes.length !== size) throw unknownAnswer(attempted, "`content` is not whole");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notReadable(path, "is not text in UTF-8");
  }
}

/** Octokit parses `application/json` only, and an answer may be of the media type that was asked for. */
function parseObject(answer: unknown): unknown {
  if (typeof answer !== "string") return answer;
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
}

function notReadable(path: string, problem: string): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "GitHub",
    message: `${path} ${problem}, so it cannot be read.`,
    remedy: "Name a text file of at most 1 MiB that stands in the repository itself.",
  });
}
