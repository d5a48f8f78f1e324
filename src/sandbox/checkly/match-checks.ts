/** Which checks a trigger means. */
import { Refusal, isTextList } from "./answer.ts";
import type { CheckSeed } from "./seed.ts";
import type { World } from "./world.ts";

export interface Target {
  /** One of these lists must hold; in a list every tag must, and `!tag` means "without". Empty: every check. */
  readonly matchTags: readonly (readonly string[])[];
  readonly checkIds: readonly string[] | null;
  readonly allowDeactivated: boolean;
}

export function matchChecks(world: World, target: Target): readonly CheckSeed[] {
  return world.seed.checks.filter(
    (check) =>
      (check.activated !== false || target.allowDeactivated) &&
      (target.checkIds === null || target.checkIds.includes(check.id)) &&
      (target.matchTags.length === 0 || target.matchTags.some((group) => carries(check, group))),
  );
}

function carries(check: CheckSeed, group: readonly string[]): boolean {
  return group.every((tag) => (tag.startsWith("!") ? !check.tags.includes(tag.slice(1)) : check.tags.includes(tag)));
}

/** Lists of tags and ids of a request's body, or 400. */
export function readTarget(matchTags: unknown, checkId: unknown, allowDeactivated: unknown): Target {
  if (matchTags !== undefined && !(Array.isArray(matchTags) && matchTags.every(isTextList))) {
    throw new Refusal(400, '"target.matchTags" must be an array of arrays of strings');
  }
  if (checkId !== undefined && !isTextList(checkId)) throw new Refusal(400, '"target.checkId" must be an array');
  return {
    matchTags: matchTags ?? [],
    checkIds: checkId ?? null,
    allowDeactivated: allowDeactivated === true,
  };
}
