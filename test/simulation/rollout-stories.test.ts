/** Stories of rolling releases, told at every moment at which they could happen. */
import { describe, expect, it } from "vitest";
import { checkInvariants } from "./oracle/check-invariants.ts";
import { type Guards, playScenario, WHOLE } from "./play-scenario.ts";
import { BAD, MINUTE_MS, QUIET, RELEASE, ROLLBACK } from "./quiet-scenario.ts";
import type { RolloutTruth } from "./scenario/rollout.ts";
import type { Deed, Run, Scenario } from "./scenario/scenario.ts";
import type { World } from "./world/create-world.ts";

const ROLLOUT: RolloutTruth = { percents: [10, 100], stageMs: 2 * MINUTE_MS, before: "others", unavailable: false };
const ROLLING: Scenario = { ...QUIET, autoAssign: false, rollout: ROLLOUT };
/** From the first call of the promote to the watch of the first stage. */
const CALLS = Array.from({ length: 15 }, (_, step) => 14 + 2 * step);

async function expectLegal(scenario: Scenario): Promise<World> {
  const world = await playScenario(scenario);
  expect(checkInvariants(world.log.entries, scenario)).toEqual([]);
  return world;
}

const target = ({ host }: World) => host.standing().target;
const stages = ({ host }: World) => host.rolling.settings()?.stages.map(({ percent }) => percent);
const results = ({ log }: World) => log.entries.flatMap((one) => (one.kind === "result" ? [one.result] : []));

describe("a rolling release", () => {
  it("goes on where it is good and back where it is bad, and the project has its settings again", async () => {
    const good = await expectLegal(ROLLING);
    expect([target(good), stages(good), good.host.standing().autoAssign]).toEqual(["dpl_C", [20, 100], false]);
    const bad = await expectLegal({ ...ROLLING, sites: { ...ROLLING.sites, C: BAD } });
    expect([target(bad), stages(bad), bad.host.standing().rollout?.state]).toEqual(["dpl_K1", [20, 100], "aborted"]);
    expect(
      results(bad)
        .flatMap(({ notes }) => notes)
        .join("\n"),
    ).not.toContain("took out");
  });

  it("is finished or taken back by whoever comes next, whatever its runner dies at", async () => {
    for (const call of CALLS) {
      const crash = { run: 0, call, kind: "crash-after" } as const;
      const world = await expectLegal({ ...ROLLING, fates: [crash] });
      expect([call, target(world)]).toEqual([call, "dpl_C"]);
    }
  });

  it("begins beside what was recorded or not at all, whoever rolls back or pushes meanwhile", async () => {
    const push = { deed: "push", id: "dpl_X", older: false } as const;
    for (const call of CALLS) {
      const when = { run: 0, call, phase: "served" } as const;
      await expectLegal({ ...ROLLING, runs: [RELEASE, { ...ROLLBACK, when }] });
      await expectLegal({ ...ROLLING, autoAssign: true, acts: [{ when, what: push }] });
    }
  });

  it("leaves the project its settings, wherever a rollback that is dispatched as it begins dies", async () => {
    const rollback = { ...ROLLBACK, againMs: 20_000 };
    const left = new Set<string>();
    for (const call of [51, 53, 55, 57])
      for (let at = 0; at < 24; at += 1) {
        const runs = [RELEASE, { ...rollback, when: { run: 0, call, phase: "sent" } as const }];
        const fates = [{ run: 1, call: at, kind: "crash-after" } as const];
        const world = await expectLegal({ ...ROLLING, past: "unrecorded", runs, fates });
        expect([call, at, target(world)]).toEqual([call, at, "dpl_K1"]);
        const settings = stages(world)?.join() ?? "none";
        const isRolling = world.host.standing().rollout?.state === "active";
        const isTold = results(world).at(-1)?.summary.includes("gives dpl_C") === true;
        left.add(`${settings}${isRolling ? " beside a rolling release" : ""}${isTold ? ", which is told" : ""}`);
      }
    // Begun after the rollback was done it is a person's to end, and its settings with it.
    expect([...left].toSorted()).toEqual(["10,100 beside a rolling release, which is told", "20,100"]);
  });

  it("says what production serves beside it as it was read last, whenever somebody pushes", async () => {
    const push = { deed: "push", id: "dpl_X", older: false } as const;
    const beside = new Set<string | null>();
    for (let call = 68; call < 78; call += 1) {
      const world = await expectLegal({ ...ROLLING, acts: [{ when: { run: 0, call, phase: "sent" }, what: push }] });
      for (const { reasonCode, production } of results(world))
        if (reasonCode === "rollout_started") beside.add(production.after);
    }
    expect([...beside].toSorted()).toEqual(["dpl_K1", "dpl_X"]);
  });

  it("comes to an end where a person gives it to everybody and the host gives up on a domain", async () => {
    const act = { when: { atMs: MINUTE_MS }, what: { deed: "complete-rollout" } } as const;
    const world = await expectLegal({ ...ROLLING, host: { ...ROLLING.host, failing: [0, 1] }, acts: [act] });
    expect(results(world).map(({ reasonCode }) => reasonCode)).toContain("alias_failed");
  });

  it("is told as everybody's where a person gives it to all visitors while its beginning is recorded", async () => {
    for (const call of [62, 64, 66]) {
      const act = { when: { run: 0, call, phase: "served" }, what: { deed: "complete-rollout" } } as const;
      const world = await expectLegal({ ...ROLLING, domains: 1, acts: [act] });
      const promote = results(world).find(({ command }) => command === "promote");
      expect([call, promote?.production.after]).toEqual([call, "dpl_C"]);
    }
  });

  it("that is left at its stage for a person is named by each look that finds nothing else", async () => {
    const scenario: Scenario = { ...ROLLING, metrics: { kind: "none" } };
    const held = await expectLegal(scenario);
    const looks = results(held).filter(({ reasonCode }) => reasonCode === "production_as_recorded");
    expect(looks.map(({ summary }) => summary.includes("still gives dpl_C to 10 %"))).toEqual([true]);
    const silent = held.log.entries.map((one) =>
      one.kind === "result" ? { ...one, result: { ...one.result, summary: "All is well." } } : one,
    );
    expect(checkInvariants(silent, scenario).map(({ text }) => text)).toEqual([
      "dpl_C is rolled out, and a look says that all is well",
    ]);
  });

  it("that somebody begins again while a look reads is named by that look once it has read it", async () => {
    const host = { ...QUIET.host, failing: [1, 1] };
    const runs = [RELEASE, { ...RELEASE, job: "look", when: { atMs: 5 * MINUTE_MS } } as const];
    for (const call of [0, 3, 6, 9, 11, 13]) {
      const when = { run: 1, call, phase: "served" } as const;
      const acts = [{ when, what: { deed: "promote", to: "dpl_C" } }] as const;
      const world = await expectLegal({ ...ROLLING, host, runs, acts, reruns: false });
      const look = results(world).find(({ reasonCode }) => reasonCode === "production_as_recorded");
      expect([call, look?.summary]).toEqual([call, expect.stringContaining("still gives dpl_C to 10 %")]);
    }
  });

  it("leaves automatic assignment as the team had it where the host gives up on a domain in the last stage", async () => {
    const world = await expectLegal({ ...ROLLING, host: { ...ROLLING.host, failing: [0, 1] }, reruns: false });
    expect(results(world).map(({ reasonCode }) => reasonCode)).toContain("alias_failed");
    expect(world.host.standing().autoAssign).toBe(false);
  });

  it("leaves it so as well where its runner dies as it begins, and nobody can see how it does", async () => {
    for (let call = 66; call < 80; call += 1) {
      const crash = { run: 0, call, kind: "crash-after" } as const;
      const { host } = await expectLegal({ ...ROLLING, metrics: { kind: "none" }, fates: [crash], reruns: false });
      expect([call, host.standing().autoAssign]).toEqual([call, false]);
    }
  });

  it("leaves it so as well where a second run of the release reads what the first one's promote has switched on", async () => {
    for (const call of [33, 38, 42]) {
      const second = { ...RELEASE, unpin: true, when: { run: 0, call, phase: "served" } } as const;
      const { host } = await expectLegal({ ...ROLLING, runs: [RELEASE, second] });
      expect([call, host.standing().autoAssign]).toEqual([call, false]);
    }
  });

  it("leaves the project's settings to the run that put them back, where another one is late", async () => {
    const second = { ...RELEASE, when: { run: 0, call: 32, phase: "sent" }, skewsMs: [0, 1_223_183], againMs: 41_745 };
    const third = { ...RELEASE, job: "promote", when: { run: 0, call: 23, phase: "served" }, skewsMs: [-1_397_323, 0] };
    const { host } = await expectLegal({
      ...ROLLING,
      version: true,
      past: "failed",
      host: { ...ROLLING.host, jobMs: 1_500 },
      sites: { ...ROLLING.sites, A: { ...ROLLING.sites.A, gate: "hold" } },
      runs: [{ ...RELEASE, skewsMs: [58, 0] }, second, third] as readonly Run[],
      fates: [{ run: 1, call: 2, kind: "crash-after" }],
      acts: [{ when: { run: 2, call: 6, phase: "served" }, what: { deed: "auto-assign", on: true } }],
      lookEveryMs: 30 * MINUTE_MS,
      reruns: false,
      latencySeed: 1_043_531_342,
      rollout: { ...ROLLOUT, percents: [10, 50, 100], stageMs: 4 * MINUTE_MS },
    });
    expect(host.rolling.settings()?.stages.map(({ percent }) => percent)).toEqual([20, 100]);
  });

  it("leaves the project its settings where a person took it back before a rollback that could not be made", async () => {
    const back = { ...ROLLBACK, to: "dpl_K1", when: { atMs: 90_000 } };
    const told = new Set<string>();
    for (let call = 0; call < 16; call += 1) {
      const act = { when: { run: 1, call, phase: "served" }, what: { deed: "rollback", to: "dpl_K0" } } as const;
      const host = { ...ROLLING.host, failing: [0, 1] as const };
      const runs = [{ ...RELEASE, jobLimitMs: MINUTE_MS }, back];
      const world = await expectLegal({ ...ROLLING, host, runs, acts: [act], reruns: false });
      const end = results(world).find(({ command }) => command === "rollback");
      told.add(end?.reasonCode ?? "none");
      expect([call, stages(world)]).toEqual([call, [20, 100]]);
    }
    expect(told).toContain("production_moved");
  });

  it("is rolled back with a true sentence where a push comes while its settings are put back", async () => {
    const rollback = { ...ROLLBACK, when: { run: 0, call: 45, phase: "served" } } as const;
    for (const call of [9, 13, 15]) {
      const act = {
        when: { run: 1, call, phase: "served" },
        what: { deed: "push", id: "dpl_X", older: false },
      } as const;
      const world = await expectLegal({ ...ROLLING, autoAssign: true, runs: [RELEASE, rollback], acts: [act] });
      expect([call, target(world), stages(world)]).toEqual([call, "dpl_X", [20, 100]]);
    }
  });

  it("is watched from its beginning where a person takes it back and begins it anew, whenever that is seen", async () => {
    const bad = { ...QUIET.sites.C, errorsFromMs: 100_000 };
    for (const [takenMs, anewMs] of [
      [70_000, 72_000],
      [110_000, 116_000],
      [70_000, 150_000],
    ] as const) {
      const acts = [
        { when: { atMs: takenMs }, what: { deed: "rollback", to: "dpl_K0" } },
        { when: { atMs: anewMs }, what: { deed: "promote", to: "dpl_C" } },
      ] as const;
      const run = { ...RELEASE, unpin: true, againMs: 10_000 };
      const wishes = { runs: [run], acts, sites: { ...ROLLING.sites, C: bad } };
      const world = await expectLegal({ ...ROLLING, rollout: { ...ROLLOUT, before: "nothing" }, ...wishes });
      expect([takenMs, anewMs, target(world)]).not.toContain("dpl_C");
    }
  });

  it("is a person's, too: what a person advances or takes back stays so", async () => {
    const deeds: readonly Deed[] = [
      { deed: "approve-stage" },
      { deed: "complete-rollout" },
      { deed: "rollback", to: "dpl_K1" },
    ];
    const ends: (string | null)[] = [];
    for (const what of deeds)
      ends.push(target(await expectLegal({ ...ROLLING, acts: [{ when: { atMs: MINUTE_MS }, what }] })));
    expect(ends).toEqual(["dpl_C", "dpl_C", "dpl_K1"]);
  });
});

const FORGETFUL: Partial<Guards> = {
  // Nobody sees what the project had before, and so nothing is put back.
  roles: (roles) => {
    const { rollouts } = roles.host;
    if (rollouts === undefined) return roles;
    return {
      ...roles,
      host: { ...roles.host, rollouts: { ...rollouts, putBackRolloutSettings: async () => undefined } },
    };
  },
};
const OPTIMISTIC: Partial<Guards> = {
  roles: (roles) => ({
    ...roles,
    metrics: { read: async (window) => ({ value: 0, sampleCount: 1_000, window, complete: true }) },
  }),
};

describe("a lie to what guards a rolling release", () => {
  it.each<[string, Partial<Guards>, Partial<Scenario>, RegExp]>([
    ["settings that are not put back", FORGETFUL, {}, /keeps the plan's stages/],
    ["no data that are good data", OPTIMISTIC, { metrics: { kind: "none" } }, /was advanced: nobody saw/],
    ["failures that nobody sees", OPTIMISTIC, { sites: { ...QUIET.sites, C: BAD } }, /was advanced: it was broken/],
  ])("(%s) is noticed", async (_what, lie, wishes, said) => {
    const scenario = { ...ROLLING, rollout: { ...ROLLOUT, stageMs: 4 * MINUTE_MS }, ...wishes };
    const { log } = await playScenario(scenario, { ...WHOLE, ...lie });
    expect(
      checkInvariants(log.entries, scenario)
        .map(({ text }) => text)
        .join("\n"),
    ).toMatch(said);
  });
});
