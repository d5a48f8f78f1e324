/** What a command's result keeps of all that it heard, and what is told at once. */
import { describe, expect, it } from "vitest";
import { addToTimeline } from "../../src/engine/add-to-timeline.ts";
import {
  bestEffort,
  createPart,
  holdOnVendorTrouble,
  type Journal,
  type JournalEnd,
} from "../../src/engine/journal.ts";
import { nullWhereSilent } from "../../src/engine/null-where-silent.ts";
import { summarizeProduction } from "../../src/engine/summarize-production.ts";
import { fail, hold, pass } from "../../src/lib/verdict.ts";
import { digestEvidence } from "../../src/release/evidence-digest.ts";
import type { TimelineEntry } from "../../src/release/result.ts";
import { production, rolling } from "../release/facts.ts";
import { NOW, openSmallWorld, silence } from "./small-world.ts";

const END: JournalEnd = { decision: "hold", reasonCode: "no_data", summary: "Nobody knows.", remedy: "Look." };
const PASSED = pass("condition_clear", "errors: 1 %");
const MET = fail("condition_met", "errors: 9 %", "roll back");
const RECORDED = { text: "errors" } as never;
const COMPARED = { plain: true } as never;

/** The journal's events without the command's start, and its result. */
function told(tell: (journal: Journal) => void, end = END) {
  const { journal, events } = openSmallWorld();
  tell(journal);
  const result = journal.finish(end);
  return { events: events.slice(1, -1), result, start: events[0], decision: events.at(-1) };
}

describe("a journal", () => {
  it("says that the command began, and how it ended", () => {
    const { start, decision, result } = told((journal) => journal.productionBefore("dpl_old"));
    expect(start).toEqual({ event: "start", at: NOW, command: "test", release: "r1", commit: "c".repeat(40) });
    const served = { before: "dpl_old", after: null, served: null };
    const { decision: word, reasonCode, summary } = END;
    expect(decision).toEqual({
      event: "decision",
      at: NOW,
      command: "test",
      decision: word,
      reasonCode,
      summary,
      production: served,
    });
    expect(result).toEqual({
      version: 1,
      command: "test",
      release: "r1",
      commit: "c".repeat(40),
      ...END,
      candidate: null,
      production: served,
      verdicts: [],
      buildLog: [],
      notes: [],
      timeline: [],
      startedAt: NOW,
      endedAt: NOW,
    });
  });

  it("keeps what it was about, and what there is to go back to", () => {
    const { result } = told((journal) => {
      journal.candidate({ id: "dpl_new", url: "u", state: "ready" } as never);
      journal.targets([{ id: "dpl_old" } as never]);
      journal.about({ id: "r2", commit: "abc" });
      journal.stepResult({ title: "Pull", state: "unfinished" } as never);
      journal.stepResult({ title: "Push", state: "done" } as never);
      journal.stepResult({ title: "Pull", state: "done" } as never);
    });
    expect(result).toMatchObject({ candidate: { id: "dpl_new", url: "u" }, release: "r2", commit: "abc" });
    expect(result.candidate).not.toHaveProperty("state");
    expect(result.targets).toEqual([{ id: "dpl_old" }]);
    expect(result.steps).toEqual([
      { title: "Pull", state: "done" },
      { title: "Push", state: "done" },
    ]);
  });

  it("knows production as it was read last, and nothing after a request", () => {
    const known: unknown[] = [];
    const { result } = told((journal) => {
      known.push(journal.production());
      journal.productionAfter(production("dpl_new"), "abc");
      known.push(journal.production());
    });
    expect(known).toEqual([null, production("dpl_new")]);
    expect(result.production).toEqual({ before: null, after: "dpl_new", served: "abc" });
    const unread = told((journal) => {
      journal.productionAfter(production("dpl_new"), "abc");
      journal.productionAfter(null, null);
    });
    expect(unread.result.production).toEqual({ before: null, after: null, served: null });
  });

  it("says nothing of production in a drill, and of a database", () => {
    const untouched = { before: null, after: null, served: null };
    const about = (tell: (journal: Journal) => void) =>
      told((journal) => {
        journal.productionBefore("dpl_old");
        journal.productionAfter(production("dpl_new"), "abc");
        tell(journal);
      }).result;
    const drill = about((journal) => journal.drill("web-drill"));
    expect(drill).toMatchObject({ drill: "web-drill", production: untouched });
    expect(drill).not.toHaveProperty("database");
    const database = about((journal) => journal.database("DATABASE_URL"));
    expect(database).toMatchObject({ database: "DATABASE_URL", production: untouched });
    expect(database).not.toHaveProperty("drill");
  });

  it("notes what people should know, and some of it only once", () => {
    const { events, result } = told((journal) => {
      journal.note("again");
      journal.note("again");
      journal.noteOnce("once");
      journal.noteOnce("once");
    });
    expect(result.notes).toEqual(["again", "again", "once"]);
    expect(events).toEqual(["again", "again", "once"].map((text) => ({ event: "note", at: NOW, text })));
    expect(result.timeline.map(({ text }) => text)).toEqual(["again", "again", "once"]);
  });

  it("tells each step, what is in progress, and a round of the watch", () => {
    const round = { elapsedMs: 1, previousMs: null, totalMs: 2, clear: 1, open: 0 };
    const far = { title: "Pull", ratio: 0.5, text: "half", elapsedMs: 1, plannedMs: null, beat: true };
    const { events, result } = told((journal) => {
      journal.step("build", "built");
      journal.step("step", "pulled", "command");
      journal.progress("working");
      journal.stepProgress(far);
      journal.tick(round);
    });
    expect(events).toEqual([
      { event: "step", at: NOW, step: "build", text: "built" },
      { event: "step", at: NOW, step: "step", text: "pulled", planned: "command" },
      { event: "progress", at: NOW, text: "working" },
      { event: "step-progress", at: NOW, ...far },
      { event: "tick", at: NOW, ...round },
    ]);
    expect(result.timeline).toEqual([
      { at: NOW, text: "built", about: [] },
      { at: NOW, text: "pulled", about: [] },
    ]);
  });

  it("keeps the build log's end, and shows it line by line", () => {
    const { events, result } = told((journal) => journal.buildLog(["one", "two"]));
    expect(result.buildLog).toEqual(["one", "two"]);
    expect(events).toEqual(["one", "two"].map((line) => ({ event: "output", at: NOW, title: "build log", line })));
  });

  it("keeps the last verdict of each gate, and in the timeline what did not pass", () => {
    const failed = fail("gate_failed", "it is down", "fix it");
    const { events, result } = told((journal) => {
      journal.gate("Chat", failed);
      journal.gate("Home", PASSED);
      journal.gate("Chat", PASSED);
    });
    expect(result.verdicts).toEqual([
      { title: "Chat", verdict: PASSED },
      { title: "Home", verdict: PASSED },
    ]);
    expect(events).toMatchObject([{ title: "Chat", verdict: failed }, { title: "Home" }, { title: "Chat" }]);
    expect(events.every(({ event }) => event === "gate")).toBe(true);
    expect(result.timeline.map(({ text }) => text)).toEqual(["fail: Chat: it is down"]);
  });

  it("ends as a verdict says it", () => {
    const ended = [pass("promoted", "p"), hold("no_data", "h", "look"), fail("gate_failed", "f", "fix")].map(
      (verdict) => {
        const { decision, reasonCode, summary, remedy } = openSmallWorld().journal.finishWith(verdict);
        return [decision, reasonCode, summary, remedy];
      },
    );
    expect(ended).toEqual([
      ["proceed", "promoted", "p", null],
      ["hold", "no_data", "h", "look"],
      ["failed", "gate_failed", "f", "fix"],
    ]);
  });

  it("of a part of a command ends without a word to anybody", () => {
    const { journal, events } = openSmallWorld();
    const part = createPart(journal);
    part.note("heard by all");
    const ends = [journal.conclude(END), part.finish(END), part.finishWith(hold("no_data", "Nobody knows.", "Look."))];
    for (const end of ends) expect(end).toMatchObject({ ...END, notes: ["heard by all"] });
    expect(events.map(({ event }) => event)).toEqual(["start", "note"]);
  });
});

describe("a condition", () => {
  it("is told when it is another one than before, with its finding, and what it is about", () => {
    const worse = hold("too_few_samples", "3 samples", "wait");
    const { events, result } = told((journal) => {
      journal.condition("errors", PASSED);
      journal.condition("errors", { ...PASSED, summary: "errors: 2 %" });
      journal.condition("errors", MET);
      journal.condition("errors", worse);
      journal.condition("errors", PASSED);
    });
    expect(events.flatMap((event) => (event.event === "condition" ? [event.verdict] : []))).toEqual([
      PASSED,
      MET,
      worse,
      PASSED,
    ]);
    expect(events[0]).toEqual({ event: "condition", at: NOW, text: "errors", verdict: PASSED });
    expect(result.timeline).toEqual([
      { at: NOW, text: "fail: 9 %", about: ["errors"] },
      { at: NOW, text: "hold: 3 samples", about: ["errors"] },
      { at: NOW, text: "clear again: 1 %", about: ["errors"] },
    ]);
    expect(result.verdicts).toEqual([{ title: "errors", verdict: PASSED }]);
  });

  it("is another one also where the same outcome has another reason", () => {
    const { events } = told((journal) => {
      journal.condition("errors", hold("no_data", "none", "wait"));
      journal.condition("errors", hold("too_few_samples", "few", "wait"));
    });
    expect(events).toHaveLength(2);
  });

  it("is evidence with what it was judged from, until it is judged without", () => {
    const recorded = told((journal) => journal.condition("errors", PASSED, RECORDED)).result;
    expect(recorded.conditions).toEqual([RECORDED]);
    const about = { release: "r1", commit: "c".repeat(40) };
    expect(recorded.evidenceDigest).toBe(digestEvidence({ ...about, conditions: [RECORDED] }));
    const without = told((journal) => {
      journal.condition("errors", PASSED, RECORDED);
      journal.condition("errors", PASSED);
    }).result;
    expect(without).not.toHaveProperty("conditions");
    expect(without).not.toHaveProperty("evidenceDigest");
  });

  it("is evidence together with what the watch compared last", () => {
    let digest: string | null = "";
    const { result } = told((journal) => {
      journal.comparison(() => null);
      journal.comparison(() => COMPARED);
      digest = journal.evidence();
    });
    expect(result.comparison).toEqual(COMPARED);
    expect(digest).toBe(digestEvidence({ release: "r1", commit: "c".repeat(40), comparison: COMPARED }));
    expect(openSmallWorld().journal.evidence()).toBeNull();
  });
});

describe("a vendor's failure", () => {
  it("is a note where nothing depends on it, and a fault of ours is none of the vendor's", async () => {
    const { journal, said } = openSmallWorld();
    await bestEffort(journal, "the status was not written", () => Promise.reject(silence()));
    expect(said("note")).toEqual(["the status was not written: no answer"]);
    const ours = bestEffort(journal, "x", () => Promise.reject(new TypeError("ours")));
    await expect(ours).rejects.toThrow(new TypeError("ours"));
  });

  it("holds the command that depends on it, with the vendor's reason and remedy", async () => {
    const { journal } = openSmallWorld();
    const held = await holdOnVendorTrouble(journal, () => Promise.reject(silence()));
    expect(held).toMatchObject({
      decision: "hold",
      reasonCode: "vendor_unavailable",
      summary: "no answer",
      remedy: "wait",
    });
    const ours = holdOnVendorTrouble(journal, () => Promise.reject(new TypeError("ours")));
    await expect(ours).rejects.toThrow(new TypeError("ours"));
    const { journal: well } = openSmallWorld();
    expect((await holdOnVendorTrouble(well, async () => well.finish(END))).summary).toBe("Nobody knows.");
  });

  it("is nothing for what goes on without it", async () => {
    expect(await nullWhereSilent(async () => "said")).toBe("said");
    expect(await nullWhereSilent(() => Promise.reject(silence()))).toBeNull();
    const ours = nullWhereSilent(() => Promise.reject(new TypeError("ours")));
    await expect(ours).rejects.toThrow(new TypeError("ours"));
  });
});

describe("the timeline", () => {
  const lines = (...entries: readonly (readonly [number, string, readonly string[]])[]) => {
    const timeline: TimelineEntry[] = [];
    for (const [at, text, about] of entries) addToTimeline(timeline, at, text, about);
    return timeline.map(({ at, text, about }) => [at, text, ...about]);
  };

  it("has one line for several conditions with one cause in one moment", () => {
    expect(lines([1, "down", ["a"]], [1, "down", ["b"]], [1, "down", ["c"]])).toEqual([[1, "down", "a", "b", "c"]]);
  });

  it("has a line of its own for another moment, another text, and what is about no condition", () => {
    expect(lines([1, "down", ["a"]], [2, "down", ["a"]])).toHaveLength(2);
    expect(lines([1, "down", ["a"]], [1, "up", ["a"]])).toHaveLength(2);
    expect(lines([1, "down", []], [1, "down", []])).toEqual([
      [1, "down"],
      [1, "down"],
    ]);
    expect(lines([1, "down", ["a"]], [2, "up", []], [1, "down", ["b"]])).toHaveLength(3);
  });

  it("keeps the hundred newest lines", () => {
    const all = Array.from({ length: 101 }, (_, at) => [at, "flaps", []] as const);
    expect(lines(...all.slice(0, 100)).map(([at]) => at)).toEqual(all.slice(0, 100).map(([at]) => at));
    const kept = lines(...all);
    expect([kept.length, kept[0]?.[0], kept.at(-1)?.[0]]).toEqual([100, 1, 100]);
  });
});

describe("what production serves, in a result", () => {
  it("is not known where it was not read", () => {
    expect(summarizeProduction(null)).toEqual({ after: null });
  });

  it("names the domains that point elsewhere, and only those", () => {
    expect(summarizeProduction(production("dpl_new"))).toEqual({ after: "dpl_new" });
    expect(summarizeProduction(production("dpl_new", {}, ["dpl_new", "dpl_old"]))).toEqual({
      after: "dpl_new",
      elsewhere: [{ domain: "d1.example.com", deploymentId: "dpl_old" }],
    });
  });

  it("tells of a rolling release which visitors get it", () => {
    const rolled = (changes: Parameters<typeof rolling>[0]) => summarizeProduction(rolling(changes)).rollout;
    expect(rolled({ activeStage: 1 })).toEqual({ deploymentId: "dpl_new", percent: 50, stage: 2, stages: 3 });
    expect(rolled({ activeStage: null })).toEqual({ deploymentId: "dpl_new", percent: 10, stage: 1, stages: 3 });
    expect(rolled({ activeStage: 9 })).toMatchObject({ percent: 0, stage: 10 });
    expect(rolled({ state: "complete" })).toBeUndefined();
  });
});
