import { expect, it } from "vitest";
import { prepareForSteps } from "../../../src/engine/steps/prepare-for-steps.ts";
import { fail, type Verdict } from "../../../src/lib/verdict.ts";
import { GATE, openSmallWorld } from "../small-world.ts";

function open(setup: typeof GATE | null, gate?: () => Verdict) {
  const world = openSmallWorld({ plan: { production: { setup } }, ...(gate === undefined ? {} : { gate }) });
  return { world, prepare: prepareForSteps(world.context, world.journal, "production") };
}

it("prepares a stage once for all of its steps, and only when the first asks", async () => {
  const { world, prepare } = open(GATE);
  expect(world.asked).toEqual([]);
  expect(await Promise.all([prepare(), prepare()])).toEqual([null, null]);
  expect(await prepare()).toBeNull();
  expect(world.asked).toEqual([`gate Chat   ${"c".repeat(40)} production`]);
});

it("gives what stands in the way, the same to each", async () => {
  const { world, prepare } = open(GATE, () => fail("gate_failed", "npm ci failed.", "Look."));
  const verdict = await prepare();
  expect(verdict).toMatchObject({ outcome: "hold", summary: expect.stringContaining("npm ci failed.") });
  expect(await prepare()).toBe(verdict);
  expect(world.asked).toHaveLength(1);
});

it("is nothing where the stage has no setup", async () => {
  const { world, prepare } = open(null);
  expect([await prepare(), world.asked]).toEqual([null, []]);
});
