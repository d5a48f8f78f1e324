/** What follows the last look of a watch: a rollback, another run's word, or the word that its record ends on. */
import { describe, expect, it } from "vitest";
import { endWatch, notInProduction } from "../../../src/engine/watch/end-watch.ts";
import type { WatchEnd } from "../../../src/engine/watch/watch-production.ts";
import type { RecordedCondition } from "../../../src/judge/recorded-condition.ts";
import { fail, hold, pass } from "../../../src/lib/verdict.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import type { ProductionRecord, ProductionStatus } from "../../../src/release/record.ts";
import { STEP_TASK } from "../../../src/release/step-record.ts";
import { production, record } from "../../release/facts.ts";
import { writeStatus } from "../rollout/rolling-world.ts";
import { NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "../small-world.ts";
import { itemOf } from "../steps/steps-world.ts";

const HOUR = 3_600_000;
const SINCE = NOW - HOUR;
const CLEAR: WatchEnd = { kind: "end", verdict: pass("watched", "No condition was met.") };
const OPEN: WatchEnd = { kind: "end", verdict: hold("watch_incomplete", "Nobody looked for long.", "Look yourself.") };
const BAD: WatchEnd = { kind: "rollback", verdict: fail("condition_met", "Too many errors.", "") };
const WATCHING: ProductionStatus = { phase: "watching", promotedAt: SINCE, until: NOW };
const BY_HAND: ProductionStatus = { phase: "rolled-back", to: "dpl_old", reason: "by hand" };
const DONE = "status 2: done since 2026-01-05T09:00:00Z: No condition was met.";

interface Wishes extends SmallWishes {
  readonly payload?: Partial<ProductionRecord["payload"]>;
  /** What the record says by now. */
  readonly said?: ProductionStatus;
  readonly prepare?: (world: SmallWorld) => void;
  /** How long ago the record was read. */
  readonly readMsAgo?: number;
}

async function ended(answer: WatchEnd, { payload = {}, said = WATCHING, prepare, readMsAgo, ...wishes }: Wishes = {}) {
  const world = openSmallWorld(wishes);
  writeStatus(world, said);
  prepare?.(world);
  const own = { ...record("watching", { statusAt: SINCE, createdAt: SINCE, payload }), promotedAt: SINCE };
  const { context, journal, host, forge } = world;
  const watched = { host, forge, record: own, ...(readMsAgo === undefined ? {} : { readAt: NOW - readMsAgo }) };
  const result = await endWatch(context, journal, watched, answer);
  return { world, result, tookMs: world.clock.now() - NOW };
}

/** The host's first answers are about another deployment; the last one stays. */
function showing(...answers: readonly SmallWorld["production"][]) {
  return (world: SmallWorld) => {
    let reads = 0;
    world.host.readProject = async () => {
      world.production = answers[Math.min(reads, answers.length - 1)] ?? world.production;
      reads += 1;
      world.asked.push("read");
      return world.production.project;
    };
  };
}

const readsOf = (world: SmallWorld) => world.asked.filter((text) => text === "read").length;

describe("a watch that found something bad", () => {
  it("is followed by the rollback, for what was found", async () => {
    const { world, result } = await ended(BAD);
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "condition_met" });
    expect(world.writes()).toContain("rollback dpl_old: Too many errors.");
  });
});

describe("a watch that found something bad in a release that another run has rolled back", () => {
  it("asks for nothing, and leaves what that run wrote", async () => {
    const { world, result } = await ended(BAD, { said: BY_HAND, production: production("dpl_old") });
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    expect(world.writes().filter((text) => /^(?:rollback|status)/.test(text))).toEqual([]);
  });

  it("does not ask the record once more within half a minute, in which nobody does all of that", async () => {
    const asked = async (readMsAgo: number) => {
      let reads = 0;
      await ended(BAD, {
        readMsAgo,
        prepare: ({ forge }) => {
          const { listDeploymentStatuses } = forge;
          forge.listDeploymentStatuses = (...given) => ((reads += 1), listDeploymentStatuses(...given));
        },
      });
      return reads;
    };
    expect([await asked(29_999), await asked(30_000)]).toEqual([0, 1]);
  });

  it("leaves it to a person where somebody has promoted it again since", async () => {
    const { world, result } = await ended(BAD, { said: BY_HAND });
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "production_moved",
      summary: "dpl_new is said to have been rolled back to dpl_old (by hand), but production serves it now.",
    });
    expect(world.writes()).toEqual([]);
  });

  it("goes on where the forge does not say so soon, or not at all: that does not delay the rollback", async () => {
    const askedAt = async (readMs: number, writeMs: number) => {
      let at: number | null = null;
      const { result } = await ended(BAD, {
        said: BY_HAND,
        clock: createVirtualClock(NOW),
        prepare: (world) => {
          const { listDeploymentStatuses, createDeploymentStatus } = world.forge;
          const { rollback } = world.host;
          world.forge.listDeploymentStatuses = async (id) => {
            if (at === null) await world.clock.sleep(readMs);
            return listDeploymentStatuses(id);
          };
          world.forge.createDeploymentStatus = async (...given) => {
            if (at === null) await world.clock.sleep(writeMs);
            return createDeploymentStatus(...given);
          };
          world.host.rollback = async (...given) => {
            at = world.clock.now() - NOW;
            return rollback(...given);
          };
        },
      });
      return [at, result.decision];
    };
    expect(await askedAt(399, 0)).toEqual([null, "hold"]);
    expect(await askedAt(401, 0)).toEqual([400, "rolled-back"]);
    // Both together take no longer than the write alone may.
    expect(await askedAt(60_000, 60_000)).toEqual([800, "rolled-back"]);
  });

  it("goes on where the forge fails, and ends at a mistake of ours", async () => {
    const failing = (error: Error) =>
      ended(BAD, {
        said: BY_HAND,
        prepare: (world) => {
          const { listDeploymentStatuses } = world.forge;
          let isFirst = true;
          world.forge.listDeploymentStatuses = async (id) => {
            if (isFirst) {
              isFirst = false;
              throw error;
            }
            return listDeploymentStatuses(id);
          };
        },
      });
    expect((await failing(silence())).result).toMatchObject({ decision: "rolled-back", reasonCode: "condition_met" });
    await expect(failing(new TypeError("ours"))).rejects.toThrow("ours");
  });
});

describe("a watch that passed", () => {
  it("is done: the record says so, and the commit", async () => {
    const { world, result, tookMs } = await ended(CLEAR);
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "watched",
      production: { after: "dpl_new", served: "HTTP 204" },
    });
    expect(world.writes()).toEqual([DONE, "commit success: No condition was met."]);
    expect(world.said("step")).toEqual(["No condition was met."]);
    expect(world.events).toContainEqual(expect.objectContaining({ event: "step", step: "done" }));
    expect([readsOf(world), tookMs]).toEqual([1, 0]);
  });

  it("leads from its record to the run, with the digest of what was judged", async () => {
    const runUrl = "https://forge/runs/7";
    const judged = await ended(CLEAR, {
      runUrl,
      prepare: ({ journal }) => journal.condition("m > 1", pass("condition_clear", "clear"), {} as RecordedCondition),
    });
    expect(judged.world.statuses.at(-1)?.logUrl).toMatch(/^https:\/\/forge\/runs\/7#evidence-sha256-[0-9a-f]{64}$/);
    const unjudged = await ended(CLEAR, { runUrl });
    expect(unjudged.world.statuses.at(-1)?.logUrl).toBe(runUrl);
  });

  it("says what it could not write", async () => {
    const { world, result } = await ended(CLEAR, {
      forge: { createDeploymentStatus: () => Promise.reject(silence()) },
    });
    expect(result.decision).toBe("proceed");
    expect(world.said("note")).toEqual(["the end of the watch was not written: no answer"]);
  });

  it("closes what earlier releases left open", async () => {
    const asked: unknown[] = [];
    const forge = { listIssues: async (query: unknown) => (asked.push(query), []) };
    const plan = { rollback: { incident: { labels: [] } } };
    await ended(CLEAR, { forge, plan });
    expect(asked).toEqual([{ creator: "github-actions[bot]", state: "open" }]);
    await ended(OPEN, { forge, plan });
    expect(asked).toHaveLength(1);
  });

  it("says which steps after the promote nobody took, where its release has steps", async () => {
    const tasks: string[] = [];
    const forge = { listDeployments: async ({ task = "" }: { readonly task?: string }) => (tasks.push(task), []) };
    const plan = { production: { after: [itemOf("Purge")] } };
    const notes = async (answer: WatchEnd, wishes: Wishes) =>
      (await ended(answer, { forge, ...wishes })).world.said("note");
    expect(await notes(CLEAR, { plan, payload: { steps: 1 } })).toEqual([
      expect.stringMatching(/^of the steps after the promote "Purge" is not done: /),
    ]);
    expect(tasks).toEqual([STEP_TASK]);
    for (const [answer, wishes] of [
      [OPEN, { plan, payload: { steps: 1 } }],
      [CLEAR, { plan }],
      [CLEAR, { payload: { steps: 1 } }],
    ] as const)
      expect(await notes(answer, wishes)).toEqual([]);
    // Nobody's records are asked for either.
    expect(tasks).toHaveLength(1);
  });

  it("says that a rung is as the ladder makes it, unless the record knows", async () => {
    const flag = {
      key: "flag",
      restore: async () => pass("rung_done", "back"),
      observe: async () => ({ is: "done", summary: "It is safe.", before: "otherwise" }),
    } as never;
    const withFlag = { plan: { rollback: { ladder: ["flag", "host"] } }, rungs: { flag } };
    expect((await ended(CLEAR, withFlag)).world.said("note")).toEqual([
      expect.stringMatching(/^flag is as the rollback's ladder makes it, and was not when this release was recorded: /),
    ]);
    const known = await ended(CLEAR, { ...withFlag, said: { ...WATCHING, rungs: { flag: "done" } } });
    expect(known.world.said("note")).toEqual([]);
    expect(known.world.writes()[0]).toBe(DONE);
  });
});

it("a watch that could not judge everything holds, and a person decides", async () => {
  const { world, result } = await ended(OPEN);
  expect(result).toMatchObject({ decision: "hold", reasonCode: "watch_incomplete", remedy: "Look yourself." });
  expect(world.writes()).toEqual([
    "status 2: held since 2026-01-05T09:00:00Z: watch_incomplete, Nobody looked for long.",
    "commit pending: Nobody looked for long.",
  ]);
  expect(world.said("step")).toEqual([]);
});

describe("a release that somebody else has dealt with meanwhile", () => {
  it("is rolled back already, and its record stays as it is", async () => {
    const { world, result, tookMs } = await ended(CLEAR, { said: BY_HAND, production: production("dpl_old") });
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    expect(result.summary).toContain("by hand");
    expect(world.writes()).toEqual([]);
    // Record and host say the same, so nobody asks a second time.
    expect([readsOf(world), tookMs]).toEqual([1, 0]);
  });

  it("is rolled back to the end where a run decided so and died", async () => {
    const said: ProductionStatus = { phase: "rolling-back", promotedAt: SINCE, to: "dpl_old", reason: "asked" };
    const { world, result } = await ended(CLEAR, { said });
    expect(result).toMatchObject({ decision: "rolled-back" });
    expect(world.writes()[0]).toBe("rollback dpl_old: asked");
  });

  it("is left to the run that has it watched anew since this watch began", async () => {
    const said: ProductionStatus = { phase: "watching", promotedAt: NOW - 1_000, until: NOW + HOUR };
    const { world, result } = await ended(CLEAR, { said });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "watch_incomplete" });
    expect(result.summary).toContain("is watched anew since this watch began, by another run");
    expect(world.writes()).toEqual([]);
  });

  it("is judged by three reads of the host, of which the last one counts", async () => {
    const stale = await ended(CLEAR, { prepare: showing(production("dpl_old"), production("dpl_new")) });
    expect(stale.result.decision).toBe("proceed");
    expect([readsOf(stale.world), stale.tookMs]).toEqual([2, 2_000]);
    const moved = await ended(CLEAR, { production: production("dpl_theirs") });
    expect(moved.result).toMatchObject({ decision: "hold", reasonCode: "production_moved" });
    expect(moved.world.writes()[0]).toMatch(
      /^status 2: held since 2026-01-05T09:00:00Z: production_moved, Production is/,
    );
    expect(moved.world.writes()[1]).toMatch(/^commit pending: Production is dpl_theirs, changed by somebody else/);
    expect([readsOf(moved.world), moved.tookMs]).toEqual([3, 4_000]);
  });

  it("is read again where the record says that it was rolled back and the host still serves it", async () => {
    const partly = production("dpl_new", {}, ["dpl_new", "dpl_old"]);
    const { result, tookMs } = await ended(CLEAR, { said: BY_HAND, production: partly });
    expect(result.decision).toBe("hold");
    expect(result.summary).toContain("dpl_new");
    expect(tookMs).toBe(4_000);
  });

  it("holds where one of its domains shows something else", async () => {
    const partly = production("dpl_new", {}, ["dpl_new", "dpl_old"]);
    const { result, world } = await ended(CLEAR, { production: partly });
    expect(result).toMatchObject({ decision: "hold", reasonCode: "read_back_mismatch" });
    expect(world.writes()[0]).toMatch(
      /^status 2: held since \S+: read_back_mismatch, Production does not show dpl_new/,
    );
  });
});

describe("a host that gives no answer at the end", () => {
  /** For so many minutes. */
  const silentFor = (minutes: number) => (world: SmallWorld) => {
    const { readProject } = world.host;
    world.host.readProject = () =>
      world.clock.now() < NOW + minutes * 60_000 ? Promise.reject(silence()) : readProject();
  };

  it("is waited for five minutes", async () => {
    const { result, world, tookMs } = await ended(CLEAR, { prepare: silentFor(5) });
    expect(result.decision).toBe("proceed");
    expect(world.said("note")).toEqual(["model gave no usable answer, trying again: no answer"]);
    expect(tookMs).toBe(300_000);
    await expect(ended(CLEAR, { prepare: silentFor(6) })).rejects.toThrow("no answer");
  });
});

describe("what production serves in place of the release", () => {
  const verdictOf = (
    current: string | null,
    changes: Parameters<typeof record>[1] = {},
    phase: ProductionRecord["phase"] = "watching",
  ) => notInProduction(current, record(phase, changes));
  const MOVED = (current: string) =>
    hold(
      "production_moved",
      `Production is ${current}, changed by somebody else; this release is no longer watched.`,
      "Check what production serves now; if Holdpoint made that change, it has its own watch.",
    );
  const UNFINISHED = hold(
    "read_back_mismatch",
    "Production does not show dpl_new on every domain, so the promotion is not complete.",
    "Run `promote` again; it continues where it stopped. Then watch.",
  );

  it("was changed by somebody else", () => {
    expect(verdictOf("dpl_theirs")).toEqual(MOVED("dpl_theirs"));
    expect(verdictOf("dpl_old")).toEqual(MOVED("dpl_old"));
    expect(verdictOf(null)).toEqual(MOVED("nothing"));
    expect(verdictOf("dpl_theirs", {}, "promoting")).toEqual(MOVED("dpl_theirs"));
  });

  it("is there because the promote did not come to its end", () => {
    expect(verdictOf("dpl_new")).toEqual(UNFINISHED);
    expect(verdictOf("dpl_old", {}, "promoting")).toEqual(UNFINISHED);
    expect(verdictOf(null, { payload: { previous: null } }, "promoting")).toEqual(UNFINISHED);
  });
});
