/** Production's http gates in a stage of a rollout: what fails on both sides is not blamed on the release. */
import { describe, expect, it } from "vitest";
import { askBothSides } from "../../../src/engine/rollout/ask-both-sides.ts";
import { createWatchMemory } from "../../../src/engine/watch/watch-memory.ts";
import { fail, hold, pass, type Verdict } from "../../../src/lib/verdict.ts";
import { GATE } from "../small-world.ts";
import { openRollingWorld, rollingRecord, stage } from "./rolling-world.ts";

const SIDES = { candidate: "side=new", stable: "side=old" };
const GOOD = pass("gate_passed", "fine");
const BAD = fail("gate_failed", "HTTP 500", "Fix it.", [{ label: "status", value: "500" }]);
const BLIND = hold("vendor_unavailable", "no answer", "wait");
const SECOND = { ...GATE, title: "Second" };
const SLOW = { ...GATE, title: "Flow", gate: "playwright" };

interface Wishes {
  /** Of the release, and of what serves beside it. */
  readonly gates?: Readonly<Record<string, readonly [Verdict, Verdict]>>;
  readonly sides?: typeof SIDES | null;
  readonly verify?: readonly (typeof GATE)[];
}

async function ask({ gates = {}, sides = SIDES, verify = [GATE, SECOND, SLOW] }: Wishes = {}) {
  const world = openRollingWorld({ plan: { production: { verify } } });
  const asked: string[] = [];
  const context = {
    ...world.context,
    sides,
    checkGate: async ({ title }: { title: string }, { query = "none" }: { readonly query?: string }) => {
      asked.push(`${title} ${query}`);
      const [ofRelease, beside] = gates[title] ?? [GOOD, GOOD];
      return query === SIDES.stable ? beside : ofRelease;
    },
  };
  const memory = createWatchMemory(true);
  const release = { host: world.host, record: rollingRecord(), stage: stage(0) };
  const verdicts = await askBothSides(context as never, world.journal, release, memory);
  return { verdicts, asked, remembered: memory.gates };
}

describe("the gates of a stage", () => {
  it("ask for the release alone where it passes, and only those that can ask for one side", async () => {
    const { verdicts, asked, remembered } = await ask();
    expect(verdicts).toMatchObject([{ outcome: "pass", reasonCode: "verified" }]);
    expect(asked).toEqual(["Chat side=new", "Second side=new"]);
    expect(remembered).toBe(verdicts[0]);
  });

  it("are asked again at the next look where one gave no answer", async () => {
    const { verdicts, asked, remembered } = await ask({ gates: { Chat: [BLIND, BAD] } });
    expect(verdicts).toMatchObject([{ outcome: "hold", reasonCode: "vendor_unavailable" }]);
    expect(asked).toEqual(["Chat side=new", "Second side=new"]);
    expect(remembered).toBeNull();
  });

  it("fail the release where what serves beside it passes, or cannot be asked", async () => {
    for (const beside of [GOOD, BLIND]) {
      const { verdicts, asked, remembered } = await ask({ gates: { Chat: [BAD, beside] } });
      expect(verdicts).toMatchObject([{ outcome: "fail", reasonCode: "gate_failed", summary: "Chat: HTTP 500" }]);
      expect(asked.slice(2)).toEqual(["Chat side=old", "Second side=old"]);
      expect(remembered).toBe(verdicts[0]);
    }
  });

  it("hold where any of them fails beside it as well, and are asked again", async () => {
    for (const gates of [{ Chat: [BAD, BAD] }, { Chat: [BAD, GOOD], Second: [GOOD, BAD] }] as const) {
      const { verdicts, remembered } = await ask({ gates });
      expect(verdicts).toEqual([
        hold(
          "both_sides_fail",
          "Chat: HTTP 500 What serves beside it fails as well, so this may not be the release.",
          "Look at what both need: the database, a vendor, the domain. The gates are asked again at each check.",
          BAD.evidence,
        ),
      ]);
      expect(remembered).toBeNull();
    }
  });

  it("are not asked where no gate, or no request, can ask for one side", async () => {
    const nothing = { verdicts: [], asked: [], remembered: null };
    expect(await ask({ verify: [SLOW] })).toEqual(nothing);
    expect(await ask({ sides: null })).toEqual(nothing);
  });
});
