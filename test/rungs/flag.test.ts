import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/lib/error.ts";
import type { Flag, FlagAnswer, FlagSetting, PlannedFlag } from "../../src/providers/contract.ts";
import { flag } from "../../src/rungs/flag.ts";
import type { RungContext, RungObservation } from "../../src/rungs/contract.ts";

const SPEC: PlannedFlag = { vendor: "v", spec: "chat", name: "chat", told: "chat, to off", settlesMs: 1 };

/** A vendor's flag, and what can happen to it. */
interface World {
  setting: FlagSetting;
  version: number;
  obstacle: string | null;
  /** Happens when a change arrives, before it is taken. */
  arriving: () => void;
  answer: FlagAnswer | ProviderError | null;
  readonly asked: { readonly setting: FlagSetting; readonly reason: string }[];
}

function open(changes: Partial<World> = {}) {
  const world: World = {
    setting: "on",
    version: 1,
    obstacle: null,
    arriving: () => {},
    answer: null,
    asked: [],
    ...changes,
  };
  const opened: Flag = {
    safe: "off",
    read: async () => ({ setting: world.setting, version: String(world.version), obstacle: world.obstacle }),
    async set(setting, found, reason) {
      world.arriving();
      world.asked.push({ setting, reason });
      if (world.answer instanceof ProviderError) throw world.answer;
      if (world.answer !== null) return world.answer;
      if (String(world.version) !== found.version) return { kind: "changed", message: "another version" };
      somebodySets(world, setting);
      return { kind: "accepted" };
    },
    readLastChange: async () => ({ by: "ada", at: Date.parse("2026-11-20T12:00:00Z") }),
  };
  const context: RungContext<"flags"> = {
    roles: { flags: { open: () => opened } },
    release: {
      id: "r1",
      commit: "c1",
      project: "web",
      candidate: "dpl_2",
      knownGood: null,
      flag: null,
      reason: "error_rate 8% > 5%",
      runUrl: "https://github.com/acme/web/actions/runs/1",
    },
    clock: { now: () => 0, sleep: async () => {} },
    signal: new AbortController().signal,
    until: 30_000,
    begun: false,
    directory: "/",
    env: {},
    output: () => {},
  };
  return { world, context };
}

function somebodySets(world: World, setting: FlagSetting): void {
  world.setting = setting;
  world.version += 1;
}

function stateOf<State>(found: RungObservation<State>): State {
  if (found.is === "due") return found.state;
  throw new Error(`not due: ${JSON.stringify(found)}`);
}

describe("the flag's rung", () => {
  it("sets the flag to what is safe, tells the vendor why, and sees it done", async () => {
    const { world, context } = open();
    const state = stateOf(await flag.observe(SPEC, context));
    expect(await flag.apply(SPEC, state, context)).toMatchObject({
      outcome: "pass",
      summary: "the flag chat was on and is off now.",
    });
    expect(world.asked).toEqual([
      { setting: "off", reason: expect.stringMatching(/rollback of r1: error_rate 8% > 5% .*runs\/1/) },
    ]);
    expect(await flag.observe(SPEC, context)).toMatchObject({ is: "done" });
  });

  it("does nothing where the flag is safe already, whatever the order of a map's keys", async () => {
    const { context } = open({ setting: { b: 1, a: [{ d: 2, c: 1 }] } });
    const opened = context.roles.flags.open(null);
    const maps = {
      ...context,
      roles: { flags: { open: () => ({ ...opened, safe: { a: [{ c: 1, d: 2 }], b: 1 } }) } },
    };
    expect(await flag.observe(SPEC, maps)).toMatchObject({ is: "done" });
    expect(await flag.observe(SPEC, context)).toMatchObject({ is: "due" });
  });

  it("is not possible where the vendor says what is in the way", async () => {
    const { context } = open({ obstacle: "The item chat is a map." });
    expect(await flag.observe(SPEC, context)).toMatchObject({
      is: "impossible",
      verdict: { outcome: "hold", reasonCode: "flag_unfit", summary: "The item chat is a map." },
    });
  });

  it("leaves a flag alone that somebody changes between the reading and the change, and says who and when", async () => {
    const { world, context } = open();
    const state = stateOf(await flag.observe(SPEC, context));
    somebodySets(world, "on for 10 %");
    expect(await flag.apply(SPEC, state, context)).toMatchObject({
      outcome: "hold",
      reasonCode: "flag_changed",
      summary: expect.stringMatching(/^ada changed the flag chat meanwhile, at 2026-11-20T12:00:00Z/),
    });
    expect(world.asked).toEqual([]);
  });

  it("leaves it alone where the vendor compares, and somebody was faster by a moment", async () => {
    const { world, context } = open();
    const state = stateOf(await flag.observe(SPEC, context));
    world.arriving = () => somebodySets(world, "on for 10 %");
    expect(await flag.apply(SPEC, state, context)).toMatchObject({ outcome: "hold", reasonCode: "flag_changed" });
    expect(world.setting).toBe("on for 10 %");
  });

  it("does not ask where somebody has just made it safe", async () => {
    const { world, context } = open();
    const state = stateOf(await flag.observe(SPEC, context));
    somebodySets(world, "off");
    expect(await flag.apply(SPEC, state, context)).toMatchObject({ outcome: "pass" });
    expect(world.asked).toEqual([]);
  });

  it.each<FlagAnswer>([
    { kind: "refused", status: 405, message: "needs an approval" },
    // It says that it was changed, and it was not: a rule of the vendor's is in the way.
    { kind: "changed", message: "needs an approval" },
  ])("holds where the vendor does not do it: %j", async (answer) => {
    const { context } = open({ answer });
    const state = stateOf(await flag.observe(SPEC, context));
    expect(await flag.apply(SPEC, state, context)).toMatchObject({
      outcome: "hold",
      reasonCode: "flag_refused",
      summary: "the flag chat stays on: needs an approval.",
    });
  });

  it("throws on where the answer is lost, so that the world is asked what became of it", async () => {
    const lost = new ProviderError({ reasonCode: "vendor_timeout", vendor: "V", message: "m", remedy: "r" });
    const { world, context } = open({ answer: lost });
    const state = stateOf(await flag.observe(SPEC, context));
    await expect(flag.apply(SPEC, state, context)).rejects.toBe(lost);
    somebodySets(world, "off");
    expect(await flag.observe(SPEC, context)).toMatchObject({ is: "done" });
  });
});

describe("putting the flag back", () => {
  it("sets it as it was", async () => {
    const { world, context } = open();
    const state = stateOf(await flag.observe(SPEC, context));
    await flag.apply(SPEC, state, context);
    expect(await flag.restore?.(SPEC, state, context)).toMatchObject({ outcome: "pass" });
    expect(world.setting).toBe("on");
  });

  it.each([
    ["to something else", (world: World) => somebodySets(world, "on for 10 %")],
    [
      "and left it off",
      (world: World) => {
        somebodySets(world, "on");
        somebodySets(world, "off");
      },
    ],
  ])("leaves it as it is where somebody changed it since %s", async (_what, change) => {
    const { world, context } = open();
    const state = stateOf(await flag.observe(SPEC, context));
    await flag.apply(SPEC, state, context);
    change(world);
    const left = world.setting;
    expect(await flag.restore?.(SPEC, state, context)).toMatchObject({ outcome: "hold", reasonCode: "flag_changed" });
    expect(world.setting).toBe(left);
  });

  it("leaves it as it is where it is not known whose change made it safe", async () => {
    const { world, context } = open();
    const state = stateOf(await flag.observe(SPEC, context));
    somebodySets(world, "off");
    expect(await flag.restore?.(SPEC, state, context)).toMatchObject({ outcome: "hold" });
    expect(world.setting).toBe("off");
  });

  it("has nothing to do where somebody has put it back", async () => {
    const { world, context } = open();
    const state = stateOf(await flag.observe(SPEC, context));
    await flag.apply(SPEC, state, context);
    somebodySets(world, "on");
    expect(await flag.restore?.(SPEC, state, context)).toMatchObject({ outcome: "pass" });
    expect(world.asked).toHaveLength(1);
  });

  it.each([
    [
      "was not safe before the release",
      { vendor: SPEC.vendor, name: SPEC.name, setting: "on", version: "1" },
      "otherwise",
    ],
    ["was safe before the release", { vendor: SPEC.vendor, name: SPEC.name, setting: "off", version: "1" }, "so"],
    [
      "was safe before, and set to and fro since",
      { vendor: SPEC.vendor, name: SPEC.name, setting: "off", version: "0" },
      undefined,
    ],
    ["was not recorded", null, undefined],
    [
      "is another one than was recorded",
      { vendor: SPEC.vendor, name: "another", setting: "on", version: "1" },
      undefined,
    ],
  ])("says of a flag that is safe and %s what is known of that", async (_how, recorded, before) => {
    const { context } = open({ setting: "off" });
    const release = { ...context.release, flag: recorded };
    const found = await flag.observe(SPEC, { ...context, release });
    expect(found).toMatchObject({ is: "done" });
    expect("before" in found ? found.before : undefined).toBe(before);
  });
});
