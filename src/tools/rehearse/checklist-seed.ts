/** A sandbox for a rehearsed checklist: one open pull request, and the people whom the plan names. */
import { emulators, type SandboxSeed, seedFor } from "../../sandbox/index.ts";
import type { ChecklistRehearsal } from "./checklist-arguments.ts";
import { AUTHOR, type Cast, TEAM_TOKEN } from "./checklist-people.ts";
import { rehearsedSite } from "./rehearsed-site.ts";
import { wishesFor } from "./world.ts";

export const PULL_REQUEST = 7;
export const MAIN = "main";
export const BASE_COMMIT = "ba5e000000000000000000000000000000000001";
export const HEAD_COMMIT = "c0ffee0000000000000000000000000000000007";
const BRANCH = "faster-threads";

export function seedForChecklist(rehearsal: ChecklistRehearsal, cast: Cast): SandboxSeed {
  const { plan, trouble, variables } = rehearsal;
  const set = trouble.variableMissing ? variables.slice(1) : variables;
  const site = rehearsedSite(plan, plan.checklist, emulators);
  const seed = seedFor(wishesFor(plan, site, { random: 1, variables: set }));
  return {
    ...seed,
    github: {
      ...seed.github,
      owner: cast.owner,
      users: cast.users,
      teams: cast.teams,
      tokens: [...seed.github.tokens, { token: TEAM_TOKEN, login: "team-reader", permissions: { members: "read" } }],
      defaultBranch: MAIN,
      commits: [
        { sha: BASE_COMMIT, message: "What production serves" },
        { sha: HEAD_COMMIT, message: "Load threads faster", author: AUTHOR, parents: [BASE_COMMIT] },
      ],
      branches: { [MAIN]: BASE_COMMIT, [BRANCH]: HEAD_COMMIT },
      pulls: [
        {
          number: PULL_REQUEST,
          title: "Load threads faster",
          author: AUTHOR,
          head: { ref: BRANCH, sha: HEAD_COMMIT },
          base: MAIN,
        },
      ],
    },
  };
}
