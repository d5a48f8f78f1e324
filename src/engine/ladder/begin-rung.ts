/** Two runs may climb one ladder. A rung that must not be taken twice is left to the run whose beginning stands first in the record. */
import { isAuthor } from "../../lib/authors.ts";
import type { Forge, ForgeDeploymentStatus } from "../../providers/contract.ts";
import { parseProductionRecord, type ProductionRecord, type ProductionStatus } from "../../release/record.ts";
import { takenRungs } from "../../release/rung-words.ts";
import type { CommandContext } from "../context.ts";
import { storeProductionStatus } from "../write-release-status.ts";

interface Beginning {
  readonly forge: Pick<Forge, "createDeploymentStatus" | "listDeploymentStatuses">;
  readonly record: ProductionRecord;
  readonly key: string;
  /** It says that the rung is begun. */
  readonly status: ProductionStatus;
}

/** False where another run has begun it. */
export async function beginRung(context: CommandContext, { forge, record, key, status }: Beginning): Promise<boolean> {
  // All of them: a run that knew less of the rungs may have written over the one that says so.
  const before = await forge.listDeploymentStatuses(record.forgeId);
  if (before.some((one) => isBegun(context, record, key, one))) return false;
  const known = Math.max(0, ...before.map(({ id }) => id));
  const own = await storeProductionStatus(context, forge, record, status);
  // Both may have read before either wrote; of the two that are there now, the first one counts.
  const now = await forge.listDeploymentStatuses(record.forgeId, (found) => found.some(({ id }) => id <= known));
  return !now.some((one) => one.id < own.id && isBegun(context, record, key, one));
}

function isBegun(
  { options }: CommandContext,
  { forgeId, createdAt, payload }: ProductionRecord,
  key: string,
  status: ForgeDeploymentStatus,
): boolean {
  if (!isAuthor(status.creator, options.authors)) return false;
  const { rungs = {} } = parseProductionRecord({ deployment: { id: forgeId, createdAt }, payload }, status);
  return Object.hasOwn(takenRungs(rungs), key);
}
