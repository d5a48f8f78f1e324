/** What production's gates show before and after a rung, by how many rounds, and how long they are waited for. */
import { describe, expect, it } from "vitest";
import { createWitness } from "../../../src/engine/ladder/ask-production.ts";
import type { CommandContext } from "../../../src/engine/context.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { GATE, NOW, openSmallWorld } from "../small-world.ts";

const GOOD = pass("gate_passed", "fine");
const BAD = fail("gate_failed", "HTTP 500", "Fix it.");
const BLIND = hold("vendor_unavailable", "no answer", "wait");
const DOWN: Verdict = { ...BLIND, down: true };
const SECOND = { ...GATE, title: "Second" };
const TARGET = {
  url: "https://d0.example.com",
  deploymentId: "dpl_new",
  commit: "c",
  stage: "production",
  bypass: null,
} as const;
const never = new Promise<Verdict>(() => undefined);

interface Wishes {
  /** Of each round; the last one of all that follow. */
  readonly rounds?: readonly (Verdict | Promise<Verdict>)[];
  /** How long the answer to the sixth round takes. */
  readonly sixthTakes?: number;
  /** Of the second gate, in every round. */
  readonly second?: Verdict;
  readonly moved?: boolean;
  readonly verify?: readonly (typeof GATE)[];
}

function open({ rounds = [GOOD], second = GOOD, moved = false, sixthTakes = 0, verify = [GATE, SECOND] }: Wishes = {}) {
  const clock = createVirtualClock(NOW);
  const world = openSmallWorld({ clock, plan: { production: { verify } } });
  const asked: unknown[] = [];
  const checkGate: CommandContext["checkGate"] = async ({ title }, _target, how) => {
    if (title === SECOND.title) return second;
    asked.push(how);
    if (asked.length === 6) await clock.sleep(sixthTakes);
    return rounds[Math.min(asked.length, rounds.length) - 1] ?? GOOD;
  };
  const given: number[] = [];
  const witness = createWitness({ ...world.context, checkGate }, TARGET, async (withinMs) => {
    given.push(withinMs);
    return moved;
  });
  return { clock, witness, asked, given };
}

describe("production right before a rung", () => {
  it.each([
    ["fails in every round", { rounds: [BAD] }, true, 2],
    ["is down, for whoever watches it", { rounds: [DOWN] }, true, 2],
    ["passes in the first round", { rounds: [GOOD, BAD] }, false, 1],
    ["passes in the second round", { rounds: [BAD, GOOD] }, false, 2],
    ["gives no answer", { rounds: [BLIND] }, false, 1],
    ["fails at one of its gates", { second: BAD }, true, 2],
    ["fails at one and is silent at another", { rounds: [BLIND], second: BAD }, true, 2],
  ] satisfies readonly (readonly [string, Wishes, boolean, number])[])("%s", async (_, wishes, fails, rounds) => {
    const { witness, asked } = open(wishes);
    expect(await witness.fails()).toBe(fails);
    // Each gate is tried once.
    expect(asked).toEqual(Array.from({ length: rounds }, () => ({ once: true })));
  });

  it("fails nowhere where no gate can be asked, or none answers in four seconds", async () => {
    expect(await open({ verify: [] }).witness.fails()).toBe(false);
    const { witness, clock } = open({ rounds: [never] });
    expect(await witness.fails()).toBe(false);
    expect(clock.now() - NOW).toBe(4_000);
  });
});

it("a round that is over leaves nobody waiting for its time", async () => {
  const { witness, clock } = open();
  const { sleep } = clock;
  const waiting: (AbortSignal | undefined)[] = [];
  clock.sleep = (ms, signal) => {
    waiting.push(signal);
    return sleep(ms, signal);
  };
  await witness.fails();
  expect(waiting.map((signal) => signal?.aborted)).toEqual([true]);
});

describe("production after a rung", () => {
  it("has been helped once six rounds pass, half a second apart", async () => {
    const { witness, asked, clock } = open();
    expect(await witness.helped(NOW, NOW + 60_000)).toBe("helped");
    expect(asked).toHaveLength(6);
    expect(clock.now() - NOW).toBe(2_500);
  });

  it("has been helped by nobody where it is another's by then", async () => {
    expect(await open({ moved: true }).witness.helped(NOW, NOW + 60_000)).toBe("unshown");
  });

  it("is asked whose it is in what is left of the time, which may be none", async () => {
    const { witness, given } = open();
    expect(await witness.helped(NOW, NOW + 60_000)).toBe("helped");
    expect(given).toEqual([57_500]);
    const late = open({ sixthTakes: 1_000 });
    expect(await late.witness.helped(NOW, NOW + 2_501)).toBe("helped");
    expect(late.given).toEqual([0]);
  });

  it("has not been helped where a round fails once the change has settled", async () => {
    const { witness, asked } = open({ rounds: [BAD], moved: true });
    expect(await witness.helped(NOW, NOW + 60_000)).toBe("unhelpful");
    expect(asked).toHaveLength(1);
    const settling = open({ rounds: [BAD, BAD, GOOD] });
    expect(await settling.witness.helped(NOW + 5_000, NOW + 60_000)).toBe("helped");
  });

  it("has not been helped where its time is over before that is shown", async () => {
    const { witness, asked, clock } = open({ rounds: [BLIND] });
    expect(await witness.helped(NOW, NOW + 2_000)).toBe("unhelpful");
    expect([asked.length, clock.now() - NOW]).toEqual([4, 2_000]);
    // A gate that does not know is no gate that passes.
    const half = open({ second: BLIND });
    expect(await half.witness.helped(NOW, NOW + 10_000)).toBe("unhelpful");
    // Where no gate is asked, none passes.
    expect(await open({ verify: [] }).witness.helped(NOW, NOW + 10_000)).toBe("unhelpful");
  });
});
