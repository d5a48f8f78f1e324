/** Before a build of the host's own is waited for: nothing may let it into production by itself. */
import { describe, expect, it } from "vitest";
import { adoptBuild } from "../../../src/engine/adopt/adopt-build.ts";
import type { Records } from "../../../src/engine/release-records.ts";
import type { GitSource } from "../../../src/plan/plan.ts";
import type { ProductionRecord } from "../../../src/release/record.ts";
import { aliasRequest, otherRecord, record, STAGING } from "../../release/facts.ts";
import { type AdoptWishes, CHECK, openAdoptWorld, serving, STAGED } from "./adopt-world.ts";

const LET_BY_ITSELF = serving("dpl_old", { autoAssignDomains: true });
const LEFT_ON = serving("dpl_old", {
  autoAssignDomains: true,
  aliasRequest: aliasRequest("promote", "dpl_other", "failed", 100, "dpl_old"),
});

interface Wishes extends AdoptWishes {
  readonly own?: ProductionRecord;
  /** Production records of other releases. */
  readonly others?: readonly ProductionRecord[];
  readonly staging?: Records["staging"];
  readonly history?: Records["history"];
}

async function adopted({ own, others = [], staging = [], history = [], ...wishes }: Wishes = {}) {
  const world = openAdoptWorld(wishes);
  const { context, journal, host, forge } = world;
  const listed = others.map(({ forgeId, createdAt, payload }) => ({ deployment: { id: forgeId, createdAt }, payload }));
  const records = { staging, record: own ?? null, history, listed } as unknown as Records;
  const letIn: GitSource["letIn"] = wishes.letIn ?? STAGED;
  const outcome = await adoptBuild(context, journal, { host, forge, production: world.production, records, letIn });
  return { world, outcome, code: outcome.ready ? "ready" : outcome.verdict.reasonCode };
}

describe("a build that is let in by a promote", () => {
  it("is found where the project's automatic assignment is off", async () => {
    const { outcome, world } = await adopted();
    expect(outcome).toMatchObject({ ready: true, build: { id: "dpl_new" } });
    expect(world.writes().filter((text) => text.startsWith("auto-assign"))).toEqual([]);
  });

  it("is not looked for where that is on, which lets it in unverified", async () => {
    const { code, world } = await adopted({ production: LET_BY_ITSELF });
    expect(code).toBe("auto_assign_on");
    expect(world.asked).toEqual([]);
  });

  it.each([
    ["serves", serving("dpl_new", { autoAssignDomains: true })],
    [
      "is getting",
      serving("dpl_old", { autoAssignDomains: true, aliasRequest: aliasRequest("promote", "dpl_new", "pending") }),
    ],
  ] as const)("is found all the same where production %s what this release adopted before", async (_, production) => {
    expect((await adopted({ production, staging: [STAGING] })).code).toBe("ready");
    expect((await adopted({ production })).code).toBe("auto_assign_on");
  });

  it("is found where the release's own promote is on record, whatever is on", async () => {
    expect((await adopted({ production: LET_BY_ITSELF, own: record("promoting") })).code).toBe("ready");
  });

  it("is found once what another release left on was switched off, which is said", async () => {
    const others = [otherRecord("promoting", 900, { autoAssignDomains: false })];
    const { code, world } = await adopted({ production: LEFT_ON, others });
    expect(code).toBe("ready");
    expect(world.asked).toContain("auto-assign false");
    expect(world.production.project.autoAssignDomains).toBe(false);
    expect(world.said("note")).toEqual([
      "release r0 was cut off and had left automatic assignment on: it is off again",
    ]);
  });

  it.each([
    ["nobody of us asked for the last promote", LEFT_ON, []],
    ["that release had found it on", LEFT_ON, [otherRecord("promoting", 900, { autoAssignDomains: true })]],
    ["the host was asked for nothing", LET_BY_ITSELF, [otherRecord("promoting", 900, { autoAssignDomains: false })]],
  ] as const)("is not looked for where it was left on, and %s", async (_, production, others) => {
    const { code, world } = await adopted({ production, others });
    expect([code, world.said("note")]).toEqual(["auto_assign_on", []]);
    expect(world.asked).not.toContain("auto-assign false");
  });
});

describe("a build that is let in by a deployment check", () => {
  it("is found where automatic assignment is on and the check is there", async () => {
    expect((await adopted({ letIn: CHECK, production: LET_BY_ITSELF })).code).toBe("ready");
  });

  it("is not looked for where automatic assignment is off, or the check is missing", async () => {
    const history = [otherRecord("done", 900, { autoAssignDomains: false })];
    expect((await adopted({ letIn: CHECK, history })).code).toBe("auto_assign_off");
    expect((await adopted({ letIn: CHECK, production: LET_BY_ITSELF, checks: [] })).code).toBe("check_missing");
    const letIn = { ...CHECK, create: true };
    const created = await adopted({ letIn, production: LET_BY_ITSELF, checks: [] });
    expect(created.code).toBe("ready");
    expect(created.world.asked).toContain("create check Holdpoint 600000");
  });

  it("is found without a question where the release's own promote is on record", async () => {
    const own = record("promoting");
    expect((await adopted({ letIn: CHECK, production: LET_BY_ITSELF, checks: [], own })).code).toBe("ready");
  });

  it("leaves on what another release left on, because it is to be", async () => {
    const others = [otherRecord("promoting", 900, { autoAssignDomains: false })];
    const { code, world } = await adopted({ letIn: CHECK, production: LEFT_ON, others });
    expect(code).toBe("ready");
    expect(world.asked).not.toContain("auto-assign false");
  });
});
