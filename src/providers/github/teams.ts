/** Who is in a team of the organization. */
import { ProviderError } from "../../lib/error.ts";
import type { Forge } from "../contract.ts";
import type { GithubClient, GithubRequest } from "./client.ts";
import { readText, toFields } from "./fields.ts";

type TeamRole = Pick<Forge, "listTeamMembers">;

/** Organizations and team slugs (`ent:…` for a team of the enterprise): nothing that could lead to another address. */
const NAME = /^[\w-](?:[\w.:-]*[\w-])?$/;

const REMEDY =
  "Set TEAM_READ_TOKEN to a token with the organization permission `Members: read` (of a GitHub App, or a fine-grained " +
  "personal access token of the organization; a classic one needs `read:org`). A workflow's own GITHUB_TOKEN can never " +
  "read teams. Check that the organization has a team of this name.";

/** `connect` gives the client that may read teams; it is asked when a team is read for the first time. */
export function createTeamRole(connect: () => GithubClient): TeamRole {
  let client: GithubClient | undefined;
  return {
    async listTeamMembers(organization, team) {
      if (!NAME.test(organization) || !NAME.test(team)) {
        throw unreadable(organization, team, "that is not the short name of a team", null);
      }
      client ??= connect();
      const request: GithubRequest = {
        route: "GET /orgs/{org}/teams/{team_slug}/members",
        parameters: { org: organization, team_slug: team },
        permission: "members: read",
      };
      const attempted = client.describe(request);
      try {
        const items = await client.list(request);
        return [...new Set(items.map((item) => readText(toFields(item, attempted), "login", attempted)))];
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        const refused = error.reasonCode === "credential_insufficient" || error.reasonCode === "not_found";
        throw refused ? unreadable(organization, team, error.message, error) : error;
      }
    },
  };
}

function unreadable(organization: string, team: string, why: string, cause: ProviderError | null): ProviderError {
  return new ProviderError({
    reasonCode: "team_unreadable",
    vendor: "GitHub",
    status: cause?.status ?? null,
    message: `Who is in the team ${organization}/${team} could not be read: ${why.replace(/\.$/, "")}.`,
    remedy: REMEDY,
    ...(cause === null ? {} : { cause }),
  });
}
