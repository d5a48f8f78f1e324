/** People for a rehearsed checklist: for each box somebody who may tick it, and one person who may tick none. */
import type { ReviewWishes } from "../../sandbox/declaration.ts";
import type { PlannedItem } from "../../commands/checklist/items.ts";

/** Wrote the pull request. */
export const AUTHOR = "robin";
/** May tick nothing. */
export const VISITOR = "sam";
export const TEAM_READER = { login: "team-reader", token: "sandbox-team-token-0000000000" };

export interface Cast {
  /** Organization that owns the repository: the one whose teams the plan names. */
  readonly owner: string;
  readonly people: readonly string[];
  readonly teams: ReviewWishes["teams"];
  /** Who ticks each box, by the box's mark. */
  readonly signers: ReadonlyMap<string, string>;
}

export function castFor(items: readonly PlannedItem[]): Cast {
  const names = items.flatMap(({ boxes, overriders }) => [...boxes.flatMap(({ box }) => box.by), ...overriders]);
  const plain = names.map((name) => name.replace(/^@/, ""));
  const teams = [...new Set(plain.filter((name) => name.includes("/")))];
  const owner = teams[0]?.split("/")[0] ?? "rehearsal";
  const slugs = [...new Set(teams.map((team) => team.split("/")[1] ?? ""))];
  // Several of each team, so that boxes that need different people find them.
  const members = (slug: string) => [1, 2, 3].map((number) => `${slug}-${number}`.slice(0, 39));
  const persons = plain.filter((name) => !name.includes("/"));
  const logins = [...new Set([AUTHOR, VISITOR, TEAM_READER.login, ...persons, ...slugs.flatMap(members)])];
  return {
    owner,
    people: logins,
    teams: slugs.map((slug) => ({ slug, members: members(slug) })),
    signers: chooseSigners(items, (name) => (name.includes("/") ? members(name.split("/")[1] ?? "") : [name])),
  };
}

function chooseSigners(
  items: readonly PlannedItem[],
  peopleOf: (name: string) => readonly string[],
): ReadonlyMap<string, string> {
  const signers = new Map<string, string>();
  for (const { boxes } of items) {
    const taken = new Set<string>();
    for (const { id, box } of boxes) {
      const candidates = box.by.flatMap((name) => peopleOf(name.replace(/^@/, "")));
      const signer = candidates.find((login) => !taken.has(login) && login !== AUTHOR) ?? candidates[0];
      if (signer === undefined) continue;
      taken.add(signer);
      signers.set(id, signer);
    }
  }
  return signers;
}
