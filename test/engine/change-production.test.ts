/** The loop that a promote and a rollback share: what it sends, how often, and when it stops. */
import { describe, expect, it } from "vitest";
import { changeProduction, type ProductionChange } from "../../src/engine/change-production.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Journal } from "../../src/engine/journal.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { ChangeAnswer } from "../../src/providers/contract.ts";
import type { ProductionState } from "../../src/release/world.ts";
import { production } from "../release/facts.ts";
import { createSimulatedClock } from "../simulation/run-release.ts";

const MINUTE = 60_000;
const ACCEPTED: ChangeAnswer = { kind: "accepted" };

interface Seen {
  readonly production: ProductionState;
}
type Wishes = Partial<ProductionChange<Seen, string>> & {
  readonly arrives?: (sent: number, elapsedMs: number) => boolean;
};

const trouble = (status?: number) =>
  new ProviderError({
    reasonCode: "vendor_unavailable",
    vendor: "model",
    message: "no answer",
    remedy: "wait",
    ...(status === undefined ? {} : { status }),
  });

/** A host that shows the change once `arrives` says so; decides to send while nothing is asked. */
function run({ arrives = () => false, ...wishes }: Wishes = {}) {
  const clock = createSimulatedClock(0);
  const sentAt: number[] = [];
  const notes: string[] = [];
  const looks: number[] = [];
  const journal: Partial<Journal> = {
    note: (text) => void notes.push(text),
    progress: () => undefined,
    productionAfter: () => undefined,
  };
  const context: Partial<CommandContext> = { clock };
  const result = changeProduction<Seen, string>(context as CommandContext, journal as Journal, {
    name: "change",
    known: null,
    decide: (world, asked) => {
      if (world.production.project.productionDeploymentId === "new") return { do: "end", end: async () => "shown" };
      if (asked.refused !== null) return { do: "end", end: async () => `refused: ${asked.refused}` };
      if (asked.requestedAt === null) return { do: "send" };
      return { do: "wait", waitingFor: "the domains", untraced: !asked.queued };
    },
    taken: () => "taken",
    maximumRequests: 3,
    patient: false,
    giveUp: async () => "gave up",
    ...wishes,
    observe: async (before) => {
      looks.push(clock.now());
      await wishes.observe?.(before);
      return { production: production(arrives(sentAt.length, clock.now()) ? "new" : "old") };
    },
    send: async () => {
      sentAt.push(clock.now());
      return (await wishes.send?.()) ?? ACCEPTED;
    },
  });
  return { result, sentAt, notes, looks, clock };
}

describe("a change of production", () => {
  it("is asked for once and ends when production shows it", async () => {
    const { result, sentAt } = run({ arrives: (sent, elapsed) => sent > 0 && elapsed >= 2_000 });
    expect(await result).toBe("shown");
    expect(sentAt).toEqual([0]);
  });

  it("that production already shows is not requested", async () => {
    const { result, sentAt } = run({ arrives: () => true });
    expect(await result).toBe("shown");
    expect(sentAt).toEqual([]);
  });

  it("whose answer is lost is requested again only after 15 seconds without a trace, and only a few times", async () => {
    const { result, sentAt, notes } = run({ send: () => Promise.reject(trouble()) });
    expect(await result).toBe("gave up");
    expect(sentAt).toHaveLength(3);
    for (const [index, at] of sentAt.slice(1).entries()) expect(at - (sentAt[index] ?? 0)).toBeGreaterThan(15_000);
    expect(notes[0]).toBe("the host's answer to the change was lost: no answer");
  });

  it("of which the host shows a trace is waited for, and not requested again", async () => {
    const { result, sentAt, clock } = run({ send: async () => ({ kind: "queued" }) });
    expect(await result).toBe("gave up");
    expect(sentAt).toEqual([0]);
    expect(clock.now()).toBeGreaterThan(5 * MINUTE);
    expect(clock.now()).toBeLessThan(6 * MINUTE);
  });

  it("that the host refuses is read once more before it ends so", async () => {
    const send = async (): Promise<ChangeAnswer> => ({ kind: "refused", status: 409, message: "it is current" });
    const { result, looks } = run({ send });
    expect(await result).toBe("refused: it is current");
    expect(looks).toHaveLength(2);
    expect(await run({ send, arrives: (sent) => sent > 0 }).result).toBe("shown");
  });

  it.each([401, 403])("ends at once where the credential is refused (%i)", async (status) => {
    const { result, sentAt } = run({ send: () => Promise.reject(trouble(status)) });
    await expect(result).rejects.toMatchObject({ status });
    expect(sentAt).toHaveLength(1);
  });

  it("does what comes before the request, and reads the world again before it asks", async () => {
    let prepared = 0;
    const { result, looks } = run({
      decide: (_world, asked) => {
        if (prepared === 0) return { do: "prepare", prepare: async () => void (prepared += 1) };
        return asked.requests === 0 ? { do: "send" } : { do: "end", end: async () => "sent" };
      },
    });
    expect(await result).toBe("sent");
    expect([prepared, looks.length]).toEqual([1, 3]);
  });
});

describe("a host that cannot be read", () => {
  const failing = (times: number, error: Error) => {
    let left = times;
    return async (): Promise<Seen> => {
      if ((left -= 1) >= 0) throw error;
      return { production: production("old") };
    };
  };

  it("is waited for by a patient change, before the request and after it, and said once", async () => {
    const { result, notes } = run({ patient: true, observe: failing(5, trouble(503)), arrives: (sent) => sent > 0 });
    expect(await result).toBe("shown");
    expect(notes).toEqual(["the host cannot be read, trying again: no answer"]);
  });

  it("ends any other change at once, and a patient one where the credential is refused or the time is over", async () => {
    await expect(run({ observe: failing(1, trouble(503)) }).result).rejects.toMatchObject({ status: 503 });
    await expect(run({ patient: true, observe: failing(1, trouble(401)) }).result).rejects.toMatchObject({
      status: 401,
    });
    const { result, clock } = run({ patient: true, observe: failing(1_000, trouble(503)) });
    await expect(result).rejects.toMatchObject({ status: 503 });
    expect(clock.now()).toBeLessThan(6 * MINUTE);
  });
});
