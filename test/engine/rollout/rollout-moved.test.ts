import { expect, it } from "vitest";
import { rolloutMoved } from "../../../src/engine/rollout/rollout-moved.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { Host, HostRollout } from "../../../src/providers/contract.ts";
import { record } from "../../release/facts.ts";

const NOW = 30_000;
const STAGE = { index: 0, stages: 3, startedAt: 0, from: 0, to: 60_000 };

function movedAt(readRollout: () => Promise<Partial<HostRollout> | null>) {
  const host = { rollouts: { readRollout } } as unknown as Host;
  return rolloutMoved(host, record("promoting"), STAGE, NOW);
}

const shows = (rollout: Partial<HostRollout> | null) => movedAt(() => Promise.resolve(rollout));
const OURS = { state: "active", candidateId: "dpl_new", startedAt: 5_000, activeStage: 0 } as const;

it("a stage goes on while the host shows it", async () => {
  expect(await shows(OURS)).toBeNull();
});

const OVER = "The rolling release of dpl_new is not under way any more.";
const STAGE_2 = "Somebody took the rolling release of dpl_new to stage 2.";
const ANEW = "Somebody took the rolling release of dpl_new back and began another one.";
const STAGE_1 = "Somebody took the rolling release of dpl_new to stage 1.";

it.each([
  ["another stage", { ...OURS, activeStage: 1 }, STAGE_2],
  ["no stage of it", { ...OURS, activeStage: null }, STAGE_1],
  ["that it was begun anew since", { ...OURS, startedAt: 5_001 }, ANEW],
  ["another build", { ...OURS, candidateId: "dpl_other" }, OVER],
  ["that it is complete", { ...OURS, state: "complete", activeStage: null }, OVER],
  ["that it was taken back", { ...OURS, state: "aborted", activeStage: null }, OVER],
  ["none at all", null, OVER],
] as const)("a stage is over where the host shows %s", async (_, rollout, summary) => {
  expect(await shows(rollout)).toMatchObject({
    outcome: "hold",
    reasonCode: "rollout_moved",
    summary,
    remedy: "Nothing: what the host shows now is read, and judged from now on.",
  });
});

it("a stage is over at a host that has no rolling releases any more", async () => {
  expect(await rolloutMoved({} as Host, record("promoting"), STAGE, NOW)).toMatchObject({ summary: OVER });
});

it("a stage goes on where the host tells of a beginning that is yet to come, which would be another one at each look", async () => {
  expect(await shows({ ...OURS, startedAt: NOW })).toMatchObject({ summary: ANEW });
  expect(await shows({ ...OURS, startedAt: NOW + 1 })).toBeNull();
});

it("a host that gives no answer moves nothing", async () => {
  const trouble = { reasonCode: "vendor_unavailable", vendor: "Vercel", message: "503", remedy: "wait" } as const;
  expect(await movedAt(() => Promise.reject(new ProviderError(trouble)))).toBeNull();
  await expect(movedAt(() => Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
});
