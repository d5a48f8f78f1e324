/** One step of a release from what the record has of it to its end: what is asked, written, and said. */
import { describe, expect, it } from "vitest";
import { ProviderError, UsageError } from "../../../src/lib/error.ts";
import { fail, hold, pass } from "../../../src/lib/verdict.ts";
import { NOW, silence } from "../small-world.ts";
import { MOVED, runOneStep, WORDED } from "./run-one-step.ts";
import { itemOf, RUN, type StepsWorld, writePage } from "./steps-world.ts";

describe("a step that is due", () => {
  it("is prepared, read, begun in the record, applied, read back, and ended in the record", async () => {
    const item = itemOf("Pull", { takesMs: 120_000 });
    const { world, taken, result } = await runOneStep({ item });
    expect(world.asked).toEqual([
      "prepare",
      "observe",
      "guard",
      'page Holdpoint: begins "Pull", production (production)',
      'status 101: begins "Pull"',
      "apply",
      "prepare",
      "observe",
      'page Holdpoint: ended "Pull", production (production)',
      'status 102: ended "Pull": Pulled.',
    ]);
    const about = {
      holdpoint: 1,
      phase: "step",
      project: "web",
      release: "r1",
      commit: "c".repeat(40),
      planDigest: world.context.plan.digest,
      stage: "production",
      step: "lever",
      title: "Pull",
      identity: expect.stringMatching(/^[0-9a-f]{16}$/),
      attempt: "8000000080000000",
      at: NOW,
      runUrl: RUN,
      plannedMs: 120_000,
      word: null,
    };
    const verdict = pass("step_done", "Pulled.");
    expect(world.pages()).toEqual([
      { ...about, part: "begun", end: null, leaves: "the lever stays" },
      {
        ...about,
        part: "ended",
        end: { verdict, details: { pulled: 1 }, untouched: false, startedAt: NOW },
        leaves: "the lever stays down",
      },
    ]);
    expect(taken).toEqual({
      verdict,
      done: { title: "Pull", step: "lever", stage: "production", startedAt: NOW, endedAt: NOW, details: { pulled: 1 } },
    });
    expect(result).toEqual({
      title: "Pull",
      step: "lever",
      stage: "production",
      state: "done",
      startedAt: NOW,
      endedAt: NOW,
      plannedMs: 120_000,
      summary: "Pulled.",
      evidence: [],
    });
    expect(world.said("step")).toEqual([
      '"Pull" [lever] begins, planned to take 2m',
      '"Pull" [lever], took 0ms of 2m planned: Pulled.',
    ]);
    expect(world.events.flatMap((one) => (one.event === "step" ? [one.step] : []))).toEqual(["step-begun", "step"]);
    // What it said of its end is there when it is read back, and its progress goes to whoever watches.
    expect(world.orders.map(({ begun, recorded }) => [begun, recorded])).toEqual([
      [null, null],
      [null, null],
      [null, null],
      [null, { pulled: 1 }],
      [null, { pulled: 1 }],
    ]);
    expect(world.orders[0]).toMatchObject({ release: { id: "r1" }, stage: "production", earlier: [] });
  });

  it("is told nothing of what the record has of another step", async () => {
    const { world, taken } = await runOneStep({
      prepare: (opened) => {
        writePage(opened, itemOf("Push"), "begun", { attempt: "p1" });
        writePage(opened, itemOf("Push"), "ended", { attempt: "p1" });
      },
    });
    expect(world.orders[0]).toMatchObject({ begun: null, recorded: null });
    expect(taken?.done).toMatchObject({ startedAt: NOW, details: { pulled: 1 } });
  });

  it("says no planned time where there is none, and takes as long as it takes", async () => {
    const step = {
      apply: async () => {
        world.current?.asked.push("apply");
        await world.current?.clock.sleep(90_000);
        if (world.current !== null) world.current.isDone = true;
        return { verdict: pass("step_done", "Pulled.") };
      },
    };
    const world: { current: StepsWorld | null } = { current: null };
    const {
      taken,
      result,
      world: after,
    } = await runOneStep({ step, prepare: (opened) => void (world.current = opened) });
    expect(after.said("step")).toEqual(['"Pull" [lever] begins', '"Pull" [lever], took 1m 30s: Pulled.']);
    expect(taken?.done).toMatchObject({ startedAt: NOW, endedAt: NOW + 90_000, details: {} });
    expect(result).toMatchObject({ startedAt: NOW, endedAt: NOW + 90_000, plannedMs: null });
    // It shows that it lives, and no more once it has ended.
    expect(after.events.filter(({ event }) => event === "step-progress")).toHaveLength(1);
    expect(after.pages()[1]?.end).toMatchObject({ startedAt: NOW, details: null });
  });

  it("shows how far it is while it is applied, not while it is read, and nothing after it was cut off", async () => {
    const { world, error } = await runOneStep({
      step: {
        observe: async (_spec, { progress }) => (
          progress({ ratio: null, text: "reading" }),
          { is: "due", state: null }
        ),
        apply: async (_spec, _state, { progress }) => {
          progress({ ratio: 0.5, text: "half way" });
          throw silence();
        },
      },
    });
    expect(error).toBeInstanceOf(ProviderError);
    await world.clock.sleep(3_600_000);
    expect(world.events.filter(({ event }) => event === "step-progress")).toMatchObject([
      { title: "Pull", ratio: 0.5, text: "half way" },
    ]);
  });

  it("that an earlier run began keeps the time of that where it is not begun again", async () => {
    const unprepared = hold("setup_failed", "npm ci failed.", "Look.");
    for (const refused of [{ unprepared }, { guard: async () => MOVED }]) {
      const { result, parts } = await runOneStep({ ...refused, earlier: [["begun"]] });
      expect(result).toMatchObject({ state: "held", startedAt: NOW - 60_000, endedAt: null });
      expect(parts).toEqual([]);
    }
  });

  it("that an earlier run began and the world does not show is applied, and began when this run began it", async () => {
    const { world, taken, result } = await runOneStep({ earlier: [["begun"]] });
    expect(world.pages()[1]?.end).toMatchObject({ startedAt: NOW });
    expect(taken?.done).toMatchObject({ startedAt: NOW });
    expect(result).toMatchObject({ state: "done", startedAt: NOW });
  });

  it("is not begun where production is not what it was read to be", async () => {
    const { world, taken, result, parts } = await runOneStep({ guard: async () => MOVED });
    expect(world.asked).toEqual(["prepare", "observe", "guard"]);
    expect([taken, parts]).toEqual([{ verdict: MOVED, done: null }, []]);
    expect(result).toMatchObject({ state: "held", startedAt: null, endedAt: NOW, summary: "Somebody else." });
    expect([world.said("note"), world.said("progress")]).toEqual([[], []]);
  });

  it("asks that once more where the record of its beginning was long under way", async () => {
    const slow = (ms: number) => (world: StepsWorld) => {
      const { createDeployment } = world.forge;
      world.forge.createDeployment = async (given) => {
        if (world.pages().length === 0) await world.clock.sleep(ms);
        return createDeployment(given);
      };
    };
    const guards = (world: StepsWorld) => world.asked.filter((text) => text === "guard").length;
    expect(guards((await runOneStep({ prepare: slow(500) })).world)).toBe(1);
    const asked = await runOneStep({ prepare: slow(501) });
    expect([guards(asked.world), asked.taken?.verdict.outcome]).toEqual([2, "pass"]);
    let times = 0;
    const { world, taken, parts, result } = await runOneStep({
      prepare: slow(6_000),
      guard: async () => ((times += 1) === 2 ? MOVED : null),
    });
    expect([taken, parts]).toEqual([{ verdict: MOVED, done: null }, ["begun", "ended"]]);
    expect(world.pages()[1]?.end).toMatchObject({ untouched: true, verdict: { reasonCode: "production_moved" } });
    expect(world.asked).not.toContain("apply");
    expect(result).toMatchObject({ state: "held", startedAt: NOW });
    expect(world.said("note")).toEqual(['hold: "Pull" [lever], took 6s: Somebody else.']);
  });

  it("is unfinished where production moved after its beginning, and its end could not be written", async () => {
    const { result, parts } = await runOneStep({
      prepare: (world) => {
        const { createDeployment } = world.forge;
        world.forge.createDeployment = async (given) => {
          if (world.pages().length > 0) throw silence();
          await world.clock.sleep(6_000);
          return createDeployment(given);
        };
      },
      guard: async ({ pages }) => (pages().length === 0 ? null : MOVED),
    });
    expect([parts, result?.state, result?.startedAt]).toEqual([["begun"], "unfinished", NOW]);
  });

  it("that fails says so in record, note and result, and is not done", async () => {
    const verdict = fail("command_failed", "It broke.", "Fix it.", [{ label: "line", value: "7" }]);
    const { world, taken, result, parts } = await runOneStep({
      step: { apply: async () => ({ verdict, untouched: true }) },
    });
    expect([taken, parts]).toEqual([{ verdict, done: null }, ["begun", "ended"]]);
    expect(world.pages()[1]?.end).toMatchObject({ verdict: { outcome: "fail" }, untouched: true, details: null });
    expect(world.said("note")).toEqual(['fail: "Pull" [lever], took 0ms: It broke.']);
    expect(world.said("step")).toEqual(['"Pull" [lever] begins']);
    expect(result).toMatchObject({ state: "failed", summary: "It broke.", evidence: [{ label: "line", value: "7" }] });
    const touched = await runOneStep({ step: { apply: async () => ({ verdict }) } });
    expect(touched.world.pages()[1]?.end?.untouched).toBe(false);
  });

  it("that ended well by its own word and is not to be seen is held", async () => {
    const apply = async () => ({ verdict: pass("step_done", "Pulled.") });
    const { taken, parts } = await runOneStep({ step: { apply } });
    expect(taken?.verdict).toMatchObject({ outcome: "hold", reasonCode: "step_not_shown" });
    expect(parts).toEqual(["begun", "ended"]);
  });

  it("that is cut off is unfinished in the result, and has no end in the record", async () => {
    const { taken, error, result, parts } = await runOneStep({ step: { apply: () => Promise.reject(silence()) } });
    expect(taken).toBeNull();
    expect(error).toBeInstanceOf(ProviderError);
    expect(parts).toEqual(["begun"]);
    expect(result).toMatchObject({ state: "unfinished", startedAt: NOW, endedAt: null, summary: "no answer" });
    const before = await runOneStep({ step: { observe: () => Promise.reject(silence()) } });
    expect(before.parts).toEqual([]);
    expect(before.result).toMatchObject({ state: "held", startedAt: null, evidence: [] });
    const bug = await runOneStep({ step: { apply: () => Promise.reject("a word") } });
    expect(bug.error).toBe("a word");
    expect(bug.result).toMatchObject({ state: "unfinished", summary: "a word" });
  });

  it("holds on what is not set here, with what to do", async () => {
    const missing = (remedy?: string) =>
      new UsageError("secret_missing", [
        { message: "TOKEN is not set.", ...(remedy === undefined ? {} : { remedy }) },
        { message: "Nor is KEY." },
      ]);
    const { taken, result, error } = await runOneStep({ step: { observe: () => Promise.reject(missing("Set it.")) } });
    expect(error).toBeNull();
    expect(taken).toEqual({ verdict: hold("secret_missing", "TOKEN is not set. Nor is KEY.", "Set it."), done: null });
    expect(result).toMatchObject({ state: "held", startedAt: null });
    const unsaid = await runOneStep({ step: { observe: () => Promise.reject(missing()) } });
    expect(unsaid.taken?.verdict.remedy).toBe("Correct it and run the command again: it goes on here.");
  });

  it("is not read where the stage could not be prepared", async () => {
    const unprepared = hold("setup_failed", "npm ci failed.", "Look.");
    const { world, taken, result, parts } = await runOneStep({ unprepared });
    expect(world.asked).toEqual(["prepare"]);
    expect([taken, parts]).toEqual([{ verdict: unprepared, done: null }, []]);
    expect(result).toMatchObject({ state: "held", endedAt: NOW });
  });
});

describe("a step that is done", () => {
  it("in the world, and that nobody recorded, is recorded with what was found", async () => {
    const observe = async () => ({ is: "done", summary: "It is down.", details: { found: 1 } }) as const;
    const { world, taken, parts, result } = await runOneStep({ step: { observe } });
    expect(parts).toEqual(["ended"]);
    expect(world.pages()[0]?.end).toMatchObject({ details: { found: 1 }, untouched: false, startedAt: NOW });
    expect(world.said("step")).toEqual(['"Pull" [lever]: It is down.']);
    expect(taken?.done).toMatchObject({ startedAt: NOW, endedAt: NOW, details: { found: 1 } });
    expect(result).toMatchObject({ state: "done", startedAt: null });
  });

  it("by a run that was killed began when that began it", async () => {
    const { world, taken, result } = await runOneStep({ isDone: true, earlier: [["begun"]] });
    expect(world.pages()[0]?.end).toMatchObject({ startedAt: NOW - 60_000, details: null });
    expect(taken?.done).toMatchObject({ startedAt: NOW - 60_000, endedAt: NOW });
    expect(result).toMatchObject({ state: "done", startedAt: NOW - 60_000, endedAt: NOW });
    // It is told to the step, which may be in the middle of it.
    expect(world.orders[0]?.begun).toEqual({ at: NOW - 60_000, runUrl: "https://forge/runs/6" });
  });

  it("by its record and the world is not recorded again", async () => {
    const { world, taken, result, parts } = await runOneStep({ isDone: true, earlier: [["begun"], ["ended"]] });
    expect(parts).toEqual([]);
    expect(world.said("progress")).toEqual(['"Pull" was done before']);
    expect(taken?.done).toMatchObject({ startedAt: NOW - 90_000, endedAt: NOW - 60_000, details: { pulled: 6 } });
    expect(result).toMatchObject({ state: "done", startedAt: NOW - 90_000, endedAt: NOW - 60_000 });
    expect(world.orders[0]).toMatchObject({ begun: null, recorded: { pulled: 6 } });
  });

  it("by its record alone is not even read, where there is nothing to be read", async () => {
    const { world, taken } = await runOneStep({ step: WORDED, earlier: [["begun"], ["ended"]] });
    expect(world.asked).toEqual([]);
    expect(taken?.verdict).toMatchObject({ outcome: "pass", summary: "Done then." });
  });

  it("was taken back since is taken again, as one that nobody has begun", async () => {
    const earlier = [["begun"], ["ended"], ["undoing", { attempt: "a2" }], ["undone", { attempt: "a2" }]] as const;
    const { parts, world } = await runOneStep({ earlier });
    expect(parts).toEqual(["begun", "ended"]);
    expect(world.orders[0]).toMatchObject({ begun: null, recorded: null });
  });
});

it("a step may ask since when the way back needs what was kept", async () => {
  const { world } = await runOneStep();
  expect(await world.orders[0]?.wayBackSince?.()).toEqual({ since: null });
});
