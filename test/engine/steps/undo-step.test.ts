import { expect, it } from "vitest";
import { type Undoable, undoStep } from "../../../src/engine/steps/undo-step.ts";
import type { ProductionState } from "../../../src/release/world.ts";
import { aliasRequest, production } from "../../release/facts.ts";
import { openSmallWorld } from "../small-world.ts";

/** What is said of a step that is to be taken back, with production as it is read right before. */
async function undone(found: ProductionState) {
  const world = openSmallWorld({ production: found });
  const step = {
    key: "command",
    wordCounts: () => true,
    undo: { apply: () => Promise.reject(new Error("taken back")) },
  };
  const openStep = async () => ({ step, spec: {}, context: { random: () => 0.5 } });
  const context = { ...world.context, openStep } as unknown as typeof world.context;
  const release = { id: "r1", commit: "c" };
  const undoing = { context, journal: world.journal, release, facts: [], to: "dpl_old", reason: "slow" };
  const one = { fact: { state: "done", details: null, leaves: null }, item: { title: "Move" }, asked: false };
  const verdict = await undoStep(undoing, one as unknown as Undoable);
  expect([verdict.outcome, verdict.reasonCode, world.writes()]).toEqual(["hold", "production_moved", []]);
  return verdict.summary;
}

it("a step stays where production is not, or not for long, what it was rolled back to, and both are said", async () => {
  const coming = { aliasRequest: aliasRequest("promote", "dpl_new", "in-progress") };
  const end = ", which may need what the step did.";
  expect(await undone(production("dpl_new"))).toBe(
    `Production was rolled back to dpl_old and does not show it everywhere any more; it is dpl_new${end}`,
  );
  expect(await undone(production("dpl_old", coming))).toBe(
    `Production was rolled back to dpl_old and dpl_new is on its way into it${end}`,
  );
  expect(await undone(production("dpl_old", coming, ["dpl_old", "dpl_new"]))).toBe(
    `Production was rolled back to dpl_old and does not show it everywhere any more; it is dpl_old, and dpl_new is on its way into it${end}`,
  );
});
