/** Steps in the simulation: stories that once ended badly, and lies to the guards that keep them from it. */
import { describe, expect, it } from "vitest";
import { BROKEN_STEP_GUARDS, type BrokenStepGuard, breakStepGuard } from "./break-step-guard.ts";
import { checkInvariants } from "./oracle/check-invariants.ts";
import { playScenario, WHOLE } from "./play-scenario.ts";
import { BAD, LADDER, MINUTE_MS, QUIET, RELEASE, ROLLBACK } from "./quiet-scenario.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { StepsTruth, StepTruth } from "./scenario/steps.ts";
import type { World } from "./world/create-world.ts";

const STEP: StepTruth = {
  title: "P1",
  stage: "production",
  list: "before",
  tells: "record",
  repeatable: false,
  undo: "free",
  takesMs: 0,
  outcomes: ["works"],
  undoOutcome: "works",
};

function withSteps(
  items: readonly StepTruth[],
  wishes: Partial<Scenario> = {},
  steps: Partial<StepsTruth> = {},
): Scenario {
  return { ...QUIET, ...wishes, steps: { items, fates: [], words: [], undo: [], ...steps } };
}

async function expectLegal(scenario: Scenario): Promise<World> {
  const world = await playScenario(scenario);
  expect(checkInvariants(world.log.entries, scenario)).toEqual([]);
  return world;
}

const times = ({ log }: World, what: string) =>
  log.entries.filter((entry) => entry.kind === "step" && entry.what === what).length;
const codes = ({ log }: World) =>
  log.entries.flatMap((entry) => (entry.kind === "result" ? [entry.result.reasonCode] : []));

/** Why the last that could not take it back left it. */
const left = ({ log }: World, title: string) =>
  log.entries
    .flatMap((entry) =>
      entry.kind === "result"
        ? (entry.result.steps ?? []).flatMap((step) =>
            step.title === title && step.state === "left" ? [step.summary] : [],
          )
        : [],
    )
    .at(-1) ?? "";

describe("a step before the promote", () => {
  it("leaves a true sentence where a push comes while it is observed, and production cannot be read after it", async () => {
    const push = { deed: "push", id: "dpl_X", older: false } as const;
    const slow: StepTruth = { ...STEP, tells: "world", undo: "none", takesMs: 688_039, outcomes: ["breaks", "works"] };
    for (let call = 38; call < 46; call += 1) {
      const acts = [{ when: { run: 0, call: 32, phase: "served" }, what: push }] as const;
      await expectLegal(withSteps([slow], { acts, fates: [{ run: 0, call, kind: "empty" }] }));
    }
  });
});

describe("a step of which only the record can tell", () => {
  it("is applied by one of two runs that begin it at the same moment", async () => {
    for (const atMs of [0, 5, 60]) {
      const world = await expectLegal(withSteps([STEP], { runs: [RELEASE, { ...RELEASE, when: { atMs } }] }));
      expect(times(world, "apply")).toBe(1);
    }
  });

  it("holds, and names it, where its run died in the middle, and goes on by a person's word", async () => {
    const fates = [{ mark: 'effect "P1"', nth: 0, kind: "crash-after" }] as const;
    const runs = [{ ...RELEASE, againMs: 1_000 }];
    const held = await expectLegal(withSteps([STEP], { runs }, { fates }));
    expect([times(held, "apply"), codes(held)]).toEqual([1, expect.arrayContaining(["step_unfinished"])]);
    const words = [{ run: 0, fromProcess: 1, title: "P1", said: "done" }] as const;
    const done = await expectLegal(withSteps([STEP], { runs }, { fates, words }));
    expect([times(done, "apply"), done.host.standing().target]).toEqual([1, "dpl_C"]);
  });

  it("needs nobody's look where GitHub did not take its end at once", async () => {
    const fates = [{ mark: 'ended "P1"', nth: 0, kind: "500" }] as const;
    const world = await expectLegal(withSteps([STEP], {}, { fates }));
    expect([times(world, "apply"), world.host.standing().target]).toEqual([1, "dpl_C"]);
  });

  it("waits for a person again where what they had repeated refused, and changed nothing", async () => {
    const fates = [{ mark: 'effect "P1"', nth: 0, kind: "crash-after" }] as const;
    const words = [{ run: 1, fromProcess: 0, title: "P1", said: "repeat" }] as const;
    const runs = [2, 3].map((minutes) => ({ ...RELEASE, when: { atMs: minutes * MINUTE_MS } }));
    const item: StepTruth = { ...STEP, outcomes: ["works", "refuses", "works"] };
    const world = await expectLegal(withSteps([item], { runs: [RELEASE, ...runs] }, { fates, words }));
    expect([times(world, "apply"), codes(world).at(-2)]).toEqual([2, "step_unfinished"]);
  });

  it.each([
    [4, 220],
    [8, 220],
  ])(
    "needs nobody's look where one of two left it to the other, which refused (%i, %i ms)",
    async (latencySeed, atMs) => {
      const item: StepTruth = { ...STEP, takesMs: 20_000, outcomes: ["refuses", "works"] };
      const runs = [RELEASE, { ...RELEASE, when: { atMs } }];
      const world = await expectLegal(withSteps([item], { runs, latencySeed }));
      expect([times(world, "apply"), world.host.standing().target]).toEqual([2, "dpl_C"]);
    },
  );

  it("is not taken back twice where the run that did so died", async () => {
    const fates = [{ mark: 'undo-effect "P1"', nth: 0, kind: "crash-after" }] as const;
    const runs = [{ ...RELEASE, againMs: 1_000 }];
    const world = await expectLegal(withSteps([STEP], { runs, sites: { ...QUIET.sites, C: BAD } }, { fates }));
    expect([times(world, "undo"), world.host.standing().target]).toEqual([1, "dpl_K1"]);
  });

  it("is not taken back again where it was still at work when it was taken back", async () => {
    const item: StepTruth = { ...STEP, title: "Q1", list: "after", takesMs: 18 * MINUTE_MS, outcomes: ["holds"] };
    const back = { ...ROLLBACK, when: { atMs: 7 * MINUTE_MS } };
    const undo = [{ run: 1, titles: ["Q1"] }];
    const runs = [{ ...RELEASE, againMs: 1_000 }, back];
    const world = await expectLegal(withSteps([item], { runs }, { undo }));
    expect(times(world, "undo")).toBe(1);
    expect(left(world, "Q1")).toContain("nothing tells which of them came last");
  });

  it.each([
    ["between the reading and the beginning of their run", 4, 220, 1],
    ["between the reading and the beginning of their run", 6, 5, 1],
    ["between the reading and the beginning of their run", 8, 180, 1],
    ["and their run has read of it", 1, 2_000, 2],
  ])(
    "that a person wants repeated, where another run has begun it %s (%i, %i ms)",
    async (_, latencySeed, atMs, count) => {
      const words = [{ run: 1, fromProcess: 0, title: "P1", said: "repeat" }] as const;
      const runs = [RELEASE, { ...RELEASE, when: { atMs } }];
      const world = await expectLegal(withSteps([{ ...STEP, takesMs: 20_000 }], { runs, latencySeed }, { words }));
      expect(times(world, "apply")).toBe(count);
    },
  );

  it("that a person found to be there is taken back, although a run died in doing so before", async () => {
    const items = [STEP, { ...STEP, title: "P2", tells: "world" }] as const;
    const fates = [{ mark: 'undo-effect "P1"', nth: 0, kind: "crash-after" }] as const;
    const words = [{ run: 0, fromProcess: 1, title: "P1", said: "done" }] as const;
    const wishes = { runs: [{ ...RELEASE, againMs: 1_000 }], sites: { ...QUIET.sites, C: BAD } };
    const world = await expectLegal(withSteps(items, wishes, { words, fates }));
    expect(times(world, "undo")).toBe(2);
  });

  it("that a person has repeated is taken back after what came after it first", async () => {
    const later: StepTruth = { ...STEP, title: "P2", tells: "world" };
    const items = [STEP, later];
    const words = [{ run: 0, fromProcess: 1, title: "P1", said: "repeat" }] as const;
    const fates = [{ mark: 'ended "P2"', nth: 0, kind: "crash-after" }] as const;
    const wishes = { runs: [{ ...RELEASE, againMs: 1_000 }], sites: { ...QUIET.sites, C: BAD } };
    const world = await expectLegal(withSteps(items, wishes, { words, fates }));
    const told = world.log.entries.flatMap((entry) =>
      entry.kind === "step" && (entry.what === "apply" || entry.what === "undo")
        ? [`${entry.what} ${entry.title}`]
        : [],
    );
    expect(told).toEqual(["apply P1", "apply P2", "apply P1", "undo P2", "undo P1"]);
  });
});

it("a step that a run was at work on when it was taken back is named where it is there again", async () => {
  const items = [
    { ...STEP, tells: "world", takesMs: MINUTE_MS },
    { ...STEP, title: "Q1", list: "after", tells: "world", takesMs: 150_000 },
  ] as const;
  let named = 0;
  for (const atMs of [150_000, 170_000, 190_000]) {
    const runs = [RELEASE, { ...RELEASE, job: "promote", when: { atMs } }] as const;
    const world = await expectLegal(withSteps(items, { runs, sites: { ...QUIET.sites, C: BAD }, reruns: false }));
    if (left(world, "Q1").includes("has done it since")) named += 1;
  }
  expect(named).toBeGreaterThan(0);
});

it("a step that a run did after it was taken back, and died, is taken back by the next one", async () => {
  const item: StepTruth = { ...STEP, title: "Q1", list: "after", tells: "world", takesMs: 10 * MINUTE_MS };
  const back = { when: { atMs: MINUTE_MS }, what: { deed: "rollback", to: "dpl_K1" } } as const;
  const fates = [{ mark: 'ended "Q1"', nth: 0, kind: "crash-before" }] as const;
  const runs = [2, 12].map((minutes) => ({ ...RELEASE, when: { atMs: minutes * MINUTE_MS } }));
  const world = await expectLegal(
    withSteps([item], { runs: [RELEASE, ...runs], acts: [back], reruns: false }, { fates }),
  );
  const moves = world.log.entries.flatMap((entry) => (entry.kind === "step-moved" ? [entry.isDone] : []));
  expect(moves).toEqual([true, false]);
});

it("a step of which nothing tells, and that was taken back while a run was at work on it, is named until a person has looked", async () => {
  const item: StepTruth = { ...STEP, title: "Q1", list: "after", takesMs: 10 * MINUTE_MS };
  const fates = [{ mark: 'effect "Q1"', nth: 0, kind: "crash-after" }] as const;
  const at = (minutes: number) => ({ atMs: minutes * MINUTE_MS });
  const undo = [1, 3].map((run) => ({ run, titles: ["Q1"] }));
  const back = { ...ROLLBACK, againMs: null };
  const runs = [
    RELEASE,
    { ...back, when: at(5) },
    { ...RELEASE, when: at(12) },
    { ...back, when: at(14) },
    { ...RELEASE, when: at(16) },
  ];
  const world = await expectLegal(withSteps([item], { runs, reruns: false }, { fates, undo }));
  const states = world.log.entries.flatMap((entry) =>
    entry.kind === "result" && entry.result.decision === "rolled-back"
      ? [(entry.result.steps ?? []).find(({ title }) => title === "Q1")?.state ?? "nothing"]
      : [],
  );
  expect(states).toEqual(["undone", "left", "undone", "nothing"]);
  const moves = world.log.entries.flatMap((entry) => (entry.kind === "step-moved" ? [entry.isDone] : []));
  // The first way back came before the step was done.
  expect(moves).toEqual([false, true, false]);
});

it("no step is taken back while the release is on its way into production again", async () => {
  const host = { ...QUIET.host, jobMs: 20_000 };
  const back = { ...ROLLBACK, when: { atMs: 2 * MINUTE_MS } };
  let stopped = 0;
  for (const afterMs of [20_200, 20_350, 20_500]) {
    const acts = [{ when: { atMs: 2 * MINUTE_MS + afterMs }, what: { deed: "promote", to: "dpl_C" } }] as const;
    const world = await expectLegal(withSteps([STEP], { host, acts, runs: [RELEASE, back] }));
    if (left(world, "P1").includes("dpl_C is on its way into it")) stopped += 1;
  }
  expect(stopped).toBeGreaterThan(0);
});

it("what production serves is said as it was last read where a person's promote stops the way back of a step", async () => {
  const items = ["P1", "P2"].map((title) => ({ ...STEP, title, takesMs: MINUTE_MS }));
  const act = { when: { atMs: 0 }, what: { deed: "promote", to: "dpl_K0" } } as const;
  const bad = withSteps(items, { sites: { ...QUIET.sites, C: BAD } });
  const { entries } = (await expectLegal(bad)).log;
  const undoes = entries.find((entry) => entry.kind === "step" && entry.what === "undo")?.at ?? 0;
  const atMs = undoes - (entries.find(({ kind }) => kind === "begin")?.at ?? 0) + MINUTE_MS / 2;
  const world = await expectLegal({ ...bad, acts: [{ ...act, when: { atMs } }] });
  expect([times(world, "undo"), world.host.standing().target]).toEqual([1, "dpl_K0"]);
});

it.each([
  ["to all visitors at once", 58, null],
  ["in stages", 70, { percents: [10, 100], stageMs: 2 * MINUTE_MS, before: "others", unavailable: false }],
] as const)(
  "a release whose steps a rollback took back, and could not write so, is not given %s",
  async (_, killedAt, rollout) => {
    const killed = { run: 0, call: killedAt, kind: "crash-before" } as const;
    const back = { ...ROLLBACK, to: "dpl_K1", when: { atMs: 2 * MINUTE_MS } };
    let stopped = 0;
    // The word before the request, and the one after production was read back.
    for (const calls of [
      [7, 14],
      [8, 16],
    ]) {
      const refused = calls.map((call) => ({ run: 1, call, kind: "404" }) as const);
      const fates = [killed, ...refused];
      const world = await expectLegal(withSteps([STEP], { runs: [RELEASE, back], fates, rollout }));
      const last = world.log.entries.findLast((entry) => entry.kind === "result" && entry.command === "promote");
      if (last?.kind !== "result" || last.result.reasonCode !== "step_not_taken") continue;
      expect(last.result.summary).toContain('"P1" was taken back');
      expect([times(world, "apply"), times(world, "undo"), world.host.standing().target]).toEqual([1, 1, "dpl_K1"]);
      stopped += 1;
    }
    expect(stopped).toBe(1);
  },
);

it("a rollback says what production serves where somebody promoted before a step was to be taken back", async () => {
  const back = { ...ROLLBACK, when: { atMs: 2 * MINUTE_MS } };
  const served = new Set<string>();
  for (const afterMs of [300, 400, 500, 600]) {
    const host = { ...QUIET.host, jobMs: 60 };
    const acts = [{ when: { atMs: 2 * MINUTE_MS + afterMs }, what: { deed: "promote", to: "dpl_C" } }] as const;
    const world = await expectLegal(withSteps([STEP], { host, acts, runs: [RELEASE, back] }));
    for (const entry of world.log.entries) {
      if (entry.kind !== "result" || entry.command !== "rollback") continue;
      const { decision, production, steps = [] } = entry.result;
      const isMoved = steps.some(({ summary }) => summary.includes("does not show it everywhere any more"));
      if (isMoved) served.add(`${decision}: ${production.after}`);
    }
  }
  expect([...served]).toEqual(["hold: dpl_C"]);
});

it("a job that is started alone does not go past a step of staging that failed", async () => {
  const item: StepTruth = { ...STEP, title: "T1", stage: "staging", list: "after", outcomes: ["fails"] };
  const alone = (["verify", "promote"] as const).map((job, index) => ({
    ...RELEASE,
    job,
    when: { atMs: (1 + index) * MINUTE_MS },
  }));
  const world = await expectLegal(withSteps([item], { runs: [RELEASE, ...alone] }));
  expect(codes(world)).toContain("step_not_taken");
  expect(world.host.standing().target).toBe("dpl_K1");
});

describe("steps of a release that is given to its visitors in stages", () => {
  const ROLLOUT = { percents: [10, 100], stageMs: 2 * MINUTE_MS, before: "others", unavailable: false } as const;
  const AFTER: StepTruth = { ...STEP, title: "Q1", list: "after" };
  const STAGED = withSteps([STEP, AFTER], { rollout: ROLLOUT });

  it("are taken once all visitors have it, where they come after the promote", async () => {
    const { log, host } = await expectLegal(STAGED);
    const given = log.entries.findIndex((one) => one.kind === "moved" && one.after.target === "dpl_C");
    const taken = log.entries.flatMap((one) => (one.kind === "step" && one.what === "apply" ? [one] : []));
    expect(taken.map(({ title, place }) => [title, place > given])).toEqual([
      ["P1", false],
      ["Q1", true],
    ]);
    expect(host.standing().target).toBe("dpl_C");
  });

  it("are taken back once its visitors are back, and none that comes after the promote is taken", async () => {
    const ladder = { ...LADDER, flag: { ...LADDER.flag, cures: false } };
    const down = { ...QUIET.sites.C, downFromMs: MINUTE_MS };
    const fallen = { ...STAGED, ladder, productionGate: true, sites: { ...QUIET.sites, C: down } };
    for (const scenario of [{ ...STAGED, sites: { ...QUIET.sites, C: BAD } }, fallen]) {
      const world = await expectLegal(scenario);
      const acts = world.log.entries.flatMap((one) => (one.kind === "step" ? [`${one.title} ${one.what}`] : []));
      expect(acts).toEqual(["P1 apply", "P1 applied", "P1 undo", "P1 undone"]);
      expect([world.host.standing().target, world.host.standing().rollout?.state]).toEqual(["dpl_K1", "aborted"]);
    }
  });

  it("are taken by whoever promotes, where a person gives it to all visitors as its stages begin", async () => {
    const taken = new Set<string>();
    for (let call = 90; call < 95; call += 1) {
      const when = { run: 0, call, phase: "served" } as const;
      const acts = [{ when, what: { deed: "complete-rollout" } }] as const;
      // GitHub is away for a while, so that all of them have it before the promote is over.
      const world = await expectLegal({
        ...STAGED,
        acts,
        outages: [{ vendor: "forge", forMs: 30_000, kind: "reset-before", when }],
      });
      taken.add(`${times(world, "apply")} ${world.host.standing().target}`);
    }
    expect([...taken]).toEqual(["2 dpl_C"]);
  });

  it("are not taken where what is newer came into production after a person had begun to roll it out", async () => {
    const acts = [
      { when: { atMs: 2 * MINUTE_MS }, what: { deed: "promote", to: "dpl_C" } },
      { when: { atMs: 3 * MINUTE_MS }, what: { deed: "push", id: "dpl_X", older: false } },
    ] as const;
    const built = { ...RELEASE, job: "deploy" } as const;
    const again = { ...RELEASE, when: { atMs: 4 * MINUTE_MS } };
    const world = await expectLegal({ ...STAGED, acts, runs: [built, again] });
    expect([times(world, "apply"), world.host.standing().target]).toEqual([0, "dpl_X"]);
    expect(codes(world)).toContain("newer_release_active");
  });

  it("are taken where a person rolls it out beside what is newer", async () => {
    const push = { deed: "push", id: "dpl_X", older: false } as const;
    const promote = { deed: "promote", to: "dpl_C" } as const;
    const acts = [
      { when: { atMs: 2 * MINUTE_MS }, what: push },
      { when: { atMs: 3 * MINUTE_MS }, what: promote },
    ];
    const built = { ...RELEASE, job: "deploy" } as const;
    const verified = { ...RELEASE, job: "verify", when: { atMs: MINUTE_MS } } as const;
    const again = { ...RELEASE, when: { atMs: 4 * MINUTE_MS } };
    const world = await expectLegal({
      ...STAGED,
      past: "done",
      acts,
      runs: [built, verified, again],
      autoAssign: true,
    });
    expect([times(world, "apply"), world.host.standing().target]).toEqual([2, "dpl_C"]);
  });

  it("are missed where whoever gives it to all of them does not know of them", async () => {
    const { log } = await playScenario(STAGED, {
      ...WHOLE,
      context: (context) => {
        const { plan } = context;
        const production = { ...plan.stages.production, after: [] };
        return { ...context, plan: { ...plan, stages: { ...plan.stages, production } } };
      },
    });
    expect(checkInvariants(log.entries, STAGED).map(({ text }) => text)).toContain(
      "watch of C goes past Q1, which is not done",
    );
  });
});

const AGAIN = { runs: [{ ...RELEASE, againMs: 1_000 }] };
const FAILING = { sites: { ...QUIET.sites, C: BAD } };
const SECOND: StepTruth = { ...STEP, title: "P2" };

/** A story in which the guard has something to keep from happening, and what the lie lets happen. */
const MISSED: Readonly<Record<BrokenStepGuard, readonly [Scenario, RegExp]>> = {
  record: [
    withSteps([STEP], AGAIN, { fates: [{ mark: 'effect "P1"', nth: 0, kind: "crash-after" }] }),
    /applied again/,
  ],
  observation: [withSteps([{ ...STEP, tells: "world" }]), /nobody had read that it is due/],
  end: [withSteps([{ ...STEP, outcomes: ["fails"] }]), /goes past/],
  reading: [
    withSteps(
      [STEP, SECOND].map((step) => ({ ...step, takesMs: MINUTE_MS })),
      { ...AGAIN, ...FAILING },
      { fates: [{ mark: 'undoing "P2"', nth: 0, kind: "crash-before" }] },
    ),
    /after production was read/,
  ],
  back: [
    withSteps([STEP], { ...FAILING, host: { ...QUIET.host, jobMs: 20_000 } }),
    /is taken back while (production|a domain) shows/,
  ],
  order: [withSteps([STEP, SECOND], FAILING), /which came after it/],
  data: [withSteps([{ ...STEP, undo: "loses-data" }], FAILING), /data is lost by it/],
  once: [
    withSteps([STEP], { ...AGAIN, ...FAILING }, { fates: [{ mark: 'undo-effect "P1"', nth: 0, kind: "crash-after" }] }),
    /a second time/,
  ],
};

describe("a guard of steps that is lied to", () => {
  for (const guard of BROKEN_STEP_GUARDS) {
    it(`is missed: ${guard}`, async () => {
      const [scenario, text] = MISSED[guard];
      await expectLegal(scenario);
      const { log } = await playScenario(scenario, breakStepGuard(guard));
      const found = checkInvariants(log.entries, scenario).filter(({ invariant }) => invariant === "steps");
      expect(found.map((violation) => violation.text).join("\n")).toMatch(text);
    });
  }
});
