/** Release records as the forge keeps them, newest first, and which of them are asked for how they ended. */
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import type { Forge, ForgeDeployment, ForgeDeploymentStatus } from "../../src/providers/contract.ts";
import type { ProductionPayload } from "../../src/release/payload.ts";
import { PRODUCTION_TASK, type ProductionStatus, renderProductionStatus } from "../../src/release/record.ts";
import { COMMIT, record } from "../release/facts.ts";
import { NOW, openSmallWorld, type SmallWishes } from "./small-world.ts";

/** A production record of this release, unless `changes` name another. */
export function kept(
  id: number,
  changes: Partial<ProductionPayload> = {},
  more: Partial<ForgeDeployment> = {},
): ForgeDeployment {
  const payload = { ...record("promoting").payload, ...changes };
  const written = { environment: "production", task: PRODUCTION_TASK, sha: COMMIT, creator: DEFAULT_AUTHOR };
  return { id, ...written, payload, createdAt: NOW - 60_000, ...more };
}

/** The candidate of another release. */
export const build = (id: string, createdAt = 500) => ({ id, url: `${id}.vercel.app`, createdAt });

export function status(
  id: number,
  said: ProductionStatus,
  more: Partial<ForgeDeploymentStatus> = {},
): ForgeDeploymentStatus {
  const written = { environmentUrl: null, logUrl: null, creator: DEFAULT_AUTHOR, createdAt: NOW - 30_000 };
  return { id, ...renderProductionStatus(said), ...written, ...more };
}

export const done = (id: number) => status(id, { phase: "done", promotedAt: NOW - 50_000, reason: "quiet" });

/** `forge`: what else is changed of it. */
export function openRecords(
  records: readonly ForgeDeployment[],
  statuses: readonly ForgeDeploymentStatus[] = [],
  { forge, ...wishes }: SmallWishes = {},
) {
  const lists: Parameters<Forge["listDeployments"]>[0][] = [];
  const read: number[] = [];
  const world = openSmallWorld({
    ...wishes,
    forge: {
      listDeployments: async (filter) => {
        lists.push(filter);
        return records.filter(({ task }) => task === filter.task).slice(0, filter.limit);
      },
      listDeploymentStatuses: async (id) => {
        read.push(id);
        return statuses.filter((one) => one.id === id);
      },
      ...forge,
    },
  });
  return { world, lists, read };
}
