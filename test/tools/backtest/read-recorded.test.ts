import { expect, it } from "vitest";
import type { ForgeDeployment, ForgeDeploymentStatus } from "../../../src/providers/contract.ts";
import { readRecorded } from "../../../src/tools/backtest/read-recorded.ts";
import { parseTestPlan } from "../../commands/open-world.ts";

const OURS = "github-actions[bot]";
const MINUTE = 60_000;
const NOON = Date.UTC(2026, 0, 5, 12);
const iso = (at: number) => new Date(at).toISOString().replace(".000", "");
const commitOf = (id: number) => String(id).padStart(40, "0");

const deployment = (id: number, parts: Partial<ForgeDeployment> = {}): ForgeDeployment => ({
  id,
  environment: "production",
  task: "holdpoint:production",
  sha: commitOf(id),
  creator: OURS,
  createdAt: NOON + id * 60 * MINUTE,
  payload: {
    holdpoint: 1,
    phase: "production",
    release: commitOf(id),
    commit: commitOf(id),
    planDigest: "d",
    candidate: { id: `dpl_${id}`, url: "a.vercel.app", createdAt: NOON },
    knownGood: null,
    previous: { id: `dpl_${id - 1}`, commit: commitOf(id - 1) },
    watchForMs: 0,
    autoAssignDomains: true,
    unpinned: false,
  },
  ...parts,
});

const status = (description: string, minutes: number, creator = OURS): ForgeDeploymentStatus => ({
  id: minutes,
  state: "in_progress",
  description,
  environmentUrl: null,
  logUrl: null,
  creator,
  createdAt: NOON + minutes * MINUTE,
});

/** Statuses newest first, by the deployment's id. */
function read(
  deployments: readonly ForgeDeployment[],
  statuses: Readonly<Record<number, readonly ForgeDeploymentStatus[]>>,
  wanted = { limit: 30, since: 0 },
) {
  const reader = {
    listDeployments: async () => deployments.toSorted((one, other) => other.createdAt - one.createdAt),
    listDeploymentStatuses: async (id: number) => statuses[id] ?? [],
  };
  return readRecorded(reader, parseTestPlan(), [OURS], wanted);
}

const promoted = (minutes: number) =>
  `watching since ${iso(NOON + minutes * MINUTE)} until ${iso(NOON + 999 * MINUTE)}`;

it("takes a release's time from the promotion to the next one, or to its rollback, and keeps when it was promoted", async () => {
  const { releases } = await read([deployment(1), deployment(2), deployment(3)], {
    1: [status(`done since ${iso(NOON + 60 * MINUTE)}: watched`, 90)],
    2: [status("rolled back to dpl_1: slow", 140), status(promoted(120), 120)],
    3: [status(promoted(180), 180)],
  });
  expect(releases).toEqual([
    expect.objectContaining({
      deploymentId: "dpl_1",
      promotedAt: NOON + 60 * MINUTE,
      servedUntil: NOON + 120 * MINUTE,
      happened: "stayed",
      previous: { deploymentId: "dpl_0", commit: commitOf(0) },
    }),
    expect.objectContaining({
      promotedAt: NOON + 120 * MINUTE,
      servedUntil: NOON + 140 * MINUTE,
      happened: "rolled-back",
    }),
    expect.objectContaining({ promotedAt: NOON + 180 * MINUTE, servedUntil: null, happened: "not-ended" }),
  ]);
});

it("leaves out what never came into production, and what others wrote", async () => {
  const stranger = deployment(3, { creator: "mallory" });
  const { releases, unseen } = await read([deployment(1), deployment(2), stranger], {
    1: [status("promoting", 60)],
    2: [status(promoted(1), 130, "mallory"), status(promoted(120), 120)],
    3: [status(promoted(180), 180)],
  });
  expect(releases.map(({ deploymentId, promotedAt }) => [deploymentId, promotedAt])).toEqual([
    ["dpl_2", NOON + 120 * MINUTE],
  ]);
  expect(unseen).toEqual([expect.stringContaining("GitHub deployment 3 by mallory")]);
});

it("says that records of another version of Holdpoint were left out", async () => {
  const other = deployment(2, { payload: { holdpoint: 2, project: "web" } });
  const { releases, unseen } = await read([deployment(1), other], { 1: [status(promoted(60), 60)] });
  expect(releases).toHaveLength(1);
  expect(unseen).toEqual([
    expect.stringContaining("GitHub deployment 2 and perhaps others were written by another version"),
  ]);
});

it("takes the newest of those that are wanted", async () => {
  const ids = [1, 2, 3, 4];
  const statuses = Object.fromEntries(ids.map((id) => [id, [status(promoted(id * 60), id * 60)]]));
  const all = ids.map((id) => deployment(id));
  const chosen = async (wanted: { limit: number; since: number }) =>
    (await read(all, statuses, wanted)).releases.map(({ deploymentId }) => deploymentId);
  expect(await chosen({ limit: 2, since: 0 })).toEqual(["dpl_3", "dpl_4"]);
  expect(await chosen({ limit: 200, since: NOON + 120 * MINUTE })).toEqual(["dpl_2", "dpl_3", "dpl_4"]);
});
