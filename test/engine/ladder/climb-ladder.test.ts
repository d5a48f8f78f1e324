/** Rungs taken one by one in a world of their own: what is sent, how often, and what keeps the host waiting no longer. */
import { describe, expect, it } from "vitest";
import { BEFORE_HOST_MS } from "../../../src/engine/ladder/climb-ladder.ts";
import type { ProductionWitness } from "../../../src/engine/ladder/ask-production.ts";
import type { RungTaken } from "../../../src/engine/ladder/take-rung.ts";
import { UsageError } from "../../../src/lib/error.ts";
import { hold, pass } from "../../../src/lib/verdict.ts";
import type { AnyRung, Rung } from "../../../src/rungs/contract.ts";
import { host } from "../../../src/rungs/host.ts";
import { type Lever, leverRung, openLadder as open, ours, gone, trouble, witness } from "./ladder-world.ts";

describe("a rung before the host", () => {
  it("ends the ladder where production failed right before it and passes since", async () => {
    const { ladder, lever, notes, verdicts } = await open();
    expect((await ladder.climbToHost(ours, witness(true)))?.key).toBe("lever");
    expect(lever).toEqual({ on: false, sent: ["off"] });
    expect(verdicts).toEqual(["rollback: lever: rung_helped"]);
    await ladder.putBack();
    expect(lever.sent).toEqual(["off"]);
    expect(notes).toEqual([]);
  });

  it("ends nothing where production passed before it, too, and stays as it is then", async () => {
    const { ladder, lever, notes } = await open();
    expect(await ladder.climbToHost(ours, witness(false))).toBeNull();
    expect(ladder.words()).toEqual({ lever: "done" });
    await ladder.putBack();
    expect(lever).toEqual({ on: false, sent: ["off"] });
    expect(notes).toEqual(["what lever changed stays as it is: put it back by hand when the cause is known"]);
  });

  it("is not taken where it could not be seen to help, if that is what it is for", async () => {
    const { ladder, lever } = await open({ rung: { onlyIfSeen: true } });
    expect(await ladder.climbToHost(ours, witness(false))).toBeNull();
    expect(ladder.words()).toEqual({ lever: "skipped" });
    expect(lever.sent).toEqual([]);
  });

  it("is put back where production still fails with it", async () => {
    const { ladder, lever, notes } = await open();
    expect(await ladder.climbToHost(ours, witness(true, "unhelpful"))).toBeNull();
    await ladder.putBack();
    expect(lever).toEqual({ on: true, sent: ["off", "restore: was on"] });
    expect(notes).toEqual(["lever was put back: The lever is on again."]);
  });

  const DIED = [
    "what an earlier run changed by lever may still be so: look at it, and put it back by hand when the cause is known",
  ];
  it.each([
    ["is known to have been unhelpful", { lever: "unhelpful" }, DIED],
    ["was done, and is found so", {}, DIED],
    ["was not possible", { lever: "failed" }, []],
  ] as const)("that an earlier run took before it died is named where it %s", async (_how, words, told) => {
    const { ladder, lever, notes } = await open({ lever: { on: false }, order: { words, resumed: true } });
    await ladder.climbToHost(ours, witness(false));
    await ladder.putBack();
    expect(lever.sent).toEqual([]);
    expect(notes).toEqual(told);
  });

  it.each([
    ["is as the rung makes it", undefined, true, DIED],
    ["was so before the release", "so", true, []],
    ["was otherwise before the release", "otherwise", false, DIED],
    ["is so, and no run died", undefined, false, []],
  ] as const)("that nobody has a word of is looked at, and named where it %s", async (_how, before, resumed, told) => {
    const found = { is: "done", summary: "The lever is off.", ...(before === undefined ? {} : { before }) } as const;
    const rung = { observe: async () => found };
    const { ladder, lever, notes } = await open({ lever: { on: false }, rung, order: { resumed } });
    await ladder.lookBehind();
    expect(notes).toEqual(told);
    expect(ladder.words()).toEqual(told.length === 0 ? {} : { lever: "begun" });
    expect(lever.sent).toEqual([]);
  });

  it.each([
    ["left no word of it", {}, true, 1],
    ["said only that it begins", { lever: "begun" }, true, 1],
    ["said that it was not possible", { lever: "failed" }, true, 0],
    ["said that it did not help", { lever: "unhelpful" }, true, 0],
    ["was never there", {}, false, 0],
  ] as const)("that is not to be seen may still come where an earlier run %s", async (_how, words, resumed, told) => {
    for (const climbs of [false, true]) {
      const { ladder, lever, notes } = await open({ rung: { onlyIfSeen: true }, order: { words, resumed } });
      if (climbs) await ladder.climbToHost(ours, witness(false));
      await ladder.lookBehind();
      expect(lever.sent).toEqual([]);
      expect(
        notes.filter((text) => text.startsWith("an earlier run of this rollback left no word about lever")),
      ).toHaveLength(told);
    }
  });

  it("that cannot be looked at is named as well after a run that died", async () => {
    const rung = { observe: () => Promise.reject(trouble()) };
    const { ladder, notes } = await open({ rung, order: { resumed: true } });
    await ladder.lookBehind();
    expect(notes).toEqual(DIED);
  });

  it("that was left out is named where a run beside this one has made it so meanwhile, and not else", async () => {
    const told: string[][] = [];
    for (const isPulled of [false, true]) {
      const { ladder, lever, notes } = await open({ rung: { onlyIfSeen: true } });
      await ladder.climbToHost(ours, witness(false));
      lever.on = !isPulled;
      await ladder.putBack();
      expect([ladder.words(), lever.sent]).toEqual([{ lever: "skipped" }, []]);
      told.push(notes);
    }
    expect(told).toEqual([[], DIED.map((text) => text.replace("an earlier", "another"))]);
  });

  it("has helped nobody where production is another's by now, and no rung follows it", async () => {
    const next: Lever = { on: true, sent: [] };
    const { ladder, lever, notes } = await open({ between: [leverRung(next, { key: "second" })] });
    expect(await ladder.climbToHost(async () => !lever.on, witness(true, "unshown"))).toBeNull();
    expect([lever.sent, next.sent]).toEqual([["off"], []]);
    expect(ladder.words()).toEqual({ lever: "done" });
    await ladder.putBack();
    expect(notes).toEqual(["what lever changed stays as it is: put it back by hand when the cause is known"]);
  });

  it("that seemed to help stays as it is where production turns out to be another's", async () => {
    const { ladder, lever, notes } = await open();
    const helped = await ladder.climbToHost(ours, witness(true));
    ladder.doubt(helped as RungTaken);
    expect(ladder.words()).toEqual({ lever: "done" });
    await ladder.putBack();
    expect(lever.sent).toEqual(["off"]);
    expect(notes).toEqual(["what lever changed stays as it is: put it back by hand when the cause is known"]);
  });

  it("that the program does not know is passed over", async () => {
    const { ladder } = await open({ first: "hand crank" });
    expect((await ladder.climbToHost(ours, witness(true)))?.key).toBe("lever");
    expect(ladder.words()).toEqual({ lever: "helped" });
  });

  it.each([
    ["was done", witness(false), {}, true],
    ["helped", witness(true), {}, true],
    ["did not help", witness(true, "unhelpful"), {}, true],
    ["was left out", witness(false), { onlyIfSeen: true }, false],
    ["was so before", witness(true), { observe: async () => ({ is: "done", summary: "Off." }) }, false],
    ["was not possible", witness(true), { observe: () => Promise.reject(trouble()) }, false],
  ] satisfies readonly (readonly [string, ProductionWitness, Partial<Rung>, boolean])[])(
    "is said to be taken, and what it does not undo, where it %s",
    async (_, sees, rung, isTaken) => {
      const { ladder, said } = await open({ rung: { cannotUndo: "data", ...rung } });
      await ladder.climbToHost(ours, sees);
      expect(said[0]).toBe("taking the rung lever");
      const taken = [expect.stringMatching(/^rung: lever: .+/), "lever does not undo data"];
      expect(said.slice(1)).toEqual(isTaken ? taken : []);
    },
  );

  it("leaves what somebody changed meanwhile, and says so", async () => {
    const left = hold("production_moved", "Alice has changed the lever since.", "Ask her.");
    const { ladder, lever, notes } = await open({ rung: { restore: async () => left } });
    await ladder.climbToHost(ours, witness(true, "unhelpful"));
    await ladder.putBack();
    expect(lever.on).toBe(false);
    expect(notes).toEqual(["lever was not put back: Alice has changed the lever since."]);
  });

  it("helps nobody where it was so before", async () => {
    const { ladder, lever } = await open({ lever: { on: false } });
    expect(await ladder.climbToHost(ours, witness(true))).toBeNull();
    expect(ladder.words()).toEqual({ lever: "already" });
    expect(lever.sent).toEqual([]);
  });

  it("that was found so is named where nobody knows whether a dead run made it so, and only there", async () => {
    const told = async (rung: Partial<Rung>) => {
      const { ladder, notes } = await open({ lever: { on: false }, rung });
      await ladder.climbToHost(ours, witness(true));
      await ladder.putBack();
      return notes;
    };
    expect(await told({})).toEqual(DIED);
    const before = async () => ({ is: "done", summary: "The lever is off.", before: "so" }) as const;
    expect(await told({ observe: before })).toEqual([]);
  });

  it("is not sent again where an earlier run sent it, and the host is asked", async () => {
    const { ladder, lever } = await open({ lever: { on: false }, order: { resumed: true } });
    expect(await ladder.climbToHost(ours, witness(true))).toBeNull();
    expect(ladder.words()).toEqual({ lever: "done" });
    expect(lever.sent).toEqual([]);
  });

  it.each([
    ["cannot be read", { observe: () => Promise.reject(trouble()) }, "vendor_unavailable"],
    ["is refused", { apply: async () => hold("credential_insufficient", "no", "ask") }, "credential_insufficient"],
    ["has a bad credential", { apply: () => Promise.reject(trouble(401)) }, "vendor_unavailable"],
    ["breaks", { observe: () => Promise.reject(new TypeError("oops")) }, "internal_error"],
    ["never answers", { observe: () => new Promise<never>(() => undefined) }, "rung_unverified"],
    ["is sent and never seen", { apply: async () => pass("rung_done", "sent") }, "rung_unverified"],
  ] satisfies readonly (readonly [string, Partial<Rung>, string])[])(
    "that %s keeps the host waiting no longer than its time",
    async (_, rung, code) => {
      const { ladder, clock, verdicts } = await open({ rung });
      expect(await ladder.climbToHost(ours, witness(true))).toBeNull();
      expect(verdicts).toEqual([`rollback: lever: ${code}`]);
      expect(ladder.words()).toEqual({ lever: "failed" });
      expect(clock.now()).toBeLessThanOrEqual(BEFORE_HOST_MS);
    },
  );

  it("whose setting is missing is one that was not possible", async () => {
    const opens = () => Promise.reject(new UsageError("secret_missing", [{ message: "LEVER_KEY is not set" }]));
    const { ladder, verdicts } = await open({ opens });
    expect(await ladder.climbToHost(ours, witness(true))).toBeNull();
    expect(verdicts).toEqual(["rollback: lever: secret_missing"]);
  });

  it("whose answer is lost is read back before anything else is said of it", async () => {
    const lever: Lever = { on: true, sent: [] };
    const lost = async () => {
      lever.on = false;
      throw trouble();
    };
    const { ladder } = await open({ rung: leverRung(lever, { apply: lost }) });
    expect((await ladder.climbToHost(ours, witness(true)))?.word).toBe("helped");
  });
});

describe("a rung that must not be taken twice", () => {
  const once: Partial<Rung> = { once: () => true, wordCounts: () => true };

  it("is recorded as begun before it is taken", async () => {
    const { ladder, lever, marks } = await open({ rung: once });
    await ladder.climbToHost(ours, witness(false));
    expect(marks).toEqual([{ lever: "begun" }]);
    expect(lever.sent).toEqual(["off"]);
  });

  it.each([
    ["cannot be written", () => Promise.reject(trouble())],
    ["is not written in time", () => new Promise<never>(() => undefined)],
  ])("is not taken where its beginning %s", async (_, begin) => {
    const { ladder, lever, clock, verdicts } = await open({ rung: once, order: { begin } });
    expect(await ladder.climbToHost(ours, witness(true))).toBeNull();
    expect(lever.sent).toEqual([]);
    expect(verdicts).toEqual(["rollback: lever: rung_unrecorded"]);
    expect(clock.now()).toBeLessThan(5_000);
  });

  it("is left to another run that has begun it", async () => {
    const { ladder, lever, verdicts } = await open({ rung: once, order: { begin: async () => false } });
    expect(await ladder.climbToHost(ours, witness(true))).toBeNull();
    expect(lever.sent).toEqual([]);
    expect(verdicts).toEqual(["rollback: lever: rung_unrecorded"]);
    expect(ladder.words()).toEqual({ lever: "begun" });
  });

  it("is not taken again where an earlier run began it", async () => {
    const { ladder, lever, verdicts } = await open({ rung: once, order: { words: { lever: "begun" }, resumed: true } });
    expect(await ladder.climbToHost(ours, witness(true))).toBeNull();
    expect(lever.sent).toEqual([]);
    expect(verdicts).toEqual(["rollback: lever: rung_unrecorded"]);
    expect(ladder.words()).toEqual({ lever: "begun" });
  });
});

describe("the rungs after the host", () => {
  const second: Lever = { on: true, sent: [] };
  const after = () => [leverRung(Object.assign(second, { on: true, sent: [] }), { key: "second" })];

  it("are taken until production is right", async () => {
    const { ladder } = await open({ after: after() });
    await ladder.climbOn("wrong", async () => true);
    expect(ladder.words()).toEqual({ second: "helped" });
  });

  it("are said not to have helped where production still is not right", async () => {
    const { ladder } = await open({ after: after() });
    await ladder.climbOn("wrong", async () => false);
    expect(ladder.words()).toEqual({ second: "unhelpful" });
  });

  it("are taken no further once one has helped, and one by one until then", async () => {
    for (const [helps, words] of [
      ["second", { second: "helped" }],
      ["third", { second: "unhelpful", third: "helped" }],
    ] as const) {
      const third = leverRung({ on: true, sent: [] }, { key: "third" });
      const { ladder } = await open({ after: [...after(), third] });
      await ladder.climbOn("wrong", async (key) => key === helps);
      expect(ladder.words()).toEqual(words);
    }
  });

  it("are not asked about where they could not be taken", async () => {
    const refuses = leverRung({ on: true, sent: [] }, { key: "second", apply: async () => hold("not_found", "", "") });
    const { ladder } = await open({ after: [refuses] });
    await ladder.climbOn("wrong", () => Promise.reject(new Error("nobody is to ask")));
    expect(ladder.words()).toEqual({ second: "failed" });
  });

  it.each([
    ["a minute where they name no time", "behavior", {}, 60_000],
    ["the time that they name", "behavior", { patienceMs: Number }, 90_000],
    ["that as well where they change the repository", "source", { patienceMs: Number }, 90_000],
  ] as const)("have %s", async (_, moves, changes, tookMs) => {
    const apply = () => new Promise<never>(() => undefined);
    const silent = leverRung({ on: true, sent: [] }, { key: "second", moves, apply, ...changes });
    const { ladder, clock } = await open({ after: [silent], order: { specs: { second: 90_000 } } });
    await ladder.climbOn("wrong", async () => true);
    await ladder.finish("wrong");
    expect([ladder.words(), clock.now()]).toEqual([{ second: "failed" }, tookMs]);
  });

  it("are not taken where production is right, or somebody else's", async () => {
    const { ladder } = await open({ after: after() });
    await ladder.climbOn("right", async () => true);
    await ladder.climbOn("moved", async () => true);
    expect(second.sent).toEqual([]);
  });
});

describe("a rung that loses data", () => {
  const data: AnyRung = { ...host, key: "database", moves: "data" };

  it("is left to nobody where production is somebody else's", async () => {
    const { ladder, verdicts } = await open({ after: [data] });
    await ladder.finish("moved");
    expect([ladder.words(), verdicts]).toEqual([{}, []]);
  });

  it("is never opened by a ladder that climbs by itself, and is left to a person in words", async () => {
    const opened: string[] = [];
    const { ladder, verdicts } = await open({ after: [data], opens: async () => void opened.push("opened") });
    await ladder.climbToHost(gone, witness(true));
    await ladder.climbOn("wrong", async () => false);
    await ladder.finish("wrong");
    expect(opened).toEqual([]);
    expect(verdicts).toContain("rollback: database: rung_needless");
    expect(ladder.words()).toMatchObject({ database: "skipped" });
  });
});
