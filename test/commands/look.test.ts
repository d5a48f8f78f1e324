/** One look at every open watch and at what production serves, as a schedule makes it. */
import { describe, expect, it } from "vitest";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { createJournal } from "../../src/engine/journal.ts";
import { INCIDENT_REQUESTS, lookAtReleases, MOST_REQUESTS } from "../../src/engine/look/look-at-releases.ts";
import { fail, hold, pass } from "../../src/lib/verdict.ts";
import type { SandboxSeed } from "../../src/sandbox/index.ts";
import type { ReleaseEvent } from "../../src/release/result.ts";
import {
  COMMIT,
  FIRST,
  FIRST_COMMIT,
  inWorld,
  OTHER_COMMIT,
  parseTestPlan,
  planText,
  START,
  type PlanParts,
  type RunWishes,
  UP_TO_PROMOTE,
  type World,
} from "./open-world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Health checks alone: no visitor is needed, however long it is. */
const LONG: PlanParts = {
  watch: ["for: 6h", "every: 5m", "silence: 2h", 'rollback_conditions: ["health_check_failures > 2"]'],
};
const TWO_DOMAINS: PlanParts = { ...LONG, domains: ["app.example.com", "www.example.com"] };
const LOOK: RunWishes = { options: { look: true }, release: "" };
const STAY: RunWishes = { options: { jobLimitMs: 0, looksFollow: true } };

async function look(world: World, after: number = HOUR) {
  await world.clock.sleep(after);
  const before = world.log.length;
  world.writes();
  const result = await world.run("watch", LOOK);
  const asked = world.log.slice(before).filter(({ emulator }) => emulator === "github").length;
  return { ...result, said: `${result.decision} ${result.reasonCode}`, asked, writes: world.writes() };
}

async function handOver(world: World): Promise<void> {
  await world.runAll(UP_TO_PROMOTE);
  expect(await world.run("watch", STAY)).toMatchObject({ decision: "watching", reasonCode: "watch_open" });
}

/** Holdpoint dies at the first event like this. */
async function dieAt(
  world: World,
  command: "promote" | "watch",
  isIt: (event: ReleaseEvent) => boolean,
): Promise<void> {
  const onEvent = (event: ReleaseEvent) => {
    if (isIt(event)) throw new Error("killed");
  };
  await expect(world.run(command, { onEvent })).rejects.toThrow("killed");
}

const isStep = (step: string) => (event: ReleaseEvent) => event.event === "step" && event.step === step;
const breakDown = (world: World) =>
  world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { outage: true } });
const atHost = (writes: readonly string[]) => writes.filter((write) => /promote|rollback|aliases|PATCH/.test(write));

describe("a watch that is longer than its job", () => {
  it("is handed over, looked at now and then, and passes at its end", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      const looks = [];
      for (let count = 0; count < 7; count += 1) looks.push(await look(world));
      expect(looks.map(({ said }) => said)).toEqual([
        ...Array.from({ length: 5 }, () => "watching watch_open"),
        "proceed watched",
        "proceed production_as_recorded",
      ]);
      const ended = looks[5]?.asked ?? Infinity;
      expect(Math.max(...looks.filter((_, index) => index !== 5).map(({ asked }) => asked))).toBeLessThanOrEqual(5);
      // One more, where the watch has passed: whether an earlier release's incident is open.
      expect(ended).toBeLessThanOrEqual(6);
      expect((await world.statuses()).at(-2)).toMatch(/: 5 looks, silent 1h \d+m at most, judged 0m$/);
    }));

  it("is judged by its metrics too, and reads no window twice that a look before has judged", () =>
    inWorld({ plan: { watch: METERED }, visitorsPerMinute: 6 }, async (world) => {
      await handOver(world);
      // Of the release; what was there before it is read by each look that compares.
      const starts = () =>
        world.log.flatMap(({ emulator, path, query }) => {
          const asked = new URLSearchParams(query);
          const isOwn =
            emulator === "sentry" && path.includes("/events") && (asked.get("query") ?? "").includes(COMMIT);
          return isOwn ? [Date.parse(asked.get("start") ?? "")] : [];
        });
      const first = await look(world, 30 * MINUTE);
      const after = starts().length;
      const promotedAt = Math.min(...starts());
      expect(first.said).toBe("watching watch_open");
      expect((await world.statuses()).at(-1)).toMatch(/judged \d+m$/);
      expect((await look(world, 5 * MINUTE)).said).toBe("watching watch_open");
      const again = starts().slice(after);
      expect(again.length).toBeGreaterThan(0);
      // Windows are ten minutes long, and those of the first half hour were judged.
      expect(Math.min(...again) - promotedAt).toBeGreaterThanOrEqual(15 * MINUTE);
      // So few that no four probes in a row meet one, which would show an outage.
      world.sandbox.site.addFault({ release: COMMIT, fromAt: world.clock.now(), kind: { errorRatio: 0.15 } });
      const found = await look(world, 15 * MINUTE);
      expect(found).toMatchObject({ said: "rolled-back condition_met", release: COMMIT });
      expect(found.asked).toBeLessThanOrEqual(MOST_REQUESTS);
    }));

  it("is rolled back by the look that finds the site down", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      breakDown(world);
      const startedAt = world.clock.now() + HOUR;
      const found = await look(world);
      expect(found.said).toBe("rolled-back outage_shown");
      expect(world.clock.now() - startedAt).toBeLessThan(20_000);
      expect(await world.served()).toBe(FIRST_COMMIT);
      expect((await look(world)).said).toBe("proceed production_as_recorded");
    }));

  it("is rolled back by one look where a page stays wrong, and not for a single bad answer", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      let bad = 1;
      const lookAt = async () => {
        await world.clock.sleep(HOUR);
        const context = world.context(LOOK);
        const wrong = fail("gate_failed", "The page lacks its text.", "Read it.");
        const checkGate: typeof context.checkGate = async () =>
          (bad -= 1) >= 0 ? wrong : pass("gate_passed", "Fine.");
        return lookAtReleases({ ...context, checkGate }, createJournal("watch", context));
      };
      expect((await lookAt()).decision).toBe("watching");
      bad = 3;
      expect(await lookAt()).toMatchObject({ decision: "rolled-back", reasonCode: "condition_met" });
    }));

  it("is judged by the plan that it was released with, and by the one of now where that cannot be found", async () => {
    const seed =
      (files: Readonly<Record<string, string>>) =>
      (original: SandboxSeed): SandboxSeed => ({
        ...original,
        github: { ...original.github, commits: [{ sha: COMMIT, files }] },
      });
    const now = parseTestPlan({ ...LONG, productionGate: "{ title: New page, http: { path: /not-built-yet } }" });
    for (const [text, decision] of [
      [planText(LONG), "watching"],
      [`${planText(LONG)} # not what was recorded`, "rolled-back"],
    ] as const) {
      await inWorld({ plan: LONG, visited: false, seed: seed({ "plan.yml": text }) }, async (world) => {
        await handOver(world);
        await world.clock.sleep(HOUR);
        const result = await world.run("watch", { ...LOOK, plan: now });
        expect(result.decision).toBe(decision);
        expect(result.notes.some((note) => note.includes("judged by the plan as it is now"))).toBe(
          decision === "rolled-back",
        );
      });
    }
  });

  it("says that nobody looked for longer than the plan accepts, and is then not known to be good", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      const late = await look(world, 3 * HOUR);
      expect(late.said).toBe("watching watch_open");
      expect(late.notes.join()).toMatch(/nobody looked for 3h.*, and the plan accepts 2h/);
      await look(world, 90 * MINUTE);
      const end = await look(world, 100 * MINUTE);
      expect(end.said).toBe("hold watch_incomplete");
      expect(end.summary).toMatch(/nobody looked for 3h/);
      expect(await world.served()).toBe(COMMIT);
    }));

  it("is left to nobody: without looks that follow, the job says so", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      const result = await world.run("watch", { options: { jobLimitMs: 0, looksFollow: false } });
      expect(result).toMatchObject({ decision: "hold", reasonCode: "watch_incomplete" });
    }));
});

const METERED = [
  "for: 2h",
  "every: 1m",
  "metrics: { error_rate: { sentry: { project: web, org: acme, settle: 2m } } }",
  'rollback_conditions: ["error_rate > 5% over 10m"]',
  "regression: false",
];

describe("a look finishes what a dead run left", () => {
  it("a rollback that was decided", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await world.runAll(UP_TO_PROMOTE);
      breakDown(world);
      await dieAt(world, "watch", isStep("rollback-decided"));
      expect((await world.statuses()).at(-1)).toMatch(/^rolling back since/);
      const found = await look(world);
      expect(found.decision).toBe("rolled-back");
      expect(await world.served()).toBe(FIRST_COMMIT);
      expect(found.asked).toBeLessThanOrEqual(MOST_REQUESTS);
    }));

  it("a promote that the host carried out: its watch begins", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await world.runAll(["deploy", "verify"]);
      await dieAt(
        world,
        "promote",
        ({ event, ...rest }) => event === "progress" && JSON.stringify(rest).includes("took the promotion"),
      );
      expect((await look(world, MINUTE)).said).toBe("proceed production_as_recorded");
      const found = await look(world);
      expect(found).toMatchObject({ said: "watching watch_open", release: COMMIT });
      expect(await world.statuses()).toEqual(["promoting", expect.stringContaining(": 1 look, silent 0m at most")]);
    }));

  it("a promote of which the host gave up on a domain: that domain follows, and the watch begins", () =>
    inWorld({ plan: TWO_DOMAINS, visited: false }, async (world) => {
      world.sandbox.vercel.setOption("failAliases", ["www.example.com"]);
      await world.runAll(UP_TO_PROMOTE);
      expect(await world.served("www.example.com")).toBe(FIRST_COMMIT);
      world.sandbox.vercel.setOption("failAliases", []);
      const found = await look(world);
      expect(found.said).toBe("watching watch_open");
      expect(await world.served("www.example.com")).toBe(COMMIT);
      expect(found.asked).toBeLessThanOrEqual(MOST_REQUESTS);
      expect((await look(world)).said).toBe("watching watch_open");
    }));

  it("but promotes nothing itself: where the host was never asked, a person must decide", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await world.runAll(["deploy", "verify"]);
      await dieAt(world, "promote", isStep("record-production"));
      expect((await look(world, MINUTE)).said).toBe("proceed production_as_recorded");
      const found = await look(world);
      expect(found).toMatchObject({ said: "hold promote_cut_off", writes: [] });
      expect(await world.served()).toBe(FIRST_COMMIT);
    }));
});

describe("a look reports what nobody recorded, and leaves it as it is", () => {
  it("somebody else's deployment in production", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      await world.sandbox.cause("vercel", "production-moved");
      const found = await look(world);
      expect(found.said).toBe("hold foreign_change");
      expect(found.summary).toMatch(/^Production is dpl_\w+, and the record says dpl_\w+ \(release c0ffee/);
      expect(atHost(found.writes)).toEqual([]);
      // The watch is over, and what production serves is still nobody's: that is said as long as it is so.
      expect((await world.statuses()).at(-1)).toMatch(/^held since .*: production_moved/);
      expect(await look(world)).toMatchObject({ said: "hold foreign_change", writes: [] });
    }));

  it("an older deployment that took a domain back, while the rest is watched on", () =>
    inWorld({ plan: TWO_DOMAINS, visited: false }, async (world) => {
      await handOver(world);
      await takeBack(world, FIRST, "www.example.com");
      const found = await look(world);
      expect(found.said).toBe("hold domain_taken_back");
      expect(found.summary).toMatch(/^www\.example\.com points at dpl_sandbox1/);
      expect(atHost(found.writes)).toEqual([]);
      expect((await world.statuses()).at(-1)).toContain(": 1 look,");
      expect(await world.served("www.example.com")).toBe(FIRST_COMMIT);
    }));

  it("a rollback that a person made at the host, which the record then says too", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      const host = await world.context().role("host");
      await host.rollback(FIRST, "by hand");
      const found = await look(world);
      expect(found.said).toBe("rolled-back already_rolled_back");
      expect((await world.statuses()).at(-1)).toBe("rolled back to dpl_sandbox1: rolled back at the host");
      expect((await look(world)).said).toBe("proceed production_as_recorded");
    }));

  it("nothing, where a newer release took over: the older one's watch is closed, the newer one's goes on", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      const newer = { commit: OTHER_COMMIT, release: OTHER_COMMIT };
      await world.runAll(UP_TO_PROMOTE, newer);
      await world.run("watch", { ...STAY, ...newer });
      const found = await look(world);
      expect(found).toMatchObject({ said: "watching watch_open", release: OTHER_COMMIT });
      expect(found.asked).toBeLessThanOrEqual(MOST_REQUESTS);
      expect((await world.statuses()).join("\n")).toMatch(/held since .*: production_moved/);
    }));
});

async function takeBack(world: World, deployment: string, alias: string): Promise<void> {
  const token = world.context().env["VERCEL_TOKEN"] ?? "";
  const answer = await fetch(`${world.sandbox.origins.vercel}/v2/deployments/${deployment}/aliases?slug=acme`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ alias }),
  });
  expect(answer.status).toBe(200);
}

/** A release of an hour ago whose run died during its watch. */
const abandoned = (number: number) => ({
  ref: COMMIT,
  task: "holdpoint:production",
  environment: "production",
  author: DEFAULT_AUTHOR,
  at: START - number * MINUTE,
  payload: {
    holdpoint: 1,
    phase: "production",
    project: "web",
    release: `r${number}`,
    commit: COMMIT,
    planDigest: "d".repeat(64),
    candidate: { id: `dpl_old${number}`, url: "old.vercel.app", createdAt: START - number * MINUTE },
    knownGood: null,
    watchForMs: 24 * HOUR,
    autoAssignDomains: true,
    unpinned: false,
  },
  statuses: [
    {
      state: "in_progress",
      description: "watching since 2026-01-05T08:00:00Z until 2026-01-06T08:00:00Z",
      at: START - number * MINUTE,
    },
  ],
});

describe("what a look asks of GitHub", () => {
  it.each([
    ["at most ten requests", "goes on", () => undefined, "watching watch_open", MOST_REQUESTS],
    [
      "four more for its incident",
      "is rolled back",
      breakDown,
      "rolled-back outage_shown",
      MOST_REQUESTS + INCIDENT_REQUESTS,
    ],
  ] as const)("is %s where a watch %s and many others were left open", (_most, _how, change, said, most) =>
    inWorld(
      {
        plan: LONG,
        visited: false,
        seed: (seed) => ({ ...seed, github: { ...seed.github, deployments: [5, 4, 3, 2, 1].map(abandoned) } }),
      },
      async (world) => {
        await handOver(world);
        change(world);
        const found = await look(world);
        expect(found.said).toBe(said);
        expect(found.asked).toBeLessThanOrEqual(most);
        expect(found.notes.join("\n")).toMatch(/2 older releases .* were not read/);
      },
    ),
  );
});

it("leaves to the next look what would be an eleventh request", () =>
  inWorld(
    {
      plan: TWO_DOMAINS,
      visited: false,
      seed: (seed) => ({
        ...seed,
        github: {
          ...seed.github,
          deployments: [5, 4, 3, 2, 1].map(abandoned),
          commits: [{ sha: COMMIT, files: { "plan.yml": planText(TWO_DOMAINS) } }],
        },
      }),
    },
    async (world) => {
      world.sandbox.vercel.setOption("failAliases", ["www.example.com"]);
      await world.runAll(UP_TO_PROMOTE);
      world.sandbox.vercel.setOption("failAliases", []);
      await world.clock.sleep(HOUR);
      const before = world.log.length;
      const plan = parseTestPlan({
        ...TWO_DOMAINS,
        watch: ["for: 1h", 'rollback_conditions: ["health_check_failures > 9"]'],
      });
      const result = await world.run("watch", { ...LOOK, plan });
      expect(result.decision).toBe("watching");
      expect(result.notes.join("\n")).toMatch(/release r\d is left to the next look/);
      expect(world.log.slice(before).filter(({ emulator }) => emulator === "github").length).toBeLessThanOrEqual(10);
    },
  ));

describe("a look that cannot see", () => {
  it.each(["vercel", "github"] as const)("holds while %s gives no answer, and changes nothing", (emulator) =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      world.sandbox.faults.add({ emulator, kind: "status", status: 503 });
      const found = await look(world);
      expect(found).toMatchObject({ said: "hold vendor_unavailable", writes: [] });
    }),
  );

  it("does not take a site that it never reached for one that it has looked at", () =>
    inWorld({ plan: LONG, visited: false }, async (world) => {
      await handOver(world);
      const context = world.context(LOOK);
      await world.clock.sleep(HOUR);
      const blocked = { ...context, checkGate: async () => hold("probe_blocked", "A wall.", "Open it.") };
      const result = await lookAtReleases(blocked, createJournal("watch", blocked));
      expect(result.decision).toBe("watching");
      expect((await world.statuses()).at(-1)).toContain(": 0 looks");
    }));
});
