import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callTool } from "../../../src/tools/call-tool.ts";
import { UsageError } from "../../../src/lib/error.ts";
import type { Backtest } from "../../../src/tools/backtest/describe-backtest.ts";
import { renderBacktest } from "../../../src/tools/backtest/render-backtest.ts";
import { widthOf } from "../../../src/lib/wrap-text.ts";
import {
  BAD_AT_ONCE,
  BAD_LATER,
  commitOf,
  openPast,
  type PastWorld,
  RELEASES,
  SHORT,
  WATCH,
} from "./backtest-world.ts";

let past: PastWorld;
/** All twelve, which most tests are about. */
let all: Backtest;

beforeAll(async () => {
  past = await openPast();
  all = await past.found();
});

afterAll(() => past.close());

describe("of twelve recorded releases", () => {
  it("finds exactly the two that were bad, and when this plan would have rolled them back", async () => {
    const found = all;
    expect(found).toMatchObject({ version: 1, source: "record", counts: { pass: 10, fail: 2, hold: 0 } });
    const bad = found.releases.filter(({ outcome }) => outcome === "fail");
    expect(bad.map(({ commit, happened }) => [commit, happened])).toEqual([
      [commitOf(BAD_AT_ONCE), "rolled-back"],
      [commitOf(BAD_LATER), "stayed"],
    ]);
    // A look every five minutes, on data that settles in two; at once it is certain, later the window must fill.
    expect(bad.map(({ rollbackAfterSeconds }) => rollbackAfterSeconds)).toEqual([300, 1_200]);
    expect(bad[0]?.text).toContain("certain before the window is full");
    expect(found.releases.map(({ outcome }) => outcome).filter((outcome) => outcome === "pass")).toHaveLength(10);
  });

  it("judges a release that was soon replaced by the time that it served", async () => {
    const { releases } = all;
    expect(releases[SHORT]).toMatchObject({ cut: true, watchedSeconds: 600, outcome: "pass" });
    expect(releases[SHORT + 1]).toMatchObject({ cut: false, watchedSeconds: 1_800 });
  });

  it("says how near the good ones came to each limit, and what it overturned", async () => {
    const { limits } = all;
    expect(limits).toEqual([
      {
        text: "error_rate > 5% over 10m",
        unit: "ratio",
        limit: 0.05,
        isUpper: true,
        closest: 0.01,
        releases: 10,
        overturned: 1,
      },
    ]);
  });

  it("says what nobody can see afterwards", async () => {
    const { unseen } = all;
    expect(unseen).toEqual([
      expect.stringContaining(
        "`health_check_failures > 3 over 10m`: health checks are made only while somebody watches",
      ),
      expect.stringContaining("The gate of production"),
    ]);
  });

  it("takes only as many as are wanted, or those since a day", async () => {
    expect((await past.found("--last", "3")).releases.map(({ commit }) => commit)).toEqual([9, 10, 11].map(commitOf));
    const since = await past.found("--since", "2026-01-03");
    expect(since.releases.map(({ commit }) => commit)).toEqual([8, 9, 10, 11].map(commitOf));
  });

  it("changes nothing anywhere", async () => {
    await past.call();
    expect(past.writes().filter((request) => !request.endsWith("/envelope/"))).toEqual([]);
    expect(past.world.writes()).toEqual([]);
  });

  it("fits into 80 columns and says the same in words", async () => {
    const { lines, code } = await past.call();
    expect(code).toBe(0);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(80);
    const text = lines.join("\n");
    expect(text).toContain("2026-01-02 09:00  04c0ffee0000  rolled back  ROLLBACK after 5m");
    expect(text).toContain("2026-01-03 15:00  09c0ffee0000  stayed       ROLLBACK after 20m");
    expect(text).toContain("pass in the 10m that it served");
    expect(text).toContain("2 rolled back, 0 held, 10 passed. 11 of 12 ended as this plan would have it.");
  });
});

describe("a plan that only observes", () => {
  it("is counted as ever, and said to have rolled nothing back", async () => {
    const watch = [...WATCH, "observe: true"];
    const [json, { lines, code }] = [
      await past.callBy(watch, "--last", "3", "--json"),
      await past.callBy(watch, "--last", "3"),
    ];
    const found = JSON.parse(json.lines.join("")) as Backtest;
    expect(found).toMatchObject({ plan: { observe: true }, counts: { pass: 2, fail: 1, hold: 0 } });
    const [bad] = found.releases;
    expect(bad).toMatchObject({ outcome: "fail", reasonCode: "condition_met", rollbackAfterSeconds: 1_200 });
    expect(bad?.text).toMatch(/^would have rolled back \(observe\): error_rate > 5% over 10m: /);
    const text = lines.join("\n");
    expect(text.replace(/\s+/g, " ")).toContain("stayed would have rolled back (observe) after 20m");
    expect(text).toContain("1 would have been rolled back (observe), 0 held, 2 passed.");
    expect(text).not.toContain("ROLLBACK");
    expect([code, Math.max(...lines.map(widthOf)) <= 80]).toEqual([0, true]);
    expect((await past.found("--last", "3")).plan.observe).toBe(false);
  });
});

describe("with evidence", () => {
  it("finds a bad release before its window is full, and shows it beside the conditions", async () => {
    const watch = WATCH.filter((line) => !line.startsWith("regression"));
    const json = await past.callBy(watch, "--last", "3", "--json");
    const found = JSON.parse(json.lines.join("")) as Backtest;
    const { releases, counts, comparisons } = found;
    const lines = renderBacktest(found, 80);
    expect(comparisons).toEqual([
      {
        id: "error_rate",
        margin: { factor: expect.any(Number), from: expect.stringMatching(/^(?:history|default)$/) },
        strongest: expect.any(Number),
        level: Math.log(1_000),
        releases: 2,
        overturned: 1,
      },
    ]);
    expect(comparisons[0]?.strongest).toBeLessThan(Math.log(1_000));
    expect(lines.join(" ").replace(/\s+/g, " ")).toMatch(
      /`error_rate`: evidence at most [\d.]+ : 1 of 1,000 : 1 in 2 releases that it lets stay\. Margin [\d.]+x, /,
    );
    expect(counts).toEqual({ pass: 2, fail: 1, hold: 0 });
    const bad = releases.find(({ outcome }) => outcome === "fail");
    expect(bad).toMatchObject({ reasonCode: "regression_shown", rollbackAfterSeconds: 900 });
    expect(bad?.conditions.map(({ text, list }) => [text, list])).toContainEqual([
      "regression of error_rate",
      "regression",
    ]);
  });
});

describe("without a record", () => {
  it("takes what the host remembers, and says what that does not tell", async () => {
    const hosted = await openPast({ recorded: false });
    const found = await hosted.found();
    await hosted.close();
    expect(found.source).toBe("host");
    expect(found.releases).toHaveLength(RELEASES);
    expect(found.releases.every(({ happened }) => happened === null)).toBe(true);
    const bad = found.releases.filter(({ outcome }) => outcome === "fail").map(({ commit }) => commit);
    expect(bad).toEqual([commitOf(BAD_AT_ONCE), commitOf(BAD_LATER)]);
    expect(found.unseen.at(-1)).toContain("The host's list tells neither rollbacks");
  });
});

describe("what cannot be judged", () => {
  it("is a hold with its reason, and of nothing but holds the exit code is no success", async () => {
    const silent = [
      "for: 30m",
      "every: 5m",
      "metrics: { error_rate: { sentry: { project: web, org: acme, release: 'other@{commit}', settle: 2m } } }",
      'rollback_conditions: ["error_rate > 5% over 10m"]',
    ];
    const { lines, code } = await past.callBy(silent, "--last", "2");
    expect(code).toBe(3);
    expect(lines.join("\n")).toContain("HOLD (no_data)");
    expect(lines.join("\n")).toContain("10c0ffee0000, 11c0ffee0000: error_rate > 5% over 10m: there is no data");
  });

  it("is said at once where a call or the plan makes no sense", async () => {
    const surroundings = {
      env: {},
      stdout: { columns: 80, line: () => undefined, progress: () => undefined },
      signal: new AbortController().signal,
    };
    const refused = (...args: readonly string[]) =>
      callTool("backtest", args, surroundings).then(
        () => "",
        (error: unknown) => (error instanceof UsageError ? error.message : String(error)),
      );
    expect(await refused("--last", "0", "--since", "last week")).toMatch(/--last is 0[\s\S]*--since is "last week"/);
    expect(await refused("--last", "3", "--since", "2026-01-01")).toContain("has no effect with --last");
  });

  it("names every token that is missing, before anything is asked", async () => {
    const before = past.world.log.length;
    const error: unknown = await past.callWith({}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    for (const name of ["SENTRY_AUTH_TOKEN", "GITHUB_TOKEN", "VERCEL_TOKEN"]) expect(String(error)).toContain(name);
    expect(past.world.log).toHaveLength(before);
  });
});
