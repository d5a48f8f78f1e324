import { describe, expect, it } from "vitest";
import { decidePromote } from "../../src/release/decide-promote.ts";
import { judgeAutoAssign } from "../../src/release/judge-auto-assign.ts";
import type { World } from "../../src/release/world.ts";
import { expectTold } from "../expect-told.ts";
import { DIGEST, NOTHING_ASKED, otherRecord, production, record, RELEASE, world } from "./facts.ts";

const OFF = production("dpl_old", { autoAssignDomains: false });
const ON = production("dpl_old");
/** Production is where the last release left it. */
const LAST = [otherRecord("done", 500, { autoAssignDomains: false })];

describe("the project's automatic assignment of domains", () => {
  it.each<[string, Partial<World>, string | null]>([
    ["off, as promotes need it", { letIn: "staged", production: OFF }, null],
    ["on, which promotes do not bear", { letIn: "staged", production: ON }, "auto_assign_on"],
    ["on, as a check needs it", { letIn: "check", production: ON }, null],
    [
      "off by the team, where a check waits for it",
      { letIn: "check", production: OFF, history: LAST },
      "auto_assign_off",
    ],
    ["off by a pin, of which more is said elsewhere", { letIn: "check", production: OFF }, null],
    ["off where builds are uploaded", { production: OFF }, null],
    ["on where builds are uploaded", { production: ON }, null],
  ])("%s", (_, changes, code) => {
    expect(judgeAutoAssign(world(changes))?.reasonCode ?? null).toBe(code);
  });

  it("is told with where the host has the switch, and with the other way in of the plan", () => {
    expectTold(judgeAutoAssign(world({ letIn: "staged", production: ON })), [
      /production domains/,
      /Settings.*Production/,
      "`let-in: check`",
    ]);
    expectTold(judgeAutoAssign(world({ letIn: "check", production: OFF, history: LAST })), [
      /production domains/,
      /Settings.*Production/,
      "`let-in: staged`",
    ]);
  });
});

describe("a promote of a build from Git", () => {
  const next = (changes: Partial<World>) => {
    const step = decidePromote(RELEASE, world(changes), { unpin: false, asked: NOTHING_ASKED, planDigest: DIGEST });
    return step.do === "stop" ? step.verdict.reasonCode : step.do;
  };

  it("is not begun while automatic assignment is on, and goes on where our own switched it on", () => {
    expect(next({ letIn: "staged", production: ON })).toBe("auto_assign_on");
    expect(next({ letIn: "staged", production: ON, record: record("promoting") })).toBe("promote");
    expect(next({ letIn: "staged", production: OFF })).toBe("record");
  });

  it("is recorded where somebody promoted it, although that switched automatic assignment on", () => {
    expect(next({ letIn: "staged", production: production("dpl_new") })).toBe("record");
  });

  it("steps aside for something newer before anything is said of the setting", () => {
    const history = [otherRecord("watching", 5_000)];
    expect(next({ letIn: "staged", production: ON, history })).toBe("newer_release_active");
  });
});
