/** The small things that everything rests on: durations, verdicts, secrets, errors, retries. */
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../src/lib/clock.ts";
import { renderInstant } from "../../src/lib/instant.ts";
import { parseDuration, renderDuration } from "../../src/lib/duration.ts";
import { ProviderError, renderProblem, UsageError } from "../../src/lib/error.ts";
import { type RetryPolicy, retry } from "../../src/lib/retry.ts";
import { Secret } from "../../src/lib/secret.ts";
import { fail, hold, type Outcome, pass, worstOutcome, worstVerdict } from "../../src/lib/verdict.ts";

describe("a duration", () => {
  it("is a number and one unit", () => {
    expect(["250ms", "90s", "15m", "24h", "2d", " 1.5 h "].map(parseDuration)).toEqual([
      250, 90_000, 900_000, 86_400_000, 172_800_000, 5_400_000,
    ]);
    for (const text of ["", "15", "m", "-5m", "1e3s", "5 minutes", "1h30m", "٥m"])
      expect(parseDuration(text)).toBeNull();
  });

  it("is shown in at most two units", () => {
    expect([0, 999, 45_000, 180_000, 3_900_000, 90_061_000].map(renderDuration)).toEqual([
      "0ms",
      "999ms",
      "45s",
      "3m",
      "1h 5m",
      "1d 1h",
    ]);
  });
});

describe("the worst verdict", () => {
  const verdicts = {
    pass: pass("gate_passed", "p"),
    hold: hold("no_data", "h", "r"),
    fail: fail("gate_failed", "f", "r"),
  };
  const anyOutcome = fc.constantFrom<Outcome>("pass", "hold", "fail");

  it("wins: fail over hold over pass, and of nothing it is hold", () => {
    fc.assert(
      fc.property(fc.array(anyOutcome), (outcomes) => {
        const expected = outcomes.includes("fail")
          ? "fail"
          : outcomes.includes("hold") || outcomes.length === 0
            ? "hold"
            : "pass";
        expect(worstOutcome(outcomes)).toBe(expected);
        const worst = worstVerdict(outcomes.map((outcome) => verdicts[outcome]));
        expect(worst?.outcome ?? "hold").toBe(expected);
      }),
    );
    expect(worstVerdict([])).toBeNull();
  });
});

describe("a secret", () => {
  it("is not printed by accident", () => {
    const value = "tok_hunter2hunter2";
    const secret = new Secret("VERCEL_TOKEN", value);
    const error = new Error(`request with ${String(secret)} failed`, { cause: secret });
    const shown = [
      `${String(secret)}`,
      JSON.stringify({ secret, list: [secret] }),
      inspect({ deep: { secret } }, { depth: 9, showHidden: true }),
      inspect(error),
      Object.values(secret).join(),
      JSON.stringify(Object.entries(secret)),
      error.message,
      "" + JSON.stringify(structuredClone({ name: secret.name })),
    ].join("\n");
    expect(shown).not.toContain(value);
    expect(shown).toContain("VERCEL_TOKEN");
    expect(secret.reveal()).toBe(value);
  });
});

describe("an error for people", () => {
  it("says the place, the mistake and what to do", () => {
    const position = { file: "plan.yml", line: 3, column: 7 };
    expect(renderProblem({ message: "wrong", position, remedy: "fix it" })).toBe("plan.yml:3:7: wrong\n    fix it");
    expect(renderProblem({ message: "wrong" })).toBe("wrong");
    expect(new UsageError("usage", [{ message: "a" }, { message: "b" }]).message).toBe("a\nb");
    const provider = new ProviderError({ reasonCode: "vendor_timeout", vendor: "V", message: "m", remedy: "r" });
    expect([provider.status, provider.name, provider.cause]).toEqual([null, "ProviderError", undefined]);
  });
});

describe("a retry", () => {
  const policy: RetryPolicy = { attempts: 4, firstDelayMs: 100, maximumDelayMs: 1_000 };
  const slept: number[] = [];
  const clock = {
    now: () => 0,
    sleep: async (ms: number) => {
      slept.push(ms);
    },
  };
  const surroundings = { clock, random: Math.random };

  it("ends at the first success, and after the last try with what came last", async () => {
    let calls = 0;
    const third = await retry(policy, surroundings, async (number) => {
      calls += 1;
      return number === 3 ? { done: true, value: number } : { done: false, value: number };
    });
    expect([third, calls]).toEqual([3, 3]);
    expect(await retry(policy, surroundings, async (number) => ({ done: false, value: number }))).toBe(4);
  });

  it("waits longer each time, as long as the vendor says, and never longer than allowed", async () => {
    slept.length = 0;
    await retry(policy, surroundings, async () => ({ done: false, value: 0 }));
    expect(slept).toHaveLength(3);
    for (const [index, ms] of slept.entries()) {
      expect(ms).toBeGreaterThanOrEqual(50 * 2 ** index);
      expect(ms).toBeLessThanOrEqual(100 * 2 ** index);
    }
    slept.length = 0;
    await retry(policy, surroundings, async (number) => ({
      done: false,
      value: 0,
      waitMs: number === 1 ? 700 : 9_000,
    }));
    expect(slept).toEqual([700, 1_000, 1_000]);
  });

  it("waits as chance has it, and the same where chance is the same", async () => {
    const waits = async (random: () => number) => {
      slept.length = 0;
      await retry(policy, { clock, random }, async () => ({ done: false, value: 0 }));
      return [...slept];
    };
    expect(await waits(() => 0)).toEqual([50, 100, 200]);
    expect(await waits(() => 0.5)).toEqual([75, 150, 300]);
  });
});

describe("the clock", () => {
  it("shows an instant in UTC to the second, and ends a wait that is aborted", async () => {
    expect(renderInstant(Date.UTC(2026, 10, 20, 16, 0, 0, 789))).toBe("2026-11-20T16:00:00Z");
    const stop = new AbortController();
    const waiting = systemClock.sleep(60_000, stop.signal);
    stop.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await expect(systemClock.sleep(1, stop.signal)).rejects.toThrow("enough");
  });
});
