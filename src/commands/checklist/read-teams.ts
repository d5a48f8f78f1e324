import { type TeamMembers, teamsIn } from "../../checklist/boxes.ts";
import { ProviderError } from "../../lib/error.ts";
import type { TeamReader } from "../../providers/contract.ts";

/** Who is in the teams that these names hold; null for one that the token cannot see. */
export async function readTeams(forge: TeamReader, names: readonly string[]): Promise<TeamMembers> {
  const entries = await Promise.all(
    teamsIn(names).map(async (team) => {
      const [organization = "", slug = ""] = team.split("/");
      const members = await forge.listTeamMembers(organization, slug).catch((error: unknown) => {
        if (error instanceof ProviderError) return null;
        throw error;
      });
      return [team, members] as const;
    }),
  );
  return new Map(entries);
}
