/** The adopted build on its way into production: by a promote or by our check, and what keeps it out until the last moment. */
import { describe, expect, it } from "vitest";
import { promoteAdopted } from "../../../src/engine/adopt/promote-adopted.ts";
import type { HostDeployment } from "../../../src/providers/contract.ts";
import { PRODUCTION_TASK } from "../../../src/release/record.ts";
import { COMMIT, deployment, record } from "../../release/facts.ts";
import { gitBuild } from "../../release/git-facts.ts";
import { NOW } from "../small-world.ts";
import {
  type AdoptWishes,
  type AdoptWorld,
  CHECK,
  openAdoptWorld,
  othersRun,
  runOf,
  serving,
  STAGED,
} from "./adopt-world.ts";

interface Wishes extends AdoptWishes {
  /** The build that was adopted and verified; null where none was. */
  readonly adopted?: string | null;
  readonly setUp?: (world: AdoptWorld) => Promise<void>;
}

async function promoted({ adopted = "dpl_new", setUp, ...wishes }: Wishes = {}) {
  const world = openAdoptWorld(wishes);
  if (adopted !== null) await world.adopt(adopted, "verified");
  await setUp?.(world);
  const { context, journal, host, forge } = world;
  const result = await promoteAdopted(context, journal, { host, forge, letIn: wishes.letIn ?? STAGED });
  return { world, result, sent: world.asked.filter((text) => /^(?:promote|answer) /.test(text)) };
}

describe("an adopted build", () => {
  it("is promoted, where it is let in by that", async () => {
    const { world, result, sent } = await promoted();
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "promoted", candidate: { id: "dpl_new" } });
    expect(sent).toEqual(["promote dpl_new"]);
    expect(world.asked.slice(0, 3)).toEqual(["read", "build dpl_new", "read dpl_old"]);
    // Right before it is recorded no check of others may be open.
    expect(world.asked).toContain("runs of dpl_new");
  });

  it("is let in by our check in its place", async () => {
    const production = serving("dpl_old", { autoAssignDomains: true });
    const since = [deployment("dpl_3", { readyAt: NOW + 60_000 })];
    const { world, result, sent } = await promoted({
      letIn: CHECK,
      production,
      since,
      setUp: async (world) => {
        const { answerRun } = world.checks;
        Object.assign(world.checks, {
          answerRun: (...given: Parameters<typeof answerRun>) => {
            world.production = serving("dpl_new", { autoAssignDomains: true });
            return answerRun(...given);
          },
        });
      },
    });
    expect(result).toMatchObject({ decision: "proceed", reasonCode: "promoted" });
    // What comes after it is held by the check.
    expect(world.said("note").join()).not.toContain("became ready");
    expect(sent).toEqual(["answer run_1 of dpl_new: true Every gate of Holdpoint's plan passed for this build. null"]);
  });

  it("is the one of this plan, whatever was adopted with another one since", async () => {
    const builds = () => [gitBuild("dpl_second"), gitBuild("dpl_new")];
    const setUp = (world: AdoptWorld) => world.adopt("dpl_second", "verified", "another plan");
    expect((await promoted({ builds, setUp })).sent).toEqual(["promote dpl_new"]);
  });

  it("is the first that production serves where that serves nothing", async () => {
    const { world, sent } = await promoted({ production: serving(null) });
    expect(sent).toEqual(["promote dpl_new"]);
    expect(world.asked).not.toContain("read null");
  });

  it("is none where none was adopted with this plan", async () => {
    const { result, sent } = await promoted({ adopted: null });
    expect([result.reasonCode, sent]).toEqual(["staging_not_verified", []]);
    const other = await promoted({
      adopted: null,
      setUp: (world) => world.adopt("dpl_new", "verified", "another plan"),
    });
    expect([other.result.reasonCode, other.sent]).toEqual(["staging_not_verified", []]);
  });

  it.each([
    ["it is gone", { builds: () => [] }, "not_found"],
    [
      "it is not the host's build of the commit",
      { builds: () => [gitBuild("dpl_new", { projectId: "prj_2" })] },
      "git_build_foreign",
    ],
    ["its commit does not have what production serves", { relation: "diverged" }, "history_diverged"],
    ["a check of others failed", { runs: () => [othersRun({ state: "failed" })] }, "foreign_check_failed"],
    ["a check of others stays open", { runs: () => [othersRun()] }, "foreign_check_open"],
    ["our check is missing", { letIn: CHECK, checks: [] }, "check_missing"],
    ["it has no run of our check", { letIn: CHECK, runs: () => [] }, "check_run_missing"],
    [
      "our check is not finished beside another",
      { letIn: CHECK, runs: () => [runOf(), othersRun()] },
      "foreign_check_open",
    ],
  ] satisfies readonly (readonly [string, AdoptWishes, string])[])(
    "is kept out where %s",
    async (_, wishes, reasonCode) => {
      const production = serving("dpl_old", { autoAssignDomains: "letIn" in wishes });
      const { result, sent, world } = await promoted({ production, ...wishes });
      expect(result).toMatchObject({ decision: "hold", reasonCode });
      expect(sent).toEqual([]);
      expect(world.asked.join()).not.toContain(`record ${PRODUCTION_TASK}`);
    },
  );

  it("is held against what production serves right before it is recorded, which may have come meanwhile", async () => {
    const setUp = async (world: AdoptWorld) => {
      const { readDeployment } = world.host;
      world.host.readDeployment = async (id) => {
        if (id === "dpl_new") world.production = serving("dpl_theirs");
        if (id !== "dpl_theirs") return readDeployment(id);
        return deployment(id, { meta: { githubCommitSha: "2".repeat(40) } });
      };
    };
    const { world } = await promoted({ setUp });
    expect(world.asked.filter((text) => text.startsWith("compare"))).toEqual(["compare 2222...cccc"]);
  });

  it("that is in production already is neither compared nor held back by checks", async () => {
    const { world, sent } = await promoted({ production: serving("dpl_new"), runs: () => [othersRun()] });
    expect(sent).toEqual([]);
    expect(world.asked.filter((text) => /^(?:compare|runs|read dpl_new)/.test(text))).toEqual([]);
  });

  it("is the one that is on its way, whatever was adopted since", async () => {
    const { payload } = record("promoting");
    const candidate = { id: "dpl_first", url: "dpl_first.vercel.app", createdAt: 1_000 };
    const { result } = await promoted({
      builds: () => [gitBuild("dpl_new"), gitBuild("dpl_first")],
      setUp: async ({ forge, asked }) => {
        await forge.createDeployment({
          ref: COMMIT,
          task: PRODUCTION_TASK,
          environment: "production",
          payload: { ...payload, candidate },
          description: "",
          productionEnvironment: true,
        });
        asked.length = 0;
      },
    });
    expect(result.candidate?.id).toBe("dpl_first");
  });
});

describe("what became ready while a promote had automatic assignment on", () => {
  const row = (id: string, changes: Partial<HostDeployment> = {}) =>
    deployment(id, { readyAt: NOW + 60_000, neverServed: true, meta: { githubCommitSha: "2".repeat(40) }, ...changes });
  const named = async (wishes: Wishes) => {
    const { world } = await promoted(wishes);
    return world.said("note").filter((text) => text.includes("became ready"));
  };

  it("is named, with whether it was let in", async () => {
    const since = [row("dpl_3"), row("dpl_4", { neverServed: false, meta: {} }), row("dpl_new")];
    expect(await named({ since })).toEqual([
      "build dpl_3 of 222222222222 became ready while automatic assignment was on, and was not let in",
      "build dpl_4 of an unknown commit became ready while automatic assignment was on, and was let in without its gates",
    ]);
  });

  it("is none of what was ready before, is not ready, or could not have come in by that", async () => {
    expect(await named({ since: [row("dpl_3", { readyAt: NOW - 1 }), row("dpl_4", { readyAt: null })] })).toEqual([]);
    expect(await named({ since: [row("dpl_3", { readyAt: NOW })] })).toHaveLength(1);
  });
});
