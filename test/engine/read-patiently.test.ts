/** How long a vendor without a usable answer is waited for, on clocks that its answers put right meanwhile. */
import { describe, expect, it } from "vitest";
import { readPatiently } from "../../src/engine/read-patiently.ts";
import { ProviderError } from "../../src/lib/error.ts";

const HOUR = 3_600_000;
const PATIENCE = 60_000;
const notes: string[] = [];
const journal = { note: (text: string) => void notes.push(text) };

/** A machine whose clock is off until the first answer, and a vendor that fails for so long. */
async function readFor(failingMs: number, { offMs = 0, status = 503 } = {}) {
  let real = Date.UTC(2026, 0, 5);
  let offset = offMs;
  let tries = 0;
  const startedAt = real;
  const clock = {
    now: () => real + offset,
    sleep: async (ms: number) => {
      real += ms;
    },
  };
  const answer = await readPatiently({ clock }, journal, PATIENCE, async () => {
    tries += 1;
    real += 100;
    offset = 0;
    if (real - startedAt > failingMs) return "read";
    throw new ProviderError({
      reasonCode: "vendor_unavailable",
      vendor: "Vercel",
      status,
      message: "no",
      remedy: "wait",
    });
  }).catch(() => "gave up");
  return { answer, tries, tookMs: real - startedAt };
}

describe.each([
  ["right", 0],
  ["an hour behind", -HOUR],
  ["an hour ahead", HOUR],
])("on a clock that is %s", (_how, offMs) => {
  it("reads again until the vendor answers", async () => {
    expect(await readFor(50_000, { offMs })).toMatchObject({ answer: "read" });
  });

  it("gives up after its patience", async () => {
    const { answer, tookMs } = await readFor(2 * HOUR, { offMs });
    expect(answer).toBe("gave up");
    expect(tookMs).toBeGreaterThan(PATIENCE - 1);
    expect(tookMs).toBeLessThan(PATIENCE + 5_000);
  });
});

it.each([401, 403, 404])("believes the third %d", async (status) => {
  expect(await readFor(HOUR, { status })).toMatchObject({ answer: "gave up", tries: 3 });
});

it("says once what it waits for", async () => {
  notes.length = 0;
  await readFor(50_000);
  expect(notes).toEqual([expect.stringContaining("Vercel gave no usable answer, trying again: ")]);
});

it("waits for no mistake of ours", async () => {
  const clock = { now: () => 0, sleep: async () => undefined };
  let tries = 0;
  const broken = readPatiently({ clock }, journal, PATIENCE, async () => {
    tries += 1;
    throw new TypeError("x is undefined");
  });
  await expect(broken).rejects.toThrow("x is undefined");
  expect(tries).toBe(1);
});

describe("the time that a vendor is waited for", () => {
  /** How often it is asked where each answer, which is none, moves the clock by so much. */
  const triesOf = async (patienceMs: number, readMs: number) => {
    let now = Date.UTC(2026, 0, 5);
    let tries = 0;
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms;
      },
    };
    const read = readPatiently({ clock }, journal, patienceMs, async () => {
      tries += 1;
      now += readMs;
      throw new ProviderError({ reasonCode: "vendor_unavailable", vendor: "Vercel", message: "no", remedy: "wait" });
    });
    await expect(read).rejects.toThrow("no");
    return tries;
  };

  it("is over once it is longer than the patience, to the millisecond", async () => {
    expect([await triesOf(1_999, 0), await triesOf(2_000, 0), await triesOf(2_001, 0)]).toEqual([2, 3, 3]);
  });

  it("counts a read of a minute, and no longer one, which is a clock that was put right", async () => {
    expect([await triesOf(59_999, 60_000), await triesOf(3_999, 60_001)]).toEqual([1, 3]);
  });
});
