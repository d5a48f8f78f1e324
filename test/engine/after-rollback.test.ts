/** Smaller parts of a rollback: single domains, the project's settings, and the gates asked afterwards. */
import { describe, expect, it } from "vitest";
import { pointLeftBehind } from "../../src/engine/point-left-behind.ts";
import { putBackAborted, putBackRollout } from "../../src/engine/put-back-rollout.ts";
import { putBackSettings } from "../../src/engine/put-back-settings.ts";
import { verifyRollback } from "../../src/engine/verify-rollback.ts";
import { fail } from "../../src/lib/verdict.ts";
import type { HostRollout, HostRollouts } from "../../src/providers/contract.ts";
import { aliasRequest, production, record, rollout } from "../release/facts.ts";
import { GATE, NOW, openSmallWorld, silence } from "./small-world.ts";

describe("domains that were left behind", () => {
  it("are pointed one after the other", async () => {
    const { host, writes } = openSmallWorld();
    expect(await pointLeftBehind(host, ["a", "b"], "dpl_old")).toEqual({ kind: "accepted" });
    expect(writes()).toEqual(["point a dpl_old", "point b dpl_old"]);
  });

  it("are left where they are from the first that the host refuses, which is named", async () => {
    const asked: string[] = [];
    const pointDomain = async (domain: string) => {
      asked.push(domain);
      return domain === "b"
        ? ({ kind: "refused", status: 409, message: "not yours" } as const)
        : ({ kind: "accepted" } as const);
    };
    expect(await pointLeftBehind({ pointDomain }, ["a", "b", "c"], "dpl_old")).toEqual({
      kind: "refused",
      status: 409,
      message: "b: not yours",
    });
    expect(asked).toEqual(["a", "b"]);
  });
});

describe("the project's settings after a rollback", () => {
  const left = production("dpl_old", { aliasRequest: aliasRequest("promote", "dpl_new", "succeeded", NOW) });
  const { payload } = record("watching", { payload: { autoAssignDomains: false } });
  const release = { payload };

  it("are put back where the release's promote had switched them on", async () => {
    const { context, journal, host, writes } = openSmallWorld({ production: left });
    await putBackSettings(context, journal, host, { release, production: left });
    expect(writes()).toEqual(["auto-assign false"]);
  });

  it("are left alone where no release is known, or the team had them on", async () => {
    const { context, journal, host, asked } = openSmallWorld({ production: left });
    await putBackSettings(context, journal, host, { release: null, production: left });
    const on = { payload: { ...payload, autoAssignDomains: true } };
    await putBackSettings(context, journal, host, { release: on, production: left });
    expect(asked).toEqual([]);
  });
});

describe("the settings for rolling releases after a rollback", () => {
  const percents = [10, 50, 100];
  const { payload } = record("watching", { payload: { rollout: { percents, stageMs: 1_000, before: "the team's" } } });
  const RELEASE = { payload };
  const DIRECT = { payload: record("watching").payload };

  /** The project has this release's stages, and its last rolling release is this one. */
  const putBack = async (
    act: typeof putBackAborted,
    release: typeof RELEASE | null,
    last: HostRollout | null | Error = rollout({ state: "aborted" }),
    hasThem = true,
  ) => {
    const stored: unknown[] = [];
    const rollouts: Partial<HostRollouts> = {
      readRolloutSettings: async () => ({ stages: rollout().stages, stored: "the plan's" }),
      readRollout: async () => {
        if (last instanceof Error) throw last;
        return last;
      },
      putBackRolloutSettings: async (before) => void stored.push(before),
    };
    const { journal, host } = openSmallWorld();
    const { rollouts: _none, ...without } = host;
    await act(journal, hasThem ? { ...host, rollouts: rollouts as HostRollouts } : without, release);
    return stored;
  };

  it("are put back where the release had stages, and else left alone", async () => {
    expect(await putBack(putBackRollout, RELEASE)).toEqual(["the team's"]);
    expect(await putBack(putBackRollout, DIRECT)).toEqual([]);
    expect(await putBack(putBackRollout, null)).toEqual([]);
  });

  it("are put back after one that did not come to its end where the rolling release is over for all that", async () => {
    expect(await putBack(putBackAborted, RELEASE)).toEqual(["the team's"]);
  });

  it.each<[string, typeof RELEASE | null, HostRollout | null | Error]>([
    ["no release is known", null, rollout({ state: "aborted" })],
    ["the release had no stages", DIRECT, rollout({ state: "aborted" })],
    ["its rolling release is at its end", RELEASE, rollout({ state: "complete" })],
    ["another one was aborted", RELEASE, rollout({ state: "aborted", candidateId: "dpl_x" })],
    ["there was none", RELEASE, null],
    ["the host does not say", RELEASE, silence()],
  ])("are left alone after one that did not come to its end where %s", async (_, release, last) => {
    expect(await putBack(putBackAborted, release, last)).toEqual([]);
  });

  it("are left alone where the host has no rolling releases any more", async () => {
    expect(await putBack(putBackAborted, RELEASE, null, false)).toEqual([]);
  });
});

describe("the production gates after a rollback", () => {
  const SETUP = { ...GATE, title: "Seed" };
  const verify = async (
    wishes: { readonly setup?: typeof GATE; readonly red?: boolean; readonly none?: boolean },
    commit: string | null = "0".repeat(40),
    after?: string,
  ) => {
    const world = openSmallWorld({
      plan: { production: { setup: wishes.setup ?? null, verify: wishes.none === true ? [] : [GATE] } },
      ...(wishes.red === true ? { gate: () => fail("gate_failed", "it is down", "fix it") } : {}),
    });
    const verdict = await verifyRollback(world.context, world.journal, { id: "dpl_old", commit }, after);
    return { world, verdict };
  };

  it("are not asked where the plan has none", async () => {
    const { world, verdict } = await verify({ none: true });
    expect([verdict, world.asked]).toEqual([null, []]);
  });

  it("are asked of the production address about what is there, under names that say when", async () => {
    const { world, verdict } = await verify({ setup: SETUP });
    expect(verdict?.outcome).toBe("pass");
    const at = `https://d0.example.com dpl_old ${"0".repeat(40)} production`;
    expect(world.asked).toEqual([`gate Seed, after the rollback ${at}`, `gate Chat, after the rollback ${at}`]);
    expect(world.said("note")).toEqual([]);
    const flag = await verify({}, null, "the flag was set");
    expect(flag.world.asked).toEqual(["gate Chat, after the flag was set https://d0.example.com dpl_old  production"]);
  });

  it("that do not pass change nothing, and people are told at once", async () => {
    const { world, verdict } = await verify({ red: true });
    expect(verdict?.outcome).toBe("fail");
    expect(world.said("note")).toEqual([
      "after the rollback the production gates do not pass: Chat, after the rollback: it is down",
    ]);
  });
});
