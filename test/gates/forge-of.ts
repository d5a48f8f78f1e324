/** A forge that keeps release records in memory, filtered as GitHub filters them, and counts what it is asked. */
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import type { Forge, ForgeDeployment, ForgeDeploymentStatus } from "../../src/providers/contract.ts";
import { partly } from "./gate-context.ts";

export interface KeptRecord extends Partial<ForgeDeployment> {
  readonly task: string;
  readonly payload: unknown;
  /** Newest last; the date of each defaults to the record's own. */
  readonly statuses?: readonly (Pick<ForgeDeploymentStatus, "state" | "description"> & {
    readonly createdAt?: number;
    readonly creator?: string;
  })[];
}

export interface KeptForge {
  readonly forge: Forge;
  readonly asked: { lists: number; statuses: number };
}

/** Records in the order in which they were made, the oldest first. */
export function forgeOf(records: readonly KeptRecord[]): KeptForge {
  const asked = { lists: 0, statuses: 0 };
  const deployments = records.map((record, index): ForgeDeployment => ({
    id: index + 1,
    environment: "staging",
    sha: "c".repeat(40),
    creator: DEFAULT_AUTHOR,
    createdAt: index,
    ...record,
  }));
  const forge = partly<Forge>({
    listDeployments: async ({ environment, task, sha, limit }) => {
      asked.lists += 1;
      return deployments
        .filter((one) => environment === undefined || one.environment === environment)
        .filter((one) => task === undefined || one.task === task)
        .filter((one) => sha === undefined || one.sha === sha)
        .toReversed()
        .slice(0, limit);
    },
    listDeploymentStatuses: async (id) => {
      asked.statuses += 1;
      const index = deployments.findIndex((one) => one.id === id);
      return (records[index]?.statuses ?? [])
        .map((status, at): ForgeDeploymentStatus => {
          const createdAt = deployments[index]?.createdAt ?? 0;
          return { id: at, environmentUrl: null, logUrl: null, creator: DEFAULT_AUTHOR, createdAt, ...status };
        })
        .toReversed();
    },
  });
  return { forge, asked };
}
