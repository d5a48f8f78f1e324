/**
 * One file on a branch, by GitHub's contents API. A write names the version that it replaces (`sha`), and GitHub takes it only
 * while that is still the file's: compare and set in one request.
 */
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { FlagAnswer, FlagChange, ProviderContext } from "../contract.ts";
import { FLAG_REFUSALS, readFlagAnswer } from "../flag-answer.ts";
import { createVendorClient, type VendorClient } from "../http.ts";
import { parseAnswer } from "../parse-answer.ts";
import { readBaseUrl } from "../read-base-url.ts";
import { readToken } from "../read-token.ts";
import { API_URL, TOKEN, VENDOR } from "./settings.ts";

/** Another version than the one that was named. */
const CHANGED = 409;

const contentShape = z.object({
  type: z.literal("file"),
  encoding: z.literal("base64"),
  size: z.int(),
  content: z.string(),
  sha: z.string().regex(/^[0-9a-f]{40,64}$/),
});
const commitsShape = z.array(
  z.object({
    author: z.object({ login: z.string() }).nullish(),
    commit: z.object({ committer: z.object({ date: z.iso.datetime() }).nullish() }),
  }),
);

export interface Place {
  readonly repository: string;
  readonly branch: string;
  readonly file: string;
}

export interface FileVersion {
  readonly text: string;
  readonly sha: string;
}

export interface FlagFile {
  read(): Promise<FileVersion>;
  replace(text: string, replaced: string, message: string): Promise<FlagAnswer>;
  readLastChange(): Promise<FlagChange>;
}

export function openFlagFile({ repository, branch, file }: Place, context: ProviderContext): FlagFile {
  const client = connectClient(context);
  const ofRepository = `/repos/${repository}`;
  const path = `${ofRepository}/contents/${file.split("/").map(encodeURIComponent).join("/")}`;
  return {
    async read() {
      const { body } = await client.request({ method: "GET", path, query: { ref: branch }, repeatable: true });
      const { content, sha, size } = parseAnswer(VENDOR, contentShape, body, `GET ${path}`);
      const bytes = Buffer.from(content, "base64");
      if (bytes.length === size) return { text: bytes.toString("utf8"), sha };
      throw new ProviderError({
        reasonCode: "vendor_answer_unknown",
        vendor: VENDOR,
        message: `GitHub's answer to GET ${path} was not understood: the file is not whole.`,
        remedy: "Run this again.",
      });
    },
    async replace(text, replaced, message) {
      const content = Buffer.from(text).toString("base64");
      const json = { message, content, sha: replaced, branch };
      const write = { method: "PUT", path, json, repeatable: false, once: true, accept: FLAG_REFUSALS } as const;
      return readFlagAnswer(await client.request(write), [CHANGED]);
    },
    async readLastChange() {
      const query = { sha: branch, path: file, per_page: 1 };
      const request = { method: "GET", path: `${ofRepository}/commits`, query, repeatable: true } as const;
      const [last] = parseAnswer(VENDOR, commitsShape, (await client.request(request)).body, `GET ${request.path}`);
      const date = last?.commit.committer?.date;
      return { by: last?.author?.login ?? null, at: date === undefined ? null : Date.parse(date) };
    },
  };
}

function connectClient(context: ProviderContext): VendorClient {
  const token = readToken(context.env, VENDOR, TOKEN);
  return createVendorClient({
    vendor: VENDOR,
    baseUrl: readBaseUrl(context, VENDOR, API_URL).href,
    headers: () => ({
      authorization: `Bearer ${token.reveal()}`,
      accept: "application/vnd.github+json",
      "x-github-api-version": "2022-11-28",
    }),
    token,
    credentialRemedy: `Set ${TOKEN.name} to a ${TOKEN.scopes}.`,
    context,
  });
}
