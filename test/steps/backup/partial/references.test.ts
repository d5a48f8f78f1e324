import { describe, expect, it } from "vitest";
import { describeNeeds, describeUnproven, type References } from "../../../../src/steps/backup/partial/references.ts";

const NONE: References = { standIns: [], leftOut: [], impossible: [] };
const many = Array.from({ length: 1_234 }, (_, index) => `view public.v${index}`);

describe("what a part of a database refers to and has not", () => {
  it("is nothing where there is nothing", () => {
    expect(describeUnproven(NONE)).toEqual([]);
    expect(describeNeeds(NONE)).toBeNull();
  });

  it("is named, each with what became of it", () => {
    const told = { ...NONE, standIns: ["function auth.uid()"], leftOut: ["view public.v"] };
    expect(describeUnproven(told)).toEqual(["something stood in for function auth.uid()", "left out: view public.v"]);
    expect(describeNeeds({ ...told, impossible: ["table public.a"] })).toBe(
      "what it needs to be restored alone: function auth.uid(); view public.v; table public.a",
    );
  });

  it("stays small in a record, and says how many more there are", () => {
    const told = describeUnproven({ ...NONE, leftOut: ["x".repeat(1_000), ...many] });
    expect(told).toHaveLength(21);
    expect(told[0]?.length).toBe(150);
    expect(told.at(-1)).toBe("1,215 more, which its list of tables names");
    expect(describeNeeds({ ...NONE, leftOut: many })?.length).toBeLessThan(1_000);
  });
});
