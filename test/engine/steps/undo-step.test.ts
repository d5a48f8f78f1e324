/** The way back of one step: what is read right before, what stands in the record, and who of two takes it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { readStepBook } from "../../../src/engine/steps/step-book.ts";
import { foreseeUndo, itemOf as ownItem, troubleOf, undoStep } from "../../../src/engine/steps/undo-step.ts";
import { hold, pass } from "../../../src/lib/verdict.ts";
import type { StepPart, StepPayload } from "../../../src/release/step-record.ts";
import type { Step } from "../../../src/steps/contract.ts";
import { aliasRequest, production } from "../../release/facts.ts";
import { NOW, silence } from "../small-world.ts";
import {
  itemOf,
  meanwhile,
  openStepsWorld,
  RELEASE,
  RUN,
  type StepsWishes,
  type StepsWorld,
  writePage,
} from "./steps-world.ts";

const LEVER = itemOf("Pull", { takesMs: 5_000 });
const WORDED = { wordCounts: () => true } as const;
const DONE = [["begun"], ["ended"]] as const;
const STUCK = { verdict: hold("step_left", "Stuck.", ""), details: null, untouched: false, startedAt: NOW };

interface Wishes extends StepsWishes {
  readonly pages?: readonly (readonly [StepPart, Partial<StepPayload>?])[];
  readonly asked?: boolean;
  readonly to?: string | null;
  readonly prepare?: (world: StepsWorld) => void;
}

async function undone({ pages = DONE, asked = false, to = "dpl_old", prepare, ...wishes }: Wishes = {}) {
  const world = openStepsWorld({ production: production("dpl_old"), isDone: true, before: [LEVER], ...wishes });
  for (const [part, changes] of pages) writePage(world, LEVER, part, changes);
  const { context, journal, forge } = world;
  const facts = await readStepBook(context, journal, forge, RELEASE);
  const fact = facts.find(({ title }) => title === "Pull");
  if (fact === undefined) throw new Error("no fact");
  prepare?.(world);
  const undoing = { context, journal, release: RELEASE, facts, to, reason: "slow" };
  const one = { fact, item: LEVER, asked };
  const end = await undoStep(undoing, one).then(
    (verdict) => ({ verdict, error: null }),
    (error: unknown) => ({ verdict: null, error }),
  );
  return { world, ...end, undoing, one, parts: world.pages().map(({ part }) => part) };
}

describe("a step that is taken back", () => {
  it("has production read first, and its beginning and its end in the record", async () => {
    const { world, verdict } = await undone();
    expect(verdict).toEqual(pass("step_undone", "Pushed back."));
    expect(world.asked).toEqual([
      "read",
      'page Holdpoint: takes back "Pull", production (production)',
      'status 101: takes back "Pull"',
      "undo",
      'page Holdpoint: took back "Pull", production (production)',
      'status 102: took back "Pull": Pushed back.',
    ]);
    const about = {
      release: "r1",
      stage: "production",
      step: "lever",
      title: "Pull",
      attempt: "8000000080000000",
      at: NOW,
      runUrl: RUN,
      plannedMs: 5_000,
      leaves: "the lever stays down",
      word: null,
    };
    expect(world.pages()).toMatchObject([
      { ...about, part: "undoing", end: null },
      {
        ...about,
        part: "undone",
        end: { verdict: { summary: "Pushed back." }, details: { pulled: 6 }, untouched: false, startedAt: NOW },
      },
    ]);
    expect(world.orders).toMatchObject([
      { release: RELEASE, stage: "production", begun: null, recorded: { pulled: 6 }, earlier: [] },
    ]);
    world.orders[0]?.progress({ ratio: null, text: "half way" });
    expect(world.said("progress")).toEqual(['taking back "Pull": half way']);
  });

  it("is opened with what was done before it, and with its beginning where it has no end", async () => {
    const first = itemOf("First");
    const world = openStepsWorld({ production: production("dpl_old"), isDone: true });
    for (const part of ["begun", "ended"] as const) writePage(world, first, part, { attempt: "f1" });
    writePage(world, itemOf("Broken"), "begun", { attempt: "f2" });
    writePage(world, LEVER, "begun");
    writePage(world, itemOf("Later"), "begun", { attempt: "f3" });
    writePage(world, itemOf("Later"), "ended", { attempt: "f3" });
    const { context, journal, forge } = world;
    const facts = await readStepBook(context, journal, forge, RELEASE);
    const fact = facts.find(({ title }) => title === "Pull");
    if (fact === undefined) throw new Error("no fact");
    const undoing = { context, journal, release: RELEASE, facts, to: null, reason: "slow" };
    await undoStep(undoing, { fact, item: LEVER, asked: false });
    expect(world.orders[0]).toMatchObject({
      begun: { at: NOW - 60_000, runUrl: "https://forge/runs/6" },
      recorded: null,
      earlier: [{ title: "First", details: { pulled: 6 }, endedAt: NOW - 60_000 }],
    });
    // A person has looked at what production serves.
    expect(world.asked).not.toContain("read");
  });

  it("keeps a person's reason in both of its pages", async () => {
    const { world } = await undone({ asked: true });
    expect(world.pages().map(({ word }) => word)).toEqual([
      { said: "undo", reason: "slow" },
      { said: "undo", reason: "slow" },
    ]);
  });

  it("has its end noted where it could not be written", async () => {
    const { world, verdict } = await undone({
      prepare: (opened) => {
        const { createDeployment } = opened.forge;
        opened.forge.createDeployment = (given) =>
          opened.pages().length === 1 ? Promise.reject(silence()) : createDeployment(given);
      },
    });
    expect(verdict?.outcome).toBe("pass");
    expect(world.said("note").at(-1)).toBe("the end of a step's way back was not written: no answer");
  });

  it("is not begun where its beginning could not be written, or it has no way back", async () => {
    const createDeployment = () => Promise.reject(silence());
    const { error, world } = await undone({ forge: { createDeployment } });
    expect(error).toMatchObject({ message: "no answer" });
    expect(world.asked).not.toContain("undo");
    const none = await undone({ step: { undo: undefined } as unknown as Partial<Step> });
    expect(none.error).toEqual(new Error("the step lever has no way back"));
    expect(none.parts).toEqual([]);
  });

  it("asks production once more where the record took longer than five seconds", async () => {
    const slow = (ms: number, moves: boolean) => (world: StepsWorld) => {
      const { createDeployment } = world.forge;
      world.forge.createDeployment = async (given) => {
        if (world.pages().length === 0) await world.clock.sleep(ms);
        if (moves) world.production = production("dpl_new");
        return createDeployment(given);
      };
    };
    const quick = await undone({ prepare: slow(5_000, true) });
    expect([quick.verdict?.outcome, quick.world.asked.filter((text) => text === "read")]).toEqual(["pass", ["read"]]);
    const late = await undone({ prepare: slow(5_001, true) });
    expect(late.verdict).toMatchObject({ reasonCode: "production_moved" });
    expect(late.world.asked).not.toContain("undo");
    expect(late.parts).toEqual(["undoing", "undone"]);
    expect((await undone({ prepare: slow(5_001, false) })).world.asked).toContain("undo");
  });
});

describe("a step stays where production is not, or not for long, what it was rolled back to", () => {
  const end = ", which may need what the step did.";
  const coming = { aliasRequest: aliasRequest("promote", "dpl_new", "in-progress") };

  it.each([
    ["another", production("dpl_new"), `does not show it everywhere any more; it is dpl_new${end}`],
    ["nothing", production(null), `does not show it everywhere any more; it is nothing${end}`],
    ["to be another", production("dpl_old", coming), `dpl_new is on its way into it${end}`],
    [
      "to be a third one",
      production("dpl_old", { aliasRequest: aliasRequest("rollback", "dpl_older", "in-progress") }),
      `dpl_older is on its way into it${end}`,
    ],
    [
      "partly another",
      production("dpl_old", coming, ["dpl_old", "dpl_new"]),
      `does not show it everywhere any more; it is dpl_old, and dpl_new is on its way into it${end}`,
    ],
  ])("and says that it is %s", async (_, found, said) => {
    const { world, verdict, parts } = await undone({ production: found });
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "production_moved",
      summary: `Production was rolled back to dpl_old and ${said}`,
      remedy: "Look at what production serves, and take the step back by hand where nothing needs it.",
    });
    expect([parts, world.asked]).toEqual([[], ["read"]]);
    expect(world.journal.production()).toEqual(found);
  });

  it.each(["rollback", "promote"] as const)(
    "and does not where what is on its way, by a %s, is that itself",
    async (by) => {
      const back = { aliasRequest: aliasRequest(by, "dpl_old", "in-progress") };
      expect((await undone({ production: production("dpl_old", back) })).verdict?.outcome).toBe("pass");
    },
  );
});

it("is not taken back by a reading whose parts are seconds apart: production is read once more", async () => {
  const read = async (ms: number) => {
    const { world, verdict } = await undone({
      prepare: (world) => {
        const { readAliases } = world.host;
        let times = 0;
        world.host.readAliases = async (...given) => {
          const found = await readAliases(...given);
          if ((times += 1) > 1) return found;
          await world.clock.sleep(ms);
          world.production = production("dpl_new");
          return found;
        };
      },
    });
    return [verdict?.outcome, world.asked.filter((text) => text === "read").length];
  };
  expect(await read(1_000)).toEqual(["pass", 1]);
  expect(await read(1_001)).toEqual(["hold", 2]);
});

describe("of two runs that take a step back at once", () => {
  const theirs = (...parts: readonly StepPart[]) => meanwhile(LEVER, ...parts.map((part) => [part] as const));

  it("the second leaves it to the first, where nothing tells how it is", async () => {
    const { world, verdict, parts } = await undone({ step: WORDED, prepare: theirs("undoing") });
    expect(verdict).toEqual(
      hold(
        "step_left",
        "Another run takes it back or has tried to, and nothing tells how that ended.",
        'Look at it, and ask for it with rollback --undo "Pull" where it is still there.',
      ),
    );
    expect([parts, world.asked.includes("undo")]).toEqual([["undoing"], false]);
  });

  it("the second finds it taken back where the first has done so", async () => {
    const { world, verdict, parts } = await undone({ step: WORDED, prepare: theirs("undoing", "undone") });
    expect(verdict).toEqual(pass("step_undone", "Another run took it back."));
    expect([parts, world.asked.includes("undo")]).toEqual([["undoing", "undone"], false]);
  });

  it("both do where the world tells, or a person asks for it", async () => {
    expect((await undone({ prepare: theirs("undoing") })).world.asked).toContain("undo");
    expect((await undone({ step: WORDED, asked: true, prepare: theirs("undoing") })).world.asked).toContain("undo");
    expect((await undone({ step: WORDED })).world.asked).toContain("undo");
  });

  it.each([
    ["was tried by the first and did not end well", [["undoing"], ["undone", { end: STUCK }]]],
    ["was taken by the first while a run was at work on it", [["undoing"], ["ended", { attempt: "late" }]]],
  ] as const)("the second leaves it as well where its way back %s", async (_, pages) => {
    const { verdict, world } = await undone({
      step: WORDED,
      pages: [["begun", { attempt: "late" }], ...DONE],
      prepare: meanwhile(LEVER, ...pages),
    });
    expect(verdict?.reasonCode).toBe("step_left");
    expect(world.asked).not.toContain("undo");
  });

  it("each looks at what the other wrote of this step alone, and goes on where that is nothing", async () => {
    const push = itemOf("Push");
    const { verdict } = await undone({
      step: WORDED,
      prepare: (world) => {
        const mine = world.deployments.splice(0);
        writePage(world, push, "begun", { attempt: "p1" });
        writePage(world, push, "undoing", { attempt: "p2" });
        world.deployments.unshift(...mine);
      },
    });
    expect(verdict?.outcome).toBe("pass");
    const gone = await undone({ step: WORDED, prepare: (world) => void world.deployments.splice(0) });
    expect(gone.verdict?.outcome).toBe("pass");
  });
});

describe("what a step's way back needs", () => {
  it("is what speaks against it beforehand, where it knows that", async () => {
    const against = hold("step_left", "Not now.", "Wait.");
    const way = { has: () => true, losesData: () => false, apply: async () => against };
    const foreseen = async (undo: object | undefined) => {
      const { undoing, one } = await undone({ step: { undo } as Partial<Step> });
      return foreseeUndo(undoing, one);
    };
    expect(await foreseen({ ...way, foresee: async () => against })).toEqual(against);
    expect(await foreseen({ ...way, foresee: async () => null })).toBeNull();
    expect(await foreseen(way)).toBeNull();
    expect(await foreseen(undefined)).toBeNull();
  });

  const troubled = (step: object, env: Record<string, string> = {}, directory = "/") =>
    troubleOf({ env, directory } as unknown as CommandContext, RELEASE, step as Step, LEVER);

  it("is its variables", async () => {
    const named = (...names: readonly string[]) => ({ kind: "world", secrets: () => names });
    expect(await troubled({ kind: "world" })).toBeNull();
    expect(await troubled(named("TOKEN"), { TOKEN: "x" })).toBeNull();
    expect(await troubled(named("TOKEN"))).toBe("TOKEN is not set here.");
    expect(await troubled(named("TOKEN", "KEY"), { TOKEN: "" })).toBe("TOKEN, KEY are not set here.");
  });

  it("is, for code, a checkout of the release's commit", async () => {
    const directory = mkdtempSync(join(tmpdir(), "holdpoint-undo-"));
    const at = async (commit: string) => {
      writeFileSync(join(directory, ".git", "HEAD"), commit);
      return troubled({ kind: "code" }, {}, directory);
    };
    try {
      const elsewhere = "It runs code of the repository, and only in a checkout of cccccccccccc.";
      expect(await troubled({ kind: "code" }, {}, directory)).toBe(elsewhere);
      mkdirSync(join(directory, ".git"));
      expect(await at("d".repeat(40))).toBe(elsewhere);
      expect(await at(RELEASE.commit)).toBeNull();
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it("is the plan that it was taken by, read whole", () => {
    const world = openStepsWorld({ before: [LEVER] });
    const [known] = [{ identity: "0".repeat(16) }];
    expect(ownItem(world.context, RELEASE, known)).toBeUndefined();
    writePage(world, LEVER, "begun");
    const [written] = world.deployments.map(({ payload }) => payload as StepPayload);
    const identity = written?.identity ?? "";
    expect(ownItem(world.context, RELEASE, { identity })).toBe(LEVER);
    expect(ownItem(world.context, { ...RELEASE, id: "r2" }, { identity })).toBeUndefined();
    const bare = openStepsWorld({ before: [{ ...LEVER, spec: undefined }] });
    expect(ownItem(bare.context, RELEASE, { identity })).toBeUndefined();
  });
});
