import { expect, it } from "vitest";
import { finishRolledBack } from "../../src/engine/finish-rolled-back.ts";
import type { Journal, JournalEnd } from "../../src/engine/journal.ts";
import type { CommandResult } from "../../src/release/result.ts";
import type { ProductionState } from "../../src/release/world.ts";
import { production } from "../release/facts.ts";

const END: JournalEnd = {
  decision: "rolled-back",
  reasonCode: "rolled_back",
  summary: "It was rolled back.",
  remedy: "fix",
};

function finish(last: ProductionState | null, out: string | null = "dpl_new") {
  const journal: Partial<Journal> = { production: () => last, finish: (end) => end as CommandResult };
  return finishRolledBack(journal as Journal, END, { out, served: "dpl_old" });
}

it("a rollback ends as it was read back where nobody has changed production since, or nothing is known of that", () => {
  expect(finish(production("dpl_old"))).toBe(END);
  // A domain that follows late is no change of anybody's.
  expect(finish(production("dpl_old", {}, ["dpl_new"]))).toBe(END);
  expect(finish(null)).toBe(END);
});

it("a rollback says what production is by now where somebody has changed it before its end", () => {
  const summary = "It was rolled back. Production is dpl_other by now, changed by somebody else.";
  expect(finish(production("dpl_other"))).toEqual({ ...END, summary });
  expect(finish(production("dpl_other"), null)).toEqual({ ...END, summary });
  expect(finish(production(null)).summary).toContain("Production is nothing by now");
});

it("a rollback is a person's to decide where what was taken out is in production again", () => {
  expect(finish(production("dpl_new"))).toEqual({
    decision: "hold",
    reasonCode: "production_moved",
    summary: "It was rolled back. Production is dpl_new by now, changed by somebody else.",
    remedy: "Nobody watches it: dispatch a rollback, or release the commit again with another release id (`release`).",
  });
  // That production is nothing by now is nobody's deployment back in it.
  expect(finish(production(null), null)).toMatchObject({ reasonCode: "rolled_back" });
});
