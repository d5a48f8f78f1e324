import { describe, expect, it } from "vitest";
import type { HostAlias } from "../../src/providers/contract.ts";
import { productionShows } from "../../src/release/world.ts";

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
