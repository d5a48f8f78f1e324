/** A sandbox for a rehearsed checklist: one open pull request, and the people whom the plan names. */
import { emulators, type SandboxSeed, seedFor } from "../../sandbox/index.ts";
import type { ChecklistRehearsal } from "./checklist-arguments.ts";
import { AUTHOR, type Cast, TEAM_READER } from "./checklist-people.ts";
import { rehearsedSite } from "./rehearsed-site.ts";
import { wishesFor } from "./world.ts";

export const PULL_REQUEST = 7;
export const MAIN = "main";
export const BASE_COMMIT = "ba5e000000000000000000000000000000000001";
export const HEAD_COMMIT = "c0ffee0000000000000000000000000000000007";

export function seedForChecklist(rehearsal: ChecklistRehearsal, { owner, people, teams }: Cast): SandboxSeed {
  const { plan, trouble, variables } = rehearsal;
  const set = trouble.variableMissing ? variables.slice(1) : variables;
  const site = rehearsedSite(plan, plan.checklist, emulators);
  const wishes = wishesFor(plan, site, { random: 1, variables: set });
  return seedFor({
    ...wishes,
    repository: { ...wishes.repository, owner },
    review: {
      people,
      teams,
      teamReader: TEAM_READER,
      base: { branch: MAIN, commit: BASE_COMMIT },
      pullRequest: {
        number: PULL_REQUEST,
        title: "Load threads faster",
        author: AUTHOR,
        branch: "faster-threads",
        commit: HEAD_COMMIT,
      },
    },
  });
}
