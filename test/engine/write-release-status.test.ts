/** What a release's record and its commit are told on the way, and by whom it must be written to count. */
import { describe, expect, it } from "vitest";
import { requireAuthor } from "../../src/engine/require-author.ts";
import {
  storeProductionStatus,
  writeCommitStatus,
  writeProductionStatus,
} from "../../src/engine/write-release-status.ts";
import type { ProductionRecord, ProductionStatus } from "../../src/release/record.ts";
import { record } from "../release/facts.ts";
import { openSmallWorld, silence, smallPlan, type SmallWishes } from "./small-world.ts";

const RUN = "https://forge/run/1";
const BACK: ProductionStatus = { phase: "rolled-back", to: "dpl_old", reason: "too slow" };
const FAILED: ProductionStatus = { phase: "failed", reason: "too slow" };

describe("the commit's status", () => {
  const written = async (wishes: SmallWishes = {}) => {
    const told: unknown[] = [];
    const setCommitStatus = async (...given: readonly unknown[]) => void told.push(given) as never;
    const world = openSmallWorld({ forge: { setCommitStatus }, ...wishes });
    await writeCommitStatus(world.context, world.journal, world.forge, "success", "in production");
    return { told, world };
  };

  it("stands on the released commit, with the run's page where there is one", async () => {
    const status = { context: "holdpoint/release", state: "success", description: "in production" };
    expect((await written()).told).toEqual([["c".repeat(40), status]]);
    expect((await written({ runUrl: RUN })).told).toEqual([["c".repeat(40), { ...status, targetUrl: RUN }]]);
  });

  it("decides nothing: a forge that does not take it is noted", async () => {
    const { world } = await written({ forge: { setCommitStatus: () => Promise.reject(silence()) } });
    expect(world.said("note")).toEqual(["the commit status was not written: no answer"]);
  });
});

describe("a status of the production record", () => {
  const stored = async (
    wishes: SmallWishes = {},
    { own = record("watching"), status = FAILED, evidence = null as string | null } = {},
  ) => {
    const world = openSmallWorld(wishes);
    return storeProductionStatus(world.context, world.forge, own, status, evidence);
  };
  const written = (by: string, status: ProductionStatus, rollbackBy: readonly string[] = []) => {
    const createDeploymentStatus = async () => ({ creator: by }) as never;
    const wishes = { forge: { createDeploymentStatus }, plan: { rollback: { by: rollbackBy } } };
    const { context, forge } = openSmallWorld(wishes);
    return writeProductionStatus(context, forge, record("watching"), status);
  };

  it("leads to the first domain, or to the build where the plan has none", async () => {
    expect(await stored()).toMatchObject({
      id: 2,
      state: "failure",
      description: "failed: too slow",
      environmentUrl: "https://d0.example.com",
      logUrl: null,
    });
    const { context, forge } = openSmallWorld();
    const plan = smallPlan();
    const bare = { ...context, plan: { ...plan, project: { ...plan.project, domains: [] } } };
    const { environmentUrl } = await storeProductionStatus(bare, forge, record("watching"), FAILED);
    expect(environmentUrl).toBe("https://dpl_new.vercel.app");
  });

  it("leads to the run's page, with the digest of what was judged where there is one", async () => {
    expect((await stored({ runUrl: RUN })).logUrl).toBe(RUN);
    const evidence = "e".repeat(64);
    expect((await stored({ runUrl: RUN }, { evidence })).logUrl).toBe(`${RUN}#evidence-sha256-${evidence}`);
    expect((await stored({}, { evidence })).logUrl).toBeNull();
  });

  it("keeps what came of rungs that were taken before, unless it says something newer of them", async () => {
    const own: ProductionRecord = record("watching", { rungs: { flag: "done" } });
    expect((await stored({}, { own })).description).toContain("flag");
    const newer = { ...FAILED, rungs: {} };
    expect((await stored({}, { own, status: newer })).description).toBe("failed: too slow");
  });

  it("that is written by a login that is not read back is a mistake in the call", async () => {
    await expect(written("alice", FAILED)).rejects.toThrow(/The token writes as alice/);
    await expect(written("github-actions[bot]", FAILED)).resolves.toBeUndefined();
  });

  it("may be written by people whom the plan lets roll back where it says so, and only there", async () => {
    await expect(written("alice", BACK, ["alice"])).resolves.toBeUndefined();
    await expect(written("alice", FAILED, ["alice"])).rejects.toThrow(/The token writes as alice/);
    await expect(written("mallory", BACK, ["alice"])).rejects.toThrow(/The token writes as/);
  });
});

describe("whose words count", () => {
  it("is told to who writes as somebody else, with what to do about it", () => {
    expect(() => requireAuthor(["a", "bob"], "bob")).not.toThrow();
    expect(() => requireAuthor(["a", "b"], "carol")).toThrow(
      expect.objectContaining({
        reasonCode: "usage",
        vendor: "GitHub",
        message: "The token writes as carol, but only what a or b wrote counts as Holdpoint's own.",
        remedy:
          "Set the input `author` (in a terminal --author) to carol, for every command of the release, or use another token.",
      }),
    );
  });
});
