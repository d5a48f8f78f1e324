/** Steps that were taken back, or seemed to be, while another run was at work on them. */
import { describe, expect, it } from "vitest";
import { pass } from "../../../src/lib/verdict.ts";
import type { Step } from "../../../src/steps/contract.ts";
import { type StepsWorld, writePage } from "./steps-world.ts";
import { silence } from "../small-world.ts";
import { done, FIRST, LEAVES, SECOND, takenBack, THIRD, undoSteps, type Written } from "./undo-world.ts";

describe("a step that is there again", () => {
  const WORDED = { wordCounts: () => true } as const;
  /** What another run does once this one has taken a step back. */
  const afterwards = (act: (world: StepsWorld) => void) => (world: StepsWorld) => {
    const { createDeployment } = world.forge;
    world.forge.createDeployment = async (given) => {
      const made = await createDeployment(given);
      if (world.pages().length === 2) act(world);
      return made;
    };
  };
  const isThere = (world: { readonly down: Set<string> }) =>
    ({
      observe: async (_spec: unknown, { title }: { readonly title: string }) =>
        world.down.has(title) ? { is: "done", summary: "Down." } : { is: "due", state: null },
    }) as unknown as Partial<Step>;

  it("because a run was at work on it while it was taken back is named", async () => {
    const site = { down: new Set<string>() };
    const { notes, steps } = await undoSteps({
      written: done(FIRST),
      step: isThere(site),
      undo: async (_title, world) => {
        writePage(world, FIRST, "begun", { attempt: "late" });
        site.down.add("First");
        return pass("step_undone", "Back.");
      },
    });
    const why = "A run that was at work on it did not know that it was taken back, and has done it since.";
    expect(notes.at(-1)).toBe(`the step "First" is there again: ${why} Run the command again, which takes it back`);
    expect(steps).toMatchObject([{ state: "left", summary: why, leavesBehind: LEAVES }]);
  });

  it("is named too where another run had taken it back, and this one was at work on the next", async () => {
    const site = { down: new Set(["Second"]) };
    const written: Written = [...done(SECOND), ...takenBack(FIRST)];
    const undo = async (_title: string, world: StepsWorld) => {
      writePage(world, FIRST, "begun", { attempt: "late" });
      site.down = new Set(["First"]);
      return pass("step_undone", "Back.");
    };
    const { notes, taken } = await undoSteps({ written, step: isThere(site), undo });
    expect(taken).toEqual(["Second"]);
    expect(notes.filter((note) => note.includes("is there again"))).toEqual([
      expect.stringMatching(/^the step "First" is there again: /),
    ]);
    // A step that the plan at hand does not have cannot be looked for.
    site.down = new Set(["Second"]);
    const without = await undoSteps({ written, step: isThere(site), undo, before: [SECOND] });
    expect(without.notes.filter((note) => note.includes("is there again"))).toEqual([]);
  });

  it("keeps what came before it: that may be what it stands on", async () => {
    const site = { down: new Set<string>() };
    const undo = async (title: string, world: StepsWorld) => {
      if (title !== "Second") return pass("step_undone", "Back.");
      writePage(world, THIRD, "begun", { attempt: "late" });
      site.down.add("Third");
      return pass("step_undone", "Back.");
    };
    const { notes, taken } = await undoSteps({ step: isThere(site), undo });
    expect(taken).toEqual(["Third", "Second"]);
    expect(notes.slice(1)).toEqual([
      `the step "First" was not taken back, and ${LEAVES}: "Third", which came after it, is there again.`,
      expect.stringMatching(/^the step "Third" is there again: /),
    ]);
  });

  it("is not known of where the record cannot be read between two: the next is taken back all the same", async () => {
    const failing = (error: Error) =>
      undoSteps({
        prepare: (world) => {
          const { listDeployments } = world.forge;
          let reads = 0;
          world.forge.listDeployments = async (given) => {
            reads += 1;
            if (reads === 3) throw error;
            return listDeployments(given);
          };
        },
      });
    expect((await failing(silence())).taken).toEqual(["Third", "Second", "First"]);
    await expect(failing(new TypeError("ours"))).rejects.toThrow("ours");
  });

  it("is looked for only where another run may be at it", async () => {
    const site = { down: new Set(["First"]) };
    const { notes } = await undoSteps({ written: done(FIRST), step: isThere(site) });
    expect(notes).toEqual(['to be taken back, in this order: "First"']);
    const quiet = await undoSteps({
      written: done(FIRST),
      step: isThere({ down: new Set() }),
      undo: async (_title, world) => {
        writePage(world, FIRST, "begun", { attempt: "late" });
        return pass("step_undone", "Back.");
      },
    });
    expect(quiet.notes).toHaveLength(1);
  });

  it.each([
    ["done by a run that said so", [["begun"], ["ended"]], true],
    ["begun by a run that has not said how that ended", [["begun"]], true],
    ["what another run takes back as well", [["undoing"]], false],
    ["as it was left", [], false],
  ] as const)("of which nothing tells is so by what was written last: %s", async (_, parts, isThereAgain) => {
    const { notes } = await undoSteps({
      written: done(FIRST),
      step: WORDED,
      prepare: afterwards((world) => {
        for (const [part] of parts) writePage(world, FIRST, part, { attempt: "late" });
      }),
    });
    expect(notes.slice(1).map((note) => note.includes('"First" is there again'))).toEqual(isThereAgain ? [true] : []);
  });

  it("of which nothing tells is not so by a run that began it before, nor where nothing of it is listed any more", async () => {
    const early = await undoSteps({ written: [[FIRST, "begun", { attempt: "early" }], ...done(FIRST)], step: WORDED });
    expect([early.taken, early.notes.length]).toEqual([["First"], 1]);
    const prepare = afterwards((world) => void world.deployments.splice(0));
    const gone = await undoSteps({ written: done(FIRST), step: WORDED, prepare });
    expect([gone.taken, gone.notes.length]).toEqual([["First"], 1]);
  });

  it("is heard of although GitHub answers with what was true some time ago, and no step is taken from under it", async () => {
    const { taken, notes } = await undoSteps({
      prepare: ({ forge, deployments }) => {
        const { listDeployments } = forge;
        let reads = 0;
        // Without the last step, which is the newest: the two pages of it.
        forge.listDeployments = async (given) => {
          const found = await listDeployments(given);
          return (reads += 1) === 1 ? found.slice(2) : found;
        };
        expect(deployments).toHaveLength(6);
      },
    });
    expect(taken).toEqual(["Third", "Second", "First"]);
    expect(notes[0]).toBe('to be taken back, in this order: "Third", "Second", "First"');
  });

  it("is not looked for where none was taken back", async () => {
    const reads = async (has: boolean) => {
      let times = 0;
      await undoSteps({
        written: done(FIRST),
        step: { undo: { has: () => has, losesData: () => false, apply: async () => pass("step_undone", "Back.") } },
        prepare: ({ forge }) => {
          const { listDeployments } = forge;
          forge.listDeployments = (given) => ((times += 1), listDeployments(given));
        },
      });
      return times;
    };
    expect([await reads(true), await reads(false)]).toEqual([3, 2]);
  });

  it("is not what is done by its record, although another run is at work on it as well", async () => {
    const { taken, world } = await undoSteps({
      written: [[FIRST, "begun", { attempt: "late" }], ...done(FIRST)],
      step: isThere({ down: new Set(["First"]) }),
    });
    expect(taken).toEqual(["First"]);
    expect(world.orders.map(({ begun }) => begun)).toEqual([null, null]);
  });

  it("that was taken back before is taken back again, where the world shows it", async () => {
    const left: Written = [...takenBack(FIRST), [FIRST, "begun", { attempt: "late" }]];
    const late: Written = [[FIRST, "begun", { attempt: "late" }], ...takenBack(FIRST)];
    for (const written of [late, left]) {
      const { taken } = await undoSteps({ written, step: isThere({ down: new Set(["First"]) }) });
      expect(taken).toEqual(["First"]);
    }
    expect((await undoSteps({ written: late, step: isThere({ down: new Set() }) })).taken).toEqual([]);
    expect((await undoSteps({ written: takenBack(FIRST), step: isThere({ down: new Set(["First"]) }) })).taken).toEqual(
      [],
    );
  });

  it("that was taken back before is not asked for where that needs what is not set here, another plan, or another version", async () => {
    const late: Written = [[FIRST, "begun", { attempt: "late" }], ...takenBack(FIRST)];
    const step = { ...isThere({ down: new Set(["First"]) }), secrets: () => ["TOKEN"] };
    expect((await undoSteps({ written: late, step })).steps).toEqual([]);
    expect((await undoSteps({ written: late, step, before: [SECOND] })).steps).toEqual([]);
    expect((await undoSteps({ written: late, isUnknown: true })).steps).toEqual([]);
  });

  it("that nothing tells of, and that was taken back once while a run was at it, is a person's", async () => {
    const late: Written = [[FIRST, "begun", { attempt: "late" }], ...takenBack(FIRST)];
    const { taken, steps } = await undoSteps({ written: late, step: WORDED });
    expect(taken).toEqual([]);
    expect(steps).toMatchObject([{ state: "left", summary: expect.stringContaining('rollback --undo "First"') }]);
    const looked: Written = [
      ...late,
      [FIRST, "undoing", { attempt: "again" }],
      [FIRST, "undone", { attempt: "again" }],
    ];
    expect((await undoSteps({ written: looked, step: WORDED })).steps).toEqual([]);
  });
});
