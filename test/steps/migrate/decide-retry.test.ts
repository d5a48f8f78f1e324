import { describe, expect, it } from "vitest";
import { leavesTransaction } from "../../../src/migrations/leaves-transaction.ts";
import { causeOf, refuseRetry } from "../../../src/steps/migrate/decide-retry.ts";

const FAILED = { exitCode: 1, timedOut: false, started: true, tail: "error" };
const CALM = { longestWaitMs: 0, cancelled: 0 };
const LIMIT = { lockTimeoutMs: 2_000, newDeadlocks: 0 };

describe("why a migration failed", () => {
  it("is a lock where it was seen to wait for one, or the client says the code", () => {
    expect(causeOf(FAILED, CALM, LIMIT)).toBeNull();
    expect(causeOf(FAILED, { ...CALM, longestWaitMs: 1_500 }, LIMIT)).toBe("lock");
    expect(causeOf(FAILED, { ...CALM, longestWaitMs: 900 }, LIMIT)).toBeNull();
    expect(causeOf(FAILED, { ...CALM, cancelled: 1 }, LIMIT)).toBe("lock");
    expect(causeOf({ ...FAILED, tail: "code: '55P03'" }, CALM, LIMIT)).toBe("lock");
    expect(causeOf({ ...FAILED, tail: "code: '40P01'" }, CALM, LIMIT)).toBe("deadlock");
    expect(causeOf({ ...FAILED, tail: "SQLSTATE 40001" }, CALM, LIMIT)).toBe("serialization");
    expect(causeOf(FAILED, CALM, { ...LIMIT, newDeadlocks: 1 })).toBe("deadlock");
  });

  it.each([
    ["Error: pq: canceling statement due to lock timeout", "lock"],
    ["pq: deadlock detected", "deadlock"],
    ["pq: could not serialize access due to concurrent update", "serialization"],
    ["pq: canceling statement due to statement timeout", null],
  ])("is told by PostgreSQL's own words where a client prints no code: %s", (tail, cause) => {
    expect(causeOf({ ...FAILED, tail }, CALM, LIMIT)).toBe(cause);
  });

  it("is none of these where it ended well, was stopped, or never began", () => {
    const waited = { longestWaitMs: 9_000, cancelled: 1 };
    expect(causeOf({ ...FAILED, exitCode: 0 }, waited, LIMIT)).toBeNull();
    expect(causeOf({ ...FAILED, timedOut: true }, waited, LIMIT)).toBeNull();
    expect(causeOf({ ...FAILED, started: false }, waited, LIMIT)).toBeNull();
  });
});

describe("another try", () => {
  const UNDONE = { transaction: "all", leaves: null, broken: false, sameHistory: true, sameSchema: true } as const;

  it("follows where a transaction has undone the last one", () => {
    expect(refuseRetry(UNDONE)).toBeNull();
    expect(refuseRetry({ ...UNDONE, transaction: "file", sameHistory: false, sameSchema: false })).toBeNull();
    expect(refuseRetry({ ...UNDONE, sameSchema: null })).toBeNull();
  });

  it.each([
    [{ transaction: "unknown" }, "its tool undoes"],
    [{ transaction: null }, "its tool undoes"],
    [{ leaves: "CONCURRENTLY" }, "CONCURRENTLY"],
    [{ broken: true }, "begun and not ended"],
    [{ sameSchema: false }, "another one than before"],
    [{ sameHistory: false }, "one transaction should hold"],
  ] as const)("does not where %j", (more, why) => {
    expect(refuseRetry({ ...UNDONE, ...more })).toContain(why);
  });
});

describe("a migration that leaves its transaction", () => {
  it.each([
    "create index CONCURRENTLY a on b (c)",
    "-- migrate:up transaction:false",
    "exports.config = { transaction: false };",
    "-- +goose NO TRANSACTION",
    "pgm.noTransaction();",
    "begin; alter table a add b int; commit;",
    "alter system set x = 1",
  ])("says so: %s", (text) => {
    expect(leavesTransaction(text)).not.toBeNull();
  });

  it.each([
    "create table a (b int);",
    "create function f() returns int language plpgsql as $$ begin return 1; end $$;",
  ])("is not: %s", (text) => {
    expect(leavesTransaction(text)).toBeNull();
  });
});
