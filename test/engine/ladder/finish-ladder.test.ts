/** What of a ladder is taken for a release that is out of production already, and what is told of the rest. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { finishLadder } from "../../../src/engine/ladder/finish-ladder.ts";
import { findUntoldRungs, noteRungsLeft, takeRestOfLadder } from "../../../src/engine/rest-of-ladder.ts";
import { pass } from "../../../src/lib/verdict.ts";
import type { RungWords } from "../../../src/release/rung-words.ts";
import type { Rung, RungObservation } from "../../../src/rungs/contract.ts";
import { record } from "../../release/facts.ts";
import { openSmallWorld } from "../small-world.ts";

const { payload } = record("rolled-back");
const LEFTOVER = { payload, to: { id: "dpl_old", commit: "0".repeat(40) }, reason: "slow", words: {}, resumed: false };

const PLAN = `version: 1
name: demo
project: { vercel: { project: demo }, domains: [app.example.com] }
stages:
  staging: { verify: [{ title: Home, http: { path: / } }] }
  production: { verify: [{ title: Home, http: { path: / } }] }
`;

interface Wishes {
  readonly flag?: RungObservation<unknown>;
  readonly rungs?: Readonly<Record<string, unknown>>;
  readonly file?: string;
  readonly ladder?: readonly string[];
  /** What changes the repository must not be taken twice. */
  readonly once?: boolean;
}

function planFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "ladder-")), "plan.yml");
  writeFileSync(file, text);
  return file;
}

function open({
  flag = { is: "due", state: null },
  rungs = { flag: {}, propose: {} },
  file,
  ladder,
  once = false,
}: Wishes = {}) {
  const asked: string[] = [];
  const common = { description: "", example: "", cannotUndo: "data", roles: [], explain: () => "" };
  const propose: Rung = {
    ...common,
    key: "propose",
    moves: "source",
    observe: async () => ({ is: "due", state: null }),
    apply: async (_spec, _state, { release }) => {
      asked.push(`propose ${release.id} ${release.candidate} ${release.knownGood?.id} ${release.reason}`);
      return pass("rung_done", "Proposed.");
    },
    wordCounts: () => true,
    once: () => once,
  };
  const revert: Rung = {
    ...propose,
    key: "revert",
    apply: async (spec) => (asked.push(`revert ${JSON.stringify(spec)}`), pass("rung_done", "Reverted.")),
  };
  const lever: Rung = {
    ...common,
    key: "flag",
    moves: "behavior",
    observe: async () => flag,
    apply: () => Promise.reject(new Error("taken")),
    restore: async () => pass("rung_done", "Back."),
  };
  const order = ladder ?? ["flag", "host", "propose"];
  const known = { flag: lever, propose, revert };
  const world = openSmallWorld({ plan: { rollback: { ladder: order, rungs } }, rungs: known });
  const context = file === undefined ? world.context : { ...world.context, plan: { ...world.context.plan, file } };
  return { world, context, asked };
}

describe("the rest of a ladder", () => {
  it("is what changes the repository, with its words where one was taken", async () => {
    const { world, context, asked } = open();
    expect(await finishLadder(context, world.journal, LEFTOVER)).toEqual({ propose: "done" });
    expect(asked).toEqual(["propose r1 dpl_new dpl_old slow"]);
    expect(world.said("note")).toEqual(["propose does not undo data"]);
    const words: RungWords = { flag: "helped", propose: "done" };
    const known = open();
    expect(await finishLadder(known.context, known.world.journal, { ...LEFTOVER, words })).toBeNull();
    expect(known.asked).toEqual([]);
  });

  it("is told where an earlier run may have changed something", async () => {
    const told = async (flag: RungObservation<unknown>, resumed: boolean, words: RungWords = { propose: "done" }) => {
      const { world, context } = open({ flag });
      const now = await finishLadder(context, world.journal, { ...LEFTOVER, words, resumed });
      return [now, world.said("note").map((text) => text.replace(/:.*/, ""))];
    };
    const safe = { is: "done", summary: "Safe." } as const;
    const left = "what an earlier run changed by flag may still be so";
    const coming = "an earlier run of this rollback left no word about flag";
    expect(await told({ is: "due", state: null }, false)).toEqual([null, []]);
    expect(await told({ is: "due", state: null }, true)).toEqual([null, [coming]]);
    expect(await told({ ...safe, before: "otherwise" }, false)).toEqual([{ propose: "done", flag: "begun" }, [left]]);
    expect(await told({ ...safe, before: "so" }, true)).toEqual([null, []]);
    expect(await told(safe, true)).toEqual([{ propose: "done", flag: "begun" }, [left]]);
    expect(await told(safe, false)).toEqual([null, []]);
    // What an earlier run has a word of was done, or put back, before it wrote that.
    expect(await told({ is: "due", state: null }, true, { flag: "unhelpful", propose: "done" })).toEqual([null, []]);
    expect(await told({ ...safe, before: "otherwise" }, true, { flag: "helped", propose: "done" })).toEqual([null, []]);
  });

  it("is not taken where the plan has mistakes, which are told", async () => {
    const file = planFile("stages: [");
    const { world, context, asked } = open({ rungs: {}, file });
    expect(await finishLadder(context, world.journal, LEFTOVER)).toBeNull();
    expect(asked).toEqual([]);
    expect(world.said("note")).toEqual([
      expect.stringMatching(/^the rest of the rollback's ladder was not taken, because the plan has mistakes: /),
    ]);
    // What the host's rung alone has no word for is none that is missing.
    const whole = open({ rungs: { propose: {} }, ladder: ["host", "propose"], file });
    expect(await finishLadder(whole.context, whole.world.journal, LEFTOVER)).toEqual({ propose: "done" });
  });

  it("has the words of the whole plan, which a person's rollback has not read", async () => {
    const file = planFile(`${PLAN}rollback: { ladder: [host, revert], revert: { draft: true } }\n`);
    const { world, context, asked } = open({ rungs: {}, ladder: ["host", "revert"], file });
    expect(await finishLadder(context, world.journal, LEFTOVER)).toEqual({ revert: "done" });
    expect(asked).toEqual(['revert {"into":null,"draft":true}']);
  });

  it("is not taken where the plan is gone, which is told", async () => {
    const { world, context, asked } = open({ rungs: {}, file: join(tmpdir(), "no such plan.yml") });
    expect(await finishLadder(context, world.journal, LEFTOVER)).toBeNull();
    expect([asked, world.said("note")]).toEqual([
      [],
      [expect.stringMatching(/^the rest of the rollback's ladder was not taken, because .*there is no such file/)],
    ]);
  });

  it("is not taken where it must not be taken twice, because nothing of it is recorded", async () => {
    const { world, context, asked } = open({ once: true });
    expect(await finishLadder(context, world.journal, LEFTOVER)).toEqual({ propose: "failed" });
    expect(asked).toEqual([]);
  });

  it("is none where the host's rung is the only one", async () => {
    const { world, asked, ...opened } = open({
      ladder: ["host"],
      flag: { is: "done", summary: "Safe.", before: "otherwise" },
    });
    // Nothing of a ladder is loaded for it.
    const context = { ...opened.context, rungs: () => Promise.reject(new Error("not asked")) };
    const own = record("watching");
    expect(await takeRestOfLadder(context, world.journal, LEFTOVER)).toBeNull();
    await noteRungsLeft(context, world.journal, own);
    expect(await findUntoldRungs(context, own)).toEqual([]);
    expect([asked, world.said("note")]).toEqual([[], []]);
  });

  it("is looked for where the plan has more of them", async () => {
    const { world, context } = open({ flag: { is: "done", summary: "Safe.", before: "otherwise" } });
    const own = record("watching");
    expect(await takeRestOfLadder(context, world.journal, LEFTOVER)).toMatchObject({ propose: "done" });
    expect(await findUntoldRungs(context, own)).toEqual(["flag"]);
    expect(await findUntoldRungs(context, { ...own, rungs: { flag: "done" } })).toEqual([]);
    await noteRungsLeft(context, world.journal, own);
    expect(world.said("note").at(-1)).toMatch(/^flag is as the rollback's ladder makes it, and was not when/);
    const unknown = open({ flag: { is: "done", summary: "Safe." } });
    expect(await findUntoldRungs(unknown.context, own)).toEqual([]);
  });
});
