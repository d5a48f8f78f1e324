/** One rung, taken by itself: what is sent of it, what its time is, and which word it ends with. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import type { ProductionWitness } from "../../../src/engine/ladder/ask-production.ts";
import { begunBefore, overtaken, unrecorded, unverified } from "../../../src/engine/ladder/rung-ends.ts";
import { type Marked, type RungRequest, takeRung } from "../../../src/engine/ladder/take-rung.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { hold, pass } from "../../../src/lib/verdict.ts";
import { host } from "../../../src/rungs/host.ts";
import type { Rung, RungContext, RungRelease } from "../../../src/rungs/contract.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";

const NOW = 1_000_000;
const LIMIT_MS = 20_000;
const OFF = { is: "done", summary: "The lever is off." } as const;
const DUE = { is: "due", state: "was on" } as const;
const NO = hold("credential_insufficient", "no", "ask");
const IMPOSSIBLE = { is: "impossible", verdict: NO } as const;
const PULLED = pass("rung_done", "The lever was pulled.");
const RELEASE = { id: "r1" } as RungRelease;

const trouble = (status?: number) =>
  new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: "Levers",
    message: "no answer",
    remedy: "wait",
    ...(status === undefined ? {} : { status }),
  });

type Found = Awaited<ReturnType<Rung["observe"]>>;

interface Wishes extends Partial<RungRequest> {
  readonly rung?: Partial<Rung>;
  /** What is found, one look after the other; the last one of all that follow. */
  readonly finds?: readonly (Found | ProviderError)[];
}

async function taken({ rung: changes = {}, finds = [DUE, OFF], ...request }: Wishes = {}) {
  const clock = createVirtualClock(NOW);
  const asked: string[] = [];
  const opened: Partial<RungContext>[] = [];
  let looks = 0;
  const rung: Rung = {
    ...host,
    key: "lever",
    moves: "behavior",
    observe: async () => {
      const found = finds[Math.min((looks += 1), finds.length) - 1] ?? OFF;
      if (found instanceof ProviderError) throw found;
      return found;
    },
    apply: async (_spec, state) => (asked.push(`apply ${String(state)}`), PULLED),
    ...changes,
  };
  const openRung: CommandContext["openRung"] = async (_key, order) => {
    opened.push({ begun: order.begun, until: order.until, release: order.release });
    return { rung, spec: order.spec, context: { ...order, clock } as unknown as RungContext };
  };
  const end = await takeRung({ clock, openRung } as unknown as CommandContext, {
    key: "lever",
    spec: { which: "lever" },
    release: RELEASE,
    limitMs: LIMIT_MS,
    begun: false,
    resumed: false,
    witness: null,
    mark: async () => (asked.push("mark"), "recorded"),
    ...request,
  });
  return { clock, asked, opened, end, tookMs: clock.now() - NOW };
}

describe("a rung", () => {
  it("is observed, applied once, and observed again until the world shows it", async () => {
    const { end, asked, opened, tookMs } = await taken({ finds: [DUE, DUE, trouble(), OFF] });
    expect(end).toMatchObject({ key: "lever", word: "done", verdict: { summary: "The lever is off." }, restore: null });
    expect(asked).toEqual(["apply was on"]);
    expect(opened).toEqual([{ begun: false, until: NOW + LIMIT_MS, release: RELEASE }]);
    expect(tookMs).toBe(1_000);
  });

  it.each([
    ["was so before, as far as anybody knows", OFF, {}, "already"],
    ["was so before, and a run died", OFF, { resumed: true }, "done"],
    ["was otherwise before the release", { ...OFF, before: "otherwise" }, {}, "done"],
    ["was so before the release", { ...OFF, before: "so" }, { resumed: true }, "already"],
    ["was begun by us", { ...OFF, before: "so" }, { begun: true }, "done"],
    ["changes the repository", OFF, { rung: { moves: "source" } }, "done"],
  ] satisfies readonly (readonly [string, Found, Wishes, string])[])(
    "that is so already, and %s",
    async (_, found, wishes, word) => {
      const { end, asked } = await taken({ finds: [found], ...wishes });
      expect(end.word).toBe(word);
      expect(asked).toEqual([]);
    },
  );

  it("that is not possible fails with its own verdict, before it is applied or after", async () => {
    const before = await taken({ finds: [IMPOSSIBLE] });
    expect(before.end).toMatchObject({ word: "failed", verdict: NO });
    expect(before.asked).toEqual([]);
    const after = await taken({ finds: [DUE, IMPOSSIBLE] });
    expect(after.end).toMatchObject({ word: "failed", verdict: NO });
    expect(after.asked).toEqual(["apply was on"]);
    const refused = await taken({ rung: { apply: async () => NO, restore: async () => PULLED } });
    expect(refused.end).toMatchObject({ word: "failed", verdict: NO, restore: null });
  });

  it("whose answer was lost is as the world shows it, and one that is refused is not", async () => {
    const lost = await taken({ rung: { apply: () => Promise.reject(trouble(503)) } });
    expect(lost.end.word).toBe("done");
    for (const status of [401, 403]) {
      const { end } = await taken({ rung: { apply: () => Promise.reject(trouble(status)) } });
      expect(end.word).toBe("failed");
    }
    const broken = await taken({ finds: [DUE], rung: { apply: () => Promise.reject(new TypeError("ours")) } });
    expect(broken.end).toMatchObject({ word: "failed", verdict: { reasonCode: "internal_error" } });
  });

  it("whose word counts is not looked at again, and is open where that was lost", async () => {
    const wordCounts = () => true;
    const said = await taken({ finds: [DUE], rung: { wordCounts } });
    expect(said.end).toMatchObject({ word: "done", verdict: PULLED });
    const lost = await taken({ finds: [DUE], rung: { wordCounts, apply: () => Promise.reject(trouble()) } });
    expect(lost.end).toMatchObject({ word: "begun", verdict: unverified("lever") });
  });
});

describe("a rung that must not be taken twice", () => {
  const rung = { once: () => true };

  it("is recorded before it is applied, and left where it was begun or cannot be recorded", async () => {
    expect((await taken({ rung })).asked).toEqual(["mark", "apply was on"]);
    for (const [wishes, word, verdict] of [
      [{ begun: true }, "begun", begunBefore("lever")],
      [{ mark: async (): Promise<Marked> => "taken" }, "begun", begunBefore("lever")],
      [{ mark: async (): Promise<Marked> => "unrecorded" }, "failed", unrecorded("lever")],
    ] as const) {
      const { end, asked } = await taken({ rung, ...wishes });
      expect(end).toMatchObject({ word, verdict });
      expect(asked).toEqual([]);
    }
  });

  it("is one of those that say so: any other is not recorded", async () => {
    expect((await taken({ rung: { once: () => false } })).asked).toEqual(["apply was on"]);
  });
});

describe("a rung that may help", () => {
  const spans: (readonly [number, number])[] = [];
  const witness = (fails: boolean, help: Awaited<ReturnType<ProductionWitness["helped"]>>): ProductionWitness => ({
    fails: async () => fails,
    helped: async (settledAt, until) => (spans.push([settledAt - NOW, until - NOW]), help),
  });

  it.each(["helped", "unhelpful"] as const)("ends with %s where that is what production shows", async (help) => {
    const { end } = await taken({ witness: witness(true, help) });
    expect(end).toMatchObject({ word: help, verdict: { reasonCode: `rung_${help}` } });
    // A second of its time is left to say so.
    expect(spans.at(-1)).toEqual([5_000, LIMIT_MS - 1_000]);
    await taken({ witness: witness(true, help), rung: { settlesMs: () => 2_000 } });
    expect(spans.at(-1)).toEqual([2_000, LIMIT_MS - 1_000]);
  });

  it("is done where production is another's by then, and left out only where it is for that alone", async () => {
    const { end } = await taken({ witness: witness(true, "unshown") });
    expect(end).toMatchObject({ word: "done", verdict: overtaken(pass("rung_done", "The lever is off.")) });
    const seen = await taken({ rung: { onlyIfSeen: true } });
    expect(seen.end.word).toBe("done");
    expect((await taken({ rung: { onlyIfSeen: true }, witness: witness(false, "helped") })).end.word).toBe("skipped");
    const asked = spans.length;
    expect((await taken({ witness: witness(false, "helped") })).end.word).toBe("done");
    const lost = { wordCounts: () => true, apply: () => Promise.reject(trouble()) };
    expect((await taken({ witness: witness(true, "helped"), rung: lost })).end.word).toBe("begun");
    expect(spans).toHaveLength(asked);
  });
});

describe("what a rung changed", () => {
  it("is put back with a time of its own, of fifteen seconds", async () => {
    const put: unknown[] = [];
    const restore: Rung["restore"] = async (spec, state) => (put.push(spec, state), PULLED);
    const { end, opened, clock } = await taken({ rung: { restore } });
    await clock.sleep(60_000);
    const since = clock.now();
    expect(await end.restore?.()).toMatchObject(PULLED);
    expect(put).toEqual([{ which: "lever" }, "was on"]);
    expect(opened[1]).toEqual({ begun: false, until: since + 15_000, release: RELEASE });
  });

  it("is said to be left where that breaks or takes too long", async () => {
    const broken = await taken({ rung: { restore: () => Promise.reject(new TypeError("ours")) } });
    expect(await broken.end.restore?.()).toMatchObject({ reasonCode: "internal_error" });
    const slow = await taken({ rung: { restore: () => new Promise<never>(() => undefined) } });
    const since = slow.clock.now();
    expect(await slow.end.restore?.()).toMatchObject({ reasonCode: "rung_unverified" });
    expect(slow.clock.now() - since).toBe(15_000);
  });
});
