/** The host of whoever only observes: it can be asked, and not told. */
import { describe, expect, it } from "vitest";
import { createReadOnlyHost } from "../../../src/engine/observe/read-only-host.ts";
import type { Host, HostRollouts } from "../../../src/providers/contract.ts";

const READS = [
  "readProject",
  "readDeployment",
  "findBuilds",
  "listServed",
  "readAliases",
  "readBuildLog",
  "followBuild",
  "listEnvironmentVariables",
] as const;
const CHANGES = ["createBuild", "promote", "rollback", "pointDomain", "setAutoAssignDomains"] as const;
const ROLLOUT_READS = ["readRollout", "readRolloutSettings", "readRolloutOffer"] as const;
const ROLLOUT_CHANGES = [
  "writeRolloutStages",
  "putBackRolloutSettings",
  "startRollout",
  "approveStage",
  "completeRollout",
] as const;

/** Each of its functions says its own name. */
const saying = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, async () => name]));
const HOST = saying([...READS, ...CHANGES]) as unknown as Host;
const ROLLOUTS = saying([...ROLLOUT_READS, ...ROLLOUT_CHANGES]) as unknown as HostRollouts;

const REFUSED = {
  reasonCode: "observes_only",
  vendor: "Holdpoint",
  message: "Something would have to be changed at the host, and this look only observes.",
  remedy: "Run the look without `observe`, with a plan that releases, or change it by hand.",
};

type Asked = Readonly<Record<string, () => Promise<unknown>>>;

describe("a host that is only read", () => {
  const host = createReadOnlyHost({ ...HOST, rollouts: ROLLOUTS });
  const rollouts = host.rollouts as unknown as Asked;

  it.each(READS)("answers %s as the host does", async (name) => {
    expect(await (host as unknown as Asked)[name]?.()).toBe(name);
  });

  it.each(ROLLOUT_READS)("answers %s as the host does, about its rolling releases", async (name) => {
    expect(await rollouts[name]?.()).toBe(name);
  });

  it.each(CHANGES)("refuses %s, and says what to do", async (name) => {
    await expect((host as unknown as Asked)[name]?.()).rejects.toMatchObject(REFUSED);
  });

  it.each(ROLLOUT_CHANGES)("refuses %s of a rolling release", async (name) => {
    await expect(rollouts[name]?.()).rejects.toMatchObject(REFUSED);
  });

  it("has no rolling releases where the host has none, and nothing that it does not know", () => {
    expect(createReadOnlyHost(HOST)).not.toHaveProperty("rollouts");
    expect(Object.keys(host).toSorted()).toEqual([...READS, ...CHANGES, "rollouts"].toSorted());
    expect(Object.keys(rollouts).toSorted()).toEqual([...ROLLOUT_READS, ...ROLLOUT_CHANGES].toSorted());
  });
});
