/** Rungs taken one by one in a world of their own: what is sent, how often, and what keeps the host waiting no longer. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { Journal } from "../../../src/engine/journal.ts";
import type { ProductionWitness, Shown } from "../../../src/engine/ladder/ask-production.ts";
import { BEFORE_HOST_MS, createLadder, type LadderOrder } from "../../../src/engine/ladder/climb-ladder.ts";
import { ProviderError, UsageError } from "../../../src/lib/error.ts";
import { hold, pass } from "../../../src/lib/verdict.ts";
import type { Forge } from "../../../src/providers/contract.ts";
import type { AnyRung, Rung, RungContext } from "../../../src/rungs/contract.ts";
import { host } from "../../../src/rungs/host.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";

const trouble = (status?: number) =>
  new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: "Levers",
    message: "no answer",
    remedy: "wait",
    ...(status === undefined ? {} : { status }),
  });

interface Lever {
  on: boolean;
  readonly sent: string[];
}

/** A lever that is on, and is to be off. */
function leverRung(lever: Lever, wishes: Partial<Rung> = {}): Rung {
  return {
    ...host,
    key: "lever",
    moves: "behavior",
    settlesMs: () => 1_000,
    observe: async () => (lever.on ? { is: "due", state: "was on" } : { is: "done", summary: "The lever is off." }),
    async apply() {
      lever.sent.push("off");
      lever.on = false;
      return pass("rung_done", "The lever was pulled.");
    },
    async restore(_spec, state) {
      lever.sent.push(`restore: ${String(state)}`);
      lever.on = true;
      return pass("rung_done", "The lever is on again.");
    },
    ...wishes,
  };
}

const keysOf = (rungs: readonly Rung[]) => rungs.map(({ key }) => key);

interface Wishes {
  readonly lever?: Partial<Lever>;
  readonly rung?: Partial<Rung>;
  readonly order?: Partial<LadderOrder>;
  readonly between?: readonly Rung[];
  readonly after?: readonly Rung[];
  readonly opens?: () => Promise<void>;
}

async function open(wishes: Wishes = {}) {
  const clock = createVirtualClock(0);
  const lever: Lever = { on: true, sent: [], ...wishes.lever };
  const registry: Record<string, AnyRung> = { host, lever: leverRung(lever, wishes.rung) };
  const { between = [], after = [] } = wishes;
  for (const rung of [...between, ...after]) registry[rung.key] = rung;
  const notes: string[] = [];
  const verdicts: string[] = [];
  const marks: object[] = [];
  const journal: Partial<Journal> = {
    note: (text) => void notes.push(text),
    noteOnce: () => undefined,
    progress: () => undefined,
    step: () => undefined,
    gate: (title, { reasonCode }) => void verdicts.push(`${title}: ${reasonCode}`),
  };
  const context: Partial<CommandContext> = {
    clock,
    plan: {
      rollback: { ladder: ["lever", ...keysOf(between), "host", ...keysOf(after)] },
    } as unknown as CommandContext["plan"],
    rungs: async () => registry,
    openRung: async (key, { spec, ...order }) => {
      await wishes.opens?.();
      return { rung: registry[key] as Rung, spec, context: { ...order, clock } as unknown as RungContext };
    },
  };
  const ladder = await createLadder(context as CommandContext, journal as Journal, {
    release: {
      id: "r",
      commit: "c",
      project: "web",
      candidate: "dpl_2",
      knownGood: null,
      flag: null,
      reason: "bad",
      runUrl: null,
    },
    specs: {},
    words: {},
    resumed: false,
    forge: async () => ({}) as Forge,
    begin: async (_forge, _key, words) => marks.push(words) > 0,
    ...wishes.order,
  });
  return { clock, lever, ladder, notes, verdicts, marks };
}

const ours = async () => false;
const gone = async () => true;

function witness(before: boolean, after: Shown = "helped"): ProductionWitness {
  return { fails: async () => before, helped: async () => after };
}

describe("a rung before the host", () => {
  it("ends the ladder where production failed right before it and passes since", async () => {
    const { ladder, lever, verdicts } = await open();
    expect((await ladder.climbToHost(ours, witness(true)))?.key).toBe("lever");
    expect(lever).toEqual({ on: false, sent: ["off"] });
    expect(verdicts).toEqual(["rollback: lever: rung_helped"]);
    await ladder.putBack();
    expect(lever.sent).toEqual(["off"]);
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

  it("are not taken where production is right, or somebody else's", async () => {
    const { ladder } = await open({ after: after() });
    await ladder.climbOn("right", async () => true);
    await ladder.climbOn("moved", async () => true);
    expect(second.sent).toEqual([]);
  });
});

describe("a rung that loses data", () => {
  it("is never opened by a ladder that climbs by itself, and is left to a person in words", async () => {
    const data = { ...host, key: "database", moves: "data" } as unknown as Rung;
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
