import { describe, expect, it } from "vitest";
import type { HostAlias } from "../../src/providers/contract.ts";
import { domainsLeftBehind, productionShows } from "../../src/release/world.ts";
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
  });
});
