/** GitHub for whoever only reads: no other request can be written with it. */
import type { GithubAnswer, GithubClient } from "./client.ts";
import { type Fields, toFields } from "./fields.ts";

export interface GithubReader {
  /** `permission` as a workflow's `permissions:` has it: `actions: read`. Throws ProviderError. */
  get(path: RepositoryPath, permission: string, parameters?: Readonly<Record<string, unknown>>): Promise<GithubAnswer>;
  /** The same where the answer must be an object. */
  read(path: RepositoryPath, permission: string, parameters?: Readonly<Record<string, unknown>>): Promise<Fields>;
  /** Every item of a list, all pages up to `limit`. */
  list(
    path: RepositoryPath,
    permission: string,
    options?: {
      readonly parameters?: Readonly<Record<string, unknown>>;
      /** Where the answer is an object with the list in it: the name of its field. */
      readonly field?: string;
      readonly limit?: number;
    },
  ): Promise<readonly Fields[]>;
}

/** Below the repository; empty for the repository itself. */
type RepositoryPath = "" | `/${string}`;

export function createReader(client: GithubClient): GithubReader {
  const requestOf = (path: RepositoryPath, permission: string, parameters: Readonly<Record<string, unknown>> = {}) => ({
    route: `GET /repos/{owner}/{repo}${path}`,
    permission,
    parameters,
  });
  const get: GithubReader["get"] = (...asked) => client.request(requestOf(...asked));
  return {
    get,
    async read(...asked) {
      return toFields((await get(...asked)).data, client.describe(requestOf(...asked)));
    },
    async list(path, permission, { parameters, field, limit } = {}) {
      const request = {
        ...requestOf(path, permission, parameters),
        ...(field === undefined ? {} : { listField: field }),
      };
      const items = await client.list(request, limit);
      return items.map((item) => toFields(item, client.describe(request)));
    },
  };
}
