import { describe, expect, it } from "vitest";
import { buildMeta, chooseBuild } from "../../src/release/choose-build.ts";
import { COMMIT, deployment, DIGEST } from "./facts.ts";

const choose = (builds: Parameters<typeof chooseBuild>[0], target: Parameters<typeof chooseBuild>[3]) =>
  chooseBuild(builds, COMMIT, DIGEST, target)?.id ?? null;
const STAGED = { kind: "production" } as const;

describe("the release's own build", () => {
  it("is the newest that is ready or on its way", () => {
    const builds = [
      deployment("old", { createdAt: 1 }),
      deployment("new", { createdAt: 3, state: "building" }),
      deployment("mid", { createdAt: 2 }),
    ];
    expect(choose(builds, STAGED)).toBe("new");
    expect(choose([deployment("q", { state: "queued" })], STAGED)).toBe("q");
  });

  it("is none that failed, was canceled or is gone, so that running again builds again", () => {
    for (const state of ["error", "canceled", "deleted"] as const)
      expect(choose([deployment("dead", { state, createdAt: 9 })], STAGED)).toBeNull();
    expect(choose([], STAGED)).toBeNull();
  });

  it("is none of another plan, another commit or another target", () => {
    const meta = buildMeta({ id: "r1", commit: COMMIT }, DIGEST);
    expect(choose([deployment("a", { meta })], STAGED)).toBe("a");
    expect(choose([deployment("a", { meta: { ...meta, holdpointPlan: "x" } })], STAGED)).toBeNull();
    expect(choose([deployment("a", { meta: { ...meta, githubCommitSha: "e".repeat(40) } })], STAGED)).toBeNull();
    expect(choose([deployment("a", { meta: {} })], STAGED)).toBeNull();
    expect(choose([deployment("a", { target: "preview" })], STAGED)).toBeNull();
    expect(choose([deployment("a")], { kind: "preview" })).toBeNull();
  });

  it("is of the custom environment that the plan names", () => {
    const builds = [
      deployment("qa", { target: "custom", customEnvironment: "qa", createdAt: 9 }),
      deployment("staging", { target: "custom", customEnvironment: "staging" }),
    ];
    expect(choose(builds, { kind: "custom", slug: "staging" })).toBe("staging");
    expect(choose(builds, { kind: "custom", slug: "load" })).toBeNull();
  });
});
