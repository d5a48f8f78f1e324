/** Two runs may climb one ladder. A rung that must not be taken twice is left to the run whose beginning stands first in the records. */
import { isAuthor } from "../../lib/authors.ts";
import type { Forge, ForgeDeploymentStatus } from "../../providers/contract.ts";
import type { ProductionPayload } from "../../release/payload.ts";
import {
  parseProductionRecord,
  type ProductionRecord,
  type ProductionStatus,
  type RecordKey,
} from "../../release/record.ts";
import { takenRungs } from "../../release/rung-words.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { listProductionRecords } from "../release-records.ts";
import { storeProductionStatus } from "../write-release-status.ts";

interface Beginning {
  readonly forge: Pick<Forge, "createDeploymentStatus" | "listDeploymentStatuses" | "listDeployments">;
  readonly record: ProductionRecord;
  readonly key: string;
  /** It says that the rung is begun. */
  readonly status: ProductionStatus;
}

/** False where another run has begun it. */
export async function beginRung(
  context: CommandContext,
  journal: Journal,
  { forge, record, key, status }: Beginning,
): Promise<boolean> {
  const records = await recordsOfRelease(context, journal, forge, record);
  const listAll = async (whole?: (found: readonly ForgeDeploymentStatus[]) => boolean) => {
    const lists = await Promise.all(
      records.map(async (own) => {
        const statuses = await forge.listDeploymentStatuses(own.deployment.id, whole);
        return statuses.map((one) => ({ id: one.id, begins: isBegun(context, own, key, one) }));
      }),
    );
    return lists.flat();
  };
  // All of them: a run that knew less of the rungs may have written over the one that says so.
  const before = await listAll();
  if (before.some(({ begins }) => begins)) return false;
  const known = Math.max(0, ...before.map(({ id }) => id));
  const own = await storeProductionStatus(context, forge, record, status);
  // Both may have read before either wrote; of the two that are there now, the first one counts.
  const now = await listAll((found) => found.some(({ id }) => id <= known));
  return !now.some(({ id, begins }) => id < own.id && begins);
}

/** Two runs that promoted it at once have each recorded it, and each writes into its own. */
async function recordsOfRelease(
  context: CommandContext,
  journal: Journal,
  forge: Beginning["forge"],
  { forgeId, createdAt, payload }: ProductionRecord,
): Promise<readonly RecordKey<ProductionPayload>[]> {
  const { records } = await listProductionRecords(context, journal, forge);
  const others = records.filter((one) => one.payload.release === payload.release && one.deployment.id !== forgeId);
  return [{ deployment: { id: forgeId, createdAt }, payload }, ...others];
}

function isBegun(
  { options }: CommandContext,
  own: RecordKey<ProductionPayload>,
  key: string,
  status: ForgeDeploymentStatus,
): boolean {
  if (!isAuthor(status.creator, options.authors)) return false;
  const { rungs = {} } = parseProductionRecord(own, status);
  return Object.hasOwn(takenRungs(rungs), key);
}
