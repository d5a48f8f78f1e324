/** From nothing to a ready build with its staging record: what an earlier run left is found, and what fails is told. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ensureBuild, ensureStagingRecord, findStagingRecord } from "../../src/engine/build.ts";
import type { BuildProgress, Forge, Host, HostDeployment } from "../../src/providers/contract.ts";
import type { StagingRecord } from "../../src/release/record.ts";
import { COMMIT, deployment, DIGEST, STAGING } from "../release/facts.ts";
import { openSmallWorld, silence, type SmallWishes } from "./small-world.ts";

const PRODUCTION = { kind: "production" } as const;
const BUILDING = deployment("dpl_new", { state: "building", readyAt: null });

interface Story {
  readonly found?: readonly HostDeployment[];
  readonly created?: HostDeployment;
  readonly followed?: HostDeployment;
  readonly progress?: readonly BuildProgress[];
  readonly host?: Partial<Host>;
  readonly target?: Parameters<typeof ensureBuild>[3];
  /** Of the plan, in this folder. */
  readonly directory?: string;
}

async function built({ found = [], created = BUILDING, progress = [], target = PRODUCTION, ...story }: Story = {}) {
  const asked: unknown[] = [];
  const world = openSmallWorld({
    host: {
      findBuilds: async (release) => (asked.push(["find", release]), found),
      createBuild: async (request, tell) => {
        asked.push(["create", request]);
        for (const step of progress) tell(step);
        return created;
      },
      followBuild: async (id, timeoutMs, tell) => {
        asked.push(["follow", id, timeoutMs]);
        tell({ step: "state", state: "building" });
        return story.followed ?? deployment("dpl_new");
      },
      readBuildLog: async (id, lines) => (asked.push(["log", id, lines]), ["npm install", "it broke"]),
      ...story.host,
    },
  });
  const { plan } = world.context;
  const deploy = { ...plan.stages.staging.deploy, directory: story.directory ?? "." };
  const stages = { ...plan.stages, staging: { ...plan.stages.staging, deploy } };
  const context = { ...world.context, plan: { ...plan, stages }, directory: import.meta.dirname };
  const outcome = await ensureBuild(context, world.journal, world.host, target);
  const result = () => world.journal.finish({ decision: "hold", reasonCode: "usage", summary: "" });
  return { asked, outcome, world, result };
}

describe("a build", () => {
  it("is created of the repository's folder, marked as this release's, and followed until it is ready", async () => {
    const { asked, outcome, world, result } = await built();
    expect(asked).toEqual([
      ["find", "r1"],
      [
        "create",
        {
          directory: import.meta.dirname,
          prebuilt: true,
          target: PRODUCTION,
          meta: { holdpointRelease: "r1", holdpointPlan: DIGEST, githubCommitSha: COMMIT },
        },
      ],
      ["follow", "dpl_new", 600_000],
    ]);
    expect(outcome).toEqual({ ready: true, build: deployment("dpl_new") });
    expect(world.events.filter(({ event }) => event === "step")).toMatchObject([
      { step: "build", text: "created build dpl_new" },
      { step: "deploy", text: "build dpl_new is ready after 1s" },
    ]);
    expect(result().candidate).toEqual({ id: "dpl_new", url: "dpl_new.vercel.app" });
  });

  it("is made of the folder that the plan names, which lies in the repository", async () => {
    const { asked } = await built({ directory: "steps" });
    expect(asked[1]).toEqual(["create", expect.objectContaining({ directory: join(import.meta.dirname, "steps") })]);
    for (const directory of ["missing", ".."]) {
      const problem = {
        message: `The folder ${directory} does not exist in the repository, or is a link out of it.`,
        remedy: "Check `deploy.directory` in the plan: it is relative to the repository.",
      };
      await expect(built({ directory })).rejects.toMatchObject({ reasonCode: "usage", problems: [problem] });
    }
  });

  it("that an earlier run created is found, and only followed where it is not ready", async () => {
    const ready = await built({ found: [deployment("dpl_new")] });
    expect([ready.asked, ready.outcome.ready]).toEqual([[["find", "r1"]], true]);
    expect(ready.world.said("step")[0]).toBe("found build dpl_new");
    const building = await built({ found: [BUILDING] });
    expect(building.asked).toEqual([
      ["find", "r1"],
      ["follow", "dpl_new", 600_000],
    ]);
  });

  it("of another target, plan or commit is none of this release", async () => {
    const others = [
      deployment("dpl_a", { target: "preview" as never }),
      deployment("dpl_b", { meta: { ...deployment("").meta, holdpointPlan: "other" } }),
      deployment("dpl_c", { meta: { ...deployment("").meta, githubCommitSha: "other" } }),
    ];
    expect((await built({ found: others })).world.said("step")[0]).toBe("created build dpl_new");
  });

  it("says nothing of how long it took where the host does not say, and never less than nothing", async () => {
    const words = async (readyAt: number | null) =>
      (await built({ created: deployment("dpl_new", { readyAt }) })).world.said("step")[1];
    expect(await words(null)).toBe("build dpl_new is ready");
    expect(await words(500)).toBe("build dpl_new is ready after 0ms");
  });

  it("tells how far it is", async () => {
    const upload = { step: "upload", doneFiles: 1, files: 3, doneBytes: 999, bytes: 1_000 } as const;
    const { world } = await built({
      progress: [
        { step: "scan", files: 3, bytes: 999_999 },
        { step: "scan", files: 3, bytes: 1_000_000 },
        upload,
        { step: "created", deployment: BUILDING },
      ],
    });
    expect(world.said("progress")).toEqual([
      "3 files, 1000.0 kB",
      "3 files, 1.0 MB",
      "uploading 1/3 files, 999 B of 1.0 kB",
      "created dpl_new",
      "build is building",
    ]);
  });
});

describe("a build that does not get ready", () => {
  const failed = deployment("dpl_new", { state: "error", errorMessage: "exit code 1", inspectUrl: "https://host/b" });

  it("fails the release with the host's reason and the end of its log", async () => {
    const { outcome, asked, result } = await built({ followed: failed });
    expect(outcome).toEqual({
      ready: false,
      verdict: {
        outcome: "fail",
        reasonCode: "build_failed",
        summary: "Build dpl_new failed: exit code 1",
        remedy: "Read the end of the build log, fix the cause and run again.",
        evidence: [{ label: "build", value: "dpl_new", url: "https://host/b" }],
      },
    });
    expect(asked.at(-1)).toEqual(["log", "dpl_new", 40]);
    expect(result().buildLog).toEqual(["npm install", "it broke"]);
  });

  it("fails it also where the host gives no reason and no log", async () => {
    const followed = { ...failed, errorMessage: null, inspectUrl: null };
    const host = { readBuildLog: () => Promise.reject(silence()) };
    const { outcome, world } = await built({ followed, host });
    expect(outcome).toMatchObject({
      verdict: { summary: "Build dpl_new failed: the host gave no reason", evidence: [] },
    });
    expect(world.said("note")).toEqual(["the end of the build log was not read: no answer"]);
  });

  it.each(["canceled", "deleted"] as const)("is to be built again where it was %s", async (state) => {
    expect((await built({ followed: { ...failed, state } })).outcome).toMatchObject({
      verdict: {
        reasonCode: "build_canceled",
        summary: "Build dpl_new was canceled at the host.",
        remedy: "Run the deploy again to build again.",
      },
    });
  });
});

describe("the staging record", () => {
  const BUILD = deployment("dpl_new");

  async function ensured(known: readonly (typeof STAGING)[] = [], wishes: SmallWishes = {}) {
    const requests: Parameters<Forge["createDeployment"]>[0][] = [];
    const world = openSmallWorld(wishes);
    const { createDeployment } = world.forge;
    world.forge.createDeployment = (request) => {
      requests.push(request);
      return createDeployment(request);
    };
    const record = await ensureStagingRecord(world.context, world.journal, world.forge, BUILD, known);
    return { record, requests, world };
  }

  it("is written for a new build, as no deployment of production", async () => {
    const { record, requests, world } = await ensured();
    const payload = {
      holdpoint: 1,
      phase: "staging",
      project: "web",
      release: "r1",
      commit: COMMIT,
      planDigest: DIGEST,
      build: { id: "dpl_new", url: "dpl_new.vercel.app", createdAt: 1_000 },
    };
    expect(requests).toEqual([
      {
        ref: COMMIT,
        task: "holdpoint:staging",
        environment: "staging",
        description: "Holdpoint: staging of simulated",
        payload,
        productionEnvironment: false,
      },
    ]);
    const [status] = world.statuses;
    expect(status).toMatchObject({
      id: 7,
      description: "deployed: dpl_new",
      environmentUrl: "https://dpl_new.vercel.app",
      logUrl: null,
    });
    expect(record).toEqual({ forgeId: 7, payload, phase: "deployed", statusAt: status?.createdAt });
    expect(world.events).toContainEqual(
      expect.objectContaining({ step: "record-staging", text: "staging recorded as GitHub deployment 7" }),
    );
  });

  it("leads to the run's page where there is one", async () => {
    const { world } = await ensured([], { runUrl: "https://forge/run/1" });
    expect(world.statuses[0]?.logUrl).toBe("https://forge/run/1");
  });

  it("is written once for a build and plan", async () => {
    const elsewhere = { ...STAGING, payload: { ...STAGING.payload, build: { ...STAGING.payload.build, id: "dpl_x" } } };
    const { record, requests } = await ensured([elsewhere, STAGING]);
    expect([record, requests]).toEqual([STAGING, []]);
    expect((await ensured([elsewhere])).requests).toHaveLength(1);
    expect(findStagingRecord([elsewhere, STAGING], BUILD, DIGEST)).toBe(STAGING);
    expect(findStagingRecord([STAGING], BUILD, "other")).toBeUndefined();
  });

  it("is of two that two deploys wrote for one build the newest that gates have spoken on", () => {
    const word = (phase: StagingRecord["phase"], forgeId: number) => ({ ...STAGING, phase, forgeId });
    const chosen = (...phases: readonly StagingRecord["phase"][]) =>
      findStagingRecord(
        phases.map((phase, index) => word(phase, phases.length - index)),
        BUILD,
        DIGEST,
      );
    expect(chosen("deployed", "verified")).toMatchObject({ phase: "verified", forgeId: 1 });
    expect(chosen("failed", "verified")).toMatchObject({ phase: "failed", forgeId: 2 });
    expect(chosen("deployed", "deployed")).toMatchObject({ phase: "deployed", forgeId: 2 });
  });

  it("that is written by a login that is not read back is a mistake in the call, before anything else is written", async () => {
    const createDeployment = async () => ({ id: 7, creator: "alice" }) as never;
    const world = openSmallWorld({ forge: { createDeployment } });
    const written = ensureStagingRecord(world.context, world.journal, world.forge, BUILD, []);
    await expect(written).rejects.toThrow(/The token writes as alice/);
    expect(world.writes()).toEqual([]);
  });
});
