import { expect, it } from "vitest";
import { noteChangedRungs } from "../../../src/engine/ladder/note-changed-rungs.ts";
import { pass } from "../../../src/lib/verdict.ts";
import type { RungWords } from "../../../src/release/rung-words.ts";
import type { Rung, RungObservation } from "../../../src/rungs/contract.ts";
import { record } from "../../release/facts.ts";
import { openSmallWorld, silence } from "../small-world.ts";

const SET = { is: "done", summary: "It is safe." } as const;
const CHANGED = "a run that died may have changed it. Look at it, and put it back by hand when the cause is known";

/** What is noted of a rung that is found so; `changes`: of the rung itself. */
async function noted(
  observe: () => Promise<RungObservation<unknown>>,
  { rungs, changes = {} }: { readonly rungs?: RungWords; readonly changes?: Partial<Rung> } = {},
) {
  const rung = { key: "flag", moves: "behavior", restore: async () => pass("rung_done", "back"), observe, ...changes };
  const world = openSmallWorld({
    plan: { rollback: { ladder: ["flag", "host"] } },
    rungs: { flag: rung as Partial<Rung> as Rung },
  });
  const startedAt = world.clock.now();
  await noteChangedRungs(world.context, world.journal, record("watching", rungs === undefined ? {} : { rungs }));
  return { notes: world.said("note"), tookMs: world.clock.now() - startedAt };
}

it("notes what is as the ladder makes it, and was not, or may not have been, when the release was recorded", async () => {
  expect((await noted(async () => ({ ...SET, before: "otherwise" }))).notes).toEqual([
    `flag is as the rollback's ladder makes it, and was not when this release was recorded: ${CHANGED}`,
  ]);
  expect((await noted(async () => SET)).notes).toEqual([
    `flag is as the rollback's ladder makes it, and whether it was so when this release was recorded is not known: ${CHANGED}`,
  ]);
});

it("notes nothing of what was so before, is not so, or cannot be read", async () => {
  expect((await noted(async () => ({ ...SET, before: "so" }))).notes).toEqual([]);
  expect((await noted(async () => ({ is: "due", state: null }))).notes).toEqual([]);
  expect((await noted(() => Promise.reject(silence()))).notes).toEqual([]);
  expect(await noted(() => new Promise(() => undefined))).toEqual({ notes: [], tookMs: 5_000 });
});

it("asks neither for what the record names nor for what nobody can put back", async () => {
  let asked = 0;
  const observe = async () => ((asked += 1), SET);
  expect((await noted(observe, { rungs: { flag: "helped" } })).notes).toEqual([]);
  expect((await noted(observe, { changes: { restore: undefined } as never })).notes).toEqual([]);
  expect(asked).toBe(0);
  expect((await noted(observe, { rungs: { command: "done" } })).notes).toHaveLength(1);
});
