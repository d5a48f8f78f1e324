/** One build on its way to the domains of the project for drills: what is sent, how often, and when it is given up. */
import { describe, expect, it } from "vitest";
import { goForward } from "../../../src/engine/drill/go-forward.ts";
import type { ChangeAnswer } from "../../../src/providers/contract.ts";
import { production } from "../../release/facts.ts";
import { NOW, openSmallWorld, silence, type SmallWishes } from "../small-world.ts";

const WAY = { from: "dpl_old", to: "dpl_new" };

interface Wishes extends SmallWishes {
  /** What the host says to a promotion, and does nothing. */
  readonly answers?: () => Promise<ChangeAnswer>;
}

async function gone({ answers, ...wishes }: Wishes = {}) {
  const sentAt: number[] = [];
  const world = openSmallWorld({ production: production("dpl_old"), ...wishes });
  const { promote } = world.host;
  world.host.promote = (id) => {
    sentAt.push(world.clock.now() - NOW);
    return answers === undefined ? promote(id) : answers();
  };
  const verdict = await goForward(world.context, world.journal, world.host, WAY);
  return { world, verdict, sentAt, tookMs: world.clock.now() - NOW };
}

describe("a build of the project for drills", () => {
  it("is promoted once, and read back on the project and every domain", async () => {
    const { world, verdict } = await gone();
    expect(verdict).toMatchObject({
      outcome: "pass",
      reasonCode: "promoted",
      summary: "The project for drills serves dpl_new.",
    });
    expect(world.asked).toEqual(["read", "promote dpl_new", "read"]);
    expect(world.said("progress")).toEqual(["the host took the promotion of dpl_new"]);
  });

  it("is there already where the project serves it", async () => {
    const { verdict, sentAt } = await gone({ production: production("dpl_new") });
    expect([verdict.outcome, sentAt]).toEqual(["pass", []]);
  });

  it("is left where somebody else has changed the project", async () => {
    const { verdict, sentAt } = await gone({ production: production("dpl_theirs") });
    expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "production_moved" });
    expect(sentAt).toEqual([]);
  });

  it("is held where the host refuses it, busy or not", async () => {
    for (const status of [402, 409]) {
      const refused = { kind: "refused", status, message: "no" } as const;
      const { verdict, sentAt } = await gone({ answers: async () => refused });
      expect(verdict).toMatchObject({ outcome: "hold", reasonCode: "promotion_refused" });
      expect(sentAt).toEqual([0]);
    }
  });

  it("is asked for three times at most where no answer comes, and given up after five minutes", async () => {
    const { world, verdict, sentAt, tookMs } = await gone({ answers: () => Promise.reject(silence()) });
    expect(verdict).toMatchObject({
      outcome: "hold",
      reasonCode: "read_back_mismatch",
      summary: "After 5 minutes the project for drills does not serve dpl_new on every domain.",
      remedy: expect.stringContaining("it goes on from what is there"),
    });
    expect(sentAt).toHaveLength(3);
    // Fifteen seconds without a trace each time.
    expect(sentAt[1]).toBeGreaterThan(15_000);
    expect(tookMs).toBeGreaterThan(5 * 60_000);
    expect(world.said("note")).toContain("the host's answer to the promote was lost: no answer");
    expect(world.said("progress")).toContain("waiting for the domains");
  });
});
