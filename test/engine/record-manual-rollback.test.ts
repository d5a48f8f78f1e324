/** What a person's rollback writes into the record of the release that it took out. */
import { describe, expect, it } from "vitest";
import { createForgePatience } from "../../src/engine/forge-patience.ts";
import { type ManualRollback, recordManualRollback } from "../../src/engine/record-manual-rollback.ts";
import { renderProductionStatus } from "../../src/release/record.ts";
import { record } from "../release/facts.ts";
import { NOW, openSmallWorld, silence, type SmallWishes } from "./small-world.ts";

const { payload } = record("watching");
const OWN = {
  deployment: { id: 2, environment: "production", task: "", sha: "", payload, creator: "", createdAt: NOW - 60_000 },
  payload,
};
const BY_HAND: ManualRollback = { to: "dpl_old", reason: "chat is down", accepted: false, begun: false };

async function recorded(
  changes: Partial<ManualRollback> & {
    readonly release?: typeof OWN | null;
    readonly said?: "done" | "rolled-back";
  } = {},
  wishes: SmallWishes = {},
) {
  const world = openSmallWorld(wishes);
  const { release = OWN, said, ...rest } = changes;
  if (said !== undefined) {
    const text =
      said === "done"
        ? renderProductionStatus({ phase: "done", promotedAt: NOW - 60_000, reason: "watched" })
        : renderProductionStatus({ phase: "rolled-back", to: "dpl_old", reason: "the run before" });
    const creator = "github-actions[bot]";
    world.statuses.push({ id: 2, ...text, environmentUrl: null, logUrl: null, creator, createdAt: NOW });
  }
  const patience = createForgePatience(world.context);
  await recordManualRollback(world.context, world.journal, patience, release, { ...BY_HAND, ...rest });
  return world;
}

describe("a person's rollback", () => {
  it("is written into the release's record with its reason, and with the run's page where there is one", async () => {
    const world = await recorded();
    expect(world.statuses).toMatchObject([
      { id: 2, state: "failure", description: "rolled back to dpl_old: chat is down", logUrl: null },
    ]);
    expect(world.said("note")).toEqual([]);
    const { statuses } = await recorded({ accepted: true }, { runUrl: "https://forge/run/1" });
    expect(statuses[0]).toMatchObject({
      description: expect.stringMatching(/^rolled back to dpl_old \(.+\): chat is down$/),
      logUrl: "https://forge/run/1",
    });
  });

  it("of what no record names is said to be known at the host alone, by the run that began it", async () => {
    const first = await recorded({ release: null });
    expect(first.writes()).toEqual([]);
    expect(first.said("note")).toEqual([
      "no release record belongs to what production served, so the rollback is recorded only at the host",
    ]);
    expect((await recorded({ release: null, begun: true })).said("note")).toEqual([]);
  });

  it("that was begun before writes what the run before could not, and nothing over what it wrote", async () => {
    expect((await recorded({ begun: true, said: "done" })).writes()).toHaveLength(1);
    expect((await recorded({ begun: true, said: "rolled-back" })).writes()).toEqual([]);
    // A new one is a new word, whatever stands there.
    expect((await recorded({ begun: false, said: "rolled-back" })).writes()).toHaveLength(1);
  });

  it("that was begun before is written where what the run before wrote cannot be read", async () => {
    const listDeploymentStatuses = () => Promise.reject(silence());
    const world = await recorded({ begun: true }, { forge: { listDeploymentStatuses } });
    expect(world.statuses).toMatchObject([{ description: "rolled back to dpl_old: chat is down" }]);
    expect(world.said("note")).toEqual([]);
  });

  it("succeeds although the forge takes nothing", async () => {
    const createDeploymentStatus = () => Promise.reject(silence());
    expect((await recorded({}, { forge: { createDeploymentStatus } })).said("note")).toEqual([
      "the rollback's status at GitHub was not written: no answer",
    ]);
  });

  it("by somebody whose records do not count says so, and how that is changed", async () => {
    const createDeploymentStatus = async () => ({ creator: "alice" }) as never;
    expect((await recorded({}, { forge: { createDeploymentStatus } })).said("note")).toEqual([
      "the rollback is recorded as written by alice, whose records do not count: later commands rely on what the host shows; to change that, list alice in the plan's `rollback.by`",
    ]);
    const listed = { forge: { createDeploymentStatus }, plan: { rollback: { by: ["alice"] } } };
    expect((await recorded({}, listed)).said("note")).toEqual([]);
  });
});
