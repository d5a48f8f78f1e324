/** The boxes of a checklist, and who may tick one. Pure. */
import type { Approval, Box } from "../gates/contract.ts";
import { digestOf } from "../lib/digest.ts";
import { sameLogin } from "../lib/same-login.ts";

/** A box with the item that it belongs to. */
export interface ItemBox {
  /** Sixteen hex digits, unique in the checklist; the same for every commit. */
  readonly id: string;
  /** Title of the item. */
  readonly item: string;
  readonly box: Box;
}

/** Hex digits of an id: at 64 bits nobody finds a title whose box has the id of another one; at 32 a laptop does. */
export const ID_LENGTH = 16;

/** The hidden mark of a box: the same as long as the plan's file, the item's title and the box's own id are. */
export function boxId(planFile: string, item: string, box: string): string {
  return digestOf(JSON.stringify([planFile, item, box]), ID_LENGTH);
}

/** Members of the teams that were asked for, `organization/team` in small letters; null where the token may not see them. */
export type TeamMembers = ReadonlyMap<string, readonly string[] | null>;

export type Right =
  | { readonly may: "yes" }
  /** Why not, as the rest of a sentence that begins with the person. */
  | { readonly may: "no"; readonly why: string }
  | { readonly may: "unknown"; readonly why: string };

/** The teams among names like `@alice` and `@acme/devops`, as `acme/devops`, each once. */
export function teamsIn(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name) => name.includes("/")).map((name) => bare(name)))];
}

/** Is this login one of those named, itself or as a member of a team? */
export function isOneOf(login: string, names: readonly string[], teams: TeamMembers): Right {
  const wanted = login.toLowerCase();
  if (names.some((name) => bare(name) === wanted)) return { may: "yes" };
  const asked = teamsIn(names);
  if (asked.some((team) => teams.get(team)?.some((member) => sameLogin(member, login)))) return { may: "yes" };
  const unseen = asked.filter((team) => (teams.get(team) ?? null) === null);
  if (unseen.length > 0) {
    return {
      may: "unknown",
      why: `may be a member of ${unseen.join(" or ")}, which the token cannot see (set TEAM_READ_TOKEN)`,
    };
  }
  const named = names.map((name) => `${name.includes("/") ? "in " : ""}${name.slice(1)}`);
  return { may: "no", why: `is not ${named.join(" or ")}` };
}

/** May this person tick the box, with these boxes of the same item ticked already? */
export function mayTick(
  { box }: ItemBox,
  login: string,
  pullRequestAuthor: string,
  others: readonly Approval[],
  teams: TeamMembers,
): Right {
  if (box.notAuthor && sameLogin(pullRequestAuthor, login)) {
    return { may: "no", why: "wrote this pull request, and its author may not sign off this item" };
  }
  if (box.distinctPeople && others.some((other) => other.box !== box.id && sameLogin(other.login, login))) {
    return { may: "no", why: "has already signed off this item, which needs different people" };
  }
  return isOneOf(login, box.by, teams);
}

function bare(name: string): string {
  return name.replace(/^@/, "").toLowerCase();
}
