/** What is told of rungs that nobody has put back, after a ladder was climbed or given up: looked at, never changed. */
import { describe, expect, it } from "vitest";
import { hold } from "../../../src/lib/verdict.ts";
import type { Rung } from "../../../src/rungs/contract.ts";
import { leverRung, openLadder, ours, witness } from "./ladder-world.ts";

const left = (key: string) =>
  `what an earlier run changed by ${key} may still be so: look at it, and put it back by hand when the cause is known`;

describe("what a ladder tells of a rung", () => {
  it("is in whole words where it may come about later", async () => {
    const { ladder, notes } = await openLadder({ order: { resumed: true } });
    await ladder.lookBehind();
    expect(notes).toEqual([
      "an earlier run of this rollback left no word about lever: nothing is to be seen of it now, but what it may have asked for can arrive late, so look again in some minutes",
    ]);
    expect(ladder.words()).toEqual({});
  });

  it.each(["helped", "already", "skipped"] as const)(
    "is nothing where an earlier run said that it was %s",
    async (word) => {
      const order = { words: { lever: word }, resumed: true };
      const { ladder, notes } = await openLadder({ lever: { on: false }, order });
      await ladder.lookBehind();
      expect(notes).toEqual([]);
    },
  );

  it("is nothing where it cannot be so at all", async () => {
    const rung: Partial<Rung> = { observe: async () => ({ is: "impossible", verdict: hold("not_found", "", "") }) };
    const { ladder, notes } = await openLadder({ rung, order: { resumed: true } });
    await ladder.lookBehind();
    expect(notes).toEqual([]);
  });

  it("is nothing where it was refused, although somebody has made it so since", async () => {
    const lever = { on: true, sent: [] };
    const rung: Partial<Rung> = {
      ...leverRung(lever),
      observe: async () => (lever.on ? { is: "due", state: 1 } : { is: "done", summary: "Off.", before: "otherwise" }),
      apply: async () => hold("credential_insufficient", "no", "ask"),
    };
    const { ladder, notes } = await openLadder({ rung });
    await ladder.climbToHost(ours, witness(true));
    lever.on = false;
    await ladder.lookBehind();
    expect([ladder.words(), notes]).toEqual([{ lever: "failed" }, []]);
  });

  it("is told where another run has begun it, which must not be taken twice", async () => {
    const { ladder, notes } = await openLadder({ rung: { once: () => true }, order: { begin: async () => false } });
    await ladder.climbToHost(ours, witness(true));
    await ladder.lookBehind();
    expect([ladder.words(), notes]).toEqual([{ lever: "begun" }, [left("lever")]]);
  });

  it("is told of each by itself, and of none that the program does not know", async () => {
    const second = leverRung({ on: false, sent: [] }, { key: "second" });
    const rung: Partial<Rung> = { apply: async () => hold("credential_insufficient", "no", "ask") };
    const { ladder, notes } = await openLadder({
      rung,
      first: "hand crank",
      after: [second],
      order: { resumed: true },
    });
    await ladder.climbToHost(ours, witness(true));
    await ladder.lookBehind();
    expect(notes).toEqual([left("second")]);
    expect(ladder.words()).toEqual({ lever: "failed", second: "begun" });
  });
});
