/** `@octokit/rest` as it is published, unmodified, from `test/clients`. */
import { pathToFileURL } from "node:url";
import type { Octokit } from "@octokit/rest";
import { clientFile } from "../../clients/install.ts";

function quiet(): void {}

export async function createOctokit(baseUrl: string, auth: string): Promise<Octokit> {
  const module: { Octokit: typeof Octokit } = await import(
    pathToFileURL(clientFile("@octokit/rest/dist-src/index.js")).href
  );
  return new module.Octokit({ baseUrl, auth, log: { debug: quiet, info: quiet, warn: quiet, error: quiet } });
}
