/** The small world with a host that rolls out: it takes each stage at once, and keeps the project's settings for them. */
import { DEFAULT_AUTHOR } from "../../../src/lib/authors.ts";
import type { ForgeDeployment, HostRollouts, RolloutSettings } from "../../../src/providers/contract.ts";
import type { ProductionPayload } from "../../../src/release/payload.ts";
import {
  PRODUCTION_TASK,
  type ProductionRecord,
  type ProductionStatus,
  renderProductionStatus,
  renderStagingStatus,
  STAGING_TASK,
} from "../../../src/release/record.ts";
import type { RolloutStage } from "../../../src/release/rollout-stage.ts";
import { production, record, rolling, rollout, STAGING } from "../../release/facts.ts";
import { NOW, openSmallWorld, type SmallWishes, type SmallWorld } from "../small-world.ts";

export const PERCENTS = [10, 50, 100];
export const STAGE_MS = 60_000;
/** When the first visitors got it. */
export const BEGUN = NOW - 90_000;
export const PLANNED = { percents: PERCENTS, stageMs: STAGE_MS, before: null };
export const PLAN = { production: { promote: { percents: PERCENTS, stageMs: STAGE_MS } } };

/** What serves beside the release. */
const BESIDE = production("dpl_old", { rollsOut: true });

export interface RollingWishes extends Omit<SmallWishes, "host"> {
  readonly host?: SmallWishes["host"];
  /** What the project has; null = none. */
  readonly settings?: RolloutSettings | null;
  readonly rollouts?: Partial<HostRollouts>;
}

export interface RollingWorld extends SmallWorld {
  settings: RolloutSettings | null;
  readonly rollouts: HostRollouts;
}

export const settingsOf = (percents: readonly number[], stored: unknown = { percents }): RolloutSettings => ({
  stages: percents.map((percent) => ({ percent, automatic: false })),
  stored,
});

/** In the first of three stages, which nobody has judged. */
export function openRollingWorld({ settings = null, rollouts, host, ...wishes }: RollingWishes = {}): RollingWorld {
  const all: HostRollouts = {
    readRollout: async () => world.production.rollout ?? null,
    readRolloutSettings: async () => world.settings,
    readRolloutOffer: async () => ({ kind: "available" }),
    writeRolloutStages: async (percents) => {
      world.asked.push(`stages ${percents.join()}`);
      world.settings = settingsOf(percents);
    },
    putBackRolloutSettings: async (stored) => {
      world.asked.push(`settings ${JSON.stringify(stored)}`);
      world.settings = stored === null ? null : settingsOf([], stored);
    },
    startRollout: async (id) => {
      world.asked.push(`start ${id}`);
      world.production = { ...world.production, rollout: rollout({ candidateId: id }) };
      return { kind: "accepted" };
    },
    approveStage: async (id, from) => {
      world.asked.push(`approve ${id} ${from}`);
      world.production = { ...world.production, rollout: rollout({ candidateId: id, activeStage: from + 1 }) };
      return { kind: "accepted" };
    },
    completeRollout: async (id) => {
      world.asked.push(`complete ${id}`);
      world.production = completed(id);
      return { kind: "accepted" };
    },
    ...rollouts,
  };
  const small = openSmallWorld({
    production: inStage(0),
    plan: PLAN,
    ...wishes,
    host: { ...host, rollouts: all },
  });
  const world: RollingWorld = Object.assign(small, { settings, rollouts: all });
  return world;
}

export const inStage = (index: number) => rolling({ activeStage: index }, BESIDE);
export const completed = (id = "dpl_new") => rolling({ state: "complete", activeStage: null }, production(id));
/** Somebody gave everybody what served before. */
export const aborted = () => rolling({ state: "aborted", activeStage: null }, BESIDE);

export const stage = (index: number): RolloutStage => ({
  index,
  stages: PERCENTS.length,
  startedAt: BEGUN,
  from: BEGUN,
  to: BEGUN + STAGE_MS,
});

export function rollingRecord(
  changes: Partial<Omit<ProductionRecord, "payload">> & { payload?: Partial<ProductionPayload> } = {},
): ProductionRecord & { readonly promotedAt: number } {
  const { payload, promotedAt = BEGUN, ...rest } = changes;
  const found = record("promoting", {
    statusAt: NOW,
    createdAt: BEGUN,
    ...rest,
    payload: { rollout: PLANNED, ...payload },
  });
  return { ...found, promotedAt: promotedAt ?? BEGUN };
}

/** What another run, or a person, wrote into the record. */
export function writeStatus(world: SmallWorld, status: ProductionStatus): void {
  storeStatus(world, 2, renderProductionStatus(status));
}

/** At the forge, as verify and promote have left them there. */
export function storeRecords(world: SmallWorld, { payload }: ProductionRecord): void {
  const at = { creator: DEFAULT_AUTHOR, sha: payload.commit, createdAt: BEGUN };
  const stored: readonly ForgeDeployment[] = [
    { ...at, id: 2, task: PRODUCTION_TASK, environment: "production", payload },
    { ...at, id: 1, task: STAGING_TASK, environment: "staging", payload: STAGING.payload },
  ];
  world.forge.listDeployments = async ({ task }) => stored.filter((one) => one.task === task);
  storeStatus(world, 1, renderStagingStatus("verified", "all gates passed"));
  writeStatus(world, { phase: "promoting" });
}

function storeStatus(world: SmallWorld, id: number, text: ReturnType<typeof renderProductionStatus>): void {
  world.statuses.push({ id, ...text, environmentUrl: null, logUrl: null, creator: DEFAULT_AUTHOR, createdAt: NOW });
}
