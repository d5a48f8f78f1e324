/** What tests of the checklist ask again and again, and worlds that end with their test. */
import { afterEach, expect } from "vitest";
import { parseBoxes } from "../../src/report/checklist/comment.ts";
import { type ChecklistWorld, HEAD, openChecklistWorld, type WorldWishes } from "./checklist-world.ts";

/** Opens worlds that are closed, and asked for requests that no route knew, after each test of the file. */
export function worldsOfTests() {
  const worlds: ChecklistWorld[] = [];
  afterEach(async () => {
    const open = worlds.splice(0);
    const unknown = open.flatMap(({ served }) => served.unknownRequests());
    await Promise.all(open.map((world) => world.close()));
    expect(unknown).toEqual([]);
  });
  const open = async (wishes: WorldWishes): Promise<ChecklistWorld> => {
    const world = await openChecklistWorld(wishes);
    worlds.push(world);
    return world;
  };
  /** With a first run behind it. */
  const opened = async (items: readonly string[], more: Partial<WorldWishes> = {}): Promise<ChecklistWorld> => {
    const world = await open({ items, ...more });
    await world.onPullRequest("opened");
    return world;
  };
  return { open, opened };
}

export function signsOf(world: ChecklistWorld) {
  return world.statuses().filter(({ context }) => context.startsWith("holdpoint/sign-off"));
}

/** The status that branch protection requires. */
export function required(world: ChecklistWorld, sha = HEAD) {
  return world.statuses().findLast((status) => status.context === "holdpoint/checklist" && status.sha === sha);
}

/** Our newest comment. */
export function body(world: ChecklistWorld): string {
  return world.comments().at(-1)?.body ?? "";
}

export function ticked(world: ChecklistWorld): number {
  return [...parseBoxes(body(world)).values()].filter(Boolean).length;
}

/** A push to the pull request, with the run that follows. */
export async function push(world: ChecklistWorld, sha: string, before?: string) {
  world.clock.at += 60_000;
  world.github.push("work", sha);
  world.checkOut(sha);
  return world.onPullRequest("synchronize", before === undefined ? {} : { before });
}
