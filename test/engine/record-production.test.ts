/** What a promote writes down before the host is asked, and what of the project it puts back afterwards. */
import { describe, expect, it } from "vitest";
import {
  chooseTarget,
  missesPromote,
  recordProduction,
  restoreAfterFailure,
  restoreAutoAssign,
  servedBefore,
  type TargetChoice,
} from "../../src/engine/record-production.ts";
import { askingBuild } from "../../src/engine/way-back/ask-known-good.ts";
import type { Records } from "../../src/engine/release-records.ts";
import { NOT_REVIEWED } from "../../src/engine/requires-checklist.ts";
import type { StepItem } from "../../src/plan/plan.ts";
import type { Forge, HostProject } from "../../src/providers/contract.ts";
import type { ProductionPayload } from "../../src/release/payload.ts";
import { STEP_TASK } from "../../src/release/step-record.ts";
import type { WayBack } from "../../src/release/way-back.ts";
import {
  aliasRequest,
  deployment,
  otherRecord,
  production,
  record,
  rolling,
  world as worldOf,
} from "../release/facts.ts";
import { NOW, openSmallWorld, silence, type SmallWishes, type SmallWorld } from "./small-world.ts";
import { itemOf } from "./steps/steps-world.ts";

const own = ({ payload, forgeId, createdAt }: ReturnType<typeof record>) => ({
  deployment: { id: forgeId, environment: "production", task: "", sha: "", payload, creator: "", createdAt },
  payload,
});
const LISTED: Records["listed"] = [own(otherRecord("done", 500)), own(record("done"))];

describe("what the host promoted since the records were read", () => {
  const misses = (changes: Partial<HostProject>, listed = LISTED) =>
    missesPromote({ production: production("dpl_old", changes) }, listed);

  it("is missed where no record names it, whether it was promoted or is rolled out", () => {
    expect(misses({ aliasRequest: aliasRequest("promote", "dpl_x", "succeeded") })).toBe(true);
    expect(missesPromote({ production: rolling({ candidateId: "dpl_x" }) }, LISTED)).toBe(true);
    // Of two one that is named says nothing of the other.
    const both = rolling(
      { candidateId: "dpl_new" },
      production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_x", "pending") }),
    );
    expect(missesPromote({ production: both }, LISTED)).toBe(true);
  });

  it("is not missed where a record names it, or nothing was promoted", () => {
    for (const id of ["dpl_new", "dpl_other"])
      expect(misses({ aliasRequest: aliasRequest("promote", id, "succeeded") })).toBe(false);
    expect(missesPromote({ production: rolling() }, LISTED)).toBe(false);
    expect(misses({ aliasRequest: aliasRequest("rollback", "dpl_x", "succeeded") })).toBe(false);
    expect(misses({}, [])).toBe(false);
  });

  it("is missed where the setting is on that was off when the newest record was written", () => {
    const off = own(record("promoting", { payload: { autoAssignDomains: false } }));
    expect(misses({ autoAssignDomains: true }, [off])).toBe(true);
    expect(misses({ autoAssignDomains: false }, [off])).toBe(false);
    expect(misses({ autoAssignDomains: true }, [...LISTED, off])).toBe(false);
  });
});

describe("what production served before a release", () => {
  const before = (id: string | null, changes: Partial<HostProject> = {}) =>
    servedBefore(worldOf({ production: production(id, changes) }), "dpl_new");

  it("is what it serves, unless that is the release: then what the host took out for it", () => {
    expect([before("dpl_old"), before(null)]).toEqual(["dpl_old", null]);
    expect(before("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", 1, "dpl_x") })).toBe(
      "dpl_x",
    );
    expect(before("dpl_new", { aliasRequest: aliasRequest("promote", "dpl_y", "succeeded", 1, "dpl_x") })).toBeNull();
    expect(before("dpl_new")).toBeNull();
  });

  it("is not known where the host went back to the release: what was taken out for it is no way back", () => {
    const back = aliasRequest("rollback", "dpl_new", "succeeded", 1, "dpl_bad");
    expect(before("dpl_new", { aliasRequest: back })).toBeNull();
  });
});

describe("the target of a rollback", () => {
  it("is what production serves, as its record and the host know it", async () => {
    const { context, journal, forge } = openSmallWorld();
    const choose = (candidate: string, world = worldOf()) =>
      chooseTarget(context, journal, forge, { candidate, world, listed: [] });
    const choice = await choose("dpl_new");
    expect(choice).toMatchObject({
      before: "dpl_old",
      chain: [{ id: "dpl_old", commit: "c".repeat(40) }],
      knownGood: { id: "dpl_old", judged: false },
      schemas: [],
    });
    expect(choice.migrations).toBe("none");
    const first = await choose("dpl_new", worldOf({ production: production(null), serving: null }));
    expect(first).toMatchObject({ before: null, chain: [], knownGood: null });
  });

  it("is chosen by the schemas that the release meets, which are read where steps come before the promote", async () => {
    const listed = async (before: readonly StepItem[]) => {
      const tasks: (string | undefined)[] = [];
      const { context, journal, forge } = openSmallWorld({ plan: { production: { before } } });
      const listDeployments: Forge["listDeployments"] = async ({ task }) => (tasks.push(task), []);
      const asked = { candidate: "dpl_new", world: worldOf(), listed: [] };
      await chooseTarget(context, journal, { ...forge, listDeployments }, asked);
      return tasks;
    };
    expect([await listed([]), await listed([itemOf("Migrate")])]).toEqual([[], [STEP_TASK]]);
  });
});

const KNOWN_GOOD = { id: "dpl_old", commit: "0".repeat(40), judged: true, why: "its watch passed" };
const CHOICE: TargetChoice = {
  before: "dpl_old",
  chain: [{ ...({} as TargetChoice["chain"][number]), id: "dpl_old", commit: "0".repeat(40) }],
  knownGood: KNOWN_GOOD,
  migrations: "additive",
  schemas: [],
};
const SAFE: WayBack = { verdict: "safe", to: "dpl_old", reasons: [], differences: [], unknown: [] };

async function recorded(changes: Partial<Parameters<typeof recordProduction>[3]> = {}, wishes: SmallWishes = {}) {
  const requests: { readonly payload: ProductionPayload; readonly description: string; readonly ref: string }[] = [];
  const world = openSmallWorld(wishes);
  const { createDeployment } = world.forge;
  world.forge.createDeployment = (request) => {
    requests.push(request as never);
    return createDeployment(request);
  };
  const written = recordProduction(world.context, world.journal, world.forge, {
    candidate: deployment("dpl_new"),
    world: worldOf({ production: production("dpl_old", { autoAssignDomains: false }) }),
    choice: CHOICE,
    wayBack: null,
    flag: null,
    review: NOT_REVIEWED,
    people: { startedBy: { login: "alice" } } as never,
    rollout: null,
    ...changes,
  });
  const answer = await written;
  const [request] = requests;
  if (request === undefined) throw new Error("nothing was recorded");
  return { world, answer, request, payload: request.payload };
}

describe("the production record", () => {
  it("says before the promote what goes in, what it replaces, and what a rollback goes back to", async () => {
    const { context } = openSmallWorld();
    const { world, answer, request, payload } = await recorded();
    expect(request).toMatchObject({
      ref: "c".repeat(40),
      task: "holdpoint:production",
      environment: "production",
      description: "Holdpoint: simulated to production",
      productionEnvironment: true,
    });
    expect(payload).toEqual({
      holdpoint: 1,
      phase: "production",
      project: "web",
      release: "r1",
      commit: "c".repeat(40),
      planDigest: "d".repeat(64),
      candidate: { id: "dpl_new", url: "dpl_new.vercel.app", createdAt: 1_000 },
      knownGood: KNOWN_GOOD,
      previous: { id: "dpl_old", commit: "0".repeat(40) },
      migrations: "additive",
      watchForMs: 600_000,
      autoAssignDomains: false,
      unpinned: false,
      asked: askingBuild(context.plan),
      startedBy: { login: "alice" },
    });
    expect(world.writes()).toEqual(["record holdpoint:production production", "status 7: promoting"]);
    expect(answer).toMatchObject({ forgeId: 7, status: { description: "promoting", logUrl: null } });
    expect(world.events).toContainEqual({
      event: "step",
      at: NOW,
      step: "record-production",
      text: "production recorded as GitHub deployment 7, known good dpl_old",
    });
    expect(world.said("note")).toEqual([]);
  });

  it("says what only some releases have", async () => {
    const rollout = { percents: [10, 100], stageMs: 1_000, before: null };
    const schemas = [{ database: "DATABASE_URL", newest: "0042" }] as never;
    const flag = { name: "chat" } as never;
    const signOffs = [{ login: "bob" }] as never;
    const checklists = [{ title: "t" }] as never;
    const { payload, world } = await recorded(
      {
        rollout,
        flag,
        wayBack: SAFE,
        choice: { ...CHOICE, schemas, chain: [] },
        review: { ...NOT_REVIEWED, signOffs, checklists },
        world: worldOf({ letIn: "staged" }),
      },
      {
        runUrl: "https://forge/run/1",
        options: { unpin: true },
        plan: { production: { watch: null, before: [{ title: "Migrate" } as never] } },
      },
    );
    expect(payload).toMatchObject({
      previous: null,
      watchForMs: 0,
      unpinned: true,
      letIn: "staged",
      steps: 1,
      schemas,
      wayBack: SAFE,
      flag,
      rollout,
      signOffs,
      checklists,
    });
    expect(world.statuses[0]?.logUrl).toBe("https://forge/run/1");
    expect(world.said("step")).toEqual([
      "production recorded as GitHub deployment 7, known good dpl_old, way back safe",
    ]);
  });

  it("counts only where it is read back as ours: nothing is promoted on somebody else's word", async () => {
    const createDeployment = async () => ({ id: 7, creator: "alice" }) as never;
    const world = openSmallWorld({ forge: { createDeployment } });
    await expect(recorded({}, { forge: { createDeployment } })).rejects.toThrow(/The token writes as alice/);
    expect(world.writes()).toEqual([]);
  });

  it("tells people beforehand where the known good is none, another than what was there, or not judged", async () => {
    const texts = async (knownGood: TargetChoice["knownGood"]) => {
      const { world } = await recorded({ choice: { ...CHOICE, knownGood } });
      return [world.said("step")[0]?.split("known good ")[1], world.said("note").length];
    };
    expect(await texts(KNOWN_GOOD)).toEqual(["dpl_old", 0]);
    expect(await texts({ ...KNOWN_GOOD, judged: false })).toEqual(["dpl_old (not judged)", 0]);
    expect(await texts({ ...KNOWN_GOOD, id: "dpl_older" })).toEqual(["dpl_older", 1]);
    expect(await texts(null)).toEqual(["none", 1]);
    const { world } = await recorded({ choice: { ...CHOICE, knownGood: null, before: null } });
    // Where nothing was there before there is nothing to go back to, and that is said, too.
    expect(world.said("note")).toHaveLength(1);
  });

  it("tells people beforehand what a rollback would bring along, or why it is not safe", async () => {
    const notes = async (wayBack: WayBack) => (await recorded({ wayBack })).world.said("note");
    expect(await notes(SAFE)).toEqual([]);
    expect((await notes({ ...SAFE, verdict: "unsafe" }))[0]).toMatch(/^The way back to dpl_old is unsafe/);
    expect((await notes({ ...SAFE, differences: ["CRON_KEY"] }))[0]).toContain("CRON_KEY");
  });
});

describe("automatic assignment of production domains", () => {
  const OFF = record("promoting", { payload: { autoAssignDomains: false } });
  const on = (changes: Partial<HostProject> = {}) => production("dpl_new", { autoAssignDomains: true, ...changes });

  it("is left on where it was on, without a look", async () => {
    const { context, journal, host, asked } = openSmallWorld({ production: on() });
    await restoreAutoAssign(context, journal, host, record("promoting"));
    expect(asked).toEqual([]);
  });

  it("is switched off and read back, and not asked for where it is off", async () => {
    const first = openSmallWorld({ production: on() });
    await restoreAutoAssign(first.context, first.journal, first.host, OFF);
    expect(first.asked).toEqual(["read", "auto-assign false", "read"]);
    const off = openSmallWorld({ production: on({ autoAssignDomains: false }) });
    await restoreAutoAssign(off.context, off.journal, off.host, OFF);
    expect(off.asked).toEqual(["read"]);
  });

  it("is read once more where an answer is from before the promote, and shows it as the team had it", async () => {
    const world = openSmallWorld({ production: on() });
    const { readProject } = world.host;
    const old = production("dpl_old", { autoAssignDomains: false }).project;
    const answers = [old];
    const readOldFirst = async () => answers.pop() ?? readProject();
    await restoreAutoAssign(world.context, world.journal, { ...world.host, readProject: readOldFirst }, OFF);
    expect(world.writes()).toEqual(["auto-assign false"]);
    const moved = openSmallWorld({ production: production("dpl_old", { autoAssignDomains: false }) });
    await restoreAutoAssign(moved.context, moved.journal, moved.host, OFF);
    expect(moved.asked).toEqual(["read", "read"]);
    const shown = async (request: HostProject["aliasRequest"]) => {
      const there = production("dpl_old", { autoAssignDomains: false, aliasRequest: request });
      const { asked, ...known } = openSmallWorld({ production: there });
      await restoreAutoAssign(known.context, known.journal, known.host, OFF);
      return asked.length;
    };
    expect(await shown(aliasRequest("promote", "dpl_new", "failed"))).toBe(1);
    expect(await shown(aliasRequest("promote", "dpl_x", "failed"))).toBe(2);
    expect(await shown(aliasRequest("rollback", "dpl_new", "failed"))).toBe(2);
  });

  it("is waited for while the host works on the promote, which would switch it on again", async () => {
    const working = on({ aliasRequest: aliasRequest("promote", "dpl_new", "in-progress"), autoAssignDomains: false });
    const world = openSmallWorld({ production: working });
    const { readProject } = world.host;
    let isDone = false;
    const readUntilDone = async () => {
      if (!isDone && world.clock.now() >= NOW + 1_000) {
        isDone = true;
        world.production = on({ aliasRequest: aliasRequest("promote", "dpl_new", "succeeded") });
      }
      return readProject();
    };
    await restoreAutoAssign(world.context, world.journal, { ...world.host, readProject: readUntilDone }, OFF);
    expect(world.writes()).toEqual(["auto-assign false"]);
    expect(world.clock.now() - NOW).toBeGreaterThanOrEqual(1_000);
    expect(world.clock.now() - NOW).toBeLessThan(1_100);
  });

  it("is not waited for longer than half a minute, and people are told that it is on", async () => {
    const working = on({ aliasRequest: aliasRequest("promote", "dpl_new", "in-progress") });
    const world = openSmallWorld({ production: working });
    await restoreAutoAssign(world.context, world.journal, world.host, OFF);
    expect(world.writes()).toEqual([]);
    expect(world.clock.now() - NOW).toBeGreaterThanOrEqual(30_000);
    expect(world.clock.now() - NOW).toBeLessThan(33_000);
    expect(world.said("note")).toEqual([
      "automatic assignment of production domains is on, and was off before the promote",
    ]);
  });

  it("is not asked for again and again without a pause where the host goes on showing it", async () => {
    const asked: number[] = [];
    const setAutoAssignDomains = async () => void asked.push(world.clock.now() - NOW);
    const world: SmallWorld = openSmallWorld({ production: on(), host: { setAutoAssignDomains } });
    await restoreAutoAssign(world.context, world.journal, world.host, OFF);
    expect(asked.slice(0, 3)).toEqual([0, 50, 100]);
    expect(asked.length).toBeLessThan(100);
    expect(world.said("note")).toHaveLength(1);
  });

  it("is put back after a promote that was given up, and not where there is nothing to put back", async () => {
    const failed = on({ aliasRequest: aliasRequest("promote", "dpl_new", "failed") });
    const after = async (given: Parameters<typeof restoreAfterFailure>[3], wishes: SmallWishes = {}) => {
      const world = openSmallWorld({ production: failed, ...wishes });
      await restoreAfterFailure(world.context, world.journal, world.host, given);
      return world;
    };
    expect((await after({ production: failed, record: OFF })).writes()).toEqual(["auto-assign false"]);
    expect((await after({ production: failed, record: null })).asked).toEqual([]);
    expect((await after({ production: on(), record: OFF })).asked).toEqual([]);
    const readProject = () => Promise.reject(silence());
    const silent = await after({ production: failed, record: OFF }, { host: { readProject } });
    expect(silent.said("note")).toEqual(["automatic assignment of production domains was not put back: no answer"]);
  });
});
