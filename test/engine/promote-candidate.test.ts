/** A promote from what was read of the world to its end: what is asked of the host, in which order, and what is said. */
import { describe, expect, it } from "vitest";
import type { Promotion } from "../../src/engine/confirm-promote.ts";
import { promoteCandidate } from "../../src/engine/promote-candidate.ts";
import type { Records } from "../../src/engine/release-records.ts";
import { hold } from "../../src/lib/verdict.ts";
import type { Forge, HostRollouts } from "../../src/providers/contract.ts";
import type { ProductionRecord } from "../../src/release/record.ts";
import { STEP_TASK } from "../../src/release/step-record.ts";
import {
  aliasRequest,
  deployment,
  otherRecord,
  production,
  record,
  rolling,
  rollout,
  STAGING,
} from "../release/facts.ts";
import { GATE, NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "./small-world.ts";

const PROMOTING = record("promoting", { statusAt: NOW, createdAt: NOW });
const WATCHING = "status 2: watching since 2026-01-05T10:00:00Z until 2026-01-05T10:01:00Z";

const recordsOf = (own: ProductionRecord | null): Records => ({
  staging: [STAGING],
  record: own,
  history: own === null ? [] : [own],
  listed: [],
});

const promote = (world: SmallWorld, own: ProductionRecord | null = PROMOTING, more: Partial<Promotion> = {}) => {
  const { context, journal, host, forge } = world;
  const candidate = deployment("dpl_new");
  return promoteCandidate({ context, journal, host, forge, candidate, records: recordsOf(own), ...more });
};

async function promoted(
  wishes: SmallWishes = {},
  own: ProductionRecord | null = PROMOTING,
  more: Partial<Promotion> = {},
) {
  const world = openSmallWorld({ production: production("dpl_old"), ...wishes });
  return { world, result: await promote(world, own, more) };
}

describe("a promote", () => {
  it("that is recorded is asked for once production was read last, and confirmed", async () => {
    const { world, result } = await promoted({}, PROMOTING, { serving: deployment("dpl_old") });
    expect(world.asked).toEqual(["read", "promote dpl_new", "read", WATCHING]);
    expect(result).toMatchObject({
      decision: "proceed",
      reasonCode: "promoted",
      candidate: { id: "dpl_new" },
      production: { before: "dpl_old", after: "dpl_new" },
    });
    expect(world.said("progress")).toEqual(["the host took the promotion"]);
  });

  it("reads what production serves where nobody has, and production again after it", async () => {
    const { world } = await promoted();
    expect(world.asked.slice(0, 4)).toEqual(["read", "read dpl_old", "read", "promote dpl_new"]);
    // Somebody deploys while it is read: that is read as well.
    const busy = openSmallWorld({ production: production("dpl_old") });
    const { readDeployment } = busy.host;
    busy.host.readDeployment = (id) => {
      busy.production = production("dpl_theirs");
      return readDeployment(id);
    };
    const result = await promote(busy);
    expect(busy.asked.slice(0, 4)).toEqual(["read", "read dpl_old", "read", "read dpl_theirs"]);
    expect(busy.writes().filter((text) => text.startsWith("promote"))).toHaveLength(
      result.decision === "proceed" ? 1 : 0,
    );
  });

  it("does not take what production serves for deleted at the first word, which would let an older build overtake it", async () => {
    const theirs = { ...deployment("dpl_theirs"), createdAt: deployment("dpl_new").createdAt + 1 };
    const asked = async (answers: readonly (typeof theirs | null)[]) => {
      const world = openSmallWorld({ production: production("dpl_theirs") });
      let times = 0;
      world.host.readDeployment = async () => answers[times++] ?? null;
      const result = await promote(world, null);
      return {
        times,
        reads: world.asked.filter((text) => text === "read").length,
        result,
        at: world.clock.now() - NOW,
      };
    };
    const newer = await asked([null, null, theirs]);
    expect(newer.result).toMatchObject({ decision: "hold", reasonCode: "newer_release_active" });
    expect([newer.times, newer.at]).toEqual([3, 4_000]);
    // Another deployment's answer is none.
    expect((await asked([deployment("dpl_old"), theirs])).result.reasonCode).toBe("newer_release_active");
    const gone = await asked([]);
    // Believed then, and not asked again at each look.
    expect(gone.at).toBe(4_000);
    expect(gone.result.reasonCode).not.toBe("newer_release_active");
  });

  it("reads production once more where that took long, before it asks the host", async () => {
    const asked = async (readMs: number) => {
      const world = openSmallWorld({ production: production("dpl_old") });
      const { readProject } = world.host;
      const { clock } = world;
      world.host.readProject = async () => (await clock.sleep(readMs), readProject());
      await promote(world, PROMOTING, { serving: deployment("dpl_old") });
      return world.asked.indexOf("promote dpl_new");
    };
    expect([await asked(2_000), await asked(2_001)]).toEqual([1, 2]);
  });

  it("reads nothing of what production serves where that is nothing, or the candidate", async () => {
    const first = record("promoting", { payload: { previous: null, knownGood: null } });
    const none = await promoted({ production: production(null) }, first);
    expect(none.world.asked.slice(0, 2)).toEqual(["read", "promote dpl_new"]);
    const known = await promoted({ production: production(null) }, first, { serving: deployment("dpl_old") });
    expect(known.world.asked.slice(0, 2)).toEqual(["read", "promote dpl_new"]);
    const there = await promoted({ production: production("dpl_new") });
    expect(there.world.asked).toEqual(["read", WATCHING]);
    expect(there.result.reasonCode).toBe("promoted");
    expect((await promoted({ production: production("dpl_new") }, record("watching"))).result.reasonCode).toBe(
      "already_done",
    );
  });

  it("says what was there before by its record, and without one by the host", async () => {
    const there = { production: production("dpl_new") };
    expect((await promoted(there)).result.production.before).toBe("dpl_old");
    const first = record("promoting", { payload: { previous: null } });
    expect((await promoted(there, first)).result.production.before).toBe("dpl_new");
  });

  it("points the domains that the host left behind, of what it replaces and of the known good", async () => {
    const mid = record("promoting", { payload: { previous: { id: "dpl_mid", commit: null } } });
    for (const left of ["dpl_mid", "dpl_old"]) {
      const failed = aliasRequest("promote", "dpl_new", "failed", NOW - 1_000);
      const { world, result } = await promoted(
        { production: production("dpl_new", { aliasRequest: failed }, ["dpl_new", left]) },
        mid,
      );
      expect(world.writes()).toEqual(["point d1.example.com dpl_new", WATCHING]);
      expect(result.reasonCode).toBe("promoted");
    }
  });

  it("of a new release is recorded before the host is asked, once nothing speaks against it", async () => {
    const { world, result } = await promoted({}, null);
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "promoted" });
    expect(world.writes()).toEqual([
      "record holdpoint:production production",
      "status 7: promoting",
      "promote dpl_new",
      expect.stringMatching(/^status 7: watching since /),
    ]);
  });

  it("of a new release that something speaks against is neither recorded nor asked for", async () => {
    const unmet = hold("no_data", "Somebody asked for changes.", "Talk.");
    const adoption = {
      letIn: "check",
      judge: async () => unmet,
      send: null,
      meanwhile: async () => undefined,
    } as const;
    const { world, result } = await promoted({}, null, { adoption });
    expect(result).toMatchObject({ decision: "hold", summary: "Somebody asked for changes." });
    expect(result.production).toMatchObject({ after: "dpl_old", served: "HTTP 204" });
    expect(world.writes()).toEqual([]);
  });

  it("goes by the staging record of its own build, whatever was said of another", async () => {
    const build = { id: "dpl_else", url: "dpl_else.vercel.app", createdAt: 900 };
    const other = { ...STAGING, phase: "failed", payload: { ...STAGING.payload, build } } as const;
    const staging = [other, STAGING];
    const { result } = await promoted({}, PROMOTING, { records: { ...recordsOf(PROMOTING), staging } });
    expect(result.reasonCode).toBe("promoted");
  });

  it("is not held for a pin where the plan itself keeps builds out", async () => {
    const off = { production: production("dpl_old", { autoAssignDomains: false }) };
    const adoption = {
      letIn: "staged",
      judge: async () => null,
      send: null,
      meanwhile: async () => undefined,
    } as const;
    expect((await promoted(off, null)).result.reasonCode).toBe("production_pinned");
    expect((await promoted(off, null, { adoption })).result.reasonCode).toBe("promoted");
  });

  it("is sent in the way of who adopts a build of the host's, where there is one", async () => {
    const sent: string[] = [];
    const world = openSmallWorld({ production: production("dpl_old") });
    const send = async () => {
      sent.push("let in");
      world.production = production("dpl_new");
      return { kind: "accepted" } as const;
    };
    const adoption = { letIn: "check", judge: async () => null, meanwhile: async () => undefined } as const;
    await promote(world, PROMOTING, { adoption: { ...adoption, send } });
    expect([sent, world.writes()]).toEqual([["let in"], [WATCHING]]);
    const plain = await promoted({}, PROMOTING, { adoption: { ...adoption, send: null } });
    expect(plain.world.writes()[0]).toBe("promote dpl_new");
  });
});

describe("a promote by stages", () => {
  const planned = { production: { promote: { percents: [10, 100], stageMs: 60_000 } } };
  const payload = { rollout: { percents: [10, 100], stageMs: 60_000, before: null } };
  const stubborn = {
    rollouts: {
      readRollout: async () => null,
      readRolloutSettings: async () => null,
      writeRolloutStages: async () => undefined,
    } as Partial<HostRollouts> as HostRollouts,
  };

  it("begins with the stages of the plan or not at all, and is never asked for as a whole", async () => {
    const { world, result } = await promoted({ plan: planned, host: stubborn }, record("promoting", { payload }));
    expect(result).toMatchObject({
      decision: "hold",
      summary: "The host did not take over the stages of the plan, so no rolling release was begun.",
    });
    expect(world.writes()).toEqual([]);
  });

  it("that somebody began before it was recorded is recorded where the plan wants it by stages", async () => {
    const beside = rolling({}, production("dpl_old", { rollsOut: true }));
    const settings = async () => ({ stages: [{ percent: 10 }, { percent: 100 }] }) as never;
    const rollouts = { ...stubborn.rollouts, readRollout: async () => rollout(), readRolloutSettings: settings };
    const recordedBy = async (plan: SmallWishes["plan"]) => {
      const world = openSmallWorld({ production: beside, host: { rollouts }, ...(plan && { plan }) });
      await promote(world, null);
      return world.writes().filter((text) => text.startsWith("record "));
    };
    expect(await recordedBy(planned)).toEqual(["record holdpoint:production production"]);
    expect(await recordedBy(undefined)).toEqual([]);
  });
});

it("a promote by stages that somebody took back leaves the project its settings", async () => {
  const stages = [10, 100].map((percent) => ({ percent, automatic: false }));
  const own = record("promoting", {
    payload: { rollout: { percents: [10, 100], stageMs: 60_000, before: { theirs: true } } },
  });
  const ended = async (candidateId: string) => {
    const putBack: unknown[] = [];
    const aborted = { state: "aborted", activeStage: null, candidateId } as const;
    const rollouts = {
      readRollout: async () => rollout(aborted),
      readRolloutSettings: async () => ({ stages, stored: {} }),
      putBackRolloutSettings: async (stored: unknown) => void putBack.push(stored),
    } as Partial<HostRollouts> as HostRollouts;
    const moved = rolling(aborted, production("dpl_theirs", { rollsOut: true }));
    const { result } = await promoted({ production: moved, host: { rollouts } }, own);
    return [result.reasonCode, putBack];
  };
  expect(await ended("dpl_new")).toEqual(["production_moved", [{ theirs: true }]]);
  expect(await ended("dpl_else")).toEqual(["production_moved", []]);
});

describe("the steps that a recorded release stands on", () => {
  const step = { title: "Move", step: "command", spec: {}, takesMs: null, position: GATE.position };
  const payload = { rollout: { percents: [10, 100], stageMs: 60_000, before: null } };
  const inStages = { before: [step], promote: { percents: [10, 100], stageMs: 60_000 } };

  /** With a list of steps that cannot be read. */
  async function unread(wishes: SmallWishes, own: ProductionRecord) {
    let listed = 0;
    const listDeployments: Forge["listDeployments"] = async ({ task }) => {
      if (task === STEP_TASK) listed += 1;
      return task === STEP_TASK ? Promise.reject(silence()) : [];
    };
    const ended = promoted({ ...wishes, forge: { listDeployments } }, own).then(({ world }) => world.writes());
    return { writes: await ended.catch((error: unknown) => String(error)), listed };
  }

  it("are read before the host is asked, where the plan has any", async () => {
    const plan = { production: { before: [step] } };
    const silent = { writes: expect.stringContaining("no answer"), listed: 1 };
    expect(await unread({ plan }, PROMOTING)).toEqual(silent);
    expect(await unread({ plan: { production: inStages } }, record("promoting", { payload }))).toEqual(silent);
    expect(await unread({}, PROMOTING)).toMatchObject({ writes: ["promote dpl_new", WATCHING], listed: 0 });
  });

  it("are not read where its visitors get it already, so that it is watched", async () => {
    for (const state of ["active", "complete"] as const) {
      const beside = rolling({ state }, production("dpl_old", { rollsOut: true }));
      const asked = await unread(
        { plan: { production: inStages }, production: beside },
        record("promoting", { payload }),
      );
      expect(asked.listed).toBe(0);
    }
  });
});

describe("a promote that does not come to its end", () => {
  const LEFT = (changes = {}) => production("dpl_old", { autoAssignDomains: true, ...changes });

  it("is not asked for more than three times where its answers are lost, and says what production is", async () => {
    const sentAt: number[] = [];
    const silent: SmallWorld = openSmallWorld({
      production: production("dpl_old"),
      host: {
        promote: () => {
          sentAt.push(silent.clock.now() - NOW);
          return Promise.reject(silence());
        },
      },
    });
    const world = silent;
    const result = await promote(silent);
    expect(sentAt).toHaveLength(3);
    // It may have arrived: an impatient second one could come after somebody's rollback.
    expect(sentAt[1]).toBeGreaterThan(15_000);
    expect(result).toMatchObject({
      decision: "hold",
      reasonCode: "read_back_mismatch",
      summary:
        "The promote was asked for, but after 5 minutes production is dpl_old; not pointing at the new deployment: d0.example.com, d1.example.com.",
      remedy: "Look at the project at the host; run this again (it continues) or dispatch a rollback.",
      production: { after: "dpl_old", served: "HTTP 204" },
    });
    expect(world.said("note")[0]).toBe("the host's answer to the promote was lost: no answer");
  });

  it("names nothing where production is nothing, and no domain where all follow", async () => {
    const nothing = await promoted(
      {
        production: production(null, {}, ["dpl_new"]),
        host: { promote: async () => ({ kind: "accepted" }) },
      },
      record("promoting", { payload: { previous: null, knownGood: null } }),
    );
    expect(nothing.result.summary).toMatch(/production is nothing; not pointing at the new deployment: no domain\.$/);
  });

  it("is queued where the host says so, by its answer or by its request", async () => {
    const queued = await promoted({ host: { promote: async () => ({ kind: "queued" }) } });
    expect(queued.result).toMatchObject({
      reasonCode: "promotion_queued",
      summary: "The host queued the promotion behind a rolling release, and it has not started.",
      remedy: "Finish or abort the rolling release at the host, then run this again; it continues.",
    });
    expect(queued.world.said("progress")[0]).toBe("the host queued the promotion");
    const shown = async (to: string, status: "pending" | "in-progress") => {
      const world = openSmallWorld({ production: production("dpl_old") });
      world.host.promote = async () => {
        world.production = LEFT({ aliasRequest: aliasRequest("promote", to, status, NOW) });
        return { kind: "accepted" };
      };
      return (await promote(world)).reasonCode;
    };
    expect(await shown("dpl_new", "pending")).toBe("promotion_queued");
    expect(await shown("dpl_new", "in-progress")).toBe("read_back_mismatch");
    expect(await shown("dpl_x", "pending")).not.toBe("promotion_queued");
  });

  it("has the setting put back that the host's failed promote left on", async () => {
    const own = record("promoting", { statusAt: NOW, createdAt: NOW, payload: { autoAssignDomains: false } });
    const world = openSmallWorld({ production: production("dpl_old", { autoAssignDomains: false }) });
    world.host.promote = async () => {
      world.production = LEFT({ aliasRequest: aliasRequest("promote", "dpl_new", "failed", NOW + 1) });
      return { kind: "accepted" };
    };
    // As it is where the plan's own wish keeps it off.
    const records = { ...recordsOf(own), history: [own, otherRecord("done", 500, { autoAssignDomains: false })] };
    expect(await promote(world, own, { records })).toMatchObject({ decision: "hold", reasonCode: "alias_failed" });
    expect(world.writes()).toEqual(["auto-assign false"]);
  });

  it("says what production serves once the setting was put back, which takes its time", async () => {
    const own = record("promoting", { statusAt: NOW, createdAt: NOW, payload: { autoAssignDomains: false } });
    const failed = LEFT({ aliasRequest: aliasRequest("promote", "dpl_new", "failed", NOW + 1) });
    const endsWith = async (setAutoAssignDomains: (world: SmallWorld) => void) => {
      const world = openSmallWorld({ production: failed });
      world.host.promote = async () => ({ kind: "refused", status: 403, message: "not today" });
      world.host.setAutoAssignDomains = async () => setAutoAssignDomains(world);
      const { decision, production } = await promote(world, own);
      return { decision, production };
    };
    const off = (id: string) => production(id, { autoAssignDomains: false });
    const theirs = { decision: "hold", production: { before: "dpl_old", after: "dpl_theirs", served: "HTTP 204" } };
    expect(await endsWith((world) => void (world.production = off("dpl_theirs")))).toEqual(theirs);
    const unknown = { decision: "hold", production: { before: "dpl_old", after: null, served: null } };
    expect(await endsWith((world) => void (world.host.readProject = () => Promise.reject(silence())))).toEqual(unknown);
  });

  it("ends as the rollback that the record speaks of", async () => {
    const own = record("rolled-back", { rollbackTo: "dpl_old", reason: "too slow" });
    const { world, result } = await promoted({}, own);
    expect(result).toMatchObject({ decision: "rolled-back", reasonCode: "already_rolled_back" });
    expect(world.writes()).toEqual([]);
  });

  it("of no build asks the host for nothing", async () => {
    const { world, result } = await promoted({}, null, { candidate: null });
    expect(result.decision).not.toBe("proceed");
    expect([world.writes(), result.candidate]).toEqual([[], null]);
  });
});
