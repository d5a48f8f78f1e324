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
    expect(await failureOf(ask())).toMatchObject({
      reasonCode: "vendor_timeout",
      vendor: "GitHub",
      remedy: "Check githubstatus.com; run the same command again, and it writes what is missing.",
    });
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

  it("asks the forge of the command where none of its requests can hang, and connects it once", async () => {
    const asked: string[] = [];
    const forge = { listCommitStatuses: async () => [] } as Partial<Forge> as Forge;
    const role = async (name: string) => {
      asked.push(name);
      return forge as never;
    };
    const patience = createForgePatience({ clock: createVirtualClock(0), role });
    expect(await patience.forge()).toBe(forge);
    expect(await patience.spend(async (connected) => connected)).toBe(forge);
    expect(asked).toEqual(["forge"]);
  });
});
