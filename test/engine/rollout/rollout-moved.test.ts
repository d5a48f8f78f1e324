import { expect, it } from "vitest";
import { rolloutMoved } from "../../../src/engine/rollout/rollout-moved.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { Host, HostRollout } from "../../../src/providers/contract.ts";
import { record } from "../../release/facts.ts";

const STAGE = { index: 0, stages: 3, startedAt: 0, from: 0, to: 60_000 };

function movedAt(readRollout: () => Promise<Partial<HostRollout> | null>) {
  const host = { rollouts: { readRollout } } as unknown as Host;
  return rolloutMoved(host, record("promoting"), STAGE);
}

const shows = (rollout: Partial<HostRollout> | null) => movedAt(() => Promise.resolve(rollout));
const OURS = { state: "active", candidateId: "dpl_new", activeStage: 0 } as const;

it("a stage goes on while the host shows it", async () => {
  expect(await shows(OURS)).toBeNull();
});

it.each([
  ["another stage", { ...OURS, activeStage: 1 }],
  ["another build", { ...OURS, candidateId: "dpl_other" }],
  ["that it is complete", { ...OURS, state: "complete", activeStage: null }],
  ["that it was taken back", { ...OURS, state: "aborted", activeStage: null }],
  ["none at all", null],
] as const)("a stage is over where the host shows %s", async (_, rollout) => {
  expect(await shows(rollout)).toMatchObject({ outcome: "hold", reasonCode: "rollout_moved" });
});

it("a host that gives no answer moves nothing", async () => {
  const trouble = { reasonCode: "vendor_unavailable", vendor: "Vercel", message: "503", remedy: "wait" } as const;
  expect(await movedAt(() => Promise.reject(new ProviderError(trouble)))).toBeNull();
});
