/** What a repository says about itself, as far as an examination needs it. */
import type { Attempted } from "./failure.ts";
import { readText, toFields } from "./fields.ts";
import type { GithubReader } from "./reader.ts";
import { TOKEN } from "./settings.ts";

const ASKED: Attempted = {
  method: "GET",
  path: "/repos/{owner}/{repo}",
  permission: "metadata: read",
  tokenName: TOKEN.name,
};

export interface RepositoryFacts {
  readonly name: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly archived: boolean;
  /** Of a classic token; null where GitHub does not tell. */
  readonly scopes: readonly string[] | null;
}

export async function readRepositoryFacts(reader: GithubReader): Promise<RepositoryFacts> {
  const { data, headers } = await reader.get("", ASKED.permission);
  const fields = toFields(data, ASKED);
  const scopes = headers.get("x-oauth-scopes")?.trim();
  return {
    name: readText(fields, "full_name", ASKED),
    defaultBranch: readText(fields, "default_branch", ASKED),
    private: fields["private"] === true,
    archived: fields["archived"] === true,
    scopes: scopes === undefined || scopes === "" ? null : scopes.split(/,\s*/),
  };
}
