/** The loop that a promote and a rollback share: what it sends, how often, and when it stops. */
import { describe, expect, it } from "vitest";
import { changeProduction, type ProductionChange } from "../../src/engine/change-production.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import type { Journal } from "../../src/engine/journal.ts";
import { ProviderError } from "../../src/lib/error.ts";
import type { ChangeAnswer } from "../../src/providers/contract.ts";
import type { ProductionState } from "../../src/release/world.ts";
import { aliasRequest, production } from "../release/facts.ts";
import { createSimulatedClock } from "../simulation/run-release.ts";

const MINUTE = 60_000;
const ACCEPTED: ChangeAnswer = { kind: "accepted" };

interface Seen {
  readonly production: ProductionState;
}
type Wishes = Partial<ProductionChange<Seen, string>> & {
  readonly arrives?: (sent: number, at: number) => boolean;
  readonly startAt?: number;
  /** How long the host takes to say where production is. */
  readonly readMs?: number;
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
function run({ arrives = () => false, startAt = 0, readMs = 0, ...wishes }: Wishes = {}) {
  const clock = createSimulatedClock(startAt);
  const sentAt: number[] = [];
  const notes: string[] = [];
  const progress: string[] = [];
  const looks: number[] = [];
  const known: (string | null)[] = [];
  const journal: Partial<Journal> = {
    note: (text) => void notes.push(text),
    noteOnce: (text) => void notes.push(text),
    progress: (text) => void progress.push(text),
    productionAfter: (production) => void known.push(production?.project.productionDeploymentId ?? null),
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
      if (readMs > 0) await clock.sleep(readMs);
      return { production: production(arrives(sentAt.length, clock.now()) ? "new" : "old") };
    },
    send: async (world) => {
      sentAt.push(clock.now());
      return (await wishes.send?.(world)) ?? ACCEPTED;
    },
  });
  return { result, sentAt, notes, progress, looks, known, clock };
}

describe("a change of production", () => {
  it("is asked for once and ends when production shows it", async () => {
    const { result, sentAt } = run({ arrives: (sent, elapsed) => sent > 0 && elapsed >= 2_000 });
    expect(await result).toBe("shown");
    expect(sentAt).toEqual([0]);
  });

  it("is asked for after production was read again, once, where it took long to be read", async () => {
    const slowly = async (readMs: number) => {
      const { result, sentAt, looks } = run({ readMs, arrives: (sent) => sent > 0 });
      return { said: await result, sentAt, looks: looks.filter((at) => at < (sentAt[0] ?? 0)) };
    };
    expect(await slowly(2_000)).toEqual({ said: "shown", sentAt: [2_000], looks: [0] });
    // A host that is always slow is not read for ever.
    expect(await slowly(2_001)).toEqual({ said: "shown", sentAt: [4_002], looks: [0, 2_001] });
  });

  it("is asked for after production was read again, too, where its caller had read it, and that took long", async () => {
    const after = async (knownTookMs: number | undefined) => {
      const read = { known: { production: production("old") }, ...(knownTookMs === undefined ? {} : { knownTookMs }) };
      const { result, sentAt, looks } = run({ ...read, arrives: (sent) => sent > 0 });
      await result;
      return [looks.length, sentAt.length];
    };
    // The last look is the one that shows it.
    expect([await after(undefined), await after(2_000), await after(2_001)]).toEqual([
      [1, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  it("is not asked for where production moved while it took long to be read", async () => {
    const { result, sentAt } = run({ readMs: 30_000, arrives: (_, elapsed) => elapsed > 30_000 });
    expect(await result).toBe("shown");
    expect(sentAt).toEqual([]);
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

describe("what a change says while it lasts", () => {
  it("names production as it was read, and none between the request and the next read", async () => {
    const { result, known, progress } = run({ arrives: (sent, at) => sent > 0 && at > 0 });
    expect(await result).toBe("shown");
    expect(known).toEqual(["old", null, "old", "new"]);
    expect(progress).toEqual(["taken", "waiting for the domains"]);
  });

  it("hands on the host's request before its own, so that the two are not taken for one", async () => {
    const seen: (number | null)[] = [];
    const at = (requestedAt: number | null): Seen => ({
      production: production("old", {
        aliasRequest: requestedAt === null ? null : aliasRequest("promote", "other", "succeeded", requestedAt),
      }),
    });
    for (const requestedAt of [77, null])
      await run({
        known: at(requestedAt),
        decide: (_world, asked) => {
          expect([asked.queued, asked.answered]).toEqual([false, asked.requests === 1]);
          if (asked.requests === 0) return { do: "send" };
          seen.push(asked.before);
          return { do: "end", end: async () => "sent" };
        },
      }).result;
    expect(seen).toEqual([77, null]);
  });
});

describe("the time that the host is given", () => {
  const HOUR = 60 * MINUTE;

  it("begins anew after a preparation, however long that took", async () => {
    let prepared = false;
    const { result, sentAt, clock } = run({
      startAt: HOUR,
      decide: (_world, asked) => {
        const prepare = async () => {
          prepared = true;
          await clock.sleep(10 * MINUTE);
        };
        if (!prepared) return { do: "prepare", prepare };
        return asked.requests === 0 ? { do: "send" } : { do: "wait", waitingFor: "the host", untraced: false };
      },
    });
    expect(await result).toBe("gave up");
    expect(sentAt).toEqual([HOUR + 10 * MINUTE]);
    expect(clock.now()).toBeGreaterThan(HOUR + 15 * MINUTE);
    expect(clock.now()).toBeLessThan(HOUR + 16 * MINUTE);
  });

  it("is spent on short waits first, whatever the time of day", async () => {
    const { result, looks } = run({ startAt: HOUR, arrives: (_sent, at) => at >= HOUR + 150 });
    expect(await result).toBe("shown");
    expect(looks.slice(1)).toEqual([0, 50, 100, 150].map((after) => HOUR + after));
  });
});

describe("a change that must not be given up", () => {
  const refusing = (times: number, status: number) => {
    let left = times;
    return async (): Promise<ChangeAnswer> =>
      (left -= 1) >= 0 ? { kind: "refused", status, message: "not now" } : ACCEPTED;
  };

  it("is asked for again where the host was busy, and a few times where it knew nothing of the deployment", async () => {
    const busy = run({ patient: true, send: refusing(4, 409), arrives: (sent) => sent > 4 });
    expect(await busy.result).toBe("shown");
    expect(busy.sentAt).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
    expect(new Set(busy.notes)).toEqual(new Set(["the host could not take the change, asking again: not now"]));
    const missing = run({ patient: true, send: refusing(9, 404) });
    expect(await missing.result).toBe("refused: not now");
    expect(missing.sentAt).toHaveLength(3);
    // Anything else that the host refuses it would refuse again; and any other change stops at the first refusal.
    for (const wishes of [{ patient: true, send: refusing(1, 402) }, { send: refusing(1, 409) }])
      expect(await run(wishes).result).toBe("refused: not now");
  });

  it("ends refused where the host is busy for all of the time", async () => {
    const { result, sentAt, clock } = run({ patient: true, send: refusing(1_000, 409) });
    expect(await result).toBe("refused: not now");
    expect([sentAt.length, clock.now()]).toEqual([302, 301_000]);
  });

  it("is asked for again within two seconds where its answer was lost and the host shows no trace", async () => {
    let lost = 1;
    const send = async () => ((lost -= 1) >= 0 ? Promise.reject(trouble(500)) : ACCEPTED);
    const { result, sentAt } = run({ patient: true, send, arrives: (sent) => sent > 1 });
    expect(await result).toBe("shown");
    expect(sentAt[1]).toBeLessThan(2_000);
    // What the host has answered it is given time for.
    const answered = run({ patient: true, arrives: (sent) => sent > 1 });
    expect(await answered.result).toBe("shown");
    expect(answered.sentAt[1]).toBeGreaterThan(15_000);
  });
});

describe("a host that cannot be read after the request", () => {
  const badAfter = (good: number, times: number, error: Error) => {
    let looks = 0;
    return async (): Promise<Seen> => {
      looks += 1;
      if (looks > good && looks <= good + times) throw error;
      return { production: production("old") };
    };
  };
  const badAfterRequest = (times: number, error: Error) => badAfter(1, times, error);

  it("is read again, whatever the change: what it was asked for happens meanwhile", async () => {
    for (const error of [trouble(), trouble(401), trouble(503)]) {
      const { result, sentAt } = run({ observe: badAfterRequest(1, error), arrives: (sent) => sent > 0 });
      expect(await result).toBe("shown");
      expect(sentAt).toHaveLength(1);
    }
  });

  it("for good ends with what was sent, and names no deployment", async () => {
    for (const error of [trouble(503), trouble(401)]) {
      const { result, known } = run({ observe: badAfterRequest(1_000, error) });
      await expect(result).rejects.toThrow(
        /^The change was sent, and what production serves since then is not known: /,
      );
      expect(known.at(-1)).toBeNull();
    }
  });

  it("after it was read several times is given the rest of the time, and what was read does not count any more", async () => {
    const { result, known, looks, clock } = run({ observe: badAfter(100, 1_000, trouble(503)) });
    await expect(result).rejects.toMatchObject({ remedy: "Look at the project at the host now. wait" });
    expect(known.slice(-2)).toEqual(["old", null]);
    expect(looks[100]).toBeGreaterThan(MINUTE);
    expect(clock.now()).toBeLessThan(6 * MINUTE);
  });

  it("for a fault of ours ends with that fault, and is not read again", async () => {
    const { result, looks } = run({ observe: badAfterRequest(1, new TypeError("ours")) });
    await expect(result).rejects.toThrow(new TypeError("ours"));
    expect(looks).toHaveLength(2);
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
    expect(notes).toEqual(["model gave no usable answer, trying again: no answer"]);
  });

  it("ends any other change at once, and a patient one where the credential is refused or the time is over", async () => {
    await expect(run({ observe: failing(1, trouble(503)) }).result).rejects.toMatchObject({ status: 503 });
    await expect(run({ patient: true, observe: failing(9, trouble(401)) }).result).rejects.toMatchObject({
      status: 401,
    });
    const { result, clock } = run({ patient: true, observe: failing(1_000, trouble(503)) });
    await expect(result).rejects.toMatchObject({ status: 503 });
    expect(clock.now()).toBeLessThan(6 * MINUTE);
  });
});
