/** Stories of rollbacks that climb a ladder, told at every moment at which they could happen. */
import { describe, expect, it } from "vitest";
import { breakRung, type BrokenRung } from "./break-rung.ts";
import { checkInvariants } from "./oracle/check-invariants.ts";
import { playScenario } from "./play-scenario.ts";
import { fallen, LADDER, MINUTE_MS, RELEASE, ROLLBACK } from "./quiet-scenario.ts";
import type { LadderTruth } from "./scenario/ladder.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { World } from "./world/create-world.ts";
import type { Entry } from "./world/log.ts";

/** Of those that follow the decision to roll back. */
const CALLS = Array.from({ length: 9 }, (_, step) => 3 * step + 1);

async function expectLegal(scenario: Scenario): Promise<World> {
  const world = await playScenario(scenario);
  expect(checkInvariants(world.log.entries, scenario)).toEqual([]);
  return world;
}

const ofKind = <Kind extends Entry["kind"]>({ log }: World, kind: Kind) =>
  log.entries.filter((one): one is Extract<Entry, { kind: Kind }> => one.kind === kind);
const target = ({ host }: World) => host.standing().target;
const begun = ({ log }: World) => log.entries.filter((one) => one.kind === "script" && one.what === "begins").length;
const words = ({ log }: World) => log.entries.flatMap((one) => (one.kind === "status" ? [one.status.description] : []));
const notes = ({ log }: World) =>
  log.entries.flatMap((one) => (one.kind === "said" && one.event.event === "note" ? [one.event.text] : []));

describe("a flag", () => {
  it("keeps the release where it helps, and is put back where it does not", async () => {
    const helped = await expectLegal(fallen({}, { reruns: false }));
    expect([target(helped), helped.ladder?.flag.value()]).toEqual(["dpl_C", "safe"]);
    expect(words(helped).at(-1)).toMatch(/^held since \S+ after flag=helped: mitigated, /);
    const vain = await expectLegal(fallen({ flag: { ...LADDER.flag, cures: false } }));
    expect([target(vain), vain.ladder?.flag.value()]).toEqual(["dpl_K1", "on"]);
  });

  it("that was safe all the time is rightly recorded as set, where nobody could read it before and a run died", async () => {
    const flag = { ...LADDER.flag, isSafeAlready: true, cures: false };
    const unread = { run: 0, call: 38, kind: "401" } as const;
    const dies = { run: 0, call: 2, since: "decided", kind: "crash-before" } as const;
    const world = await expectLegal(fallen({ flag }, { fates: [unread, dies] }));
    expect(words(world).at(-1)).toMatch(/^rolled back to dpl_K1 after flag=done/);
  });

  it("never keeps the host waiting for good, whatever its vendor does", async () => {
    for (const behavior of ["late", "never", "refuses"] as const) {
      const world = await expectLegal(fallen({ flag: { ...LADDER.flag, behavior, lateMs: 40_000 } }));
      expect([behavior, target(world)]).toEqual([behavior, "dpl_K1"]);
    }
  });

  it("that a run had set before it died is named, also where a person has taken production elsewhere since", async () => {
    const rollback = { when: { atMs: 3 * MINUTE_MS }, what: { deed: "rollback", to: "dpl_K0" } } as const;
    let told = 0;
    for (const call of CALLS) {
      const crash = { run: 0, call, since: "decided", kind: "crash-after" } as const;
      const world = await expectLegal(fallen({}, { fates: [crash], acts: [rollback] }));
      if (notes(world).some((text) => text.startsWith("what an earlier run changed by flag"))) told += 1;
    }
    expect(told).toBeGreaterThan(1);
  });

  it("that a run had set before it died is named where a person has promoted the release again since", async () => {
    const acts = (
      [
        ["rollback", "dpl_K1"],
        ["promote", "dpl_C"],
      ] as const
    ).map(([deed, to], index) => ({ when: { atMs: 131_000 + 1_500 * index }, what: { deed, to } }) as const);
    let told = 0;
    for (const call of CALLS) {
      const crash = { run: 0, call, since: "decided", kind: "crash-after" } as const;
      const world = await expectLegal(fallen({}, { fates: [crash], acts, reruns: false }));
      if (notes(world).some((text) => text.startsWith("flag is as the rollback's ladder makes it"))) told += 1;
    }
    expect(told).toBeGreaterThan(1);
  });

  it("that a run asked for before it died, and that is set once everybody has gone, is named beforehand", async () => {
    const late = { ...LADDER.flag, behavior: "late", lateMs: 40_000 } as const;
    const rollback = { when: { atMs: 131_000 }, what: { deed: "rollback", to: "dpl_K0" } } as const;
    for (const call of [7, 10]) {
      const crash = { run: 0, call, since: "decided", kind: "crash-after" } as const;
      const world = await expectLegal(fallen({ flag: late }, { fates: [crash], acts: [rollback] }));
      const isNamed = ({ log }: World) =>
        log.entries.findIndex(
          (one) => one.kind === "said" && one.event.event === "note" && one.event.text.includes("no word about flag"),
        );
      const isSet = world.log.entries.findIndex(({ kind }) => kind === "flag");
      expect(isNamed(world)).toBeGreaterThan(0);
      expect(isSet).toBeGreaterThan(isNamed(world));
    }
  });

  it("that a run had set before it died is named by the run beside it, which left it out", async () => {
    const runs = [RELEASE, { ...RELEASE, job: "watch", when: { atMs: 3_000 } } as const];
    const crash = { run: 0, call: 28, since: "decided", kind: "crash-after" } as const;
    let told = 0;
    for (let latencySeed = 1; latencySeed <= 20; latencySeed += 1) {
      const world = await expectLegal(fallen({}, { runs, fates: [crash], reruns: false, latencySeed }));
      if (notes(world).some((text) => text.startsWith("what another run changed by flag"))) told += 1;
    }
    expect(told).toBeGreaterThan(0);
  });

  it("that was asked for and not seen is in the record where there is nothing to go back to", async () => {
    const late = { ...LADDER.flag, behavior: "late", lateMs: 31_000 } as const;
    const world = await expectLegal(fallen({ flag: late }, { past: "nothing", reruns: false }));
    expect(words(world)).toContainEqual(expect.stringMatching(/^failed after flag=failed: no known good; /));
  });

  it("that a run had set before it died is named at the watch's end where there is nothing to go back to", async () => {
    const runs = [{ ...RELEASE, againMs: 30_000 }];
    for (const call of [70, 75, 80]) {
      const fates = [{ run: 0, call, kind: "crash-after" }] as const;
      const world = await expectLegal(fallen({}, { past: "nothing", runs, fates }));
      expect([target(world), world.ladder?.flag.value()]).toEqual(["dpl_C", "safe"]);
      expect(notes(world)).toContainEqual(
        expect.stringMatching(/^flag is as .+, and was not when this release was recorded/),
      );
      expect(words(world).at(-1)).toMatch(/^done/);
    }
  });

  it("lets the release be watched again by what happened since it helped", async () => {
    const again = { ...RELEASE, when: { atMs: 5 * MINUTE_MS } };
    const world = await expectLegal(fallen({}, { runs: [RELEASE, again] }));
    expect(target(world)).toBe("dpl_C");
    expect(words(world).filter((text) => text.startsWith("watching"))).toContainEqual(
      expect.stringMatching(/ took flag$/),
    );
    expect(words(world).at(-1)).toMatch(/^done/);
  });
});

describe("a ladder of a release that is given to its visitors in stages", () => {
  const ROLLOUT = { percents: [10, 100], stageMs: 2 * MINUTE_MS, before: "others", unavailable: false } as const;
  const later = (ladder: Partial<LadderTruth>, wishes: Partial<Scenario> = {}) => {
    const scenario = fallen(ladder, { rollout: ROLLOUT, ...wishes });
    // It fails for half a minute before the stage is judged, and for long enough to be seen in the data as well.
    const C = { ...scenario.sites.C, downFromMs: 90_000 };
    return { ...scenario, sites: { ...scenario.sites, C } };
  };

  it("leaves it at its stage where a flag helps, and everybody gets what was before where it does not", async () => {
    const helped = await expectLegal(later({}, { reruns: false }));
    expect([target(helped), helped.host.standing().rollout?.state]).toEqual(["dpl_K1", "active"]);
    expect(words(helped).at(-1)).toMatch(/^held .* after flag=helped: mitigated/);
    const unhelped = await expectLegal(later({ flag: { ...LADDER.flag, cures: false } }));
    expect([target(unhelped), unhelped.host.standing().rollout?.state]).toEqual(["dpl_K1", "aborted"]);
  });

  it("is not said to be rolled back by a script while the host refuses to take it back", async () => {
    const told = new Set<string>();
    for (let call = 2; call < 10; call += 1) {
      const fates = [{ run: 0, call, since: "decided", kind: "403" }] as const;
      const world = await expectLegal(later({ rungs: ["host", "command"] }, { fates }));
      if (begun(world) > 0) told.add(words(world).at(-1)?.split(" after ")[0] ?? "");
      expect([call, world.host.standing().rollout?.state]).toEqual([call, "aborted"]);
    }
    expect([...told]).toEqual(["rolled back to dpl_K1"]);
  });

  it("lets the stage be watched again by what happened since a flag helped", async () => {
    const again = { ...RELEASE, when: { atMs: 5 * MINUTE_MS } };
    const world = await expectLegal(later({}, { runs: [RELEASE, again] }));
    expect([target(world), world.host.standing().rollout?.state]).toEqual(["dpl_C", "complete"]);
    expect(words(world).at(-1)).toMatch(/^done/);
    const deaf = await playScenario(later({}, { runs: [RELEASE, again] }), breakRung("words-forgotten"));
    const found = checkInvariants(deaf.log.entries, deaf.scenario).map(({ text }) => text);
    expect(found.join("\n")).toContain("nothing was wrong with it since a rung had helped");
  });
});

describe("a script", () => {
  const script = { ...LADDER.script, cures: false };

  it("of which nothing tells whether it ran is begun once, whatever its runner dies at", async () => {
    for (const rungs of [
      ["command", "host"],
      ["host", "command"],
    ] as const) {
      for (const call of CALLS) {
        const crash = { run: 0, call, since: "decided", kind: "crash-after" } as const;
        const world = await expectLegal(fallen({ rungs, script, spoils: rungs[0] === "host" }, { fates: [crash] }));
        expect(target(world)).toBe("dpl_K1");
      }
    }
  });

  it("is begun by one of two runs that roll back at once", async () => {
    for (const rungs of [
      ["command", "host"],
      ["host", "command"],
    ] as const) {
      for (let latencySeed = 1; latencySeed <= 12; latencySeed += 1) {
        const runs = [RELEASE, { ...RELEASE, job: "watch", when: { atMs: 30_000 } } as const];
        const world = await expectLegal(fallen({ rungs, script, spoils: true }, { runs, latencySeed }));
        expect([latencySeed, begun(world)]).toEqual([latencySeed, 1]);
      }
    }
  });

  it("is begun once for each of two releases, by a look at the older one last", async () => {
    const handedOver = { ...RELEASE, jobLimitMs: 11 * MINUTE_MS };
    const newer = { ...RELEASE, release: "D", when: { atMs: 2 * MINUTE_MS } } as const;
    const bad = { ...fallen({}).sites.A, errorsFromMs: 3 * MINUTE_MS };
    const world = await expectLegal({
      ...fallen({ rungs: ["command", "host"], script }, { runs: [handedOver, newer], watchMs: 10 * MINUTE_MS }),
      sites: { C: bad, D: { ...bad, errorsFromMs: 0 }, A: bad },
      to: "previous",
    });
    const records = ofKind(world, "record").filter(({ record }) => record.task === "holdpoint:production");
    const [older, newest] = records.slice(-2).map(({ record }) => record.id);
    const order = ofKind(world, "status").flatMap(({ status }) =>
      / after command=begun/.test(status.description) ? [status.record] : [],
    );
    expect(order).toEqual([newest, older]);
    expect([begun(world), target(world)]).toEqual([2, "dpl_K1"]);
  });

  it("has not helped where production passes because somebody has rolled it back meanwhile", async () => {
    const told = fallen({ rungs: ["command", "host"], script });
    const { entries } = (await expectLegal(told)).log;
    const startedAt = entries.find(({ kind }) => kind === "begin")?.at ?? 0;
    const ranAt = entries.find(({ kind }) => kind === "script")?.at ?? 0;
    for (const afterMs of [0, 1_000, 2_500]) {
      const when = { atMs: ranAt - startedAt + afterMs };
      const world = await expectLegal({ ...told, runs: [RELEASE, { ...ROLLBACK, when }] });
      expect([afterMs, target(world)]).toEqual([afterMs, "dpl_K1"]);
      expect(words(world).filter((text) => text.includes("mitigated"))).toEqual([]);
    }
  });

  it("that helped is not begun again where the release is watched again and fails again", async () => {
    const again = { ...RELEASE, when: { atMs: 5 * MINUTE_MS } };
    const broken = { ...fallen({ rungs: ["command", "host"] }).sites.C, errorsFromMs: null };
    const scenario = fallen({ rungs: ["command", "host"] }, { runs: [RELEASE, again] });
    const world = await expectLegal({ ...scenario, sites: { ...scenario.sites, C: broken } });
    expect(begun(world)).toBe(1);
  });
});

describe("a revert", () => {
  it("is proposed once for the release that was taken out, and not over what somebody changed since", async () => {
    const rungs = ["host", "revert"] as const;
    const proposed = ({ log }: World) => log.entries.filter(({ kind }) => kind === "pull").length;
    for (const call of CALLS) {
      const crash = { run: 0, call, since: "decided", kind: "crash-after" } as const;
      const rollback = { ...ROLLBACK, when: { atMs: 4 * MINUTE_MS } };
      const world = await expectLegal(fallen({ rungs }, { fates: [crash], runs: [RELEASE, rollback] }));
      expect([call, proposed(world)]).toEqual([call, 1]);
    }
    const conflict = await expectLegal(fallen({ rungs, source: { conflict: true, moved: false } }));
    expect(proposed(conflict)).toBe(0);
  });

  it("follows a rollback of which the forge, that fails, has no word", async () => {
    const rollback = { ...ROLLBACK, when: { run: 0, call: 60, phase: "served" } as const };
    const outage = { vendor: "forge", when: { run: 1, call: 8, phase: "sent" }, forMs: 10_000 } as const;
    const proposed: number[] = [];
    for (const call of [4, 6, 8, 10, 12, 14, 16]) {
      const outages = [{ ...outage, when: { ...outage.when, call }, kind: "timeout-before" as const }];
      const world = await expectLegal(fallen({ rungs: ["host", "revert"] }, { outages, runs: [RELEASE, rollback] }));
      proposed.push(world.log.entries.filter(({ kind }) => kind === "pull").length);
    }
    expect(new Set(proposed)).toEqual(new Set([1]));
  });
});

describe("a lie to what guards a rung", () => {
  const dies = { run: 0, since: "decided", kind: "crash-after" } as const;
  const hard = { rungs: ["command", "host"], script: { ...LADDER.script, takesMs: 5_000 } } as const;
  it.each<[BrokenRung, string, readonly Scenario[]]>([
    ["flag-believed", "never was", [fallen({ flag: { ...LADDER.flag, behavior: "never" } })]],
    ["flag-unseen", "nobody is told", CALLS.map((call) => fallen({}, { fates: [{ ...dies, call }] }))],
    ["help-believed", "nothing helped", [fallen({ flag: { ...LADDER.flag, cures: false } })]],
    ["words-forgotten", "a second time", CALLS.map((call) => fallen(hard, { fates: [{ ...dies, call }] }))],
    [
      "words-forgotten",
      "a second time",
      CALLS.map((call) => fallen(hard, { fates: [{ ...dies, call }], reruns: false })),
    ],
  ])("(%s) is noticed: %s", async (rung, said, scenarios) => {
    const found: string[] = [];
    for (const scenario of scenarios) {
      const { log } = await playScenario(scenario, breakRung(rung));
      found.push(...checkInvariants(log.entries, scenario).map(({ text }) => text));
      if (found.length > 0) break;
    }
    expect(found.join("\n")).toContain(said);
  });
});
