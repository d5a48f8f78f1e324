/** Rounds over production's gates: which are asked, about what, and what their verdicts say of the site. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { askQuickly, httpGates, makeProbeRound, readingGates } from "../../../src/engine/watch/health-probe.ts";
import { besideOf, targetOf } from "../../../src/engine/watch/watched-release.ts";
import type { GateTarget } from "../../../src/gates/contract.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import type { GateItem } from "../../../src/plan/plan.ts";
import type { ProbeHeard } from "../../../src/providers/contract.ts";
import { record } from "../../release/facts.ts";
import { GATE, NOW, openSmallWorld } from "../small-world.ts";
import { rollingRecord, stage } from "../rollout/rolling-world.ts";

const UP = pass("gate_passed", "200");
const DOWN: Verdict = { ...fail("health_check_failed", "503", "Look."), down: true };
const WRONG = fail("health_check_failed", "no such text", "Look.");
const BLOCKED = hold("probe_blocked", "no route", "Look.");
const TARGET: GateTarget = {
  url: "https://a",
  deploymentId: "dpl_new",
  commit: "c",
  stage: "production",
  bypass: null,
};
const BESIDE: GateTarget = { ...TARGET, deploymentId: "dpl_old" };

const named = (title: string, gate = "http"): GateItem => ({ ...GATE, title, gate });

/** By title and deployment; where there is none, it is up. */
function open(verify: readonly GateItem[], answers: Readonly<Record<string, Verdict>> = {}) {
  const asked: string[] = [];
  const world = openSmallWorld({ plan: { production: { verify } } });
  const context: CommandContext = {
    ...world.context,
    checkGate: async ({ title }, { deploymentId }, about) => {
      const once = about !== undefined && "once" in about && about.once;
      asked.push(`${title} ${deploymentId}${once ? " once" : ""}`);
      return answers[`${title} ${deploymentId}`] ?? answers[title] ?? UP;
    },
    readsOnly: async ({ title }) => !title.startsWith("Write"),
  };
  return { context, asked };
}

describe("a health check", () => {
  const round = async (answers: Readonly<Record<string, Verdict>>, beside: GateTarget | null = null) => {
    const { context, asked } = open([named("A"), named("B"), named("Code", "playwright")], answers);
    return { made: await makeProbeRound(context, TARGET, beside), asked };
  };

  it("asks production's http gates, and fails where one of them does", async () => {
    const up = await round({});
    expect(up).toEqual({
      made: { round: { at: NOW, failed: false }, answer: "answered" },
      asked: ["A dpl_new", "B dpl_new"],
    });
    expect((await round({ B: WRONG })).made).toEqual({ round: { at: NOW, failed: true }, answer: "answered" });
    expect((await round({ A: DOWN, B: DOWN })).made).toEqual({ round: { at: NOW, failed: true }, answer: "down" });
    expect((await round({ A: DOWN })).made.answer).toBe("answered");
  });

  it("is none where a gate gave no answer, unless another one fails", async () => {
    expect((await round({ A: BLOCKED })).made).toEqual({ round: null, answer: "answered" });
    expect((await round({ A: BLOCKED, B: BLOCKED })).made).toEqual({ round: null, answer: "unknown" });
    expect((await round({ A: BLOCKED, B: DOWN })).made).toEqual({
      round: { at: NOW, failed: true },
      answer: "unknown",
    });
  });

  it("is none where there is nothing to be asked", async () => {
    const { context } = open([named("Code", "playwright")]);
    expect(await makeProbeRound(context, TARGET)).toEqual({ round: null, answer: "unknown" });
  });

  it("that fails is compared with what serves beside the release, and is none where that fails too", async () => {
    const own = await round({ "A dpl_new": WRONG }, BESIDE);
    expect(own.made.round).toEqual({ at: NOW, failed: true });
    expect(own.asked).toEqual(["A dpl_new", "B dpl_new", "A dpl_old", "B dpl_old"]);
    expect((await round({ A: WRONG }, BESIDE)).made).toEqual({ round: null, answer: "unknown" });
    // What beside it cannot be asked speaks for nobody.
    expect((await round({ "A dpl_new": WRONG, "A dpl_old": BLOCKED }, BESIDE)).made.round?.failed).toBe(true);
    expect((await round({}, BESIDE)).asked).toHaveLength(2);
  });
});

describe("a quick question", () => {
  it("is put to the gates that only read, once each, and keeps what failed", async () => {
    const { context, asked } = open([named("A"), named("Write"), named("B")], { B: WRONG });
    const { answered } = askQuickly(context, TARGET);
    expect(await answered).toEqual({ answer: "answered", found: [{ label: "B", value: "no such text" }] });
    expect(asked).toEqual(["A dpl_new once", "B dpl_new once"]);
    expect((await readingGates(context)).map(({ title }) => title)).toEqual(["A", "B"]);
    expect(httpGates(context)).toHaveLength(3);
  });

  it("is silent while every gate has reached the site and heard nothing, or has been told that it is down", async () => {
    const waiting: {
      readonly title: string;
      readonly hear: (heard: ProbeHeard) => void;
      readonly end: (verdict: Verdict) => void;
    }[] = [];
    const { context } = open([named("A"), named("B")]);
    const asking = askQuickly(
      {
        ...context,
        checkGate: ({ title }, _target, about) =>
          new Promise((end) => {
            const hear = about !== undefined && "onHeard" in about ? about.onHeard : undefined;
            waiting.push({ title, end, hear: (heard) => hear?.(heard) });
          }),
      },
      TARGET,
    );
    expect(asking.isSilent()).toBe(false);
    while (waiting.length < 2) await new Promise(setImmediate);
    const [one, other] = waiting;
    expect(asking.isSilent()).toBe(false);
    one?.hear("connected");
    expect(asking.isSilent()).toBe(false);
    other?.hear("connected");
    expect(asking.isSilent()).toBe(true);
    other?.hear("answering");
    expect(asking.isSilent()).toBe(false);
    one?.end(DOWN);
    other?.end(DOWN);
    expect((await asking.answered).answer).toBe("down");
    expect(asking.isSilent()).toBe(true);
  });

  it("that was answered is not silent", async () => {
    const { context } = open([named("A")], { A: WRONG });
    const asking = askQuickly(context, TARGET);
    await asking.answered;
    expect(asking.isSilent()).toBe(false);
    const none = open([]);
    const empty = askQuickly(none.context, TARGET);
    expect(await empty.answered).toEqual({ answer: "unknown", found: [] });
    expect(empty.isSilent()).toBe(false);
  });
});

describe("what a gate of a watch is asked about", () => {
  const { context } = openSmallWorld();
  const sides = { candidate: "new", stable: "old" };
  const own = { ...record("watching"), promotedAt: NOW };

  it("is production's first domain with the release's own deployment and commit", () => {
    expect(targetOf(context, { record: own })).toEqual({
      url: "https://d0.example.com",
      deploymentId: "dpl_new",
      commit: "c".repeat(40),
      stage: "production",
      bypass: null,
    });
    expect(targetOf({ ...context, sides }, { record: own })).not.toHaveProperty("query");
    const bare = { ...context, plan: { ...context.plan, project: { ...context.plan.project, domains: [] } } };
    expect(targetOf(bare, { record: own }).url).toBe("https://");
    expect(besideOf({ ...context, sides }, { record: own })).toBeNull();
  });

  it("is one of both sides while a part of the visitors get the release, where they can be told apart", () => {
    const rolling = { record: rollingRecord(), stage: stage(0) };
    const both = { ...context, sides };
    expect(targetOf(both, rolling)).toMatchObject({ deploymentId: "dpl_new", query: "new" });
    expect(besideOf(both, rolling)).toMatchObject({ deploymentId: "dpl_old", commit: "0".repeat(40), query: "old" });
    const first = { ...rolling, record: rollingRecord({ payload: { previous: null } }) };
    expect(besideOf(both, first)).toMatchObject({ deploymentId: "", commit: "" });
    const unnamed = { ...rolling, record: rollingRecord({ payload: { previous: { id: "dpl_old", commit: null } } }) };
    expect(besideOf(both, unnamed)).toMatchObject({ commit: "" });
    expect(targetOf(context, rolling)).not.toHaveProperty("query");
    expect(besideOf(context, rolling)).toBeNull();
  });
});
