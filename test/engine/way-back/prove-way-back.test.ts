/** What is read of the way back before a promote: of which deployments, and what a vendor leaves unsaid. */
import { describe, expect, it } from "vitest";
import { proveWayBack, type WayBackOrder } from "../../../src/engine/way-back/prove-way-back.ts";
import type { Host, HostEnvironmentVariable } from "../../../src/providers/contract.ts";
import type { Served } from "../../../src/release/choose-known-good.ts";
import type { RecordedSchema } from "../../../src/release/recorded-schema.ts";
import { deployment, record } from "../../release/facts.ts";
import { openSmallWorld, silence, smallPlan } from "../small-world.ts";

const OLD = deployment("dpl_old", { createdAt: 500 });
const DATABASE = "DATABASE_URL";
const KNOWN_GOOD = { id: "dpl_old", commit: null, judged: true, why: "its watch passed" };
const SCHEMA: RecordedSchema = {
  database: DATABASE,
  newest: "0002",
  count: 2,
  schema: null,
  applied: [],
  unchanged: false,
};

function served(id: string, changes: Partial<Served> = {}): Served {
  return { id, commit: null, record: null, until: 0, accepted: null, crossed: [], ...changes };
}

/** A record of the release whose build the known good is. */
function recordOf(payload: Parameters<typeof record>[1]) {
  const candidate = { id: "dpl_old", url: "x", createdAt: 500 };
  return record("done", { payload: { candidate, ...payload?.payload } });
}

interface Wishes extends Partial<WayBackOrder> {
  readonly host?: Partial<Host>;
  /** Staging has a gate that says whether its database is migrated, and builds that talk to it. */
  readonly asks?: boolean;
}

async function proven({ host = {}, asks = false, ...order }: Wishes = {}) {
  const read: string[] = [];
  const world = openSmallWorld({
    host: {
      readDeployment: async (id) => (read.push(id), deployment(id, { createdAt: 500 })),
      listEnvironmentVariables: async (target) => (read.push(target), []),
      findBuilds: async () => [],
      ...host,
    },
  });
  const plan = smallPlan();
  const { staging } = plan.stages;
  const position = { file: "p.yml", line: 1, column: 1 };
  const spec = { database: "STAGING_URL", pending: "refuse" };
  const verify = [
    { gate: "migrations", title: "Migrated", spec, position },
    { gate: "http", title: "Chat", spec: {}, position },
  ];
  const asking = { ...staging, verify, deploy: { ...staging.deploy, target: { kind: "preview" } as const } };
  const context = {
    ...world.context,
    plan: asks ? { ...plan, stages: { ...plan.stages, staging: asking } } : plan,
  };
  const found = await proveWayBack(context, world.journal, world.host, {
    knownGood: KNOWN_GOOD,
    chain: [served("dpl_old")],
    listed: [],
    candidate: "dpl_new",
    schemas: [],
    serving: OLD,
    ...order,
  });
  return { found, read, progress: world.said("progress") };
}

const changed: HostEnvironmentVariable = {
  name: "API_KEY",
  kind: "plain",
  updatedAt: 9_000,
} as HostEnvironmentVariable;

describe("the way back from a release", () => {
  it("is safe where nothing speaks against it, and says what it looks at", async () => {
    const { found, read, progress } = await proven();
    expect(found).toEqual({ verdict: "safe", reasons: [], to: "dpl_old", differences: [], unknown: [] });
    // What production serves was read just now.
    expect(read).toEqual(["dpl_new", "production"]);
    expect(progress).toEqual(["looking at the way back to dpl_old"]);
  });

  it("goes to a deployment that is read where production does not serve it", async () => {
    for (const serving of [deployment("dpl_between"), null]) {
      expect((await proven({ serving })).read).toEqual(["dpl_old", "dpl_new", "production"]);
    }
    const { found } = await proven({ serving: null, host: { readDeployment: async () => null } });
    expect(found).toMatchObject({ verdict: "unsafe", reasons: [{ about: "target" }] });
  });

  it("says on the free plan that only the previous deployment can be restored, and which that is", async () => {
    const target = deployment("dpl_old", { restoresOnlyPrevious: true });
    const between = [served("dpl_between"), served("dpl_old")];
    expect((await proven({ serving: target, chain: between })).found).toMatchObject({
      verdict: "unsafe",
      reasons: [{ about: "host", says: expect.stringContaining("which is dpl_between") }],
    });
    expect((await proven({ serving: target })).found.verdict).toBe("safe");
  });

  it("names what was changed since the known good was built", async () => {
    const listEnvironmentVariables = async () => [changed];
    const crons = [{ path: "/nightly", schedule: "0 3 * * *" }];
    const readDeployment = async (id: string) => deployment(id, { crons });
    const { found } = await proven({ host: { listEnvironmentVariables, readDeployment } });
    expect(found.differences).toEqual([
      expect.stringMatching(/API_KEY$/),
      "the end of the scheduled jobs /nightly (0 3 * * *)",
    ]);
  });

  it("names what a vendor did not say, and does not know the way where it is the deployment itself", async () => {
    const host: Partial<Host> = {
      readDeployment: () => Promise.reject(silence()),
      listEnvironmentVariables: () => Promise.reject(silence()),
      findBuilds: () => Promise.reject(silence()),
    };
    const known = recordOf({});
    const { found } = await proven({ host, serving: null, asks: true, chain: [served("dpl_old", { record: known })] });
    expect(found.verdict).toBe("unknown");
    expect(found.unknown).toEqual([
      "whether the host still has it",
      "which environment variables were changed since it was built",
      "how its own build does on staging's migrated data: the host did not say where it is",
    ]);
    const broken = { readDeployment: () => Promise.reject(new TypeError("ours")) };
    await expect(proven({ host: broken, serving: null })).rejects.toThrow("ours");
  });

  it("is not known where nothing says which migrations came since", async () => {
    const { found } = await proven({ chain: [] });
    expect(found).toMatchObject({ verdict: "unknown", reasons: [{ about: "migrations" }] });
    const crossed = [served("dpl_between"), served("dpl_old", { crossed: ["unjudged"] })];
    expect((await proven({ chain: crossed })).found.verdict).toBe("unknown");
  });

  it("is safe where the schema is as the known good's own record has it, wherever that record stands", async () => {
    const known = recordOf({ payload: { schemas: [SCHEMA] } });
    const listed = [
      { deployment: { id: 1, createdAt: 0 }, payload: record("done").payload },
      { deployment: { id: 2, createdAt: 0 }, payload: known.payload },
    ] as unknown as WayBackOrder["listed"];
    const crossed = ["unjudged"];
    for (const order of [
      { chain: [served("dpl_old", { record: known, crossed })] },
      { chain: [served("dpl_old", { crossed })], listed },
    ]) {
      const { found } = await proven({ ...order, schemas: [SCHEMA] });
      expect(found).toMatchObject({
        verdict: "safe",
        reasons: [{ says: "no migration came since it was released: DATABASE_URL is at 0002" }],
      });
    }
  });

  it("is safe past a migration that the known good was released with, by the records since", async () => {
    const crossed = ["additive after 0002"];
    const known = recordOf({ payload: { migrations: "additive after 0002" } });
    expect((await proven({ chain: [served("dpl_old", { record: known, crossed })] })).found.verdict).toBe("safe");
    expect((await proven({ chain: [served("dpl_old", { crossed })] })).found).toMatchObject({
      verdict: "until-migration",
      migration: "0002",
    });
    const since: RecordedSchema = { ...SCHEMA, newest: "0003", count: 3, applied: ["0003"] };
    const before = recordOf({ payload: { schemas: [SCHEMA] } });
    const chain = [served("dpl_old", { record: before, crossed, crossedSchemas: [[since]] })];
    expect((await proven({ chain, schemas: [since] })).found).toMatchObject({
      verdict: "safe",
      reasons: [{ says: expect.stringContaining("it was released with 0002") }],
    });
  });
});
