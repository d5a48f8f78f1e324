import { describe, expect, it } from "vitest";
import type { HostAlias } from "../../src/providers/contract.ts";
import {
  arrivingDeployment,
  changeFailed,
  changeInProgress,
  domainsLeftBehind,
  isRolloutAborted,
  productionShows,
} from "../../src/release/world.ts";
import { aliasRequest, production } from "./facts.ts";

function shows(target: string | null, aliases: readonly HostAlias[]): boolean {
  const project = {
    id: "prj_1",
    name: "web",
    productionDeploymentId: target,
    autoAssignDomains: true,
    aliasRequest: null,
  };
  return productionShows({ project, aliases }, "dpl_new");
}

const at = (deploymentId: string | null, domain = "app.example.com") => ({ domain, deploymentId });

describe("production shows a deployment", () => {
  it("by its target and every domain", () => {
    expect(shows("dpl_new", [at("dpl_new"), at("dpl_new", "www.example.com")])).toBe(true);
  });

  it.each([
    ["the target is another", "dpl_old", [at("dpl_new")]],
    ["there is no target", null, [at("dpl_new")]],
    ["one domain is elsewhere", "dpl_new", [at("dpl_new"), at("dpl_old", "www.example.com")]],
    ["one domain points at nothing", "dpl_new", [at(null)]],
    ["no domain was read", "dpl_new", []],
  ] as const)("not where %s", (_what, target, aliases) => {
    expect(shows(target, aliases)).toBe(false);
  });
});

describe("domains that a change left behind", () => {
  const failed = aliasRequest("promote", "dpl_new", "failed");
  const left = (pointer: string, aliases: readonly (string | null)[], last = failed) =>
    domainsLeftBehind(production(pointer, { aliasRequest: last }, aliases), "dpl_new", ["dpl_old", null, undefined]);

  it("are those that still show what is replaced, where production itself is there", () => {
    expect(left("dpl_new", ["dpl_new", "dpl_old"])).toEqual(["d1.example.com"]);
    expect(left("dpl_new", ["dpl_new", "dpl_new"])).toEqual([]);
  });

  it("are none while all of it can be asked for, and none that show somebody else's deployment, or nothing", () => {
    expect(left("dpl_old", ["dpl_new", "dpl_old"])).toEqual([]);
    expect(left("dpl_new", ["dpl_new", "dpl_old"], aliasRequest("promote", "dpl_new", "succeeded"))).toEqual([]);
    expect(left("dpl_new", ["dpl_new", "dpl_old"], aliasRequest("promote", "dpl_else", "failed"))).toEqual([]);
    expect(left("dpl_new", ["dpl_hand", null])).toEqual([]);
    expect(left("dpl_new", ["dpl_new", "dpl_old"], null)).toEqual([]);
  });
});

describe("a change that the host was asked for", () => {
  const asked = (...request: Parameters<typeof aliasRequest>) =>
    production("dpl_old", { aliasRequest: aliasRequest(...request) });

  it("is under way while it is queued or worked on, for just this deployment and in just this direction", () => {
    const busy = (state: ReturnType<typeof production>) => changeInProgress(state, "promote", "dpl_new");
    expect(busy(asked("promote", "dpl_new", "pending"))).toBe(true);
    expect(busy(asked("promote", "dpl_new", "in-progress"))).toBe(true);
    expect(busy(asked("promote", "dpl_new", "succeeded"))).toBe(false);
    expect(busy(asked("promote", "dpl_else", "pending"))).toBe(false);
    expect(busy(asked("rollback", "dpl_new", "pending"))).toBe(false);
    expect(busy(production("dpl_old"))).toBe(false);
  });

  it("has failed where the host says so of another request than the one before", () => {
    const failed = (state: ReturnType<typeof production>, before: number | null) =>
      changeFailed(state, "rollback", "dpl_new", before);
    expect(failed(asked("rollback", "dpl_new", "failed", 100), null)).toBe(true);
    expect(failed(asked("rollback", "dpl_new", "failed", 100), 99)).toBe(true);
    expect(failed(asked("rollback", "dpl_new", "failed", 100), 100)).toBe(false);
    expect(failed(asked("rollback", "dpl_new", "succeeded", 100), null)).toBe(false);
    expect(failed(asked("promote", "dpl_new", "failed", 100), null)).toBe(false);
    expect(failed(production("dpl_old"), null)).toBe(false);
  });

  it("brings a deployment that is on its way only while it is a promote, and under way", () => {
    expect(arrivingDeployment(asked("promote", "dpl_new", "pending"))).toBe("dpl_new");
    expect(arrivingDeployment(asked("promote", "dpl_new", "in-progress"))).toBe("dpl_new");
    expect(arrivingDeployment(asked("promote", "dpl_new", "succeeded"))).toBeNull();
    expect(arrivingDeployment(asked("rollback", "dpl_new", "pending"))).toBeNull();
    expect(arrivingDeployment(production("dpl_old"))).toBeNull();
  });

  it("was taken back where the host says so of this deployment's rolling release", () => {
    const rollout = {
      candidateId: "dpl_new",
      stableId: null,
      startedAt: null,
      activeStage: null,
      stages: [],
      queuedId: null,
    };
    const state = (word: "aborted" | "complete") => ({
      ...production("dpl_old"),
      rollout: { ...rollout, state: word },
    });
    expect(isRolloutAborted(state("aborted"), "dpl_new")).toBe(true);
    expect(isRolloutAborted(state("aborted"), "dpl_else")).toBe(false);
    expect(isRolloutAborted(state("complete"), "dpl_new")).toBe(false);
    expect(isRolloutAborted(production("dpl_old"), "dpl_new")).toBe(false);
  });
});
