/** Stories that once ended badly, told at every moment at which they could happen. */
import { describe, expect, it } from "vitest";
import { checkInvariants } from "./oracle/check-invariants.ts";
import { playScenario } from "./play-scenario.ts";
import { BAD, GOOD, MINUTE_MS, QUIET, RELEASE, ROLLBACK } from "./quiet-scenario.ts";
import type { Run, Scenario } from "./scenario/scenario.ts";
import type { World } from "./world/create-world.ts";

/** From the first call of the promote to well into the watch. */
const CALLS = Array.from({ length: 34 }, (_, index) => 14 + index);
const at = (call: number) => ({ run: 0, call, phase: "served" as const });

/** Plays it to its end, where no invariant may be violated. */
async function expectLegal(scenario: Scenario): Promise<World> {
  const world = await playScenario(scenario);
  expect(checkInvariants(world.log.entries, scenario)).toEqual([]);
  return world;
}

const target = ({ host }: World) => host.standing().target;
const asked = ({ log }: World, type: string) =>
  log.entries.filter((entry) => entry.kind === "ask" && entry.type === type);
const word = ({ forge }: World) => {
  const [newest] = forge.deployments().filter(({ task }) => task === "holdpoint:production");
  return newest === undefined ? null : forge.statuses(newest.id)[0]?.description;
};

describe("a release with nobody in its way", () => {
  it("ends in production when it is good, on the known good when it is bad, and undecided when nobody can see it", async () => {
    const good = await expectLegal(QUIET);
    expect([target(good), word(good)]).toEqual(["dpl_C", expect.stringMatching(/^done/)]);
    const bad = await expectLegal({ ...QUIET, sites: { ...QUIET.sites, C: BAD } });
    expect([target(bad), word(bad)]).toEqual(["dpl_K1", expect.stringMatching(/^rolled back to dpl_K1/)]);
    const blind = await expectLegal({ ...QUIET, metrics: { kind: "none" } });
    expect([target(blind), word(blind)]).toEqual(["dpl_C", expect.stringMatching(/^held/)]);
    for (const gate of ["fail", "hold", "error"] as const) {
      const refused = await expectLegal({ ...QUIET, sites: { ...QUIET.sites, C: { ...GOOD, gate } } });
      expect([target(refused), asked(refused, "promote")]).toEqual(["dpl_K1", []]);
    }
  });

  it("ends on the last good one where two bad ones come in a row, whenever the second does", async () => {
    const bad = { ...QUIET, sites: { ...QUIET.sites, C: BAD, D: BAD } };
    const taken: number[] = [];
    for (const atMs of [20_000, 60_000, 2 * MINUTE_MS, 10 * MINUTE_MS]) {
      const second: Run = { ...RELEASE, release: "D", when: { atMs }, unpin: true };
      const world = await expectLegal({ ...bad, runs: [RELEASE, second] });
      expect(target(world)).toBe("dpl_K1");
      taken.push(asked(world, "promote").length);
    }
    expect(new Set(taken)).toContain(2);
  });

  it("is watched for its time, and by its time, on machines whose clocks are two hours apart", async () => {
    const hour = 60 * MINUTE_MS;
    for (const skewsMs of [[hour], [-hour], [MINUTE_MS, -hour]]) {
      const crash = { run: 0, call: 36, kind: "crash-after" } as const;
      const world = await expectLegal({ ...QUIET, runs: [{ ...RELEASE, skewsMs, againMs: 1_000 }], fates: [crash] });
      expect([target(world), word(world)]).toEqual(["dpl_C", expect.stringMatching(/^done/)]);
      const [promoted] = asked(world, "promote");
      const done = world.log.entries.findLast(
        (entry) => entry.kind === "status" && entry.status.description.startsWith("done"),
      );
      const watchedMs = (done?.at ?? 0) - (promoted?.at ?? 0);
      expect(watchedMs).toBeGreaterThan(4 * MINUTE_MS);
      expect(watchedMs).toBeLessThan(8 * MINUTE_MS);
    }
  });
});

describe("a rollback", () => {
  it("goes back one step, whenever it is dispatched and however often", async () => {
    const ends: (string | null)[] = [];
    for (const call of CALLS) {
      const again: Run = { ...ROLLBACK, when: { atMs: 40_000 } };
      const world = await expectLegal({ ...QUIET, runs: [RELEASE, { ...ROLLBACK, when: at(call) }, again] });
      const begun = world.log.entries.findIndex((entry) => entry.kind === "begin" && entry.command === "rollback");
      const recorded = world.log.entries.findIndex(
        (entry) => entry.kind === "record" && entry.by !== "past" && entry.record.task === "holdpoint:production",
      );
      // Before the release is recorded K1 itself is what is taken out: nobody knows of another one.
      if (recorded >= 0 && recorded < begun) ends.push(target(world));
    }
    expect(ends.length).toBeGreaterThan(10);
    expect(new Set(ends)).toEqual(new Set(["dpl_K1"]));
  });

  it("ends where it was going although a domain fails and it is dispatched again", async () => {
    const host = { ...QUIET.host, failing: [0, 2], lagMs: [0, 700] };
    const twice = [ROLLBACK, ROLLBACK].map((run, index): Run => ({ ...run, when: { atMs: 90_000 + index * 15_000 } }));
    const world = await expectLegal({ ...QUIET, host, runs: [RELEASE, ...twice] });
    expect(["dpl_K1", "dpl_C"]).toContain(target(world));
  });

  it("that was decided is finished whatever its runner dies at, and once", async () => {
    for (const call of CALLS.map((one) => one + 12)) {
      for (const kind of ["crash-before", "crash-after"] as const) {
        const world = await expectLegal({
          ...QUIET,
          sites: { ...QUIET.sites, C: BAD },
          fates: [{ run: 0, call, kind }],
          reruns: false,
        });
        // Where it died before the promote, the word is that of the release before.
        const isBack = asked(world, "rollback").length === 0 || word(world)?.startsWith("rolled back to dpl_K1");
        expect([call, target(world), isBack]).toEqual([call, "dpl_K1", true]);
      }
    }
  });

  it("by hand goes by production as it was read right before, also where one of its answers came late", async () => {
    const back = { ...ROLLBACK, when: { atMs: 10 * MINUTE_MS } };
    for (const call of [0, 1, 2]) {
      const late = { run: 1, call, kind: "delayed" } as const;
      const push = {
        when: { atMs: 10 * MINUTE_MS + 1_000 },
        what: { deed: "push", id: "dpl_X", older: false },
      } as const;
      const quiet = await expectLegal({ ...QUIET, runs: [RELEASE, back], fates: [late] });
      expect([call, target(quiet)]).toEqual([call, "dpl_K1"]);
      // Somebody pushes while it waits for that: what they brought stays.
      const world = await expectLegal({ ...QUIET, runs: [RELEASE, back], fates: [late], acts: [push] });
      expect([call, target(world)]).toEqual([call, "dpl_X"]);
    }
  });

  it("that another run has ended is not made again where a person brought the release back in the same second", async () => {
    const bad = { ...QUIET, domains: 1, sites: { ...QUIET.sites, C: BAD }, reruns: false } as const;
    const { entries } = (await expectLegal(bad)).log;
    const begunAt = entries.find(({ kind }) => kind === "begin")?.at ?? 0;
    const decided = entries.find((one) => one.kind === "status" && one.status.description.startsWith("rolling back"));
    const decidedMs = (decided?.at ?? 0) - begunAt;
    const other = { ...RELEASE, job: "promote", when: { atMs: decidedMs + 10 } } as const;
    const acts = [{ when: { atMs: decidedMs + 500 }, what: { deed: "rollback", to: "dpl_C" } }] as const;
    for (const call of [1, 4, 6]) {
      const host = { ...QUIET.host, jobMs: 200 };
      const fates = [{ run: 1, call, kind: "delayed" }] as const;
      expect(target(await expectLegal({ ...bad, host, fates, acts, runs: [RELEASE, other] }))).toBe("dpl_C");
    }
  });

  it("of a promote that failed leaves automatic assignment off where the team had it off", async () => {
    const back = { ...ROLLBACK, when: { atMs: MINUTE_MS } };
    const host = { ...QUIET.host, failing: [1, 1] };
    for (const call of [42, 45, 48, 51, 54]) {
      const dies = { run: 0, call, kind: "crash-after" } as const;
      const wishes = { fates: [dies], runs: [RELEASE, back], host, reruns: false, autoAssign: false };
      const world = await expectLegal({ ...QUIET, ...wishes });
      expect([call, world.host.standing().autoAssign]).toEqual([call, false]);
    }
  });

  it("is not made again where its runner died and a person promoted the release on purpose", async () => {
    for (const call of CALLS.map((one) => one + 14)) {
      const crash = { run: 0, call, kind: "crash-after" } as const;
      const promote = { when: { atMs: 5 * MINUTE_MS }, what: { deed: "promote", to: "dpl_C" } } as const;
      const run: Run = { ...RELEASE, againMs: 3 * MINUTE_MS };
      await expectLegal({ ...QUIET, sites: { ...QUIET.sites, C: BAD }, runs: [run], fates: [crash], acts: [promote] });
    }
  });

  it("that cannot be made any more gets its final word, below a newer release that cannot be rolled back either", async () => {
    const second: Run = { ...RELEASE, release: "D", when: { atMs: 4 * MINUTE_MS }, unpin: true };
    const acts = [{ when: { atMs: 30_000 }, what: { deed: "delete", id: "dpl_K1" } }] as const;
    const sites = { ...QUIET.sites, C: BAD, D: BAD };
    const world = await expectLegal({ ...QUIET, runs: [RELEASE, second], acts, sites, reruns: false });
    const words = world.log.entries.flatMap((entry) => (entry.kind === "status" ? [entry.status.description] : []));
    expect(words.filter((text) => text.startsWith("rolling back"))).toHaveLength(2);
    expect(target(world)).toBe("dpl_D");
  });

  it("that cannot be made is told together with the promote of another release that was cut off", async () => {
    const acts = [{ when: { atMs: 30_000 }, what: { deed: "delete", id: "dpl_K1" } }] as const;
    const host = { ...QUIET.host, jobMs: 8_000 };
    const both: boolean[] = [];
    for (const call of [20, 40, 60]) {
      const second: Run = { ...RELEASE, release: "D", when: at(call) };
      const wishes = { host, acts, sites: { ...QUIET.sites, C: BAD }, reruns: false };
      const world = await expectLegal({ ...QUIET, ...wishes, runs: [RELEASE, second] });
      const last = world.log.entries.findLast((entry) => entry.kind === "result");
      const summary = last?.kind === "result" ? last.result.summary : "";
      both.push(/dpl_K1, no longer exists .* Besides: The promote of release D was cut off/.test(summary));
    }
    expect(both).toContain(true);
  });

  it("never goes back to what was taken out for the release itself", async () => {
    const bad = { ...QUIET, sites: { ...QUIET.sites, C: BAD, D: BAD }, reruns: false };
    const verified: readonly Run[] = [
      { ...RELEASE, job: "deploy" },
      { ...RELEASE, job: "verify", when: { atMs: 5_000 } },
    ];
    const acts = [{ when: { atMs: 10_000 }, what: { deed: "promote", to: "dpl_C" } }] as const;
    const newer: Run = { ...RELEASE, release: "D", when: { atMs: 20_000 } };
    const after = ["promote", "watch"] as const;
    const again = after.map((job, index): Run => ({ ...RELEASE, job, when: { atMs: (10 + index) * MINUTE_MS } }));
    const world = await expectLegal({ ...bad, acts, runs: [...verified, newer, ...again] });
    expect([target(world), asked(world, "rollback").length]).toEqual(["dpl_C", 1]);
    expect(word(world)).toMatch(/^failed: no known good/);
  });

  it("is asked for within seconds although the forge hangs", async () => {
    const hangs = { vendor: "forge", when: { atMs: 30_000 }, forMs: 30 * MINUTE_MS, kind: "timeout-before" } as const;
    const world = await expectLegal({ ...QUIET, sites: { ...QUIET.sites, C: BAD }, outages: [hangs] });
    const [request] = asked(world, "rollback");
    const evidence = world.log.entries.findLast((entry) => entry.kind === "metric" && entry.at < (request?.at ?? 0));
    expect((request?.at ?? Infinity) - (evidence?.at ?? 0)).toBeLessThan(7_000);
    expect(target(world)).toBe("dpl_K1");
  });
});

describe("a person's own deployment", () => {
  it("stays, whenever it comes", async () => {
    const ends: (string | null)[] = [];
    for (const call of CALLS) {
      const push = { when: at(call), what: { deed: "push", id: "dpl_X", older: false } } as const;
      const world = await expectLegal({ ...QUIET, sites: { ...QUIET.sites, C: BAD }, acts: [push] });
      const asks = world.log.entries.filter((entry) => entry.kind === "ask" && entry.before.target === "dpl_X");
      const came = world.log.entries.find((entry) => entry.kind === "moved" && entry.after.target === "dpl_X");
      const isFree = came?.kind === "moved" && came.before.request?.status !== "in-progress";
      // Between a reading and the request that follows it nobody can look; and where production is pinned, none comes.
      if (isFree && asks.length === 0) ends.push(target(world));
    }
    expect(ends.length).toBeGreaterThan(10);
    expect(new Set(ends)).toEqual(new Set(["dpl_X"]));
  });
});
