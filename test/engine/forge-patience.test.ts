import { describe, expect, it } from "vitest";
import { AFTER_ROLLBACK_MS, createForgePatience } from "../../src/engine/forge-patience.ts";
import type { Forge } from "../../src/providers/contract.ts";
import { createVirtualClock } from "../../src/sandbox/virtual-clock.ts";
import { failureOf } from "../providers/github/failure-of.ts";

/** A forge of which one request takes so long, or never ends; it ends with its signal, as a real one does. */
function open(answerMs: number) {
  const clock = createVirtualClock(0);
  const forgeUntil = async (signal: AbortSignal) =>
    ({
      listCommitStatuses: async () => {
        signal.throwIfAborted();
        await clock.sleep(answerMs, signal);
        return [];
      },
    }) as Partial<Forge> as Forge;
  const role = () => Promise.reject(new Error("not asked"));
  const patience = createForgePatience({ clock, forgeUntil, role });
  return { clock, patience, ask: () => patience.spend((forge) => forge.listCommitStatuses("c")) };
}

describe("the patience with a forge once production is safe", () => {
  it("ends what hangs, and whatever comes after it at once", async () => {
    const { clock, ask } = open(10 * 60_000);
    expect((await failureOf(ask())).reasonCode).toBe("vendor_timeout");
    expect(clock.now()).toBe(AFTER_ROLLBACK_MS);
    expect((await failureOf(ask())).message).toContain("20s");
    expect(clock.now()).toBe(AFTER_ROLLBACK_MS);
  });

  it("is one for all that is asked, and counts nothing else's time", async () => {
    const { clock, ask } = open(8_000);
    await ask();
    await clock.sleep(3_600_000);
    await ask();
    const startedAt = clock.now();
    await failureOf(ask());
    expect(clock.now() - startedAt).toBe(AFTER_ROLLBACK_MS - 16_000);
  });
});
