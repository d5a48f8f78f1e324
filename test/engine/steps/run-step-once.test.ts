/** A step that must not be applied twice and of which only the record can tell: who may begin it, and by whose word. */
import { describe, expect, it } from "vitest";
import { NOW } from "../small-world.ts";
import { LEVER, ONCE, runOneStep, WORDED } from "./run-one-step.ts";
import { meanwhile, type StepsWishes } from "./steps-world.ts";

describe("a step of which only the record can tell", () => {
  it("is held where an earlier run began it, until a person has looked", async () => {
    const { world, taken, parts, result } = await runOneStep({ step: ONCE, earlier: [["begun"]] });
    expect(taken?.verdict).toMatchObject({ outcome: "hold", reasonCode: "step_unfinished" });
    expect([parts, world.asked]).toEqual([[], ["prepare", "observe"]]);
    expect(result).toMatchObject({ state: "held", startedAt: NOW - 60_000, endedAt: NOW });
  });

  it("is done by a person's word, which the record keeps with its reason", async () => {
    const stepWords = [
      { title: "Other", said: "repeat", reason: "no" },
      { title: "Pull", said: "done", reason: "seen" },
    ] as const;
    const { world, taken, parts } = await runOneStep({ step: ONCE, options: { stepWords }, earlier: [["begun"]] });
    expect(taken?.verdict.outcome).toBe("pass");
    expect(parts).toEqual(["ended"]);
    expect(world.pages()[0]?.word).toEqual({ said: "done", reason: "seen" });
    expect(world.asked).not.toContain("apply");
  });

  it("is recorded without a person's word where the world shows that it is done", async () => {
    const stepWords = [{ title: "Pull", said: "done", reason: "seen" }] as const;
    const { world, parts } = await runOneStep({ isDone: true, options: { stepWords } });
    expect([parts, world.pages()[0]?.word]).toEqual([["ended"], null]);
  });

  it("is applied again by a person's word, which stands at its beginning", async () => {
    const stepWords = [{ title: "Pull", said: "repeat", reason: "it was not there" }] as const;
    const { world, parts } = await runOneStep({ step: ONCE, options: { stepWords }, earlier: [["begun"]] });
    expect(parts).toEqual(["begun", "ended"]);
    expect(world.pages().map(({ word }) => word)).toEqual([{ said: "repeat", reason: "it was not there" }, null]);
  });

  it("is left to a run that began it at the same moment, and says so in the record", async () => {
    const prepare = meanwhile(LEVER, ["begun"]);
    const { world, taken, parts } = await runOneStep({ step: ONCE, prepare });
    expect(taken?.verdict).toMatchObject({ outcome: "hold", reasonCode: "step_unfinished" });
    expect(parts).toEqual(["begun", "ended"]);
    expect(world.pages()[1]?.end).toMatchObject({ untouched: true, details: null });
    expect(world.asked).not.toContain("apply");
  });

  it("is left to a run that ended it by another plan at the same moment, and takes over nothing of what that remembers", async () => {
    const other = { planDigest: "other", identity: "0".repeat(16) };
    const { world, taken } = await runOneStep({
      step: ONCE,
      prepare: meanwhile(LEVER, ["begun", other], ["ended", other]),
    });
    expect(taken?.verdict).toMatchObject({ outcome: "hold", reasonCode: "step_unfinished" });
    expect(world.pages()[1]?.end).toMatchObject({ untouched: true, details: null });
    expect(world.asked).not.toContain("apply");
  });

  it("is the only kind for which the record is read again: what the world tells of may be begun by two runs", async () => {
    const reads = async (step: StepsWishes["step"] = {}) => {
      let times = 0;
      const { world } = await runOneStep({
        step,
        prepare: (opened) => {
          meanwhile(LEVER, ["begun"])(opened);
          const { listDeployments } = opened.forge;
          opened.forge.listDeployments = (given) => ((times += 1), listDeployments(given));
        },
      });
      return [times, world.asked.includes("apply")];
    };
    expect([await reads(), await reads(ONCE)]).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it("is done where another run has ended it at that moment, with what that one remembers", async () => {
    const prepare = meanwhile(LEVER, ["begun"], ["ended"]);
    const { world, taken } = await runOneStep({ step: WORDED, prepare });
    expect(taken).toMatchObject({ verdict: { outcome: "pass" }, done: { details: { pulled: 6 } } });
    expect(world.pages()[1]?.end).toMatchObject({ untouched: false, details: { pulled: 6 } });
    expect(world.asked).not.toContain("apply");
  });

  it("is not repeated over what another run has begun since a person said so", async () => {
    const stepWords = [{ title: "Pull", said: "repeat", reason: "it was not there" }] as const;
    const prepare = meanwhile(LEVER, ["begun", { at: NOW - 1_000 }]);
    const { world, taken } = await runOneStep({ step: ONCE, options: { stepWords }, earlier: [["begun"]], prepare });
    expect(taken?.verdict.reasonCode).toBe("step_unfinished");
    expect(world.asked).not.toContain("apply");
  });
});
