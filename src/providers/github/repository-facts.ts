/** What a repository says about itself, as far as an examination needs it. */
import type { Fields } from "./fields.ts";
import type { GithubReader } from "./reader.ts";

export interface RepositoryFacts {
  readonly name: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly archived: boolean;
  /** Of a classic token; null where GitHub does not tell. */
  readonly scopes: readonly string[] | null;
}

export async function readRepositoryFacts(reader: GithubReader): Promise<RepositoryFacts> {
  const { data, headers } = await reader.get("", "metadata: read");
  const fields = data as Fields;
  const scopes = headers.get("x-oauth-scopes")?.trim();
  return {
    name: String(fields["full_name"]),
    defaultBranch: String(fields["default_branch"]),
    private: fields["private"] === true,
    archived: fields["archived"] === true,
    scopes: scopes === undefined || scopes === "" ? null : scopes.split(/,\s*/),
  };
}
