import { expect, it } from "vitest";
import type { TestSpecification, Vitest } from "vitest/node";
import { longestFirst } from "./longest-first.ts";

/** Files that took as many milliseconds in the run before, as Vitest has them. */
async function order(names: readonly string[], took: Readonly<Record<string, number>>): Promise<readonly string[]> {
  const project = { name: "parts", config: { isolate: true, sequence: { groupOrder: 0 } } };
  const files = Object.keys(took).map((name) => ({ moduleId: `/checkout/test/${name}.test.ts`, project }));
  const resultOf = ({ moduleId }: TestSpecification) => ({
    failed: false,
    duration: took[moduleId.slice("/checkout/test/".length, -".test.ts".length)],
  });
  const context = { cache: { getTestSpecificationResult: resultOf } } as unknown as Vitest;
  const sequencer = new (longestFirst(names))(context);
  const sort = sequencer.sort.bind(sequencer);
  const sorted = await sort(files as unknown as TestSpecification[]);
  return sorted.map(({ moduleId }) => moduleId.slice("/checkout/test/".length, -".test.ts".length));
}

it("begins with the files that are named, in that order, and goes on as Vitest does", async () => {
  const took = { "e2e/short": 1, "e2e/long": 9, "e2e/second": 2, "e2e/first": 3 };
  expect(await order(["e2e/first", "e2e/second"], took)).toEqual(["e2e/first", "e2e/second", "e2e/long", "e2e/short"]);
});

it("takes a file for no other whose name ends alike", async () => {
  const took = { "e2e/checklist-action": 1, "e2e/long": 9 };
  expect(await order(["action"], took)).toEqual(["e2e/long", "e2e/checklist-action"]);
});
