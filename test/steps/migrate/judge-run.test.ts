import { describe, expect, it } from "vitest";
import { type FailedRun, judgeFailedRun } from "../../../src/steps/migrate/judge-run.ts";
import { judgeAnswer } from "../../../src/steps/migrate/check-data.ts";
import { judgeCounts } from "../../../src/steps/migrate/row-counts.ts";

const SPEC = { run: "npm run db:migrate", timeoutMs: 60_000, lockTimeoutMs: 2_000 };
const RESULT = { exitCode: 1, timedOut: false, started: true, tail: "boom", durationMs: 1_000 };
const FAILED: FailedRun = {
  result: RESULT,
  cause: null,
  refusal: null,
  tries: 1,
  applied: [],
  pending: 3,
  sameSchema: true,
  blockedBy: [],
  invalid: [],
};
const judge = (more: Partial<FailedRun>) => judgeFailedRun(SPEC, { ...FAILED, ...more });

describe("a migration command that failed", () => {
  it("has changed nothing where a transaction has undone it", () => {
    expect(judge({})).toMatchObject({
      outcome: "fail",
      reasonCode: "command_failed",
      summary:
        "The command failed with exit code 1 after 1s. In the database nothing changed: a transaction has undone it.",
    });
  });

  it("says how far it came, and whether that is whole", () => {
    expect(judge({ applied: ["1_a"], sameSchema: false }).summary).toContain(
      "1 of 3 pending migrations are applied, each of them whole: 1_a.",
    );
    const half = judge({ applied: ["1_a"], sameSchema: false, refusal: "a migration may leave its transaction" });
    expect(half.summary).toContain("1 of 3 pending migrations are applied: 1_a.");
    expect(half.remedy).toContain("Look which of its statements took effect");
  });

  it("does not claim what nobody knows", () => {
    const unknown = judge({ refusal: "nothing says that its tool undoes a migration that fails", applied: null });
    expect(unknown.summary).toContain("whether data changed cannot be told");
    expect(judge({ refusal: "x", sameSchema: false }).summary).toContain("the schema is another one than before");
  });

  it("holds at a lock, and says who held it", () => {
    const held = judge({ cause: "lock", tries: 6, blockedBy: ["pid 7, reporting"] });
    expect(held).toMatchObject({ outcome: "hold", reasonCode: "lock_not_available" });
    expect(held.summary).toBe(
      "A statement waited for a lock longer than 2s, at each of 6 tries; nothing changed: a transaction has undone it.",
    );
    expect(held.evidence).toContainEqual({ label: "held the locks", value: "pid 7, reporting" });
    expect(judge({ cause: "deadlock", refusal: "x" })).toMatchObject({ reasonCode: "migration_unfinished" });
  });

  it("names an index that was left, and how it is taken away", () => {
    const index = { index: "public.i", name: "i", table: "public.users" };
    const left = judge({ invalid: [index], refusal: "a migration may leave its transaction (CONCURRENTLY)" });
    expect(left.summary).toContain("the index public.i on public.users was left behind and is not valid");
    expect(left.remedy).toContain("drop index concurrently public.i;");
  });

  it("holds where it was not found, or was killed from outside", () => {
    expect(judge({ result: { ...RESULT, exitCode: 127 } })).toMatchObject({ reasonCode: "command_not_found" });
    expect(judge({ result: { ...RESULT, exitCode: 137 } })).toMatchObject({ reasonCode: "command_interrupted" });
    expect(judge({ result: { ...RESULT, exitCode: null, timedOut: true } })).toMatchObject({
      outcome: "fail",
      reasonCode: "command_timed_out",
    });
  });
});

describe("row counts", () => {
  const rules = { unchanged: ["users"], grows: ["events"] };
  const counts = (users: number | null, events: number | null) => [
    { table: "users", rows: users },
    { table: "events", rows: events },
  ];

  it("are as the plan says", () => {
    expect(judgeCounts(rules, counts(2, 3), counts(2, 3))).toEqual([]);
    expect(judgeCounts(rules, counts(2, null), counts(2, 0))).toEqual([]);
  });

  it.each([
    [counts(2, 3), counts(3, 3), "users had 2 rows and has 3 rows now"],
    [counts(2, 3), counts(2, 2), "events had 3 rows and has only 2 rows now"],
    [counts(2, 3), counts(null, 3), "users does not exist afterwards"],
    [counts(null, 3), counts(0, 3), "users did not exist before, so that it cannot be unchanged"],
  ])("are not: %j, then %j", (before, after, said) => {
    expect(judgeCounts(rules, before, after)).toEqual([said]);
  });
});

describe("a query on the data", () => {
  it("gives one number that is compared", () => {
    expect(judgeAnswer({ is: "equals", value: 0 }, [{ count: 0 }])).toBeNull();
    expect(judgeAnswer({ is: "at-least", value: 2 }, [{ sum: "2.5" }])).toBeNull();
    expect(judgeAnswer({ is: "at-most", value: 2 }, [{ sum: 2 }])).toBeNull();
  });

  it.each([
    [{ is: "equals", value: 0 }, [{ count: 1 }], "gave 1, expected 0"],
    [{ is: "at-least", value: 2 }, [{ count: 1 }], "gave 1, expected at least 2"],
    [{ is: "at-most", value: 2 }, [{ count: 3 }], "gave 3, expected at most 2"],
    [{ is: "equals", value: 0 }, [], "gave 0 values where one number is expected"],
    [{ is: "equals", value: 0 }, [{ a: 0, b: 0 }], "gave 2 values where one number is expected"],
    [{ is: "equals", value: 0 }, [{ count: null }], "gave null where a number is expected"],
    [{ is: "equals", value: 0 }, [{ yes: false }], "gave false where a number is expected"],
    [{ is: "equals", value: 0 }, [{ text: "" }], 'gave "" where a number is expected'],
  ] as const)("%j says no to %j", (check, rows, said) => {
    expect(judgeAnswer(check, rows)).toBe(said);
  });
});
